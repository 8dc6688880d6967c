"""Opens a kiosk though its ledger be damaged: with all that can still be made out of the file."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import takewhile
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from kiosk.clock import Clock, SystemClock
from kiosk.entry import first_head
from kiosk.errors import InputRefused, KioskError
from kiosk.home import Home, sole_use
from kiosk.installed import Kiosk, open_kiosk
from kiosk.kit_facts import facts_of
from kiosk.ledger.chain import ChainFacts
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.salvage import salvage

DAMAGE = ("ledger-broken", "kiosk-mixed-up", "disk-failed")
"""Codes that a damaged ledger may be refused with: one wrong byte makes it a stranger's, a bad sector unreadable."""
ASIDE = "salvaged-"
"""How folders begin that hold what was salvaged, as long as it is looked at."""


@contextmanager
def open_kiosk_to_export(folder: Path, clock: Clock | None = None) -> Iterator[Kiosk]:
    """As `open_kiosk` where the ledger is whole; else the kiosk with what was salvaged, which nobody may add to.

    The file itself stays as it is. Raises as `open_kiosk`, and InputRefused("ledger-broken") where nothing can be
    salvaged.
    """
    with _open_or_salvage(folder, clock, lambda kiosk: not kiosk.verify_ledger().bad) as kiosk:
        if not kiosk.ledger.tip.seq and not kiosk.collects:
            raise InputRefused("ledger-broken")
        yield kiosk


@contextmanager
def open_kiosk_to_collect(folder: Path, clock: Clock | None = None) -> Iterator[Kiosk]:
    """As `open_kiosk`; raises InputRefused("ledger-broken") where the end of the ledger is not certain."""
    with open_kiosk(folder, clock) as kiosk:
        if not kiosk.ledger_end_is_certain():
            raise InputRefused("ledger-broken")
        yield kiosk


@contextmanager
def open_kiosk_to_show(folder: Path, clock: Clock | None = None) -> Iterator[Kiosk]:
    """As `open_kiosk` where the end of the ledger is certain, whatever is damaged before it: then people can sign.

    Else the kiosk with what was salvaged, be it nothing: it does not collect, but staff can export from it. The file
    itself stays as it is. Raises as `open_kiosk`.
    """
    with _open_or_salvage(folder, clock, Kiosk.ledger_end_is_certain) as kiosk:
        yield kiosk


@contextmanager
def _open_or_salvage(folder: Path, clock: Clock | None, will_do: Callable[[Kiosk], bool]) -> Iterator[Kiosk]:
    with ExitStack() as opened:
        # Twice: an error of the disk may pass, and what was salvaged collects nothing more.
        kiosk = _opened_if(will_do, folder, clock, opened) or _opened_if(will_do, folder, clock, opened)
        yield kiosk or opened.enter_context(_salvaged(Home(folder), clock or SystemClock()))


def _opened_if(will_do: Callable[[Kiosk], bool], folder: Path, clock: Clock | None, stack: ExitStack) -> Kiosk | None:
    with ExitStack() as opened:
        try:
            kiosk = opened.enter_context(open_kiosk(folder, clock))
            if not will_do(kiosk):
                return None
        except KioskError as error:
            if error.code not in DAMAGE:
                raise
            return None
        stack.enter_context(opened.pop_all())
        return kiosk


@contextmanager
def _salvaged(home: Home, clock: Clock) -> Iterator[Kiosk]:
    with ExitStack() as opened:
        opened.enter_context(sole_use(home))
        _clear_what_a_killed_one_left(home)
        aside = Path(opened.enter_context(TemporaryDirectory(dir=home.folder, prefix=ASIDE)))
        kiosk = Kiosk(home, clock, lambda home: _restored(home, aside / home.ledger.name))
        opened.callback(kiosk.close)
        kiosk.refuse_if_mixed_up()
        yield kiosk


def _clear_what_a_killed_one_left(home: Home) -> None:
    for folder in home.folder.glob(f"{ASIDE}*"):
        rmtree(folder, ignore_errors=True)


def _restored(home: Home, path: Path) -> Ledger:
    """A ledger of what is still in the file. Boxes that are gone from its beginning on were confirmed and erased."""
    described = home.kit_json.read_bytes()
    kit = facts_of(described)
    found = salvage(home.ledger, kit.kiosk_id)
    erased = [entry.seq for entry in takewhile(lambda entry: entry.box is None, found)]
    facts = ChainFacts(kit.kiosk_id, kit.mode, first_head(described), erased[-1] if erased else 0)
    return Ledger.restore(path, facts, found)
