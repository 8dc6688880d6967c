"""Whether the registry stands open, and what is in it: opened with the keys, let go when nobody is there."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.errors import KioskError
from kiosk.merge.outcome import RegistryCounts
from ui.desk.viewmodels.ports import DeskPort, OpenedRegistry
from ui.jobs import Err, JobRunner, Ok


@dataclass(frozen=True, slots=True)
class SessionState:
    """`opened` is None while the keys are not in memory. The passphrase is no part of it."""

    working: bool = False
    keys: Path | None = None
    registry: str = ""
    opened: OpenedRegistry | None = None
    counts: RegistryCounts = field(default_factory=RegistryCounts)
    error: KioskError | None = None
    locked_itself: bool = False
    """Whether it was closed because nobody was there."""


def registry_url(typed: str) -> str:
    """The SQLAlchemy URL that is meant: a URL as it is, anything else as a SQLite file."""
    text = typed.strip()
    return text if "://" in text or not text else f"sqlite:///{Path(text).expanduser()}"


class SessionViewModel(QObject):
    """Opens and closes the registry, and keeps its counts."""

    changed = Signal()
    opened = Signal()
    closed = Signal()
    """The keys are to be dropped: everything that was typed or read goes with them."""
    working = Signal(bool)

    def __init__(self, port: DeskPort, jobs: JobRunner, registry: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._jobs = jobs
        self.state = SessionState(registry=registry)

    @property
    def is_open(self) -> bool:
        return self.state.opened is not None

    def open(self, keys: Path, passphrase: str, registry: str) -> None:
        """Opens the registry with the keys of that folder."""
        if self.state.working or self.is_open:
            return
        url = registry_url(registry)
        self._set(SessionState(working=True, keys=keys, registry=registry))
        self.working.emit(True)
        self._jobs.run(lambda: self._port.open(keys, passphrase, url), self._on_opened)

    def close(self, *, by_itself: bool = False) -> None:
        """Drops the keys."""
        if not self.is_open:
            return
        self._set(SessionState(keys=self.state.keys, registry=self.state.registry, locked_itself=by_itself))
        self.closed.emit()
        self._jobs.run(self._port.close, self._on_closed)

    def refresh(self) -> None:
        """Looks what the registry holds now."""
        if self.is_open:
            self._jobs.run(self._port.holds, self._on_holds)

    def _on_opened(self, answer: Ok[OpenedRegistry] | Err) -> None:
        match answer:
            case Ok(opened):
                self._set(replace(self.state, working=False, opened=opened, counts=opened.counts))
                self.opened.emit()
            case Err(error):
                self._set(replace(self.state, working=False, error=error))
        self.working.emit(False)

    def _on_closed(self, answer: Ok[None] | Err) -> None:
        if isinstance(answer, Err):
            self._set(replace(self.state, error=answer.error))

    def _on_holds(self, answer: Ok[OpenedRegistry] | Err) -> None:
        if isinstance(answer, Ok) and self.is_open:
            self._set(replace(self.state, opened=answer.value, counts=answer.value.counts))

    def _set(self, state: SessionState) -> None:
        self.state = state
        self.changed.emit()
