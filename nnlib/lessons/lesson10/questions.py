"""The predictions and questions of lesson 10."""

from nnlib.practice.content import Prediction, question, right, wrong

PREDICTIONS = (
    Prediction(
        "10.p1",
        "The scores [2, 1, 0.1] have the shares 0.659, 0.242 and 0.099. Each score "
        "grows by 10. What happens to the shares?",
        options=("they stay as they are", "the largest comes near 1", "all grow"),
        answer="they stay as they are",
        why="Each power is multiplied by the same number, and so is their total. Only "
        "the differences between scores count.",
    ),
    Prediction(
        "10.p2",
        "How many weights and biases does a network of the sizes (64, 32, 10) have? "
        "Write a number.",
        answer=2410,
        why="The first grid has 32 rows of 64 + 1 numbers, 2080. The second has "
        "10 rows of 32 + 1, 330.",
    ),
    Prediction(
        "10.p3",
        "Without any learning: copy the label of the most alike training picture. How "
        "many of the 500 are right?",
        options=("about 250", "about 400", "about 450", "about 495"),
        answer="about 495",
        why="Twelve more than our network. A result needs something to compare "
        "it with.",
    ),
    Prediction(
        "10.p4",
        "The network reads 483 of the 500 pictures right. Now each picture is moved by "
        "one pixel. How many of the 500 does it still read right?",
        options=("about 480", "about 430", "about 240", "about 50"),
        answer="about 240",
        why="242 of 500. Each weight belongs to one place. Ink that has moved meets "
        "weights that were trained for other places.",
    ),
    Prediction(
        "10.p5",
        "Black and white are exchanged, so that the digits are white on black. How "
        "many of the 500 does it read right? (Guessing would get about 50.)",
        options=("about 480", "about 250", "about 50", "none"),
        answer="none",
        why="Not one, fewer than by guessing. It has never met such pictures, and "
        "nothing tells it that they are digits.",
    ),
    Prediction(
        "10.p6",
        "The pictures get a quarter turn. It reads 54 of the 500 right. How large is "
        "its largest share, in the mean?",
        options=("about 0.1", "about 0.5", "about 0.96"),
        answer="about 0.96",
        why="The share is nearly as large as on the pictures as they are. It says 4 to "
        "475 of them. The share knows nothing of how strange a picture is.",
    ),
    Prediction(
        "10.p7",
        "A whole sheet is kept out of the training and read afterward. Our mixed "
        "envelope had 3.4 % mistakes. How many are there on a new sheet, in the mean "
        "of 14?",
        options=("about as many", "about twice as many", "half as many"),
        answer="about twice as many",
        why="7.1 % mistakes in the mean. The mixed envelope held pictures from sheets "
        "that the training had seen.",
    ),
    Prediction(
        "10.p8",
        "The labels of the training pictures are shuffled: each picture gets the label "
        "of another one. How many of these labels can a network with 128 hidden "
        "neurons learn?",
        options=("about 10 %", "about 50 %", "nearly all"),
        answer="nearly all",
        why="By heart: there is nothing else to learn. On new "
        "pictures it is hardly better than guessing.",
    ),
)

WARM_UP = (
    question(
        "10.w1",
        "O8.1",
        "How many weights and biases does one neuron with 64 inputs have?",
        wrong(
            "64",
            "M03",
            "That is one weight for each input. A neuron has one more number of its "
            "own, which is added to the weighted sum.",
        ),
        right(
            "65",
            "One weight for each input, and one bias. In the grid of lesson 08 it is a "
            "row of 65 numbers.",
        ),
        wrong(
            "128",
            "M01",
            "The 64 inputs are data, and training does not change them. Count the "
            "numbers that training changes.",
        ),
    ),
    question(
        "10.w2",
        "O5.4",
        "Lesson 05 made an update after each person, lesson 08 one for all four "
        "examples. What did both follow?",
        right(
            "the slopes of the loss, downhill",
            "Both subtract the learning rate times a slope from each knob. They differ "
            "in how many examples a slope is taken from.",
        ),
        wrong(
            "the outputs, upward",
            "M18",
            "A larger output is not a better one. The update follows the slope of the "
            "loss: which way does the loss fall?",
        ),
        wrong(
            "the targets, one after the other",
            "M18",
            "The targets say what is right. They come into the loss, and its slopes "
            "say which way to change each knob.",
        ),
    ),
    question(
        "10.w3",
        "O1.2",
        "Three sigmoid neurons look at the same picture. What do their three outputs "
        "add up to?",
        wrong(
            "1",
            "M37",
            "Each neuron computes its own output and knows nothing of the others. "
            "Three outputs of 0.9 are possible.",
        ),
        wrong(
            "3",
            "M37",
            "Each output is below 1, so three are below 3. But is there a total that "
            "they must have?",
        ),
        right(
            "anything between 0 and 3",
            "Nothing ties them together. This lesson shows a last layer whose outputs "
            "do add up to 1.",
        ),
    ),
)

CONCEPTS = (
    question(
        "10.c1",
        "O10.4",
        "On pictures with a quarter turn the mean of the largest shares is 0.96, and "
        "54 of 500 answers are right. What does a share of 0.96 tell you?",
        wrong(
            "It is right in 96 % of such cases.",
            "M24",
            "On these pictures it was right in 54 of 500 cases. A share comes from "
            "scores alone; nobody checked it against such pictures.",
        ),
        right(
            "One score is far above the others, and no more.",
            "Softmax turns differences of scores into shares. Whether they fit how "
            "often it is right must be measured, on pictures of the same kind.",
        ),
        wrong(
            "The picture is 96 % a digit.",
            "M39",
            "Nothing in the network asks whether a picture is a digit. The ten shares "
            "add up to 1 for a letter or a blank page, too.",
        ),
        wrong(
            "96 % of the pixels are like those of a digit it knows.",
            "M39",
            "The network does not compare pixels with pictures that it has kept. It "
            "has 2410 numbers, and they make ten scores.",
        ),
    ),
    question(
        "10.c2",
        "O10.2",
        "You train 20 networks, try all on the same 100 test pictures, and keep the "
        "best: 95 right. What will it get on 400 other pictures?",
        wrong(
            "95 %, as measured",
            "M38",
            "The best of 20 had luck with these 100 pictures, too. Luck does not come "
            "along to the others.",
        ),
        wrong(
            "more, because it is the best network",
            "M38",
            "It is the best on 100 pictures that were used to choose it. What of that "
            "is skill, and what is luck?",
        ),
        right(
            "probably less than 95 %",
            "In ten tries of ours the chosen ones had 95.2 % on the pictures that "
            "chose them and 93.5 % on the others, in the mean.",
        ),
        wrong(
            "about 10 %, as by guessing",
            "M22",
            "It has learned something: it was not chosen among guesses. The number is "
            "off by a little, and in one direction.",
        ),
    ),
    question(
        "10.c3",
        "O10.5",
        "In Keras, `Dense(32)` follows 64 inputs. Which part of our network is it?",
        wrong(
            "32 inputs with one weight each",
            "M01",
            "The number says how many neurons receive. The inputs come from the layer "
            "before, and there are 64 of them.",
        ),
        wrong(
            "a grid of 64 by 32 weights, without biases",
            "M03",
            "The weights are right. Each neuron of a Dense layer has a bias as well, "
            "as ours have.",
        ),
        wrong(
            "the sigmoid of 32 numbers",
            "M18",
            "The transfer function is named apart, with `activation=`. Before it come "
            "weighted sums: of what?",
        ),
        right(
            "32 neurons: the grid of 32 rows and 65 columns",
            "64 weights and a bias for each of 32 neurons, 2080 knobs. Keras keeps the "
            "biases apart, we keep them in the last column.",
        ),
    ),
)
