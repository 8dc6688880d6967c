"""All view models of the staff area, made together and told as one when work is under way."""

from PySide6.QtCore import QObject, Signal

from ui.booth.sticks import Sticks
from ui.booth.viewmodels.staff_end_event import EndEventViewModel, PackUpViewModel
from ui.booth.viewmodels.staff_export import ExportViewModel
from ui.booth.viewmodels.staff_overview import OverviewViewModel
from ui.booth.viewmodels.staff_pin import PinViewModel
from ui.booth.viewmodels.staff_ports import StaffPort
from ui.booth.viewmodels.staff_settings import SettingsViewModel
from ui.booth.viewmodels.staff_spoilt import SpoiltViewModel
from ui.booth.viewmodels.staff_withdraw import WithdrawViewModel
from ui.jobs import JobRunner


class StaffModels(QObject):
    """The view models of all staff pages."""

    working = Signal(bool)

    def __init__(
        self, port: StaffPort, jobs: JobRunner, asking: JobRunner, sticks: Sticks, parent: QObject | None = None
    ) -> None:
        """Through `jobs` goes an export; through `asking` all else, one after another, which must not wait for that."""
        super().__init__(parent)
        self.pin = PinViewModel(port, asking, parent=self)
        self.overview = OverviewViewModel(port, asking, parent=self)
        self.export = ExportViewModel(port, jobs, sticks, parent=self)
        self.withdraw = WithdrawViewModel(port, asking, parent=self)
        self.spoilt = SpoiltViewModel(port, asking, parent=self)
        self.settings = SettingsViewModel(port, asking, parent=self)
        self.end_event = EndEventViewModel(port, asking, parent=self)
        self.pack_up = PackUpViewModel(port, asking, self.export.cancel, parent=self)
        tasks = (self.withdraw.task, self.spoilt.task, self.end_event.task, self.pack_up.task)
        for work in (self.export.work, *tasks):
            work.signals.working.connect(self.working)
