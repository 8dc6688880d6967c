"""All view models of the desk, made together: what one of them changes, the others hear of."""

from PySide6.QtCore import QObject, Signal

from ui.desk.viewmodels.campaign import CampaignViewModel
from ui.desk.viewmodels.deliver import DeliverViewModel
from ui.desk.viewmodels.merge import MergeViewModel
from ui.desk.viewmodels.ports import DeskPort
from ui.desk.viewmodels.results import ResultsViewModel
from ui.desk.viewmodels.review import ReviewViewModel
from ui.desk.viewmodels.session import SessionViewModel
from ui.idle_lock import IdleLock
from ui.jobs import JobRunner

IDLE_MINUTES = 15
"""A coordinator reads and thinks between two clicks; one who went for lunch has left the keys in memory."""


class DeskModels(QObject):
    """Counts follow each merge and decision; closing the registry empties everything that names came into."""

    forgotten = Signal()
    """The desk locked itself or was locked: what was typed in secret leaves every page."""

    def __init__(
        self,
        port: DeskPort,
        jobs: JobRunner,
        registry: str = "",
        idle_ms: int = IDLE_MINUTES * 60_000,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = SessionViewModel(port, jobs, registry, parent=self)
        self.campaign = CampaignViewModel(port, jobs, parent=self)
        self.merge = MergeViewModel(port, jobs, parent=self)
        self.review = ReviewViewModel(port, jobs, parent=self)
        self.results = ResultsViewModel(port, jobs, parent=self)
        self.deliver = DeliverViewModel(port, jobs, parent=self)
        self.lock = IdleLock(idle_ms, self)
        self._connect()

    def _connect(self) -> None:
        session, lock = self.session, self.lock
        session.opened.connect(lock.open)
        session.closed.connect(self._forget)
        lock.expired.connect(self._lock_itself)
        self.campaign.kits.signals.changed.connect(self._guard_codes)
        self.merge.merged.connect(session.refresh)
        self.review.decided.connect(session.refresh)
        works = (
            session,
            self.merge.work.signals,
            self.results.work.signals,
            self.deliver.looking.signals,
            self.deliver.writing.signals,
            self.campaign.check.signals,
            self.campaign.keys.signals,
            self.campaign.kits.signals,
        )
        for work in works:
            work.working.connect(lock.hold)

    def guard(self) -> None:
        """A passphrase is being typed: the desk locks itself also where no registry is open."""
        self.lock.open()

    def _guard_codes(self) -> None:
        if self.campaign.kits.state.result is not None:
            self.lock.open()

    def _lock_itself(self) -> None:
        if self.session.is_open:
            self.session.close(by_itself=True)
        else:
            self._forget()

    def _forget(self) -> None:
        self.lock.close()
        self.campaign.forget()
        self.merge.forget()
        self.review.leave()
        self.results.leave()
        self.deliver.forget()
        self.forgotten.emit()
