"""A batch holds whole or not at all, and each kind of harm has its own code."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from factories_batch import Sealed, a_sealed, copied, packed, read_whole, resealed
from factories_vault import STARTED, an_identity, an_issuer

from kiosk.batch.cms import sign_detached
from kiosk.batch.manifest import Manifest, ManifestFile
from kiosk.batch.reader import MEMBERS, peek_manifest, read_batch, read_description
from kiosk.entry import EntryKind, Mode, head_of
from kiosk.errors import InputRefused

OTHER_KIOSK = bytes(range(16, 32))
ALL_KINDS = (EntryKind.RECORD, EntryKind.RECORD, EntryKind.WITHDRAWAL, EntryKind.NOTE, EntryKind.CHECKPOINT)


@pytest.fixture(scope="module")
def sealed_once(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """To be copied."""
    return a_sealed(tmp_path_factory.mktemp("once"), ALL_KINDS)


@pytest.fixture
def sealed(sealed_once: Sealed, tmp_path: Path) -> Sealed:
    return copied(sealed_once, tmp_path / "stick")


def refused(path: Path, root: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        read_whole(path, root)
    return caught.value.code


def as_folder(sealed: Sealed, folder: Path) -> Path:
    folder.mkdir()
    for name, content in sealed.members().items():
        (folder / name).write_bytes(content)
    return folder


def test_a_batch_gives_back_its_entries_and_who_signed_it(sealed: Sealed) -> None:
    with read_batch(sealed.path, sealed.root) as batch:
        assert list(batch.entries()) == sealed.entries
        assert list(batch.entries()) == sealed.entries
        assert batch.certificate_der == sealed.identity.certificate_der
        assert batch.manifest.counts == sealed.manifest.counts
        assert b"".join(batch.records()) == sealed.members()["records.bin"]
        assert batch.raw_manifest == sealed.members()["manifest.json"]


def test_a_folder_with_the_same_members_reads_the_same(sealed: Sealed, tmp_path: Path) -> None:
    assert read_whole(as_folder(sealed, tmp_path / "opened"), sealed.root) == sealed.entries


def test_a_batch_with_nothing_new_is_a_batch(tmp_path: Path) -> None:
    sealed = a_sealed(tmp_path, ())
    assert read_whole(sealed.path, sealed.root) == []


def test_an_entry_without_its_damaged_box_keeps_its_place(sealed: Sealed, tmp_path: Path) -> None:
    entries = [replace(sealed.entries[0], box=None), *sealed.entries[1:]]
    assert read_whole(resealed(tmp_path, sealed, entries=entries), sealed.root) == entries


def test_a_batch_of_another_campaign_is_refused(sealed: Sealed) -> None:
    assert refused(sealed.path, an_issuer().certificate_der) == "certificate-unknown-root"


def test_a_stranger_cannot_sign_in_the_kiosks_name(sealed: Sealed, tmp_path: Path) -> None:
    path = resealed(tmp_path, sealed, signer=an_identity(an_issuer()))
    assert refused(path, sealed.root) == "certificate-unknown-root"


def test_a_stranger_who_puts_the_true_root_beside_his_signature_is_refused(sealed: Sealed, tmp_path: Path) -> None:
    stranger = replace(an_identity(an_issuer()), root_der=sealed.root)
    assert refused(resealed(tmp_path, sealed, signer=stranger), sealed.root) == "certificate-unknown-root"


def test_the_desk_cannot_sign_as_a_kiosk(sealed: Sealed, tmp_path: Path) -> None:
    desk = sealed.issuer.issue("desk", "desk", None, STARTED)
    assert refused(resealed(tmp_path, sealed, signer=desk), sealed.root) == "certificate-wrong-role"


def test_another_kiosk_of_the_campaign_cannot_sign_for_this_one(sealed: Sealed, tmp_path: Path) -> None:
    other = an_identity(sealed.issuer, kiosk_id=OTHER_KIOSK)
    assert refused(resealed(tmp_path, sealed, signer=other), sealed.root) == "certificate-wrong-kiosk"


def test_the_root_itself_is_no_kiosk(sealed: Sealed, tmp_path: Path) -> None:
    path = resealed(tmp_path, sealed, signer=sealed.issuer.as_signer())
    assert refused(path, sealed.root) == "certificate-wrong-role"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("mimetype", "batch-members-wrong"),
        ("manifest.json", "signature-wrong"),
        ("records.bin", "records-changed"),
    ],
)
def test_one_changed_byte_of_a_member_is_refused_even_with_the_right_checksum(
    sealed: Sealed, tmp_path: Path, name: str, code: str
) -> None:
    members = sealed.members()
    middle = len(members[name]) // 2
    content = members[name]
    members[name] = content[:middle] + bytes((content[middle] ^ 1,)) + content[middle + 1 :]
    path = tmp_path / "changed.kiosk-batch"
    path.write_bytes(packed(members))
    assert refused(path, sealed.root) == code
    folder = as_folder(sealed, tmp_path / "folder")
    (folder / name).write_bytes(members[name])
    assert refused(folder, sealed.root) == code


def test_a_batch_without_its_signature_is_unsigned(sealed: Sealed, tmp_path: Path) -> None:
    members = sealed.members()
    del members["manifest.json.p7s"]
    path = tmp_path / "unsigned.kiosk-batch"
    path.write_bytes(packed(members))
    assert refused(path, sealed.root) == "batch-unsigned"
    folder = as_folder(sealed, tmp_path / "folder")
    (folder / "manifest.json.p7s").unlink()
    assert refused(folder, sealed.root) == "batch-unsigned"


@pytest.mark.parametrize("name", ["mimetype", "manifest.json", "records.bin"])
def test_a_batch_without_a_member_is_refused(sealed: Sealed, tmp_path: Path, name: str) -> None:
    members = sealed.members()
    del members[name]
    path = tmp_path / "less.kiosk-batch"
    path.write_bytes(packed(members))
    assert refused(path, sealed.root) == "batch-members-wrong"


def test_members_in_another_order_and_further_ones_are_refused(sealed: Sealed, tmp_path: Path) -> None:
    members = sealed.members()
    path = tmp_path / "other.kiosk-batch"
    path.write_bytes(packed(dict(reversed(members.items()))))
    assert refused(path, sealed.root) == "batch-members-wrong"
    path.write_bytes(packed({**members, "more": b""}))
    assert refused(path, sealed.root) == "batch-members-wrong"


def test_a_members_place_taken_by_a_link_is_refused(sealed: Sealed, tmp_path: Path) -> None:
    folder = as_folder(sealed, tmp_path / "folder")
    shutil.move(folder / "records.bin", tmp_path / "elsewhere")
    (folder / "records.bin").symlink_to(tmp_path / "elsewhere")
    assert refused(folder, sealed.root) == "batch-members-wrong"


def test_a_signature_taken_from_another_batch_is_refused(sealed: Sealed, tmp_path: Path) -> None:
    members = sealed.members()
    members["manifest.json.p7s"] = sign_detached(b"something else", sealed.identity)
    path = tmp_path / "swapped.kiosk-batch"
    path.write_bytes(packed(members))
    assert refused(path, sealed.root) == "signature-wrong"


def manifest_with(**changes: object) -> Callable[[Manifest], Manifest]:
    return lambda manifest: msgspec.structs.replace(manifest, **changes)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"base_head": "00" * 32}, "chain-broken"),
        ({"head": "00" * 32}, "chain-broken"),
        ({"first_seq": 2, "last_seq": 6}, "chain-broken"),
        ({"mode": Mode.REHEARSAL}, "chain-broken"),
        ({"last_seq": 6}, "manifest-broken"),
        ({"files": ()}, "manifest-broken"),
        ({"files": (ManifestFile("records.bin", 1, "00" * 32),) * 2}, "manifest-broken"),
        ({"last_seq": 4}, "manifest-broken"),
    ],
)
def test_a_signed_manifest_that_does_not_fit_the_entries_is_refused(
    sealed: Sealed, tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    assert refused(resealed(tmp_path, sealed, changed=manifest_with(**changes)), sealed.root) == code


def test_counts_of_the_wrong_kinds_are_refused(sealed: Sealed, tmp_path: Path) -> None:
    counts = msgspec.structs.replace(sealed.manifest.counts, records=3, withdrawals=0)
    path = resealed(tmp_path, sealed, changed=manifest_with(counts=counts))
    assert refused(path, sealed.root) == "counts-wrong"


def test_more_entries_than_any_kiosk_makes_are_refused_before_they_are_looked_for(
    sealed: Sealed, tmp_path: Path
) -> None:
    counts = msgspec.structs.replace(sealed.manifest.counts, records=10**9 - 3)
    path = resealed(tmp_path, sealed, changed=manifest_with(counts=counts, last_seq=10**9))
    assert refused(path, sealed.root) == "archive-too-large"


def test_a_box_exchanged_under_its_old_hash_is_refused(sealed: Sealed, tmp_path: Path) -> None:
    entries = [replace(sealed.entries[0], box=b"another"), *sealed.entries[1:]]
    assert refused(resealed(tmp_path, sealed, entries=entries), sealed.root) == "box-changed"


def test_entries_in_another_order_are_refused(sealed: Sealed, tmp_path: Path) -> None:
    entries = [sealed.entries[1], sealed.entries[0], *sealed.entries[2:]]
    assert refused(resealed(tmp_path, sealed, entries=entries), sealed.root) == "chain-broken"


def test_a_last_entry_that_the_kiosk_did_not_sign_is_refused(sealed: Sealed, tmp_path: Path) -> None:
    stranger = an_identity(an_issuer())
    *before, last = sealed.entries
    entries = [*before, replace(last, sig=stranger.sign_head(last.head))]
    assert refused(resealed(tmp_path, sealed, entries=entries), sealed.root) == "chain-signature-wrong"


def test_a_changed_day_breaks_the_chain(sealed: Sealed, tmp_path: Path) -> None:
    *before, last = sealed.entries
    forged = replace(last, day="2026-11-23")
    assert head_of(forged, before[-1].head) != last.head
    assert refused(resealed(tmp_path, sealed, entries=[*before, forged]), sealed.root) == "chain-broken"


def test_the_chain_is_checked_before_a_batch_is_given(sealed: Sealed, tmp_path: Path) -> None:
    entries = [sealed.entries[1], sealed.entries[0], *sealed.entries[2:]]
    with pytest.raises(InputRefused), read_batch(resealed(tmp_path, sealed, entries=entries), sealed.root):
        pytest.fail("a batch whose chain is broken was given")


def test_a_newer_batch_says_so(sealed: Sealed, tmp_path: Path) -> None:
    members = sealed.members()
    newer = members["manifest.json"].replace(b"petition-kiosk/batch/1", b"petition-kiosk/batch/2")
    members |= {"manifest.json": newer, "manifest.json.p7s": sign_detached(newer, sealed.identity)}
    path = tmp_path / "newer.kiosk-batch"
    path.write_bytes(packed(members))
    assert refused(path, sealed.root) == "batch-newer"


def test_what_is_no_file_is_refused_at_once(sealed: Sealed, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe", sealed.root) == "file-unreadable"
    assert refused(tmp_path / "nothing", sealed.root) == "file-unreadable"
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "empty", sealed.root) == "batch-members-wrong"


def test_a_member_larger_than_its_cap_is_refused(sealed: Sealed, tmp_path: Path) -> None:
    folder = as_folder(sealed, tmp_path / "folder")
    for name in MEMBERS[:-1]:
        before = (folder / name).read_bytes()
        with (folder / name).open("ab") as file:
            file.truncate(1024 * 1024)
        assert refused(folder, sealed.root) == "archive-too-large"
        (folder / name).write_bytes(before)


def test_a_file_that_cannot_be_read_on_is_refused(tmp_path: Path) -> None:
    sealed = a_sealed(tmp_path, (EntryKind.RECORD,) * 100)  # more than is read ahead
    with read_batch(sealed.path, sealed.root) as batch:
        descriptor = batch.file.fileno()
        elsewhere = os.open(sealed.path.parent, os.O_RDONLY)
        os.dup2(elsewhere, descriptor)  # reading a folder fails, as reading from a stick that went does
        os.close(elsewhere)
        with pytest.raises(InputRefused, match="file-unreadable"):
            list(batch.entries())


def without_records(sealed: Sealed, folder: Path) -> Path:
    opened = as_folder(sealed, folder)
    (opened / "records.bin").unlink()
    return opened


def description_refused(folder: Path, root: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        read_description(folder, root)
    return caught.value.code


def test_a_folder_that_lost_its_records_still_says_what_they_were(sealed: Sealed, tmp_path: Path) -> None:
    described = read_description(without_records(sealed, tmp_path / "opened"), sealed.root)
    members = sealed.members()
    assert described.raw_manifest == members["manifest.json"]
    assert (described.manifest.head, described.manifest.counts) == (sealed.manifest.head, sealed.manifest.counts)
    assert (described.name, described.certificate_der) == ("opened", sealed.identity.certificate_der)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("mimetype", "batch-members-wrong"),
        ("manifest.json", "batch-members-wrong"),
        ("manifest.json.p7s", "batch-unsigned"),
    ],
)
def test_a_description_without_a_member_is_refused(sealed: Sealed, tmp_path: Path, name: str, code: str) -> None:
    folder = without_records(sealed, tmp_path / "opened")
    (folder / name).unlink()
    assert description_refused(folder, sealed.root) == code


def test_a_description_is_held_against_the_campaigns_root(sealed: Sealed, tmp_path: Path) -> None:
    folder = without_records(sealed, tmp_path / "opened")
    assert description_refused(folder, an_issuer().certificate_der) == "certificate-unknown-root"
    raw = (folder / "manifest.json").read_bytes()
    (folder / "manifest.json").write_bytes(raw + b" ")
    assert description_refused(folder, sealed.root) == "signature-wrong"


def test_a_description_that_a_stranger_signed_is_refused(sealed: Sealed, tmp_path: Path) -> None:
    folder = without_records(sealed, tmp_path / "opened")
    raw = (folder / "manifest.json").read_bytes()
    (folder / "manifest.json.p7s").write_bytes(sign_detached(raw, an_identity(kiosk_id=OTHER_KIOSK)))
    assert description_refused(folder, sealed.root) == "certificate-unknown-root"


def test_a_folder_that_is_not_there_has_no_description(sealed: Sealed, tmp_path: Path) -> None:
    assert description_refused(tmp_path / "missing", sealed.root) == "batch-members-wrong"


def test_a_file_and_a_folder_say_of_themselves_what_is_in_them(sealed: Sealed, tmp_path: Path) -> None:
    said = [peek_manifest(sealed.path), peek_manifest(as_folder(sealed, tmp_path / "opened"))]
    assert [manifest and manifest.head for manifest in said] == [sealed.manifest.head] * 2


def test_what_says_nothing_of_itself_is_none_and_no_error(sealed: Sealed, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("a shopping list", "utf-8")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "cut").write_bytes(sealed.path.read_bytes()[:-1])
    members = sealed.members()
    (tmp_path / "other").write_bytes(packed({"mimetype": members["mimetype"]}))
    (tmp_path / "folder").mkdir()
    (tmp_path / "huge").mkdir()
    (tmp_path / "huge" / "manifest.json").write_bytes(b" " * (256 * 1024 + 1))
    names = ("text", "empty", "cut", "other", "folder", "huge", "missing")
    assert {name: peek_manifest(tmp_path / name) for name in names} == dict.fromkeys(names)
