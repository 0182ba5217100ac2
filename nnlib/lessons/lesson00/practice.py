"""Practice of the start page: how the lessons ask, with hardly any mathematics."""

from nnlib.practice.content import (
    Exercise,
    Lesson,
    Mistake,
    Objective,
    Prediction,
    Slip,
    edit,
    question,
    right,
    wrong,
)
from nnlib.practice.judges import Number

OBJECTIVES = (
    Objective(
        "O0.1",
        "answer a question of the course and use what comes back",
        "4. How the lessons ask you",
    ),
)

PREDICTIONS = (
    Prediction(
        "00.p1",
        "How far does the loss come down in 1000 rounds?",
        options=("hardly at all", "to about half", "to almost 0"),
        answer="to almost 0",
        why="It falls from 0.24 after the first round to 0.002 after the last. After "
        "100 of the 1000 rounds it is already down to about a tenth.",
    ),
)

QUESTIONS = (
    question(
        "00.c1",
        "O0.1",
        "Which line gives 20?",
        wrong(
            "`2 + 3 * 4`",
            "slip",
            "Python multiplies before it adds, so this line gives 14. "
            "What would make it add first?",
        ),
        wrong(
            "`2 + (3 * 4)`",
            "slip",
            "These parentheses are around what Python does first anyway. "
            "Which two numbers have to be added first?",
        ),
        right(
            "`(2 + 3) * 4`",
            "What is in parentheses is done first: 2 + 3 = 5, and 5 × 4 = 20. "
            "Lesson 01 shows what a forgotten pair does.",
        ),
        wrong(
            "`(2 + 3 * 4)`",
            "slip",
            "Parentheses around everything change nothing. Look at where the first "
            "one closes: what is inside?",
        ),
    ),
)

AVERAGE = Exercise(
    id="00.e1",
    objective="O0.1",
    minutes=2,
    task="Write Python code for the average of 2 and 10, the number halfway between "
    "them.",
    starter="answer = ...",
    judge=Number(
        (2 + 10) / 2,
        low=2,
        high=10,
        out_of_range="The average is between the two numbers, and this is not. "
        "Which step makes it smaller or larger?",
    ),
    mistakes=(
        Mistake(
            edit("(2 + 10) / 2", "2 + 10 / 2"),
            "Python divides before it adds, so only the 10 was halved. "
            "Which part of your line has to be done first?",
        ),
        Mistake(2 + 10, "That is the sum of both numbers. One step is left."),
        Mistake(
            edit("2 + 10", "2 * 10"),
            "It looks as if the numbers were multiplied. Look at the sign between "
            "them.",
        ),
        Mistake(
            edit("2 + 10", "10 - 2"),
            "That is half of the difference, so how far each number is from the "
            "middle. Look at the sign between them.",
        ),
        Mistake(
            10 - 2,
            "That is the difference of both numbers. Look at the sign between them.",
        ),
        Mistake(
            2 * 10,
            "That is the product of both numbers. Look at the sign between them.",
        ),
        Mistake(
            Slip("answer ="),
            "One slip in the line leads exactly there: in a number, a sign or the "
            "parentheses. Compare it with: the sum of both, divided by 2.",
        ),
    ),
    hints=(
        "Add both numbers first, then divide by how many there are.",
        "Python divides before it adds. Parentheses make it add first.",
    ),
    solution="answer = (2 + 10) / 2",
    praise="2 + 10 = 12, and half of 12 is 6.",
    next_step="Work it out on paper first: the sum, then half of it. "
    "Then compare each step with your line.",
)

LESSON = Lesson(
    number=0,
    objectives=OBJECTIVES,
    predictions=PREDICTIONS,
    questions=QUESTIONS,
    exercises=(AVERAGE,),
)
