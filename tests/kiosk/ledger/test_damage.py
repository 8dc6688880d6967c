"""A byte of the file is not what it was: it is found, and the good entries can still be read."""

import sqlite3
from pathlib import Path
from random import Random
from shutil import copy

import pytest
from factories_ledger import a_ledger, save, stand_in_signed
from written_over import write_over

from kiosk.entry import Entry
from kiosk.errors import InputRefused
from kiosk.ledger.ledger import Ledger, Tip
from kiosk.ledger.salvage import LEAF_OF_TABLE

ENTRIES = 40
FLIPS = 150


def what_is_left(path: Path) -> tuple[set[int], list[Entry]] | None:
    """Numbers of bad entries and all entries that can be read; None where the ledger as a whole is refused."""
    try:
        ledger = Ledger.open(path)
    except InputRefused:
        return None
    try:
        return set(ledger.verify(stand_in_signed).bad), list(ledger.entries())
    except InputRefused:
        return None
    finally:
        ledger.close()


def test_a_flipped_bit_is_found_and_the_others_are_as_they_were(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, entries=ENTRIES)
    original = {entry.seq: entry for entry in ledger.entries()}
    ledger.close()
    whole, flipped = tmp_path / "ledger.db", tmp_path / "flipped.db"
    content = whole.read_bytes()
    random = Random(7)  # noqa: S311 -- repeatable on purpose
    refused, most_bad = 0, 0
    for _ in range(FLIPS):
        changed = bytearray(content)
        changed[random.randrange(len(content))] ^= 1 << random.randrange(8)
        write_over(flipped, changed)
        left = what_is_left(flipped)
        if left is None:
            refused += 1
            continue
        bad, entries = left
        most_bad = max(most_bad, len(bad))
        good = [entry for entry in entries if entry.seq not in bad]
        assert all(entry == original[entry.seq] for entry in good)
        assert {entry.seq for entry in good} | bad >= set(range(1, max((one.seq for one in entries), default=0)))
    # One page of the file tells what the rest is; only damage there, or at the tree's root, closes the whole.
    assert refused <= FLIPS * 0.1
    assert most_bad < ENTRIES


def test_where_the_end_is_called_certain_it_is_the_end(tmp_path: Path) -> None:
    """Bytes are changed where they can hide entries: in the heads of pages, and where these say what is on them."""
    ledger = a_ledger(tmp_path, entries=ENTRIES)
    tip = ledger.tip
    ledger.close()
    whole, flipped = tmp_path / "ledger.db", tmp_path / "flipped.db"
    content = whole.read_bytes()
    pages = [place for place in range(0, len(content), 4096) if place == 0 or content[place] in (0x0D, 0x05)]
    random = Random(7)  # noqa: S311 -- repeatable on purpose
    uncertain = 0
    for _ in range(FLIPS):
        changed = bytearray(content)
        changed[random.choice(pages) + random.randrange(160)] ^= random.randrange(1, 256)
        write_over(flipped, changed)
        found = end_of(flipped)
        uncertain += found is None
        assert found in (None, tip)
    assert 0 < uncertain < FLIPS


def end_of(path: Path) -> Tip | None:
    """Where this ledger says that it ends for certain; None where it does not."""
    try:
        ledger = Ledger.open(path)
    except InputRefused:
        return None
    try:
        return ledger.tip if ledger.end_is_certain(stand_in_signed) else None
    finally:
        ledger.close()


@pytest.mark.parametrize(
    ("edit", "is_certain"),
    [
        ("UPDATE entry SET box = zeroblob(5232) WHERE seq = 5", True),
        ("UPDATE entry SET head = zeroblob(32) WHERE seq = 3", True),
        ("DELETE FROM entry WHERE seq = 2", True),
        ("UPDATE entry SET box = zeroblob(5232) WHERE seq = 6", False),
        ("UPDATE entry SET head = zeroblob(32) WHERE seq = 5", False),
        ("UPDATE entry SET sig = x'' WHERE seq = 6", False),
        ("UPDATE entry SET seq = 7 WHERE seq = 6", False),
        ("UPDATE entry SET kind = 9 WHERE seq = 6", False),
        ("DELETE FROM entry WHERE seq = 5", False),
        ("DELETE FROM entry", True),
    ],
)
def test_only_the_last_two_entries_say_whether_another_may_follow(tmp_path: Path, edit: str, is_certain: bool) -> None:
    a_ledger(tmp_path, entries=6).close()
    edit_database(tmp_path / "ledger.db", edit)
    assert (end_of(tmp_path / "ledger.db") is not None) is is_certain


@pytest.mark.parametrize("what", ["version = NULL", "base_head = 7", "mode = 9", "confirmed_seq = x'00'"])
def test_a_chain_that_says_what_no_chain_says_is_broken(tmp_path: Path, what: str) -> None:
    a_ledger(tmp_path, entries=2).close()
    # As damage does it: without the table's own rules.
    edit_database(tmp_path / "ledger.db", "CREATE TABLE other (a, version, kiosk_id, mode, base_head, confirmed_seq)")
    edit_database(tmp_path / "ledger.db", "INSERT INTO other SELECT * FROM chain")
    edit_database(tmp_path / "ledger.db", "DROP TABLE chain")
    edit_database(tmp_path / "ledger.db", 'ALTER TABLE other RENAME COLUMN a TO "only"')
    edit_database(tmp_path / "ledger.db", "ALTER TABLE other RENAME TO chain")
    edit_database(tmp_path / "ledger.db", f"UPDATE chain SET {what}")  # noqa: S608 -- our own words
    with pytest.raises(InputRefused, match="ledger-broken"):
        Ledger.open(tmp_path / "ledger.db")


def test_a_schema_that_nobody_can_read_is_broken(tmp_path: Path) -> None:
    a_ledger(tmp_path, entries=2).close()
    content = (tmp_path / "ledger.db").read_bytes()
    (tmp_path / "ledger.db").write_bytes(content.replace(b"CREATE TABLE entry", b"CREATE TABLE \xff\xff\xff\xff\xff"))
    with pytest.raises(InputRefused, match="ledger-broken"):
        Ledger.open(tmp_path / "ledger.db")


def test_an_edited_row_is_named_and_the_rest_is_good(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, entries=6)
    path = tmp_path / "ledger.db"
    ledger.close()
    edits = {
        "UPDATE entry SET kind = 9 WHERE seq = 3": {3, 4},
        "UPDATE entry SET mode = 2 WHERE seq = 3": {3},
        "UPDATE entry SET day = CAST(x'ff' AS TEXT) WHERE seq = 3": {3},
        "UPDATE entry SET box = zeroblob(5232) WHERE seq = 3": {3},
        "UPDATE entry SET box = NULL WHERE seq = 3": {3},
        "UPDATE entry SET sig = x'' WHERE seq = 3": {3},
        "UPDATE entry SET head = zeroblob(32) WHERE seq = 3": {3},
        "DELETE FROM entry WHERE seq = 3": {3, 4},
    }
    for edit, expected in edits.items():
        edited = Path(copy(path, tmp_path / "edited.db"))
        edit_database(edited, edit)
        left = what_is_left(edited)
        assert left is not None
        assert left[0] == expected, edit
        assert {entry.seq for entry in left[1]} >= {1, 2, 4, 5, 6}


def edit_database(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(("stored", "told"), [(34, 2), (2**40, 2), (1, 1), (-(2**62), 0), (2, 2)])
def test_no_more_is_called_confirmed_than_was_erased(tmp_path: Path, stored: int, told: int) -> None:
    ledger = a_ledger(tmp_path, entries=ENTRIES)
    ledger.confirm(2)
    ledger.close()
    edit_database(tmp_path / "ledger.db", f"UPDATE chain SET confirmed_seq = {stored}")  # noqa: S608 -- our own number
    ledger = Ledger.open(tmp_path / "ledger.db")
    assert ledger.confirmed_seq == told
    assert save(ledger).seq == ENTRIES + 1
    assert ledger.confirmed_seq == told
    assert ledger.confirm(5) == 3
    ledger.close()
    again = Ledger.open(tmp_path / "ledger.db")
    assert (again.confirmed_seq, again.verify(stand_in_signed).bad) == (5, ())
    again.close()


def test_what_comes_after_a_wrong_number_is_not_called_confirmed(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, entries=3)
    ledger.confirm(3)
    ledger.close()
    edit_database(tmp_path / "ledger.db", "UPDATE chain SET confirmed_seq = 34")
    for saved in (4, 5):
        ledger = Ledger.open(tmp_path / "ledger.db")
        assert save(ledger).seq == saved
        assert ledger.confirmed_seq == 3
        ledger.close()


def test_where_a_broken_page_hides_some_boxes_the_others_say_what_is_confirmed(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, entries=ENTRIES)
    ledger.confirm(20)
    ledger.close()
    path = tmp_path / "ledger.db"
    edit_database(path, "UPDATE chain SET confirmed_seq = 34")
    content = bytearray(path.read_bytes())
    leaves = [place for place in range(4096, len(content), 4096) if content[place] == LEAF_OF_TABLE]
    content[leaves[2]] = 0xA5
    path.write_bytes(content)
    ledger = Ledger.open(path)
    assert ledger.confirmed_seq == 20
    ledger.close()
