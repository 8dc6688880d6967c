"""Kiosks to break: set up from a real kit, with the key that opens what they sealed, to see what is still there."""

import os
import shutil
from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from time import monotonic

from factories_vault import PASSPHRASE, made_keys
from faults.children import Nursery
from faults.harness import Outcome
from faults.lasting import a_lasting_folder

from kiosk.clock import SystemClock
from kiosk.entry import Entry, Mode
from kiosk.home import Home
from kiosk.installed import Kiosk, open_kiosk
from kiosk.installing import install
from kiosk.kit import make_kit, read_kit
from kiosk.opening import Opened, OpenedRecord, OpenedWithdrawal, open_entry
from kiosk.paths import CAMPAIGNS
from kiosk.settings import EventSettings
from kiosk.vault.keys import CampaignKeys, load_keys

CANARY = "Канарэйкава"
"""The family name of everybody who signs here: it stands nowhere else, so that finding it unsealed is a leak."""
CANARY_EMAIL = "canary@example.org"
CANARIES = (CANARY.encode(), CANARY.encode("utf-16-le"), CANARY_EMAIL.encode())
OPENS_WITHIN_S = 5
DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Found:
    """What a kiosk holds after it was broken."""

    codes: frozenset[str]
    """The receipt codes of all signings in it that were not taken back, as hex."""
    whole: bool
    """Whether every entry is as it was appended, opens, and is one of ours."""
    opened_in: float


@dataclass(frozen=True)
class Breakable:
    """A campaign's keys and a data folder, to be copied to where it is broken."""

    keys: CampaignKeys
    template: Path

    @cached_property
    def _opened(self) -> Callable[[Entry], Opened]:
        """Opens an entry. Of those that were opened last the answer is kept: a kiosk is looked at after each break."""
        return lru_cache(2_000)(lambda entry: open_entry(entry, self.keys.opening))

    def fresh(self, folder: Path) -> Path:
        """A new kiosk without entries in this folder, in place of an earlier one there."""
        shutil.rmtree(folder, ignore_errors=True)
        return Path(shutil.copytree(self.template, folder))

    def look(self, folder: Path) -> Found:
        """Opens a kiosk as its next start would, and then every box in it."""
        begun = monotonic()
        with open_kiosk(folder) as kiosk:
            opened_in = monotonic() - begun
            return Found(*self.codes_in(kiosk), opened_in)

    def codes_in(self, kiosk: Kiosk) -> tuple[frozenset[str], bool]:
        """The codes of the signings in an open kiosk that stand, and whether all of it is whole."""
        codes, withdrawn, strangers = list[str](), set[str](), 0
        for entry in kiosk.ledger.entries():
            opened = self._opened(entry)
            if isinstance(opened, OpenedRecord) and opened.signatory.family_name == CANARY:
                codes.append(opened.withdraw_code.hex())
            elif isinstance(opened, OpenedWithdrawal):
                withdrawn.add(opened.withdraw_code.hex())
            else:
                strangers += 1
        is_whole = not strangers and kiosk.verify_ledger().bad == () and withdrawn <= set(codes)
        return frozenset(codes) - withdrawn, is_whole


@cache
def a_breakable() -> Breakable:
    """A campaign's keys and a kiosk set up from a kit of theirs, without the ballast: it would only be copied.

    Made once in a process, for both are only read: what is broken are copies.
    """
    folder = a_lasting_folder("breakable")
    made_keys(folder / "keys")
    keys = load_keys(folder / "keys", PASSPHRASE)
    (folder / "kits").mkdir()
    made = make_kit(
        CAMPAIGNS / "viasna",
        keys,
        name="kiosk-01",
        mode=Mode.REHEARSAL,
        to=folder / "kits",
        randomness=os.urandom,
    )
    home = Home(folder / "template")
    install(read_kit(made.file, made.code), EventSettings("Fair", "Vilnius", DAY), home, SystemClock())
    home.ballast.unlink(missing_ok=True)
    return Breakable(keys, home.folder)


def judged(
    found: Found,
    children: Nursery,
    exposed: int,
    *,
    before: frozenset[str] = frozenset(),
    refusals: Set[str] = frozenset(),
) -> Outcome:
    """What became of people who signed and of those `before` them, by what was said and what is there.

    One signing may count that nobody was thanked for: the one that was being saved when all ended. Any more that were
    called not saved pass for right. `refusals`: the only codes that may have been said.
    """
    thanked, refused = before | frozenset(children.said("thanked")), frozenset(children.said("refused"))
    wrong = [] if found.whole else ["an entry is not whole"]
    untold = max(0, len(found.codes - thanked) - 1)
    if found.opened_in > OPENS_WITHIN_S:
        wrong.append(f"opened after {found.opened_in:.1f} s")
    if children.said("gone"):
        wrong.append("an entry that was not saved is not on the screen any more")
    if not refused <= refusals:
        wrong.append(f"refused with {sorted(refused - refusals)}")
    return Outcome(len(thanked - found.codes), exposed + untold, refused, tuple(wrong))


def canaries_in(folder: Path) -> int:
    """How many files under the folder have a signatory's words in them, readable."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(has_canary(path) for path in files)


def has_canary(path: Path) -> bool:
    """Whether a file, or a whole disk, has a signatory's words in it, readable."""
    content = path.read_bytes()
    return any(canary in content for canary in CANARIES)
