"""All judges in one place, for the files of the lessons.

Every judge asks in the same order: is anything there, can it be read, has it the
right shape, is it free of NaN, is it right, is it a known mistake, is it in range?
Only then comes the exercise's general advice.
"""

from nnlib.practice.judges.functions import Function, nudged
from nnlib.practice.judges.going_wrong import JudgedError
from nnlib.practice.judges.numbers import Number, Numbers
from nnlib.practice.judges.order import Order
from nnlib.practice.judges.parts import Part

__all__ = ["Function", "JudgedError", "Number", "Numbers", "Order", "Part", "nudged"]
