"""A damaged chain falls into stretches, each of which a batch can carry; one that holds is a single stretch."""

from dataclasses import replace
from pathlib import Path

import pytest
from factories_ledger import BASE_HEAD, a_ledger, stand_in_signed

from kiosk.entry import Entry, EntryKind
from kiosk.ledger.stretches import Stretch, stretches


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    ledger = a_ledger(tmp_path, entries=9)
    found = list(ledger.entries())
    ledger.close()
    return found


def spans(entries: list[Entry], first: int = 1, base_head: bytes | None = BASE_HEAD) -> list[tuple[int, int]]:
    found = stretches(entries, first, base_head, stand_in_signed)
    return [(stretch.first, stretch.last) for stretch in found]


def test_a_chain_that_holds_is_one_stretch(entries: list[Entry]) -> None:
    kinds = (EntryKind.RECORD,) * 9
    assert stretches(entries, 1, BASE_HEAD, stand_in_signed) == [Stretch(1, 9, BASE_HEAD, entries[-1].head, kinds)]
    assert spans(entries[4:], 5, entries[3].head) == [(5, 9)]


def test_behind_an_entry_that_cannot_be_read_the_next_is_not_certain(entries: list[Entry]) -> None:
    assert spans(entries[:3] + entries[4:]) == [(1, 3), (6, 9)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"day": "2026-11-23"}, [(1, 3), (5, 9)]),
        ({"day": "я"}, [(1, 3), (5, 9)]),
        ({"head": bytes(32)}, [(1, 9)]),
        ({"head": bytes(32), "sig": b""}, [(1, 3), (6, 9)]),
        ({"head": bytes(32), "event": b"else"}, [(1, 3), (6, 9)]),
        ({"sig": b""}, [(1, 9)]),
        ({"box": b""}, [(1, 9)]),
    ],
)
def test_a_changed_entry_ends_a_stretch(
    entries: list[Entry], changes: dict[str, object], expected: list[tuple[int, int]]
) -> None:
    changed = replace(entries[3], **changes)  # type: ignore[arg-type]  # the fields' types are checked by the cases
    assert spans([*entries[:3], changed, *entries[4:]]) == expected


@pytest.mark.parametrize("number", [1, 4, 9])
def test_a_damaged_head_is_known_by_its_signature(entries: list[Entry], number: int) -> None:
    true = entries[number - 1]
    damaged = replace(true, head=bytes([true.head[0] ^ 1]) + true.head[1:])
    changed = [*entries[: number - 1], damaged, *entries[number:]]
    (stretch,) = stretches(changed, 1, BASE_HEAD, stand_in_signed)
    assert (stretch.first, stretch.last, stretch.head) == (1, 9, entries[-1].head)
    assert [stretch.with_true_head(entry) for entry in changed] == entries


def test_a_stretch_ends_with_an_entry_that_is_signed(entries: list[Entry]) -> None:
    unsigned = [replace(entry, sig=b"") for entry in entries[7:]]
    assert spans(entries[:7] + unsigned) == [(1, 7)]
    assert spans([replace(entry, sig=b"") for entry in entries]) == []


def test_without_the_head_before_it_the_first_is_not_certain(entries: list[Entry]) -> None:
    assert spans(entries[4:], 5, None) == [(6, 9)]
    assert spans([], 1, BASE_HEAD) == []
