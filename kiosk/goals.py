"""The next goal, and how far the way to it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SMALL_STEPS = (100, 200, 500, 1_000)
STEPS = (1, 1.5, 2.5, 5, 7.5)
"""Times every power of ten from 1,000 on (docs/formats.md: campaign folder)."""


def _ladder() -> Iterator[int]:
    yield from SMALL_STEPS
    power = 1_000
    while True:
        yield from (round(step * power) for step in STEPS)
        power *= 10


def next_goal(count: int, goals: Sequence[int]) -> int:
    """The first of the campaign's goals greater than the count; past them, of the usual ladder."""
    own = [goal for goal in goals if goal > count]
    return own[0] if own else next(step for step in _ladder() if step > count)


@dataclass(frozen=True, slots=True)
class Progress:
    """Signatures collected elsewhere (`baseline`) and on this kiosk (`here`), and the goal that is shown."""

    baseline: int
    here: int
    goal: int

    @property
    def total(self) -> int:
        """All signatures."""
        return self.baseline + self.here

    @property
    def fraction(self) -> float:
        """How much of the way is done, 0 to 1."""
        return min(1.0, self.total / self.goal)

    @property
    def missing(self) -> int:
        """Signatures still missing to the goal."""
        return max(0, self.goal - self.total)


def progress(baseline: int, here: int, goals: Sequence[int], shown_goal: int = 0) -> Progress:
    """The progress to show; a goal that was shown before never goes down, even when somebody withdraws."""
    return Progress(baseline, here, max(next_goal(baseline + here, goals), shown_goal))
