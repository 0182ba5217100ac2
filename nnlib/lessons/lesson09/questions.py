"""The predictions and questions of lesson 09."""

from nnlib.practice.content import Prediction, question, right, wrong

PREDICTIONS = (
    Prediction(
        "09.p1",
        "All nine knobs are divided by 10: weights 2 and −2, biases −1, 3 and −3. How "
        "many of the four corners are still on the right side of 0.5?",
        options=("none", "2", "4"),
        answer="2",
        why="The lines are where they were. But the hidden outputs are no longer near "
        "0 and 1, and the output neuron counts on that. Its outputs for [0, 1] and "
        "[1, 0] fall to 0.481.",
    ),
    Prediction(
        "09.p2",
        "With the gates OR and NAND, [0, 0] goes to (0, 1) in the hidden plane, and "
        "[1, 1] to (1, 0). Where do [0, 1] and [1, 0] go?",
        options=(
            "to (0, 0) and (1, 1)",
            "both to (1, 1)",
            "both to (0, 0)",
        ),
        answer="both to (1, 1)",
        why="For both, OR says 1 and NAND says 1. From there on the network cannot "
        "tell them apart, and it does not have to.",
    ),
    Prediction(
        "09.p3",
        "In 20 000 iterations the knobs walk 21.35 in all. How far do they get in the "
        "first 2500?",
        options=("about 2.7, an eighth of it", "about 10", "about 0.2"),
        answer="about 0.2",
        why="0.23 of 21.35. A step is the rate times the slopes, and on the plateau "
        "the slopes are tiny. Most of the way is walked from 4500 to 7500.",
    ),
    Prediction(
        "09.p4",
        "All nine knobs start at 0.5. What will the two hidden neurons be after 20 000 "
        "iterations?",
        options=("OR and NAND", "equal to each other", "as they were at the start"),
        answer="equal to each other",
        why="Both get the same inputs, the same slopes and the same steps, at every "
        "iteration. Two equal neurons draw one line, and one line is not enough.",
    ),
    Prediction(
        "09.p5",
        "With `scale=1.0`, 79 of 100 starts are solved. How many are "
        "solved with `scale=10.0`?",
        options=("more than 90", "about 80", "about 10"),
        answer="about 10",
        why="9 of 100. The best of these four is 0.5, with 91.",
    ),
    Prediction(
        "09.p6",
        "Without momentum 79 of 100 are solved. What will a momentum of 0.9 change?",
        options=(
            "faster, and more are solved",
            "faster, and about as many are solved",
            "about as fast, and more are solved",
        ),
        answer="faster, and about as many are solved",
        why="The median falls from 1059 iterations to 108, and 78 are solved instead "
        "of 79. They are not the same ones: 8 stuck runs are solved now, and 9 solved "
        "ones are stuck.",
    ),
    Prediction(
        "09.p7",
        "Four kinds of hidden neurons, two each, with 100 starts: which kind solves "
        "XOR from the fewest?",
        options=("sigmoid", "tanh", "gaussian", "ReLU"),
        answer="ReLU",
        why="25 of 100. In 56 of the other 75 a ReLU has a sum below 0 at all four "
        "corners. Its slope there is 0, so it stays so. Large networks can spare a few "
        "such neurons, and there ReLU is a common choice.",
    ),
    Prediction(
        "09.p8",
        "One single gaussian neuron with the weights 2, 2 and the bias −2, and no "
        "hidden layer: can it do XOR?",
        options=("yes", "no, one neuron never can"),
        answer="yes",
        why="Its output is high along a line and low on both sides: a ridge. The two "
        "corners with target 1 are on it. What one neuron cannot do depends on its "
        "transfer function.",
    ),
)

WARM_UP = (
    question(
        "09.w1",
        "O1.3",
        "A neuron has the weights 1 and 1 and the bias −1.5. For which of the corners "
        "[0, 0], [1, 1], [0, 1], [1, 0] is its output above 0.5?",
        right(
            "[1, 1] alone",
            "There the sum is 1 + 1 − 1.5 = 0.5, above 0. One input alone does not "
            "make up for the bias.",
        ),
        wrong(
            "[1, 1], [0, 1] and [1, 0]",
            "M03",
            "For [0, 1] the sum is 1 − 1.5, which is below 0. Work out all four sums, "
            "bias included.",
        ),
        wrong(
            "none",
            "M03",
            "Work out the sum for [1, 1]: both weights count there. Above 0 means an "
            "output above 0.5.",
        ),
    ),
    question(
        "09.w2",
        "O7.4",
        "How many of the four corners of XOR can one straight line have on the right "
        "side?",
        wrong(
            "2",
            "M30",
            "One more is possible: a line can cut off a single corner. Look again at "
            "the picture in section 1 of lesson 07.",
        ),
        right(
            "3",
            "A line can cut off one corner, and then three are right. The two corners "
            "with target 1 are across from each other, so four is out of reach.",
        ),
        wrong(
            "4",
            "M30",
            "The two corners with target 1 are across from each other, and so are the "
            "others. A line that has one pair on one side splits the other pair.",
        ),
    ),
    question(
        "09.w3",
        "O8.4",
        "Of the seeds 0 to 99 in lesson 08, 13 were still above an error of 0.5 after "
        "100 000 iterations. What differed between the seeds?",
        wrong(
            "the data",
            "M22",
            "All hundred had the same four examples. Where does a network use its "
            "random generator?",
        ),
        wrong(
            "the trainingRate",
            "M17",
            "All hundred had the same rate, 0.2. Where does a network use its random "
            "generator?",
        ),
        right(
            "the start of the nine knobs",
            "Nothing else is random here. This lesson finds out what makes a start a "
            "good one.",
        ),
    ),
)

CONCEPTS = (
    question(
        "09.c1",
        "O9.2",
        "In the hidden plane of a trained network [0, 1] and [1, 0] are at the same "
        "place. What follows?",
        wrong(
            "The run is stuck.",
            "M33",
            "It would be, if these two had different targets. Both have the target 1, "
            "so one answer suits both.",
        ),
        wrong(
            "The network has bent its line around them.",
            "M31",
            "The line of the output neuron is straight, with two weights and a bias. "
            "What has moved is the corners.",
        ),
        right(
            "Both get the same output, whatever the output neuron does.",
            "The output neuron sees the hidden outputs and nothing else. Equal places "
            "give equal sums, and equal sums give equal outputs.",
        ),
        wrong(
            "One of the two examples does not count any more.",
            "M07",
            "Both still count: each has its own error and sends its own delta back. "
            "They have been made alike, and none is lost.",
        ),
    ),
    question(
        "09.c2",
        "O9.4",
        "You change a setting, try one seed, and its error falls in half the time. "
        "What do you know about the setting?",
        wrong(
            "It is twice as fast.",
            "M35",
            "For this seed, yes. From start to start the time changes by more than "
            "that. What would a hundred starts say?",
        ),
        wrong(
            "It solves more starts.",
            "M35",
            "Speed and odds are two things: momentum made runs ten times faster and "
            "solved 78 instead of 79. And one seed is one start.",
        ),
        right(
            "Little: take a hundred starts of both settings and compare.",
            "Count the solved runs, and compare the medians of their times. Even then "
            "a difference of a few runs says nothing.",
        ),
        wrong(
            "Nothing, for settings do not matter.",
            "M33",
            "They do: 9 solved runs at scale 10, and 91 at scale 0.5. But one seed "
            "cannot show it. How many starts would?",
        ),
    ),
    question(
        "09.c3",
        "O9.5",
        "Somebody adds three more hidden layers for XOR, all of them linear. What will "
        "the network be able to do?",
        wrong(
            "more than before, for it has more layers",
            "M36",
            "A straight line of a straight line is straight again, however often. What "
            "is one linear layer after another?",
        ),
        wrong(
            "XOR, if it trains for long enough",
            "M30",
            "No place of the knobs does it, so no training can find one. Each linear "
            "layer after a linear one adds nothing.",
        ),
        wrong(
            "nothing at all",
            "M06",
            "It can still do what one layer can, such as OR or AND. What is lost is "
            "what the bend was needed for.",
        ),
        right(
            "what one layer can do, and no more",
            "Linear layers collapse into one. In a hidden layer a transfer function "
            "has to bend, or the corners only tilt and shift together.",
        ),
    ),
)
