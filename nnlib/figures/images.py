"""The pictures in images/, which the README and the lessons' text show.

Each file is drawn by one function. The words of each picture are computed with it;
``alt_text`` returns them, and a README that shows a picture uses exactly them.
``python -m nnlib.figures`` draws all files anew.
"""

from pathlib import Path

import matplotlib

from nnlib.backprop import backPropNN
from nnlib.data import NEW_PEOPLE, PEOPLE, gate, new_people, people
from nnlib.figures.course_map import course_map
from nnlib.figures.decision_surface import decision_surface
from nnlib.figures.loss_curve import loss_curve
from nnlib.figures.network_diagram import network_diagram
from nnlib.figures.neuron_diagram import neuron_diagram
from nnlib.figures.people_scatter import people_scatter
from nnlib.figures.show import figure_of, png_of
from nnlib.figures.words import words_of
from nnlib.network import OurNeuralNetwork

FOLDER = Path(__file__).parents[2] / "images"
DRAWN_BY = f"Matplotlib {matplotlib.__version__}"


def neuron():
    """Draw the neuron of lesson 01."""
    return neuron_diagram(weights=[0, 1], bias=4, inputs=[2, 3])


def network():
    """Draw the 2-2-1 network of lesson 02 with its nine knobs."""
    return network_diagram((2, 2, 1))


def people_table():
    """Draw the four people and the two new ones of lesson 03."""
    data, labels = people()
    return people_scatter(data, labels, PEOPLE, new=new_people(), new_names=NEW_PEOPLE)


def losses():
    """Draw the loss of the training in lesson 05."""
    return loss_curve(OurNeuralNetwork(rng=215).train(*people()))


def xor():
    """Draw what a trained network answers for XOR, as in lesson 08 but faster."""
    inputs, targets = gate("XOR")
    network = backPropNN((2, 2, 1), rng=3, scale=1)
    network.train(inputs, targets, maxIterations=3000, trainingRate=1)
    reach = (-0.4, 1.4)
    return decision_surface(
        network.FP, inputs, targets, x_range=reach, y_range=reach, kind="target"
    )


IMAGES = {
    "course-map.png": course_map,
    "loss-curve.png": losses,
    "network.png": network,
    "neuron.png": neuron,
    "people.png": people_table,
    "xor.png": xor,
}


def alt_text(filename):
    """Return the words of the picture `filename`, a key of `IMAGES`."""
    if filename not in IMAGES:
        names = ", ".join(IMAGES)
        raise ValueError(f"filename must be one of {names}, but it is {filename!r}")
    return words_of(figure_of(IMAGES[filename]()))


def rebuild(folder=FOLDER):
    """Draw every picture into `folder`; return the paths of the files.

    Each file keeps its words and the version of matplotlib that drew it.
    """
    paths = []
    for filename, draw in IMAGES.items():
        figure = figure_of(draw())
        about = {"Description": words_of(figure), "Software": DRAWN_BY}
        paths.append(Path(folder) / filename)
        paths[-1].write_bytes(png_of(figure, **about))
    return paths
