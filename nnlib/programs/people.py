"""Train the 2-2-1 network of lesson 05 on four people, then ask about two new ones.

Each loss is the one after so many epochs, as in lesson 05. The tutorial's counter
starts at 0 and is printed after the pass, so its epoch 10 follows 11 passes.
"""

import nnlib
from nnlib.checks import whole
from nnlib.programs import add_option, chunks
from nnlib.text import count

PRINT_EPOCHS = 10  # print the loss every so many epochs


def add_options(parser):
    """Name the options; the defaults are lesson 05's."""
    add_option(parser, "--seed", 215, "number that fixes the random starting weights")
    add_option(parser, "--epochs", 1000, "how many times all four people are used")
    add_option(parser, "--rate", 0.1, "learning rate: the slope times this is the step")


def run(options):
    """Train on the four people, then print the outputs for Emily and Frank."""
    data, labels = nnlib.people()
    net = nnlib.OurNeuralNetwork(rng=options.seed)
    loss = nnlib.mse_loss(labels, net.feedforward(data))
    print("Loss after so many epochs. 0 is the untrained network.")
    print(f"epochs {0:<6} loss {loss:.4f}", flush=True)
    for start, epochs in chunks(whole("epochs", options.epochs), PRINT_EPOCHS):
        losses = net.train(data, labels, learn_rate=options.rate, epochs=epochs)
        loss = losses[-1]
        print(f"epochs {start + epochs:<6} loss {loss:.4f}", flush=True)
    print(f"Stopped after {count(options.epochs, 'epoch')}, loss {loss:.4f}.")
    print()
    print("Two people whom the network was not trained on:")
    outputs = net.feedforward(nnlib.new_people())
    for name, output in zip(nnlib.NEW_PEOPLE, outputs, strict=True):
        nearer = 1 if output > 0.5 else 0
        print(f"{name}: output {output:.3f}, nearer to label {nearer}")
