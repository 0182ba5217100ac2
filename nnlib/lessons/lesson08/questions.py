"""The predictions and questions of lesson 08."""

from nnlib.practice.content import Prediction, question, right, wrong

PREDICTIONS = (
    Prediction(
        "08.p1",
        "A network has 3 inputs, 4 hidden neurons and 2 outputs. What are the shapes "
        "of its two grids?",
        options=(
            "(3, 4) and (4, 2)",
            "(4, 3) and (2, 4)",
            "(4, 4) and (2, 5)",
            "(5, 3) and (3, 4)",
        ),
        answer="(4, 4) and (2, 5)",
        why="One row for each neuron that receives: 4 and 2. One column for each node "
        "that sends, and one for the bias: 3 + 1 and 4 + 1.",
    ),
    Prediction(
        "08.p2",
        "The start is small and random. After one step, what does the network answer "
        "for [0, 1], whose target is 1?",
        options=("near 0", "near 0.5", "near 1"),
        answer="near 0.5",
        why="With weights near 0 every weighted sum is near 0, whatever the input, "
        "and the sigmoid of 0 is 0.5. One step hardly changes that.",
    ),
    Prediction(
        "08.p3",
        "Will `minError`, 0.00001, stop the run before its 100 000 iterations are "
        "over?",
        options=("Yes", "No"),
        answer="No",
        why="Nothing was printed, so it was never reached: the last error is 0.000271. "
        "The closer the outputs come to 0 and 1, the smaller the slopes.",
    ),
    Prediction(
        "08.p4",
        "The error is 1.00 at first. How large is it after 2500 iterations?",
        options=("about 1.00", "about 0.5", "about 0.03"),
        answer="about 1.00",
        why="After 2500 iterations the error is still 1.00. Then it falls fast, to "
        "0.03 at 7500. From there on it shrinks ever more slowly, to 0.000271.",
    ),
    Prediction(
        "08.p5",
        "Seed 8 brings the error below 0.5 after 5943 iterations. How long do two "
        "other seeds take, with the same code and the same table?",
        options=(
            "about as long",
            "at most half as long",
            "about 2 and 3.5 times as long",
        ),
        answer="about 2 and 3.5 times as long",
        why="Only the random start differs. We chose seed 8 because it is fast: of "
        "the seeds 0 to 99 it is the fastest.",
    ),
)

WARM_UP = (
    question(
        "08.w1",
        "O7.1",
        "In lesson 07, `W_hidden` has the shape (2, 3). What is the shape of its "
        "slopes?",
        right(
            "(2, 3)",
            "Each weight and each bias has one slope, so the slopes fill a grid of the "
            "same shape.",
        ),
        wrong(
            "(3, 2)",
            "M26",
            "That is the shape of the transpose. The slope of a knob has the same row "
            "and column as the knob.",
        ),
        wrong(
            "(2, 4)",
            "M28",
            "That is the shape of the deltas: one for each neuron and example. The "
            "slopes add up the examples.",
        ),
    ),
    question(
        "08.w2",
        "O7.3",
        "On the way back, `np.dot(W_out.T, delta_out)` has three rows. Why is the last "
        "one dropped?",
        wrong(
            "Biases are not changed by training.",
            "M03",
            "They are: each bias has a slope. Ask what the third row would be sent "
            "back to.",
        ),
        right(
            "It belongs to the ones, and no neuron made these.",
            "The ones are always 1. There is nothing behind them that could have "
            "changed, so nothing needs this row.",
        ),
        wrong(
            "Otherwise there would be one example too many.",
            "M27",
            "Examples are columns here, and there are still four of these. What do the "
            "three rows belong to?",
        ),
    ),
    question(
        "08.w3",
        "O5.4",
        "An epoch of lesson 05 had four updates. How many updates did 1000 epochs "
        "make?",
        wrong(
            "1000",
            "M20",
            "That is the number of epochs. In each of them the loop came to the update "
            "line once per person.",
        ),
        wrong(
            "250",
            "M20",
            "So it would be if one update took four epochs. It is the other way "
            "around: one epoch has four updates.",
        ),
        right(
            "4000",
            "1000 epochs, and in each one update per person. Today all four examples "
            "make one update together.",
        ),
    ),
)

CONCEPTS = (
    question(
        "08.c1",
        "O8.3",
        "A printout says error 1.0 for the four examples of XOR. What do you know "
        "about the four outputs?",
        wrong(
            "All four are on the false side.",
            "M34",
            "Then each residual would be above 0.5, and four squares above 0.25 add up "
            "to more than 1.0.",
        ),
        wrong(
            "All four are 0.5.",
            "M34",
            "Then the error is 1.0, true. Is it the only way? Try three right "
            "outputs and one that is wholly off.",
        ),
        wrong(
            "Half of them are right.",
            "M11",
            "The error is a sum of squares and counts nothing. Which residuals have "
            "squares that add up to 1.0?",
        ),
        right(
            "Not much: 0.5 four times would fit, and so would one that is wholly off.",
            "Four times 0.25 is 1.0, and so is one times 1. A sum does not tell whose "
            "residual it is: look at the table of outputs.",
        ),
    ),
    question(
        "08.c2",
        "O8.4",
        "The printed error is 1.000 after 1000 iterations, and 1.000 after 2500. What "
        "should you do first?",
        wrong(
            "Stop: the network has learned what it can.",
            "M33",
            "The run of section 4 looked like this, too, and went on to 0.0003. What "
            "do more digits, or a longer run, show?",
        ),
        wrong(
            "Search for a mistake in the code.",
            "M33",
            "There may be one, but a right network looks like this as well. What "
            "costs less than a search?",
        ),
        right(
            "Print more digits, let it run on, or try another seed.",
            "Tiny slopes are not zero slopes. The digits may still move, and another "
            "start may leave sooner.",
        ),
        wrong(
            "Add hidden neurons, for this network is too small.",
            "M36",
            "Two hidden neurons are enough: the run of section 4 had two. What costs "
            "less than a new network?",
        ),
    ),
    question(
        "08.c3",
        "O8.2",
        "`backProp` runs 100 000 times on the four examples. How many times is each "
        "weight changed?",
        wrong(
            "400 000 times",
            "M20",
            "So it would be with one update per example. Where is the update line: "
            "inside a loop over examples?",
        ),
        right(
            "100 000 times",
            "Each call adds up the slopes of the four examples, and it changes each "
            "weight once, in the line with `-=`.",
        ),
        wrong(
            "25 000 times",
            "M20",
            "So it would be if four calls made one update. One call handles all four "
            "examples together.",
        ),
        wrong(
            "200 000 times, once per layer",
            "M18",
            "The loop over the layers runs twice in each call, but each layer has its "
            "own grid. How many times does one grid change?",
        ),
    ),
)
