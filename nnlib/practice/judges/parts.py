"""Parts: the other functions of a learner that the answer calls, judged on their own.

A wrong part spoils the whole answer, so the message should name the part.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnlib.practice.judges.calling import call
from nnlib.practice.judges.reading import to_array
from nnlib.practice.judges.values import show


@dataclass(frozen=True)
class Part:
    """The learner's function `name` of one number, which must be as `right`.

    It is compared at the `places`; `message` is added for one that is not right.
    """

    name: str
    right: Callable
    places: tuple[float, ...]
    message: str

    def values(self, f):
        """Return what the part beside the function `f` gives at the places.

        A part that is missing or fails is not what spoils the answer: it counts as
        right.
        """
        right = np.array([self.right(place) for place in self.places])
        part = getattr(f, "__globals__", {}).get(self.name)
        if not callable(part):
            return right
        outcome = call(lambda: to_array([part(place) for place in self.places]))
        fails = outcome.error or outcome.too_slow or outcome.value.shape != right.shape
        return right if fails else outcome.value

    def said_of(self, f):
        """Say where the part beside `f` is off, or ''."""
        for place, value in zip(self.places, self.values(f), strict=True):
            if not np.isclose(value, self.right(place), rtol=1e-6, atol=1e-9):
                digits = 4 if show(value) != show(self.right(place)) else 10
                return (
                    f"Look at `{self.name}` first: "
                    f"`{self.name}({show(place)})` is {show(value, digits)}. "
                    f"{self.message}"
                )
        return ""
