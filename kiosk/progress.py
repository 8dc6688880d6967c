"""How long work tells its progress and is asked to stop, without knowing any screen."""

from typing import Protocol


class Cancelled(Exception):
    """The person cancelled; whatever was under way has left nothing half done."""


class Progress(Protocol):
    """Somebody who wants to know how far the work is."""

    def advance(self, done: int, total: int) -> None:
        """`done` of `total` units of the whole work are through; raises Cancelled if the person asked to stop."""
        ...


class NoProgress:
    """Nobody wants to know."""

    def advance(self, done: int, total: int) -> None:
        """Does nothing."""
