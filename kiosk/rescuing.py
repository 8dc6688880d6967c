"""Opens a kiosk to export from it, though its ledger be damaged: with all that can be made out of the file."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.clock import Clock, SystemClock
from kiosk.entry import first_head
from kiosk.errors import InputRefused
from kiosk.home import Home, sole_use
from kiosk.installed import Kiosk, open_kiosk
from kiosk.kit_facts import facts_of
from kiosk.ledger.chain import ChainFacts
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.salvage import salvage

DAMAGE = ("ledger-broken", "kiosk-mixed-up")
"""Codes that a damaged ledger may be refused with: one wrong byte makes it a stranger's."""


@contextmanager
def open_kiosk_to_export(folder: Path, clock: Clock | None = None) -> Iterator[Kiosk]:
    """As `open_kiosk` where the ledger is whole; else the kiosk with what was salvaged, which nobody may add to.

    The file itself stays as it is. Raises as `open_kiosk` where nothing can be salvaged.
    """
    if _is_whole(folder, clock):
        with open_kiosk(folder, clock) as kiosk:
            yield kiosk
    else:
        with _salvaged(Home(folder), clock or SystemClock()) as kiosk:
            yield kiosk


def _is_whole(folder: Path, clock: Clock | None) -> bool:
    try:
        with open_kiosk(folder, clock) as kiosk:
            return not kiosk.verify_ledger().bad
    except InputRefused as error:
        if error.code not in DAMAGE:
            raise
        return False


@contextmanager
def _salvaged(home: Home, clock: Clock) -> Iterator[Kiosk]:
    with ExitStack() as opened:
        opened.enter_context(sole_use(home))
        aside = Path(opened.enter_context(TemporaryDirectory(dir=home.folder)))
        kiosk = Kiosk(home, clock, lambda home: _restored(home, aside / home.ledger.name))
        opened.callback(kiosk.close)
        kiosk.refuse_if_mixed_up()
        yield kiosk


def _restored(home: Home, path: Path) -> Ledger:
    """A ledger of what is still in the file. Boxes that are gone from its beginning on were confirmed and erased."""
    described = home.kit_json.read_bytes()
    kit = facts_of(described)
    found = salvage(home.ledger, kit.kiosk_id)
    if not found:
        raise InputRefused("ledger-broken")
    erased = [entry.seq for entry in takewhile(lambda entry: entry.box is None, found)]
    facts = ChainFacts(kit.kiosk_id, kit.mode, first_head(described), erased[-1] if erased else 0)
    return Ledger.restore(path, facts, found)
