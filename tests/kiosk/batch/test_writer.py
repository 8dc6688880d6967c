"""A sealed batch is on the medium and verified before it has its name, and otherwise not there at all."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from disks import ROOT_ONLY, small_disk
from factories_batch import Sealed, a_chain, a_manifest, a_sealed, members_of, read_whole
from factories_vault import an_identity

from kiosk.batch.writer import write_sealed
from kiosk.entry import Entry, EntryKind
from kiosk.errors import InputRefused, StorageFailed
from kiosk.progress import Cancelled, NoProgress


def again(sealed: Sealed, to: Path) -> Path:
    return write_sealed(to, sealed.manifest, lambda: sealed.entries, sealed.identity, NoProgress())


def test_it_has_the_name_of_kiosk_and_last_entry_and_is_private(tmp_path: Path) -> None:
    sealed = a_sealed(tmp_path / "stick" / "new")
    assert sealed.path.name == "batch-00010203-3.kiosk-batch"
    assert sealed.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in sealed.path.parent.iterdir()] == [sealed.path.name]
    assert read_whole(sealed.path, sealed.root) == sealed.entries


def test_two_exports_of_the_same_differ_in_their_signatures_alone(tmp_path: Path) -> None:
    sealed = a_sealed(tmp_path / "first")
    other = members_of(again(sealed, tmp_path / "second"))
    signature = "manifest.json.p7s"
    assert {name for name, content in sealed.members().items() if other[name] != content} <= {signature}


def test_an_older_file_of_the_name_is_replaced_and_what_a_power_cut_left_is_cleared(tmp_path: Path) -> None:
    sealed = a_sealed(tmp_path)
    left = tmp_path / f".{sealed.path.name}.0123abcd.part"
    another = tmp_path / ".another.kiosk-batch.0123abcd.part"
    for path in (sealed.path, left, another):
        path.write_bytes(b"older")
    assert read_whole(again(sealed, tmp_path), sealed.root) == sealed.entries
    assert {path.name for path in tmp_path.iterdir()} == {sealed.path.name, another.name}


class CancelledAt:
    """Somebody who cancels once so much is written."""

    def __init__(self, share: float) -> None:
        self.share = share

    def advance(self, done: int, total: int) -> None:
        if done >= self.share * total:
            raise Cancelled


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_cancelling_leaves_the_old_one_and_nothing_half(tmp_path: Path, share: float) -> None:
    sealed = a_sealed(tmp_path)
    before = sealed.path.read_bytes()
    with pytest.raises(Cancelled):
        write_sealed(tmp_path, sealed.manifest, lambda: sealed.entries, sealed.identity, CancelledAt(share))
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [before]


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    class Listening:
        def advance(self, done: int, total: int) -> None:
            told.append((done, total))

    sealed = a_sealed(tmp_path)
    path = write_sealed(tmp_path, sealed.manifest, lambda: sealed.entries, sealed.identity, Listening())
    assert told[-1] == (path.stat().st_size, path.stat().st_size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_what_would_not_verify_never_gets_the_name(tmp_path: Path) -> None:
    identity = an_identity()
    entries = a_chain(identity)
    forged = [*entries[:-1], replace(entries[-1], day="2026-11-23")]
    with pytest.raises(InputRefused, match="chain-broken"):
        write_sealed(tmp_path, a_manifest(entries), lambda: forged, identity, NoProgress())
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_changes_while_it_is_written_is_noticed(tmp_path: Path) -> None:
    identity = an_identity()
    first, second = a_chain(identity), a_chain(identity)
    turns: Iterator[list[Entry]] = iter((first, second))
    with pytest.raises(InputRefused, match="archive-broken"):
        write_sealed(tmp_path, a_manifest(first), lambda: next(turns), identity, NoProgress())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    sealed = a_sealed(tmp_path)
    with pytest.raises(InputRefused, match="folder-is-a-file"):
        again(sealed, sealed.path / "below")


@ROOT_ONLY
def test_a_full_stick_is_said_and_nothing_is_left_on_it(tmp_path: Path) -> None:
    identity = an_identity()
    entries = a_chain(identity, (EntryKind.RECORD,) * 20)
    big = [replace(entry, box=bytes(128 * 1024)) for entry in entries]
    with small_disk(tmp_path, mebibytes=1) as stick:
        with pytest.raises(StorageFailed) as caught:
            write_sealed(stick, a_manifest(entries), lambda: big, identity, NoProgress())
        assert caught.value.code == "target-full"
        assert list(stick.iterdir()) == []


def test_a_manifest_is_filled_in_with_its_files(tmp_path: Path) -> None:
    sealed = a_sealed(tmp_path)
    raw = msgspec.json.decode(sealed.members()["manifest.json"])
    assert [file["name"] for file in raw["files"]] == ["mimetype", "records.bin"]
    assert raw["files"][1]["bytes"] == len(sealed.members()["records.bin"])
