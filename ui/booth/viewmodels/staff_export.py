"""The export's view model: where to, under which keys, how far, and what came of it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.errors import KioskError
from ui.booth.sticks import Sticks, Volume
from ui.booth.viewmodels.staff_ports import ExportDone, ExportOrder, StaffPort
from ui.jobs import JobRunner
from ui.long_work import LongWork, WorkState, WorkStep


class ExportStep(StrEnum):
    """Which face the page shows."""

    CHOOSE = "choose"
    UNLOCK = "unlock"
    WORKING = "working"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ExportState:
    """Everything the page shows; the passphrase is not part of it."""

    volumes: tuple[Volume, ...] = ()
    chosen: Path | None = None
    event_ended: bool = False
    keys: Path | None = None
    asks_passphrase: bool = False
    error: KioskError | None = None
    """What is wrong with the passphrase."""
    pulled: bool = False
    """Whether a stick that was needed went while the passphrase was asked for."""
    work: WorkState[ExportDone] = field(default_factory=WorkState)

    @property
    def step(self) -> ExportStep:
        if self.work.step is not WorkStep.READY:
            return ExportStep(self.work.step)
        return ExportStep.UNLOCK if self.asks_passphrase else ExportStep.CHOOSE

    @property
    def target(self) -> Volume | None:
        """The chosen volume, as long as it is there and can be written to."""
        return next((each for each in self.volumes if each.path == self.chosen and each.is_usable), None)

    @property
    def keys_found(self) -> tuple[Path, ...]:
        """Keys folders on any volume; of use only after the event."""
        return tuple(folder for volume in self.volumes for folder in volume.keys) if self.event_ended else ()


def seen(state: ExportState, volumes: tuple[Volume, ...]) -> ExportState:
    """The state after sticks came or went: a choice that is gone is dropped, the only place there is chosen.

    Where a passphrase is asked for and the keys or the place are gone, both are chosen anew: what would be written is
    not what was asked for.
    """
    usable = [volume.path for volume in volumes if volume.is_usable]
    chosen = state.chosen if state.chosen in usable else usable[0] if len(usable) == 1 else None
    found = {folder for volume in volumes for folder in volume.keys}
    keys = state.keys if state.keys in found else None
    if state.asks_passphrase and (keys is None or chosen != state.chosen):
        state = replace(state, asks_passphrase=False, pulled=True, error=None)
    return replace(state, volumes=volumes, chosen=chosen, keys=keys)


class ExportViewModel(QObject):
    """Carries an export from the choice of a stick to "You may remove the stick"."""

    changed = Signal()

    def __init__(self, port: StaffPort, jobs: JobRunner, sticks: Sticks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._sticks = sticks
        self.state = ExportState()
        self._is_open = self._is_unseen = False
        self.work: LongWork[ExportDone] = LongWork(jobs, self)
        self.work.signals.changed.connect(self._worked)
        sticks.changed.connect(self._look)

    def start(self, event_ended: bool) -> None:
        """The page is opened: begins at the choice, unless an export goes on or nobody has seen what came of it."""
        self.state = replace(self.state, event_ended=event_ended)
        self._sticks.start()
        is_news = self.work.state.working or self._is_unseen
        self._is_open, self._is_unseen = True, False
        if is_news:
            # Staff had locked the screen meanwhile.
            self.changed.emit()
        else:
            self._begin(ExportState(event_ended=event_ended))

    def stop(self) -> None:
        """The page is left; work under way goes on."""
        self._sticks.stop()
        self._is_open = False

    def choose(self, path: Path) -> None:
        """This volume is to be written to."""
        self._set(replace(self.state, chosen=path, pulled=False))

    def ask_passphrase(self, keys: Path) -> None:
        """PDF and CSV are wanted too, with the keys of this folder."""
        self._set(replace(self.state, asks_passphrase=True, keys=keys, pulled=False, error=None))

    def back_to_choice(self) -> None:
        """Chooses anew; what was done or went wrong is forgotten."""
        self._begin(ExportState(event_ended=self.state.event_ended, chosen=self.state.chosen))

    def export_sealed(self, language: str) -> None:
        """Writes the sealed batch."""
        self.state = replace(self.state, keys=None)
        self._export(language, "")

    def export_opened(self, language: str, passphrase: str) -> None:
        """Writes the sealed batch and, opened with the keys, PDF and CSV."""
        self._export(language, passphrase)

    def cancel(self) -> None:
        """Asks the work to stop; it does so at its next step and leaves nothing."""
        self.work.cancel()

    def _begin(self, state: ExportState) -> None:
        self.state = seen(state, self._sticks.volumes)
        self.work.forget()

    def _export(self, language: str, passphrase: str) -> None:
        target = self.state.target
        if target is not None:
            order = ExportOrder(target.path, language, self.state.keys, passphrase)
            self.work.run(lambda progress: self._port.export(order, progress))

    def _worked(self) -> None:
        work = self.work.state
        self._is_unseen = not self._is_open and not work.working
        if work.error is not None and work.error.code == "passphrase-wrong":
            # A stick may have been pulled while nobody looked.
            self._begin(replace(self.state, asks_passphrase=True, error=work.error))
        else:
            self._set(replace(self.state, work=work))

    def _look(self) -> None:
        if self.state.step in {ExportStep.CHOOSE, ExportStep.UNLOCK}:
            self._set(seen(self.state, self._sticks.volumes))

    def _set(self, state: ExportState) -> None:
        self.state = state
        self.changed.emit()
