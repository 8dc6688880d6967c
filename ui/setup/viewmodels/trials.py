"""What is tried out before anybody comes: touch, keyboard, and everything that the self-test looks at."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import hypot, pi, sin

from PySide6.QtCore import QObject, Signal

from kiosk.selftest import Check
from kiosk.verdicts import is_vital
from ui.jobs import JobRunner
from ui.task import Task, TaskStep

Spot = tuple[float, float]

TARGETS: tuple[Spot, ...] = ((0.0, 0.0), (1.0, 0.0), (0.5, 0.5), (0.0, 1.0), (1.0, 1.0))
LINE: tuple[Spot, ...] = tuple((0.08 + 0.84 * step / 24, 0.5 + 0.22 * sin(2 * pi * step / 24)) for step in range(25))
"""A wave across the board; spots are parts of its width and height."""

REACH = 0.11
"""How far beside the line a finger may go, in parts of the board."""


@dataclass(frozen=True, slots=True)
class TouchState:
    """Which targets were touched, and how many spots of the line were passed, from its beginning on."""

    hits: frozenset[int] = frozenset()
    passed: int = 0

    @property
    def draws(self) -> bool:
        """Whether all targets were touched, and the line is next."""
        return len(self.hits) == len(TARGETS)

    @property
    def is_done(self) -> bool:
        """Whether the screen feels a finger everywhere."""
        return self.draws and self.passed == len(LINE)


class TouchTest(QObject):
    """Five targets, then a line."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = TouchState()

    def hit(self, target: int) -> None:
        """This target was touched."""
        self._set(replace(self.state, hits=self.state.hits | {target}))

    def draw(self, x: float, y: float) -> None:
        """A finger is there; the line is passed spot by spot, a few of which a quick finger may leave out."""
        if not self.state.draws:
            return
        passed = self.state.passed
        ahead = range(passed, min(len(LINE), passed + 6))
        reached = [spot for spot in ahead if hypot(LINE[spot][0] - x, LINE[spot][1] - y) <= REACH]
        self._set(replace(self.state, passed=max((spot + 1 for spot in reached), default=passed)))

    def _set(self, state: TouchState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


class SelfTest(QObject):
    """Runs the checks; going on is possible unless something vital is wrong."""

    changed = Signal()

    def __init__(self, run: Callable[[], tuple[Check, ...]], jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._task: Task[tuple[Check, ...]] = Task(jobs, self)
        self._task.signals.changed.connect(self.changed)

    def start(self) -> None:
        """Looks at everything, anew if asked again."""
        self._task.run(self._run)

    @property
    def running(self) -> bool:
        """Whether it is still looking."""
        return self._task.state.step in {TaskStep.READY, TaskStep.WORKING}

    @property
    def checks(self) -> tuple[Check, ...]:
        """What was seen; nothing while it is looking."""
        return self._task.state.result or ()

    @property
    def may_go_on(self) -> bool:
        """Whether nothing is wrong that could lose a signature."""
        return bool(self.checks) and all(check.ok or not is_vital(check) for check in self.checks)

    @property
    def all_is_well(self) -> bool:
        """Whether nothing is wrong at all."""
        return bool(self.checks) and all(check.ok for check in self.checks)
