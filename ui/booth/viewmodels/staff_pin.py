"""The PIN page's view model: takes digits, has them checked, and shows the wait after too many wrong ones."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.errors import KioskError
from kiosk.vault.pin import DIGITS
from ui.booth.viewmodels.staff_ports import PinAnswer, StaffPort
from ui.jobs import Err, JobRunner, Ok, Result

PIN_LENGTH = DIGITS
FEW_TRIES = 3
"""From here on the page says how many tries are left; before, it would only frighten."""


@dataclass(frozen=True, slots=True)
class PinState:
    """What the page shows; never the digits themselves."""

    entered: int = 0
    checking: bool = False
    wrong: bool = False
    tries_left: int | None = None
    wait_seconds: int = 0
    asks_setup_code: bool = False
    new_pin: str = ""
    """A PIN that was just made: shown until the page is left or somebody has written it down."""
    error: KioskError | None = None

    @property
    def takes_digits(self) -> bool:
        """Whether a digit would be taken now."""
        return not (self.checking or self.wait_seconds or self.asks_setup_code or self.new_pin)


class PinViewModel(QObject):
    """Opens the staff area to whoever knows the PIN."""

    changed = Signal()
    opened = Signal()

    def __init__(self, port: StaffPort, jobs: JobRunner, tick_ms: int = 1_000, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._jobs = jobs
        self._digits = ""
        self._visit = 0
        self.state = PinState()
        self._ticks = QTimer(self, interval=tick_ms)
        self._ticks.timeout.connect(self._tick)

    def start(self) -> None:
        """The page is opened: nothing is typed, a wait that is under way is shown."""
        self._digits = ""
        self._set(PinState(wait_seconds=self._port.pin_wait()))
        self._ticks.start()

    def stop(self) -> None:
        """The page is left: what was typed is forgotten, and a check under way opens nothing any more."""
        self._visit += 1
        self._ticks.stop()
        self._digits = ""
        self._set(PinState())

    def press(self, digit: str) -> None:
        """A digit; the last one has the PIN checked."""
        if not self.state.takes_digits or len(digit) != 1 or digit not in "0123456789":
            return
        self._digits += digit
        self._set(replace(self.state, entered=len(self._digits), wrong=False, error=None))
        if len(self._digits) == PIN_LENGTH:
            self._check()

    def erase(self) -> None:
        """Takes the last digit back."""
        if self.state.takes_digits:
            self._digits = self._digits[:-1]
            self._set(replace(self.state, entered=len(self._digits)))

    def ask_setup_code(self, asked: bool) -> None:
        """The set-up code is to end the wait, or not after all."""
        self._set(replace(self.state, asks_setup_code=asked, error=None))

    def clear_lock(self, setup_code: str) -> None:
        """Ends the wait if this is the set-up code."""
        if not self.state.checking:
            self._ask(lambda: self._port.clear_lock(setup_code), self._cleared)

    def renew(self, setup_code: str) -> None:
        """Makes another PIN if this is the set-up code: the old one was forgotten, or somebody else knows it."""
        if not self.state.checking:
            self._ask(lambda: self._port.renew_pin(setup_code), self._renewed)

    def _renewed(self, answer: Ok[str] | Err) -> None:
        match answer:
            case Ok(pin):
                self._set(PinState(new_pin=pin))
            case Err(error):
                self._set(replace(self.state, checking=False, error=error))

    def written_down(self) -> None:
        """The new PIN is on paper; it is typed like any other now."""
        self._set(PinState(wait_seconds=self._port.pin_wait()))

    def _check(self) -> None:
        pin, self._digits = self._digits, ""
        self._ask(lambda: self._port.check_pin(pin), self._checked)

    def _ask(self, work: Callable[[], Result], then: Callable[[Ok[Result] | Err], None]) -> None:
        """An answer that comes when the page was left meanwhile is nobody's."""
        visit = self._visit

        def answered(answer: Ok[Result] | Err) -> None:
            if visit == self._visit:
                then(answer)

        self._set(replace(self.state, checking=True, error=None))
        self._jobs.run(work, answered)

    def _checked(self, answer: Ok[PinAnswer] | Err) -> None:
        match answer:
            case Ok(PinAnswer(ok=True)):
                self.stop()
                self.opened.emit()
            case Ok(refused):
                self._set(PinState(wrong=True, tries_left=refused.tries_left, wait_seconds=refused.wait_seconds))
            case Err(error):
                self._set(PinState(error=error))

    def _cleared(self, answer: Ok[None] | Err) -> None:
        match answer:
            case Ok():
                self._set(PinState(wait_seconds=self._port.pin_wait()))
            case Err(error):
                self._set(replace(self.state, checking=False, error=error))

    def _tick(self) -> None:
        if self.state.wait_seconds > 0 and not self.state.checking:
            left = self._port.pin_wait()
            # A wrong PIN of a minute ago is no longer news once the wait is over.
            self._set(replace(self.state, wait_seconds=left, wrong=self.state.wrong and left > 0))

    def _set(self, state: PinState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
