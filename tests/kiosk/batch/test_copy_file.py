"""The lay-out of a second copy: a description is whole or none, and the newest that has its records holds."""

import hashlib
from io import BytesIO

import msgspec
import pytest
from factories_batch import a_chain, a_manifest
from factories_vault import an_identity
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.batch.copy_file import (
    DESCRIPTION_BYTES,
    MARK,
    RECORDS_AT,
    description_in,
    in_force,
    packed,
    stamp_of,
)
from kiosk.batch.manifest import MIMETYPE_FILE, Manifest, ManifestFile, manifest_bytes
from kiosk.batch.records_bin import write_entries
from kiosk.entry import Entry
from kiosk.errors import InputRefused

ENTRIES = a_chain(an_identity())
RECORDS = b"".join(write_entries(ENTRIES))
SHORTER = b"".join(write_entries(ENTRIES[:2]))


def described(entries: list[Entry], records: bytes) -> Manifest:
    file = ManifestFile("records.bin", len(records), hashlib.sha256(records).hexdigest())
    return msgspec.structs.replace(a_manifest(entries), files=(MIMETYPE_FILE, file))


NEWER = packed(manifest_bytes(described(ENTRIES, RECORDS)), b"signature")
OLDER = packed(manifest_bytes(described(ENTRIES[:2], SHORTER)), b"signaturE")


def test_a_description_comes_back_as_it_was_packed() -> None:
    found = description_in(NEWER, place=1)
    assert found is not None
    assert (found.place, found.stamp, found.signature) == (1, stamp_of(NEWER), b"signature")
    assert found.manifest == described(ENTRIES, RECORDS)
    assert found.records_bytes == len(RECORDS)


@given(st.integers(0, len(OLDER.rstrip(b"\0")) - 1))
@settings(max_examples=60)
def test_a_description_torn_anywhere_over_an_older_one_is_neither(cut: int) -> None:
    assert description_in(NEWER[:cut] + OLDER[cut:], place=0) in (None, description_in(OLDER, place=0))


def test_what_has_no_room_is_refused() -> None:
    with pytest.raises(InputRefused, match="archive-too-large"):
        packed(bytes(DESCRIPTION_BYTES), b"signature")


@pytest.mark.parametrize(
    ("descriptions", "records", "last"),
    [
        (OLDER + NEWER, RECORDS, 3),
        (NEWER + OLDER, RECORDS, 3),
        (OLDER + NEWER, RECORDS + b"torn", 3),
        (OLDER + NEWER, RECORDS[:-1], 2),
        (OLDER + bytes(DESCRIPTION_BYTES), SHORTER, 2),
    ],
)
def test_the_newest_that_has_its_records_is_in_force(descriptions: bytes, records: bytes, last: int) -> None:
    found, digest = in_force(BytesIO(MARK + descriptions + records))
    assert found.manifest.last_seq == last
    assert digest.hexdigest() == found.manifest.file("records.bin").sha256


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "archive-broken"),
        (MARK, "archive-broken"),
        (bytes(RECORDS_AT), "archive-broken"),
        (MARK + bytes(2 * DESCRIPTION_BYTES) + RECORDS, "archive-broken"),
        (MARK.replace(b"/1\n", b"/2\n") + OLDER + NEWER + RECORDS, "batch-newer"),
    ],
)
def test_what_is_no_copy_is_refused(raw: bytes, code: str) -> None:
    with pytest.raises(InputRefused, match=code):
        in_force(BytesIO(raw))
