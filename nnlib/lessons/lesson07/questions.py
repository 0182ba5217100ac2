"""The predictions and questions of lesson 07."""

from nnlib.practice.content import Prediction, question, right, wrong

PREDICTIONS = (
    Prediction(
        "07.p1",
        "One neuron with a small random start is trained on XOR. What will it answer "
        "for the four examples?",
        options=("0, 0, 1, 1", "0.5 four times", "three of them right", "all near 1"),
        answer="0.5 four times",
        why="Their loss is the know-nothing loss of lesson 03, 0.25. No line gets all "
        "four right, and no single neuron comes below this loss for XOR.",
    ),
    Prediction(
        "07.p2",
        "`inputs` has the shape (4, 2). What is the shape of `inputs.T`?",
        options=("(4, 2)", "(2, 4)", "(8,)"),
        answer="(2, 4)",
        why="The transpose turns rows into columns: four rows of two become two rows "
        "of four.",
    ),
    Prediction(
        "07.p3",
        "A row of four ones goes under `inputs.T`. What is the shape of the result?",
        options=("(3, 4)", "(2, 5)", "(4, 3)", "(2, 4)"),
        answer="(3, 4)",
        why="Two rows and one more row make three rows. Each still has one number for "
        "each of the four examples.",
    ),
    Prediction(
        "07.p4",
        "The row of h2 in `W_hidden` is −1, 2, 0.5. The column of the example [0, 1] "
        "is 0, 1, 1. What is the weighted sum?",
        answer=2.5,
        why="−1 × 0 + 2 × 1 + 0.5 × 1 = 2.5. The last product is the bias, because "
        "it multiplies the 1.",
    ),
    Prediction(
        "07.p5",
        "`W_out` has the shape (1, 3), and the hidden outputs with their ones have "
        "(3, 4). What is the shape of `output`?",
        options=("(1, 4)", "(4, 1)", "(3, 3)", "(1, 3)"),
        answer="(1, 4)",
        why="(1, 3) times (3, 4): the two inner numbers are equal and disappear. "
        "One output for each of four examples is left.",
    ),
    Prediction(
        "07.p6",
        "For the first example the delta of o1 is 0.1055, and w5 is 2. How much "
        "arrives at h1?",
        answer=0.211,
        near=0.0005,
        why="2 × 0.1055 = 0.211. Lesson 04 did the same with one example: the way back "
        "multiplies by the weight of the line.",
    ),
    Prediction(
        "07.p7",
        "`delta_hidden` has the shape (2, 4), and `fed.T` has (4, 3). What is the "
        "shape of their product?",
        options=("(2, 3)", "(4, 4)", "(3, 2)", "(2, 4)"),
        answer="(2, 3)",
        why="The inner fours disappear. What is left is the shape of `W_hidden`: one "
        "slope for each of its knobs.",
    ),
    Prediction(
        "07.p8",
        "We nudge each knob and watch the error, the whole sum. Our slopes are those "
        "of its half. What is nudged slope / our slope?",
        options=("0.5", "1", "2", "a different number for each knob"),
        answer="2",
        why="The whole sum changes twice as fast as its half, for each knob.",
    ),
)

WARM_UP = (
    question(
        "07.w1",
        "O2.2",
        "How many weights and biases does a 2-2-1 network have?",
        wrong(
            "6",
            "M03",
            "Six is the number of lines, and so of weights. "
            "Each neuron has one more knob: add these.",
        ),
        right(
            "9",
            "Six weights on six lines, and one bias for each of the three neurons. "
            "Today these nine numbers move into two grids.",
        ),
        wrong(
            "5",
            "M08",
            "Five is the number of inputs and neurons in the diagram. "
            "The knobs are on the lines and in the neurons.",
        ),
    ),
    question(
        "07.w2",
        "O1.3",
        "Where is the output of a neuron with two inputs exactly 0.5?",
        right(
            "On a straight line",
            "The output is 0.5 where the weighted sum is 0, and these points form a "
            "straight line: the boundary line of lesson 01.",
        ),
        wrong(
            "On a curve like an S",
            "slip",
            "The S is how the output rises with the sum. Ask where the sum itself is "
            "0: it is made of products and additions alone.",
        ),
        wrong(
            "Only at the point (0, 0)",
            "slip",
            "At (0, 0) the sum is the bias, which need not be 0. And many pairs of "
            "inputs can give the same sum.",
        ),
    ),
    question(
        "07.w3",
        "O5.4",
        "In lesson 05, how many updates were there in one epoch with four people?",
        wrong(
            "1",
            "M20",
            "One update after all four would be possible, and today there is one. "
            "The loop of lesson 05 moved the knobs after each person.",
        ),
        right(
            "4",
            "One update after each person. Today all four examples go through "
            "together, and there is one update for all of them.",
        ),
        wrong(
            "9",
            "M20",
            "Nine is the number of knobs that one update moves. Count how many times "
            "the loop came to the update line.",
        ),
    ),
)

CONCEPTS = (
    question(
        "07.c1",
        "O7.2",
        "`W_hidden` has the shape (2, 3), and there are four examples. Which array can "
        "it multiply in `np.dot(W_hidden, ...)`?",
        wrong(
            "One of shape (2, 4): two inputs for four examples",
            "M27",
            "Write the shapes side by side: (2, 3) times (2, 4). The inner numbers are "
            "not equal. Which row is missing?",
        ),
        right(
            "One of shape (3, 4): two inputs and the ones for four examples",
            "(2, 3) times (3, 4) fits and gives (2, 4). The third row holds the ones, "
            "which meet the bias column of the weights.",
        ),
        wrong(
            "One of shape (4, 3): four examples in rows",
            "M26",
            "Rows of examples are another habit, and a good one, but then the weights "
            "come second. Here the inner numbers are 3 and 4.",
        ),
        wrong(
            "One of shape (3, 2): the transpose of the weights",
            "M26",
            "That would fit, but it is made of weights and not of examples. Four "
            "examples need a 4 somewhere in the shape.",
        ),
    ),
    question(
        "07.c2",
        "O7.4",
        "Why can one neuron not learn XOR?",
        wrong(
            "It was trained for too few iterations.",
            "M30",
            "More iterations move the line, but every place of the line has at least "
            "one corner on the other side. Try to draw one.",
        ),
        wrong(
            "The sigmoid is too smooth.",
            "M05",
            "A step instead of the sigmoid would have the same border. What is the "
            "shape of the set of points where the sum is 0?",
        ),
        right(
            "Its border between low and high output is one straight line.",
            "No straight line has (0, 1) and (1, 0) on one side and (0, 0) and (1, 1) "
            "on the other. A hidden layer gives two lines.",
        ),
        wrong(
            "Four examples are too few to learn from.",
            "M22",
            "The four examples are the whole truth table, so nothing is missing. A "
            "2-2-1 network learns it from the same four.",
        ),
    ),
)
