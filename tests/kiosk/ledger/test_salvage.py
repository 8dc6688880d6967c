"""Entries come out of the file as they went in, folded in or not, whatever becomes of the pages that lead to them."""

from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from factories_ledger import BASE_HEAD, DAY, KIOSK_ID, a_ledger, stand_in_signed
from written_over import write_over

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
        write_over(path, content[: page * PAGE] + bytes(PAGE) + content[(page + 1) * PAGE :])
        found = salvage(path, KIOSK_ID)
        assert len(found) >= ENTRIES - 3
        assert all(entry in entries or entry.box != entries[entry.seq - 1].box for entry in found)


def test_what_was_found_makes_a_ledger_again(tmp_path: Path, entries: list[Entry]) -> None:
    ledger = Ledger.restore(tmp_path / "again.db", FACTS, entries)
    assert list(ledger.entries()) == entries
    assert ledger.verify(stand_in_signed).bad == ()
    assert ledger.tip.seq == ENTRIES
    ledger.close()


@pytest.mark.parametrize("day", [b"20\xb26-11-22", b"\xff" * 10])
def test_an_entry_whose_day_is_no_text_still_vouches_for_the_next(
    tmp_path: Path, entries: list[Entry], day: bytes
) -> None:
    content = bytearray((tmp_path / "ledger.db").read_bytes())
    place = content.index(entries[59].event + DAY.encode() + entries[59].box_sha256) + len(entries[59].event)
    content[place : place + len(day)] = day
    (tmp_path / "ledger.db").write_bytes(content)
    ledger = Ledger.restore(tmp_path / "again.db", FACTS, salvage(tmp_path / "ledger.db", KIOSK_ID))
    found = list(ledger.entries())
    assert found[:59] + found[60:] == entries[:59] + entries[60:]
    assert ledger.verify(stand_in_signed).bad == (60,)
    ledger.close()


@pytest.mark.parametrize("rowid", [0, -1, -(2**63)])
def test_a_number_that_no_entry_has_costs_that_entry_alone(tmp_path: Path, entries: list[Entry], rowid: int) -> None:
    with closing(connect(tmp_path / "ledger.db")) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE entry SET seq = {rowid} WHERE seq = 60")  # noqa: S608 -- our own number
    ledger = Ledger.restore(tmp_path / "again.db", FACTS, salvage(tmp_path / "ledger.db", KIOSK_ID))
    assert list(ledger.entries()) == entries[:59] + entries[60:]
    ledger.close()


@pytest.mark.parametrize("content", [b"", b"no database", bytes(3 * PAGE), b"\x0d" * 3 * PAGE, b"\x0d\xff" * PAGE])
def test_a_file_without_entries_has_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    assert salvage(path, KIOSK_ID) == []
