"""The view model of withdrawing a signing by its receipt code: one same answer for any well-formed code."""

from PySide6.QtCore import QObject

from ui.booth.viewmodels.staff_ports import StaffPort
from ui.jobs import JobRunner
from ui.task import Task

LONGEST_CODE = 40
"""The code has 17 symbols; whoever types blanks and hyphens between all of them still fits."""


class WithdrawViewModel:
    """Has a withdrawal appended; keeps no code."""

    def __init__(self, port: StaffPort, jobs: JobRunner, parent: QObject | None = None) -> None:
        self._port = port
        self.task: Task[None] = Task(jobs, parent)

    def start(self) -> None:
        """The page is opened."""
        self.task.start()

    def withdraw(self, code: str) -> None:
        """Appends the withdrawal; an empty code is not even tried."""
        if code.strip():
            self.task.run(lambda: self._port.withdraw(code))
