"""The learner's desk: ``python -m nnlib start``.

It lays out copies of the lessons in a folder of the learner's and opens them in
JupyterLab. What the learner wrote is never written over.

    start.py     the command: options, words for what goes wrong
    folder.py    which copies are laid out, renewed, kept
    copies.py    what a copy is: a lesson without outputs, and what makes it changed
    files.py     reading and writing so that nothing is ever half written
    lab.py       JupyterLab on that folder
    nnlib.json   JupyterLab's settings for the course, put into the environment by pip
"""
