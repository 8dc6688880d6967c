"""What the staff screens ask of the kiosk behind them: one protocol, and the frozen facts that it answers with.

Every method may be called from a worker thread, and those that touch the disk always are; two never run at once, as
the staff area runs its jobs one after another. Where a method raises, the error is a `kiosk.errors.KioskError` whose
code `kiosk.sentences` has words for. Nothing here carries anything of a signatory.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from kiosk.progress import Progress
from kiosk.signatory import Event
from kiosk.speech.permission import ReadingAloud
from kiosk.speech.speed import Speed


@dataclass(frozen=True, slots=True)
class KioskFacts:
    """What does not change while the kiosk runs."""

    name: str
    """The kiosk's name, as in its certificate: "Kiosk 07"."""
    rehearsal: bool
    languages: tuple[str, ...]
    """The campaign's languages, in its order."""
    can_leave: bool = True
    """Whether leaving the kiosk leads anywhere; false where the session is nothing but the kiosk."""
    can_speak: bool = False
    """Whether there is a voice on this machine."""


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """What became of one try. A try made during a wait is not a try: `ok` is false and nothing was checked."""

    ok: bool
    wait_seconds: int
    """How long no PIN is looked at from now on; 0 for at once."""
    tries_left: int
    """How many wrong PINs are free before the next wait."""


class SecondCopy(StrEnum):
    """What the continuous sealed copy on a stick is doing."""

    WRITTEN = "written"
    """A stick is in and holds everything saved so far."""
    WRITING = "writing"
    """A stick is in and does not hold everything yet."""
    SLOW = "slow"
    """A stick is in and takes so long that the copy is behind at times."""
    NO_STICK = "no-stick"
    """No stick is in: nothing is wrong, there just is one copy only."""
    FULL = "full"
    """A stick is in and has no room left; what it held it still has."""
    READ_ONLY = "read-only"
    """A stick is in that nothing may be written to."""
    UNREADABLE = "unreadable"
    """Something is plugged in that has no file system which this machine knows."""
    FAILED = "failed"
    """A stick is in and could not be written to."""
    OFF = "off"
    """This kiosk writes no second copy."""


@dataclass(frozen=True, slots=True)
class Battery:
    """The machine's battery, as the system says."""

    percent: int
    charging: bool
    """Whether it is on mains, full or charging."""


@dataclass(frozen=True, slots=True)
class HourCount:
    """How many signings one hour of the wall clock brought while this program ran. Never written anywhere."""

    hour: int
    """0 to 23, local time."""
    count: int


@dataclass(frozen=True, slots=True)
class OverviewFacts:
    """How the kiosk is, at one moment."""

    event: Event
    event_ended: bool
    """Whether a checkpoint is the ledger's last word on this event."""
    signings: int
    """Signings of this event, on this kiosk."""
    by_hour: tuple[HourCount, ...]
    """Without gaps, oldest first, at most the last 12 hours; empty before the first signing since the start."""
    seconds_since_save: float | None
    """By the monotonic clock; None where this program has saved nothing yet. Shown in coarse words only."""
    unconfirmed: int
    """Signings that no registry has confirmed."""
    free_signings: int
    """How many more signings the disk holds, the ballast not counted."""
    battery: Battery | None
    """None where there is no battery."""
    clock_plausible: bool
    """Whether the wall clock shows the event's day, or what else the self-test takes for right."""
    second_copy: SecondCopy
    saving_works: bool = True
    """False when the last save failed and none has succeeded since."""
    ballast_held: bool = False
    """Whether space is still held back on the disk that `give_up_ballast` would free."""
    can_mark_spoilt: bool = False
    """Whether the last entry of this event is a signing that was not yet marked as spoilt."""
    damaged: int = 0
    """Entries that the disk has changed since they were saved, as a look at all of them after the start found."""
    collects: bool = True
    """False where the ledger is too damaged to be added to: these are the facts of what is left of it."""


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What to write and where."""

    to: Path
    """Folder on a stick, or the fixed one."""
    language: str
    """Language of the PDF; of no meaning to a sealed batch."""
    keys: Path | None = None
    """The coordinator's keys folder: then PDF and CSV are written too. Only after the event was ended."""
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ExportDone:
    """An export that was written, read back and found right."""

    name: str
    """File name of the sealed batch."""
    records: int
    """Signings in it, the number to write down."""
    bytes: int
    """Of the sealed batch alone."""
    folder: str = ""
    """Name of the opened folder with PDF and CSV; empty for a sealed export."""
    unreadable: int = 0
    """Entries that were damaged and are therefore not in the batch whole, nor in the PDF and CSV."""
    missing_glyphs: tuple[str, ...] = ()
    """Names of the code points for which no bundled font has a picture."""


class SpoiltReason(StrEnum):
    """Why staff mark the last signing as spoilt; the value goes, sealed, into the note."""

    TRIED_OUT = "tried out by staff"
    CHILD = "a child playing"
    UNREADABLE = "unreadable"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EventCounts:
    """What the checkpoint says about this event, to be written down."""

    signings: int
    withdrawals: int
    spoilt: int


@dataclass(frozen=True, slots=True)
class StaffSettings:
    """What staff may change. Text size and theme are those that every attendee starts with."""

    event: Event
    language: str
    """The event's language: the one that is back after every reset."""
    text_size: int
    """1 to 4."""
    theme: str
    """light, dark or sun."""
    reduced_motion: bool
    reading_aloud: ReadingAloud = ReadingAloud.OFF
    speech_speed: Speed = Speed.NORMAL


class StaffPort(Protocol):
    """The kiosk as staff may use it: counts, health, export and settings, never a signatory."""

    def facts(self) -> KioskFacts:
        """What does not change; quick, called on the screen's thread."""
        ...

    def pin_wait(self) -> int:
        """Whole seconds until the next PIN is looked at, rounded up, 0 for none; quick, called every second."""
        ...

    def check_pin(self, pin: str) -> PinAnswer:
        """Counts the try durably, then checks it. Slow (Argon2id). Raises StorageFailed."""
        ...

    def clear_lock(self, setup_code: str) -> None:
        """Ends a wait and starts the count of tries anew. Raises InputRefused("code-mistyped" | "code-wrong")."""
        ...

    def renew_pin(self, setup_code: str) -> str:
        """Makes another PIN and ends a wait; the one before opens nothing any more. Slow.

        Raises InputRefused("code-mistyped" | "code-wrong"), StorageFailed.
        """
        ...

    def overview(self) -> OverviewFacts:
        """How the kiosk is now; asked every few seconds. Reads /sys and the disk's free space itself."""
        ...

    def give_up_ballast(self) -> None:
        """Frees the space held back on the disk, so that saving works again. Raises StorageFailed."""
        ...

    def fixed_target(self) -> Path | None:
        """A folder to export to beside the sticks ("this computer"), where a window runs on a desktop; else None."""
        ...

    def fixed_keys(self) -> Path | None:
        """A keys folder offered beside those found on sticks: the demo's throw-away one; else None."""
        ...

    def export(self, order: ExportOrder, progress: Progress) -> ExportDone:
        """Writes the batch whole, verified by reading back, or not at all.

        `progress` is told about the whole work, reading back included, and may raise Cancelled, which passes through
        and leaves nothing. Raises StorageFailed (the stick is full, gone, not writable) and, with keys,
        InputRefused("passphrase-wrong" | …). Refuses keys while the event goes on: InputRefused("event-not-ended").
        """
        ...

    def withdraw(self, code: str) -> None:
        """Appends a sealed withdrawal, whether or not the code exists. Raises InputRefused("code-mistyped")."""
        ...

    def mark_last_spoilt(self, reason: SpoiltReason) -> None:
        """Appends a sealed note on the last signing. Raises InputRefused("nothing-to-mark") where there is none."""
        ...

    def end_event(self) -> EventCounts:
        """Appends a checkpoint and counts. Ending twice without a signing between appends nothing new."""
        ...

    def settings(self) -> StaffSettings:
        """The settings as they are; quick, called on the screen's thread."""
        ...

    def change_settings(self, settings: StaffSettings) -> None:
        """Stores them durably; another event, place or day begins a new event. Raises StorageFailed."""
        ...

    def brightness(self) -> int | None:
        """The screen's brightness in percent; None where it cannot be set. Slow."""
        ...

    def set_brightness(self, percent: int) -> int | None:
        """Makes what `brightness` found last so bright, and says what it then is. Slow; raises nothing."""
        ...

    def pack_up(self) -> bool:
        """Appends a checkpoint where the disk takes it, closes the ledger and asks the machine to power off; whether it
        will do so itself.
        """
        ...
