"""The first PIN: made when its screen comes, shown, and typed again so that it was really written down."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from kiosk.errors import KioskError
from kiosk.vault.pin import DIGITS
from ui.jobs import Err, JobRunner, Ok
from ui.setup.viewmodels.ports import SetupPort

PIN_LENGTH = DIGITS


@dataclass(frozen=True, slots=True)
class FirstPinState:
    """What the two screens show. `pin` is empty until it is made; what is typed is only counted."""

    pin: str = ""
    typed: int = 0
    wrong: bool = False
    working: bool = False
    error: KioskError | None = None


class FirstPin(QObject):
    """Makes the PIN and compares what is typed with it."""

    changed = Signal()
    confirmed = Signal()

    def __init__(self, port: SetupPort, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._jobs = jobs
        self._digits = ""
        self.state = FirstPinState()

    def make(self) -> None:
        """Makes the PIN, unless it is there: coming back to look at it again does not change it."""
        self._digits = ""
        if self.state.pin or self.state.working:
            self._set(replace(self.state, typed=0, wrong=False))
            return
        self._set(FirstPinState(working=True))
        self._jobs.run(self._port.new_pin, self._made)

    def _made(self, answer: Ok[str] | Err) -> None:
        match answer:
            case Ok(pin):
                self._set(FirstPinState(pin=pin))
            case Err(error):
                self._set(FirstPinState(error=error))

    def press(self, digit: str) -> None:
        """A digit; the last one decides."""
        if self.state.working or not self.state.pin or len(self._digits) == PIN_LENGTH:
            return
        self._digits += digit
        self._set(replace(self.state, typed=len(self._digits), wrong=False, error=None))
        if len(self._digits) == PIN_LENGTH:
            self._compare()

    def erase(self) -> None:
        """Takes the last digit back."""
        if not self.state.working:
            self._digits = self._digits[:-1]
            self._set(replace(self.state, typed=len(self._digits)))

    def _compare(self) -> None:
        typed, self._digits = self._digits, ""
        if typed != self.state.pin:
            self._set(replace(self.state, typed=0, wrong=True))
            return
        self._set(replace(self.state, working=True))
        self._jobs.run(self._port.pin_seen, self._seen)

    def _seen(self, answer: Ok[None] | Err) -> None:
        match answer:
            case Ok():
                self._set(FirstPinState())
                self.confirmed.emit()
            case Err(error):
                self._set(replace(self.state, typed=0, working=False, error=error))

    def _set(self, state: FirstPinState) -> None:
        self.state = state
        self.changed.emit()
