"""What was found out of a text by measuring it: layouts ask for the same again and again, a window some thousand times.

Each part that shows words has one of these, and forgets with every change of them. No word that somebody entered is
kept here: nothing of it may stay when it is erased.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

Answer = TypeVar("Answer")

MOST = 64
"""Answers that are kept until all are let go of; a page is laid out at a few widths."""


class Measured:
    """Answers by question. What they depend on beside the words, such as a width or a font, is part of the question."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, object] = {}

    def forget(self) -> None:
        """The words are others now, or how they are shown."""
        self._answers.clear()

    def of(self, question: Hashable, measure: Callable[[], Answer]) -> Answer:
        """What was found the last time, else what is measured now."""
        if question not in self._answers:
            if len(self._answers) >= MOST:
                self._answers.clear()
            self._answers[question] = measure()
        return cast(Answer, self._answers[question])
