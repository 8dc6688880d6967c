"""Looks at everything that a kiosk needs before it stands in front of people, one plain verdict a line."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from kiosk.clock import Clock
from kiosk.durable import write_file_durably
from kiosk.errors import KioskError
from kiosk.home import Home
from kiosk.installed import Kiosk, open_kiosk
from kiosk.ledger.space import LOW_SIGNINGS, free_bytes, signings_that_fit
from kiosk.paths import FONTS, KEYBOARDS
from kiosk.words import SOURCE_LANGUAGE, needs_keyboard, program_languages

CLOCK_TOLERANCE = timedelta(days=1)
"""An event's day may have begun elsewhere on the globe; more than a day off is a dead clock battery."""

FONT_FILES = ("NotoSans-Regular", "NotoSans-SemiBold", "NotoSerif-Regular", "NotoSerif-SemiBold", "DejaVuSans")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its short name, whether it is right, and what was seen."""

    name: str
    ok: bool
    detail: str


def self_test(home: Home, clock: Clock, screen: Callable[[], Check]) -> tuple[Check, ...]:
    """Every check, in the order in which staff would mend things; none stops the others."""
    return (*_without_kiosk(home), screen(), *_with_kiosk(home, clock))


def _without_kiosk(home: Home) -> Iterator[Check]:
    yield _disk(home)
    yield _free_space(home)
    missing = [name for name in FONT_FILES if not (FONTS / f"{name}.ttf").is_file()]
    yield Check("fonts", not missing, " ".join(missing) or f"{len(FONT_FILES)}")
    layouts = sorted(path.stem for path in KEYBOARDS.glob("*.toml"))
    needed = {SOURCE_LANGUAGE, *filter(needs_keyboard, program_languages())}
    yield Check("keyboards", needed <= set(layouts), " ".join(layouts))


def _disk(home: Home) -> Check:
    """Writes a little, waits until it is on the disk, and takes it away: rights alone do not tell of a failing disk."""
    probe = home.folder / ".probe"
    try:
        if not home.folder.is_dir():
            return Check("disk", ok=False, detail=str(home.folder))
        write_file_durably(probe, os.urandom(4096))
        probe.unlink()
    except (KioskError, OSError):
        return Check("disk", ok=False, detail=str(home.folder))
    return Check("disk", ok=True, detail=str(home.folder))


def _free_space(home: Home) -> Check:
    try:
        room = signings_that_fit(free_bytes(home.folder)) if home.folder.exists() else 0
    except (KioskError, OSError):
        return Check("free-space", ok=False, detail=str(home.folder))
    return Check("free-space", room >= LOW_SIGNINGS, f"{room}")


def _with_kiosk(home: Home, clock: Clock) -> Iterator[Check]:
    try:
        with open_kiosk(home.folder, clock) as kiosk:
            yield Check("durability", ok=True, detail=kiosk.ledger.durability())
            yield _clock(kiosk, clock)
            yield _keys(kiosk)
            yield _ledger(kiosk)
    except KioskError as error:
        yield Check("kiosk", ok=False, detail=error.code)


def _clock(kiosk: Kiosk, clock: Clock) -> Check:
    return Check("clock", clock_is_plausible(kiosk, clock), clock.now().date().isoformat())


def clock_is_plausible(kiosk: Kiosk, clock: Clock) -> bool:
    """Whether the wall clock shows the event's day, give or take a day for time zones."""
    return abs(clock.now().date() - kiosk.settings.event.day) <= CLOCK_TOLERANCE


def _keys(kiosk: Kiosk) -> Check:
    try:
        kiosk.refuse_if_mixed_up()
    except KioskError as error:
        return Check("keys", ok=False, detail=error.code)
    return Check("keys", ok=True, detail=kiosk.facts.name)


def _ledger(kiosk: Kiosk) -> Check:
    report = kiosk.verify_ledger()
    seq, head = kiosk.ledger.tip
    bad = " ".join(str(number) for number in report.bad[:20])
    is_whole = not report.bad and kiosk.ledger_end_is_certain()
    return Check("ledger", is_whole, bad or f"{seq} {head.hex()[:16]}")
