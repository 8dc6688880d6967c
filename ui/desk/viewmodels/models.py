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

    working = Signal(bool)

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
        lock.expired.connect(lambda: session.close(by_itself=True))
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

    def _forget(self) -> None:
        self.lock.close()
        self.campaign.forget()
        self.merge.forget()
        self.review.leave()
        self.results.leave()
        self.deliver.forget()
