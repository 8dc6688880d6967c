"""The export's view model: where to, under which keys, how far, and what came of it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.errors import KioskError
from kiosk.progress import Cancelled
from ui.booth.sticks import Sticks, Volume
from ui.booth.viewmodels.staff_ports import ExportDone, ExportOrder, StaffPort
from ui.jobs import Err, JobRunner, Ok
from ui.screen_progress import ScreenProgress


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

    step: ExportStep = ExportStep.CHOOSE
    volumes: tuple[Volume, ...] = ()
    chosen: Path | None = None
    event_ended: bool = False
    keys: Path | None = None
    pulled: bool = False
    """Whether a stick that was needed went while the passphrase was asked for."""
    thousandths: int = 0
    seconds_left: float | None = None
    stopping: bool = False
    done: ExportDone | None = None
    error: KioskError | None = None

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
    is_asked = state.step is ExportStep.UNLOCK and keys is not None and chosen == state.chosen
    if state.step is ExportStep.UNLOCK and not is_asked:
        state = replace(state, step=ExportStep.CHOOSE, pulled=True, error=None)
    return replace(state, volumes=volumes, chosen=chosen, keys=keys)


class ExportViewModel(QObject):
    """Carries an export from the choice of a stick to "You may remove the stick"."""

    changed = Signal()
    working = Signal(bool)
    """Work began or ended: the staff area does not lock itself in between."""

    def __init__(self, port: StaffPort, jobs: JobRunner, sticks: Sticks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._jobs = jobs
        self._sticks = sticks
        self.state = ExportState()
        self._progress: ScreenProgress | None = None
        sticks.changed.connect(self._look)

    def start(self, event_ended: bool) -> None:
        """The page is opened: begins at the choice."""
        self._sticks.start()
        if self._progress is not None:
            # Staff had locked the screen meanwhile: they find the work as it goes on.
            self.changed.emit()
            return
        self.state = ExportState(event_ended=event_ended)
        self._look()

    def stop(self) -> None:
        """The page is left; work under way goes on."""
        self._sticks.stop()
        if self._progress is None:
            self.state = ExportState()

    def choose(self, path: Path) -> None:
        """This volume is to be written to."""
        self._set(replace(self.state, chosen=path, pulled=False))

    def ask_passphrase(self, keys: Path) -> None:
        """PDF and CSV are wanted too, with the keys of this folder."""
        self._set(replace(self.state, step=ExportStep.UNLOCK, keys=keys, pulled=False, error=None))

    def back_to_choice(self) -> None:
        """Chooses anew; what was done or went wrong is forgotten."""
        self._set(seen(ExportState(event_ended=self.state.event_ended, chosen=self.state.chosen), self._sticks.volumes))

    def export_sealed(self, language: str) -> None:
        """Writes the sealed batch."""
        self._set(replace(self.state, keys=None))
        self._export(language, "")

    def export_opened(self, language: str, passphrase: str) -> None:
        """Writes the sealed batch and, opened with the keys, PDF and CSV."""
        self._export(language, passphrase)

    def cancel(self) -> None:
        """Asks the work to stop; it does so at its next step and leaves nothing."""
        if self._progress is not None:
            self._progress.cancel()
            self._set(replace(self.state, stopping=True))

    def _export(self, language: str, passphrase: str) -> None:
        target = self.state.target
        if target is None or self._progress is not None:
            return
        order = ExportOrder(target.path, language, self.state.keys, passphrase)
        progress = ScreenProgress(parent=self)
        progress.stepped.connect(self._stepped)
        self._progress = progress

        def work() -> ExportDone | None:
            try:
                return self._port.export(order, progress)
            except Cancelled:
                return None

        self._set(replace(self.state, step=ExportStep.WORKING, thousandths=0, seconds_left=None, stopping=False))
        self.working.emit(True)
        self._jobs.run(work, self._finished)

    def _stepped(self, thousandths: int, _total: int, left: float | None) -> None:
        if self.state.step is ExportStep.WORKING:
            self._set(replace(self.state, thousandths=thousandths, seconds_left=left))

    def _finished(self, answer: Ok[ExportDone | None] | Err) -> None:
        if self._progress is not None:
            self._progress.deleteLater()
            self._progress = None
        match answer:
            case Ok(None):
                self._set(replace(self.state, step=ExportStep.CANCELLED))
            case Ok(done):
                self._set(replace(self.state, step=ExportStep.DONE, done=done))
            case Err(error) if error.code == "passphrase-wrong":
                # A stick may have been pulled while nobody looked.
                self._set(seen(replace(self.state, step=ExportStep.UNLOCK, error=error), self._sticks.volumes))
            case Err(error):
                self._set(replace(self.state, step=ExportStep.FAILED, error=error))
        self.working.emit(False)

    def _look(self) -> None:
        if self.state.step in {ExportStep.CHOOSE, ExportStep.UNLOCK}:
            self._set(seen(self.state, self._sticks.volumes))

    def _set(self, state: ExportState) -> None:
        self.state = state
        self.changed.emit()
