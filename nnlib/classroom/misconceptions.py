"""What learners may believe, by the ids that the wrong options of questions carry.

A sentence is what such a learner would say. "slip" is no belief but a slip of the pen.
"""

SLIP = "slip"

MISCONCEPTIONS = {
    "M01": "The weights are the data, and the inputs are what is learned.",
    "M02": "A bigger input always means a bigger output.",
    "M03": "The bias is a small correction, or a prejudice, that can be dropped.",
    "M04": "The output of a sigmoid is the chance that the answer is true.",
    "M05": "The sigmoid is a switch: it reaches 0 and 1.",
    "M06": "Without an activation function it would still be a real network.",
    "M07": "A hidden neuron sees the answer, or stands for one of the people.",
    "M08": "The inputs are a layer of neurons, too.",
    "M09": "Running the network forward already makes it better.",
    "M10": "The network stores the examples that it was trained on.",
    "M11": "The loss counts mistakes: a loss of 0.5 means that half is wrong.",
    "M12": "Errors are squared to make them positive, and for no other reason.",
    "M13": "The loss belongs to the data, whatever the knobs are.",
    "M14": "A positive slope is good, so the knob should go up.",
    "M15": "The slope is the new value of the knob, or how far the loss will go.",
    "M16": "The pieces of the chain rule are added, or a zero in it does not matter.",
    "M17": "The slope of the sigmoid is taken at the output, not at the sum.",
    "M18": "Finding the slopes is the learning; nothing else has to change a weight.",
    "M19": "A larger learning rate means more learning.",
    "M20": "An epoch, an iteration and an update are the same thing.",
    "M21": "The loss must fall at every single step.",
    "M22": "No error on the training rows is the goal, and more is always better.",
    "M23": "Being right on the training rows shows that it works for others.",
    "M24": "The output is exact and objective: there is one true answer.",
    "M25": "The machine chose the features, the labels, the loss and the limits.",
    "M26": "Rows and columns, and the place of 0, make no difference.",
    "M27": "The row of ones is data.",
    "M28": "The code for all examples at once computes something else.",
    "M29": "NumPy always complains when shapes do not belong together.",
    "M30": "XOR only needs more iterations.",
    "M31": "Hidden neurons bend the line.",
    "M32": "Equal starting values are neutral.",
    "M33": "A flat error means that the run is finished, broken or stuck for good.",
    "M34": "An error of 1.0 means 100 % wrong.",
    "M35": "A newer method or activation function is always better.",
    "M36": "More neurons or layers are always better.",
    "M37": "The shares of a softmax are independent of each other.",
    "M38": "Choosing by the test set is fine, and the best score will hold.",
    "M39": "The network sees and thinks as a person does.",
}


def in_words(id):
    """Return the sentence of a misconception, "a slip" for slips."""
    return "a slip" if id == SLIP else MISCONCEPTIONS[id]


def used(lessons):
    """Return the ids that the questions of `lessons` carry, in order."""
    found = {
        option.misconception
        for lesson in lessons
        for question in lesson.questions
        for option in question.options
    }
    return sorted(found - {None, SLIP})
