"""Paper and slides for a class, and what a class has answered.

``python -m nnlib handout``, ``answers``, ``slides`` and ``class`` are commands for
teachers, one file each here. They read the stored lessons and what nnlib.practice asks,
and write files that need no network. What stands on a lesson's worksheet is content: it
is in the lesson's folder, nnlib/lessons/lessonNN/worksheet.py, made of the parts in
sheet.py.
"""
