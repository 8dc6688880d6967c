"""A delivery: for whom, in which language, where to, what will be in it, and what came of it."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.deliver.contents import Delivered, Profile
from ui.desk.viewmodels.ports import DeskPort, Preview
from ui.jobs import JobRunner
from ui.long_work import LongWork, WorkState


@dataclass(frozen=True, slots=True)
class DeliverState:
    """Everything the page shows."""

    profile: Profile | None = None
    language: str = ""
    """Language of the document; empty for that of the screen."""
    to: Path | None = None
    preview: WorkState[Preview] = field(default_factory=WorkState)
    work: WorkState[Delivered] = field(default_factory=WorkState)

    @property
    def ready(self) -> bool:
        """Whether it can be written."""
        return self.profile is not None and self.to is not None and not self.work.working


class DeliverViewModel(QObject):
    """Counts what a delivery would hold, and has it written."""

    changed = Signal()

    def __init__(self, port: DeskPort, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self.state = DeliverState()
        self.looking: LongWork[Preview] = LongWork(jobs, self)
        self.writing: LongWork[Delivered] = LongWork(jobs, self)
        self.looking.signals.changed.connect(lambda: self._set(replace(self.state, preview=self.looking.state)))
        self.writing.signals.changed.connect(lambda: self._set(replace(self.state, work=self.writing.state)))

    def enter(self) -> None:
        """The page is opened: counts anew, as the registry may hold more. Writing that goes on is left alone."""
        if not self.state.work.working:
            self.writing.forget()
            self._count()

    def leave(self) -> None:
        """The page is left; writing goes on."""
        self.looking.forget()

    def forget(self) -> None:
        """The registry is closed."""
        self.looking.forget()
        self.writing.forget()
        self._set(DeliverState())

    def choose_profile(self, profile: Profile) -> None:
        """For whom it is; counts what will be in it."""
        if profile != self.state.profile and not self.state.work.working:
            self.writing.forget()
            self._set(replace(self.state, profile=profile))
            self._count()

    def choose_language(self, language: str) -> None:
        """The document's language."""
        self._set(replace(self.state, language=language))

    def choose_folder(self, to: Path | None) -> None:
        """Where it is written."""
        self._set(replace(self.state, to=to))

    def deliver(self, language: str) -> None:
        """Writes it in the language chosen, or else in this one."""
        profile, to, chosen = self.state.profile, self.state.to, self.state.language or language
        if profile is not None and to is not None and not self.state.work.working:
            self.looking.forget()
            self.writing.run(lambda progress: self._port.deliver(profile, chosen, to, progress))

    def cancel(self) -> None:
        """Asks the writing to stop; nothing is left of it."""
        self.writing.cancel()

    def again(self) -> None:
        """Back to the choice after an end."""
        self.writing.forget()
        self._count()

    def _count(self) -> None:
        profile = self.state.profile
        self.looking.forget()
        if profile is not None:
            self.looking.run(lambda progress: self._port.preview(profile, progress))

    def _set(self, state: DeliverState) -> None:
        self.state = state
        self.changed.emit()
