"""A second copy as it grows: at every byte at which a stick may be pulled it holds what it held before."""

from pathlib import Path

import pytest
from factories_batch import a_chain, a_manifest
from factories_vault import an_identity, an_issuer

from kiosk.batch.copy_file import COPY_SUFFIX, DESCRIPTION_BYTES, MARK_BYTES, PLACES
from kiosk.batch.copy_writer import GrowingCopy
from kiosk.batch.reader import read_batch
from kiosk.entry import EntryKind
from kiosk.errors import InputRefused

ISSUER = an_issuer()
IDENTITY = an_identity(ISSUER)
KINDS = (EntryKind.RECORD, EntryKind.RECORD, EntryKind.WITHDRAWAL, EntryKind.RECORD, EntryKind.CHECKPOINT)
ENTRIES = a_chain(IDENTITY, KINDS)
DAY = a_manifest(ENTRIES).day


def begun(folder: Path, count: int) -> GrowingCopy:
    first = ENTRIES[:count]
    return GrowingCopy.begin(folder / f"copy{COPY_SUFFIX}", a_manifest(first), lambda: first, IDENTITY)


def held(copy: Path) -> list[int]:
    """The numbers in a copy, all of which is verified."""
    with read_batch(copy, ISSUER.certificate_der) as batch:
        return [entry.seq for entry in batch.entries()]


def pulled(before: bytes, after: bytes) -> dict[str, bytes]:
    """What a pull may leave: some of the entries, then all of them and some of the next description."""
    added = len(after) - len(before)
    places = (MARK_BYTES + place * DESCRIPTION_BYTES for place in range(PLACES))
    (changed,) = (at for at in places if before[at : at + 64] != after[at : at + 64])
    with_entries = before + after[len(before) :]
    states = {f"entries to {cut}": with_entries[: len(before) + cut] for cut in (1, 4, added - 1, added)}
    for cut in (1, 8, 41, 500, 1500):
        torn = after[changed : changed + cut] + with_entries[changed + cut :]
        states[f"description to {cut}"] = with_entries[:changed] + torn
    return states


def test_a_pull_at_any_byte_leaves_what_was_held_and_it_grows_on_from_there(tmp_path: Path) -> None:
    copy = begun(tmp_path, 2)
    for seq in (3, 4, 5):  # so that each description was overwritten
        before = copy.path.read_bytes()
        copy.append(ENTRIES[seq - 1 : seq], DAY, IDENTITY)
        after = copy.path.read_bytes()
        for moment, state in pulled(before, after).items():
            copy.path.write_bytes(state)
            assert held(copy.path) == list(range(1, seq)), moment
        again = GrowingCopy.resume(copy.path, ISSUER.certificate_der)
        again.append(ENTRIES[seq - 1 : seq], DAY, IDENTITY)
        assert held(copy.path) == list(range(1, seq + 1))
        copy = again


def test_it_counts_what_it_holds(tmp_path: Path) -> None:
    copy = begun(tmp_path, 1)
    copy.append(ENTRIES[1:], DAY, IDENTITY)
    counts = GrowingCopy.resume(copy.path, ISSUER.certificate_der).manifest.counts
    assert (counts.records, counts.withdrawals, counts.checkpoints, counts.notes) == (3, 1, 1, 0)


def test_a_file_that_is_another_by_now_is_noticed(tmp_path: Path) -> None:
    copy = begun(tmp_path, 2)
    assert copy.is_as_left()
    other = GrowingCopy.resume(copy.path, ISSUER.certificate_der)
    other.append(ENTRIES[2:3], DAY, IDENTITY)
    other.append(ENTRIES[3:4], DAY, IDENTITY)
    assert not copy.is_as_left()
    assert other.is_as_left()
    other.path.write_bytes(other.path.read_bytes()[:-1])
    assert not other.is_as_left()
    other.path.unlink()
    assert not other.is_as_left()


def test_nothing_unfinished_is_left_beside_it(tmp_path: Path) -> None:
    copy = begun(tmp_path, 2)
    assert list(tmp_path.iterdir()) == [copy.path]


def test_another_campaigns_copy_is_not_gone_on_with(tmp_path: Path) -> None:
    copy = begun(tmp_path, 2)
    with pytest.raises(InputRefused, match="certificate-unknown-root"):
        GrowingCopy.resume(copy.path, an_issuer().certificate_der)
