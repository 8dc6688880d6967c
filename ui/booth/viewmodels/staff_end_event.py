"""The view models of ending the event and of packing up: both close the day with a checkpoint."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.booth.viewmodels.staff_ports import EventCounts, StaffPort
from ui.jobs import JobRunner
from ui.task import Task, TaskStep


class EndEventViewModel:
    """Ends the event and shows what is to be written down."""

    def __init__(self, port: StaffPort, jobs: JobRunner, parent: QObject | None = None) -> None:
        self._port = port
        self.task: Task[EventCounts] = Task(jobs, parent)

    def start(self) -> None:
        """The page is opened."""
        self.task.start()

    def end(self) -> None:
        """Held long enough: the checkpoint is appended."""
        self.task.run(self._port.end_event)


class PackUpViewModel:
    """Closes the ledger and has the machine powered off; the result is whether it does so itself."""

    def __init__(
        self, port: StaffPort, jobs: JobRunner, stop_export: Callable[[], None], parent: QObject | None = None
    ) -> None:
        self._port = port
        self._stop_export = stop_export
        self.task: Task[bool] = Task(jobs, parent)

    @property
    def is_final(self) -> bool:
        """Whether the kiosk is being closed or is: from here no way leads back to where people sign."""
        return self.task.state.step in {TaskStep.WORKING, TaskStep.DONE}

    def start(self) -> None:
        """The page is opened."""
        if not self.is_final:
            self.task.start()

    def pack_up(self) -> None:
        """Held long enough: checkpoint, close, off. There is no time for an export; it can be made later."""
        self._stop_export()
        self.task.run(self._port.pack_up)
