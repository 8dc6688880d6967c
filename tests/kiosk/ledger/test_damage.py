"""A byte of the file is not what it was: it is found, and the good entries can still be read."""

import sqlite3
from pathlib import Path
from random import Random
from shutil import copy

from factories_ledger import a_ledger, stand_in_signed

from kiosk.entry import Entry
from kiosk.errors import InputRefused
from kiosk.ledger.ledger import Ledger

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
        flipped.write_bytes(changed)
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
