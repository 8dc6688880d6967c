"""What there is to choose from: kits and campaigns on the sticks that are in, and places for keys."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.finding import KitFound, holds_keys
from ui.booth.sticks import Sticks, Volume
from ui.jobs import Err, JobRunner, Ok
from ui.setup.viewmodels.ports import Findings, SetupPort
from ui.setup.viewmodels.state import KeysPlace

KEYS_FOLDER = "petition-keys"


class Finds(QObject):
    """Looks while the wizard runs; `changed` when something came or went."""

    changed = Signal()

    def __init__(
        self,
        port: SetupPort,
        sticks: Sticks,
        jobs: JobRunner,
        own_place: Path,
        *,
        kit: KitFound | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._port = port
        self._sticks = sticks
        self._jobs = jobs
        self._own_place = own_place
        self._kit = kit
        self._looking = False
        self._again = False
        self._has_stopped = False
        self.findings = Findings()
        self.has_looked = False
        sticks.changed.connect(self.look)

    def start(self) -> None:
        """From now on."""
        self._sticks.start()
        self.look()

    def stop(self) -> None:
        """Nobody chooses any more: whoever works for it may be gone when what it still looks at is told."""
        self._has_stopped = True
        self._sticks.stop()

    @property
    def has_stick(self) -> bool:
        """Whether any stick is in."""
        return bool(self._sticks_in())

    def _sticks_in(self) -> list[Volume]:
        return [volume for volume in self._sticks.volumes if not volume.this_computer]

    def look(self) -> None:
        """Looks at all sticks anew; what changes meanwhile is looked at after that."""
        if self._has_stopped:
            return
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        places = tuple(volume.path for volume in self._sticks_in())
        self._jobs.run(lambda: self._port.look(places), self._looked)

    def _looked(self, answer: Ok[Findings] | Err) -> None:
        self._looking = False
        if isinstance(answer, Ok):
            self.findings, self.has_looked = self._with_given(answer.value), True
            self.changed.emit()
        if self._again:
            self.look()

    def _with_given(self, found: Findings) -> Findings:
        """The kit that the program was started with is among them, wherever it lies."""
        if self._kit is None or self._kit.file in {kit.file for kit in found.kits}:
            return found
        return replace(found, kits=(self._kit, *found.kits))

    def places_for_keys(self, campaign_id: str) -> tuple[KeysPlace, ...]:
        """A folder on each stick, those with keys of their own first, then one on this laptop."""
        places = []
        for volume in self._sticks_in():
            places += [KeysPlace(folder, volume.name, True, volume.writable) for folder in volume.keys]
            places.append(_place(volume.path / f"{KEYS_FOLDER}-{campaign_id}", volume.name, writable=volume.writable))
        places.append(_place(self._own_place / f"{KEYS_FOLDER}-{campaign_id}", ""))
        return tuple({place.folder: place for place in places}.values())


def _place(folder: Path, name: str, *, writable: bool = True) -> KeysPlace:
    return KeysPlace(folder, name, holds_keys(folder), writable)
