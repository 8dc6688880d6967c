"""Entries come out of the file as they went in, folded in or not, whatever becomes of the pages that lead to them."""

from pathlib import Path

import pytest
from factories_ledger import BASE_HEAD, KIOSK_ID, a_ledger, stand_in_signed

from kiosk.entry import Entry, Mode
from kiosk.ledger.chain import ChainFacts
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.salvage import PAGE, salvage

ENTRIES = 120
FACTS = ChainFacts(KIOSK_ID, Mode.LIVE, BASE_HEAD, 0)


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    """Of the ledger in `tmp_path`, which is closed."""
    ledger = a_ledger(tmp_path, entries=ENTRIES)
    found = list(ledger.entries())
    ledger.close()
    return found


def test_what_is_in_the_wal_alone_is_found(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, entries=30)
    assert salvage(tmp_path / "ledger.db", KIOSK_ID) == list(ledger.entries())
    ledger.confirm(10)
    assert salvage(tmp_path / "ledger.db", KIOSK_ID) == list(ledger.entries())
    ledger.close()


def test_no_page_but_an_entrys_own_is_needed(tmp_path: Path, entries: list[Entry]) -> None:
    path = tmp_path / "ledger.db"
    content = path.read_bytes()
    for page in range(len(content) // PAGE):
        path.write_bytes(content[: page * PAGE] + bytes(PAGE) + content[(page + 1) * PAGE :])
        found = salvage(path, KIOSK_ID)
        assert len(found) >= ENTRIES - 3
        assert all(entry in entries or entry.box != entries[entry.seq - 1].box for entry in found)


def test_what_was_found_makes_a_ledger_again(tmp_path: Path, entries: list[Entry]) -> None:
    ledger = Ledger.restore(tmp_path / "again.db", FACTS, entries)
    assert list(ledger.entries()) == entries
    assert ledger.verify(stand_in_signed).bad == ()
    assert ledger.tip.seq == ENTRIES
    ledger.close()


@pytest.mark.parametrize("content", [b"", b"no database", bytes(3 * PAGE), b"\x0d" * 3 * PAGE, b"\x0d\xff" * PAGE])
def test_a_file_without_entries_has_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    assert salvage(path, KIOSK_ID) == []
