"""Whether staff should look at the kiosk, asked from time to time while attendees have the screen."""

from PySide6.QtCore import QObject, QTimer, Signal

from ui.booth.viewmodels.staff_overview import needs_attention
from ui.booth.viewmodels.staff_ports import OverviewFacts, StaffPort
from ui.jobs import Err, JobRunner, Ok

ASK_EVERY_MS = 30_000


class Attention(QObject):
    """Asks at once and then every half minute, as long as nobody of the staff is looking anyway."""

    changed = Signal(bool)
    """Whether there is something on the overview that needs attention."""

    def __init__(
        self, port: StaffPort, jobs: JobRunner, parent: QObject | None = None, *, every_ms: int = ASK_EVERY_MS
    ) -> None:
        super().__init__(parent)
        self._port = port
        self._jobs = jobs
        self._asking = False
        self._ended = False
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._ask)

    def start(self) -> None:
        """Attendees have the screen."""
        self._timer.start()
        self._ask()

    def stop(self) -> None:
        """Staff look for themselves."""
        self._timer.stop()

    def end(self) -> None:
        """The window goes: nothing is asked any more, though each area that goes makes another the current one."""
        self._ended = True
        self.stop()

    def _ask(self) -> None:
        if not self._asking and not self._ended:
            self._asking = True
            self._jobs.run(self._port.overview, self._heard)

    def _heard(self, answer: Ok[OverviewFacts] | Err) -> None:
        self._asking = False
        match answer:
            case Ok(facts):
                self.changed.emit(needs_attention(facts))
            case Err():
                self.changed.emit(True)
