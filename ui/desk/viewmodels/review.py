"""The pairs that the merge would not decide, one after another: shown, decided, put off, taken back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from kiosk.errors import KioskError
from ui.desk.viewmodels.ports import Decision, DeskPort, PairShown, PairSummary
from ui.jobs import Err, JobRunner, Ok


class ReviewStep(StrEnum):
    """What the page shows."""

    LOADING = "loading"
    PAIR = "pair"
    EMPTY = "empty"
    PUT_OFF = "put-off"
    """Nothing is left but what was put off."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ReviewState:
    """`ahead` are the pairs still to be shown, the first of them now; names are in `shown` alone."""

    step: ReviewStep = ReviewStep.LOADING
    ahead: tuple[PairSummary, ...] = ()
    put_off: tuple[PairSummary, ...] = ()
    decided: tuple[PairSummary, ...] = ()
    """The last at the end: what undo goes back to."""
    shown: PairShown | None = field(default=None, repr=False)
    error: KioskError | None = None
    unsaved: bool = False
    """Whether what failed was to save a decision, and not to read."""
    can_go_on: bool = False
    """Whether, after a failure, there is more than to try again."""

    @property
    def pair(self) -> PairSummary | None:
        """The pair on the screen."""
        return self.ahead[0] if self.ahead else None

    @property
    def total(self) -> int:
        """All pairs of this sitting."""
        return len(self.ahead) + len(self.put_off) + len(self.decided)

    @property
    def place(self) -> int:
        """Which one the pair on the screen is, from 1."""
        return len(self.decided) + len(self.put_off) + 1

    @property
    def left(self) -> int:
        """How many are not decided."""
        return len(self.ahead) + len(self.put_off)

    @property
    def is_note(self) -> bool:
        """Whether it is a signing that staff marked as spoilt."""
        return self.shown is not None and self.shown.right is None


def without_first(state: ReviewState, *, decided: bool) -> ReviewState:
    """The state after the pair on the screen was decided or put off."""
    first, *rest = state.ahead
    if decided:
        return replace(state, ahead=tuple(rest), decided=(*state.decided, first), shown=None)
    return replace(state, ahead=tuple(rest), put_off=(*state.put_off, first), shown=None)


def one_back(state: ReviewState) -> ReviewState:
    """The state with the pair decided last on the screen again."""
    *before, last = state.decided
    return replace(state, ahead=(last, *state.ahead), decided=tuple(before), shown=None)


class ReviewViewModel(QObject):
    """Leads through the pairs. A pair is decided only while it is seen."""

    changed = Signal()
    decided = Signal()
    """The registry counts differently now."""

    def __init__(self, port: DeskPort, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._jobs = jobs
        self.state = ReviewState()
        self._visit = 0
        self._again: Callable[[], None] = self.enter
        self._otherwise: ReviewState | None = None

    def enter(self) -> None:
        """The page is opened: looks what there is to review."""
        self._visit += 1
        visit = self._visit
        self._set(ReviewState())
        self._jobs.run(self._port.pairs, lambda answer: self._on_pairs(visit, answer))

    def leave(self) -> None:
        """The page is left, or the registry closed: no name stays."""
        self._visit += 1
        self._set(ReviewState())

    def decide(self, decision: Decision) -> None:
        """Writes the decision on the pair that is seen, and shows the next."""
        pair = self.state.pair
        if pair is None or self.state.step is not ReviewStep.PAIR:
            return
        if self.state.is_note:
            decision = "different"
        put_off = without_first(self.state, decided=False)
        self._write(pair, decision, without_first(self.state, decided=True), put_off)

    def seen(self) -> None:
        """A signing that staff marked as spoilt was looked at: it stays as it is."""
        if self.state.is_note:
            self.decide("different")

    def later(self) -> None:
        """Puts the pair off; one that cannot be opened or decided, too."""
        if self.state.pair is not None and self.state.step is ReviewStep.PAIR:
            self._look(without_first(self.state, decided=False))
        elif self.state.step is ReviewStep.FAILED and self._otherwise is not None:
            self._look(self._otherwise)

    def try_again(self) -> None:
        """Does once more what failed."""
        if self.state.step is ReviewStep.FAILED:
            self._again()

    def undo(self) -> None:
        """Takes the last decision back and shows its pair again."""
        if self.state.decided and self.state.step is not ReviewStep.LOADING:
            self._write(self.state.decided[-1], None, one_back(self.state), replace(self.state, shown=None))

    def begin_again(self) -> None:
        """Shows what was put off."""
        self._look(replace(self.state, ahead=(*self.state.ahead, *self.state.put_off), put_off=()))

    def _write(self, pair: PairSummary, decision: Decision | None, then: ReviewState, otherwise: ReviewState) -> None:
        visit = self._visit
        self._set(replace(self.state, step=ReviewStep.LOADING, shown=None))

        def ended(answer: Ok[None] | Err) -> None:
            if isinstance(answer, Ok):
                self.decided.emit()
            if visit != self._visit:
                return
            if isinstance(answer, Err):
                self._fail(answer.error, lambda: self._write(pair, decision, then, otherwise), otherwise, unsaved=True)
            else:
                self._look(then)

        self._jobs.run(lambda: self._port.decide(pair, decision), ended)

    def _on_pairs(self, visit: int, answer: Ok[tuple[PairSummary, ...]] | Err) -> None:
        if visit != self._visit:
            return
        match answer:
            case Ok(pairs):
                self._look(ReviewState(ahead=pairs))
            case Err(error):
                self._fail(error, self.enter, None)

    def _look(self, state: ReviewState) -> None:
        """Opens the first pair ahead."""
        pair, visit = state.pair, self._visit
        if pair is None:
            step = ReviewStep.PUT_OFF if state.put_off else ReviewStep.EMPTY
            self._set(replace(state, step=step, shown=None, error=None))
            return
        self._set(replace(state, step=ReviewStep.LOADING, shown=None, error=None))
        self._jobs.run(lambda: self._port.look_at(pair), lambda answer: self._on_shown(visit, answer))

    def _on_shown(self, visit: int, answer: Ok[PairShown] | Err) -> None:
        if visit != self._visit:
            return
        match answer:
            case Ok(shown):
                self._set(replace(self.state, step=ReviewStep.PAIR, shown=shown))
            case Err(error):
                self._fail(error, lambda: self._look(self.state), without_first(self.state, decided=False))

    def _fail(
        self, error: KioskError, again: Callable[[], None], otherwise: ReviewState | None, *, unsaved: bool = False
    ) -> None:
        self._again, self._otherwise = again, otherwise
        failed = replace(self.state, step=ReviewStep.FAILED, error=error, unsaved=unsaved)
        self._set(replace(failed, can_go_on=otherwise is not None))

    def _set(self, state: ReviewState) -> None:
        self.state = state
        self.changed.emit()
