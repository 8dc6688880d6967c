"""The view model of marking the last signing as spoilt: a reason is chosen, then confirmed."""

from PySide6.QtCore import QObject, Signal

from kiosk.words import Words
from ui.booth.viewmodels.staff_ports import SpoiltReason, StaffPort
from ui.jobs import JobRunner
from ui.task import Task


def reasons(words: Words) -> tuple[tuple[SpoiltReason, str], ...]:
    """The reasons in words, in the order they are offered."""
    return (
        (SpoiltReason.TRIED_OUT, words.say("Staff tried the kiosk out")),
        (SpoiltReason.CHILD, words.say("A child was playing")),
        (SpoiltReason.UNREADABLE, words.say("It is unreadable")),
        (SpoiltReason.OTHER, words.say("Another reason")),
    )


class SpoiltViewModel(QObject):
    """Puts a sealed note behind the last signing."""

    changed = Signal()

    def __init__(self, port: StaffPort, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self.reason: SpoiltReason | None = None
        self.task: Task[None] = Task(jobs, self)
        self.task.signals.changed.connect(self.changed)

    def start(self) -> None:
        """The page is opened: no reason is chosen."""
        self.reason = None
        self.task.start()

    def choose(self, reason: SpoiltReason) -> None:
        """This is the reason."""
        self.reason = reason
        self.changed.emit()

    def mark(self) -> None:
        """Confirmed: the note is appended."""
        reason = self.reason
        if reason is not None:
            self.task.run(lambda: self._port.mark_last_spoilt(reason))
