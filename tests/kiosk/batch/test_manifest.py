"""Manifests have one encoding, and numbers that contradict each other are refused."""

import json

import msgspec
import pytest
from factories_batch import a_chain, a_manifest
from factories_vault import an_identity

from kiosk.batch.manifest import FILES, MIMETYPE_FILE, Manifest, ManifestFile, manifest_bytes, read_manifest
from kiosk.errors import InputRefused


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    files = (MIMETYPE_FILE, ManifestFile(FILES[1], 10, "ab" * 32))
    return msgspec.structs.replace(a_manifest(a_chain(an_identity())), files=files)


def refused(raw: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        read_manifest(raw)
    return caught.value.code


def test_it_comes_back(manifest: Manifest) -> None:
    raw = manifest_bytes(manifest)
    assert read_manifest(raw) == manifest
    assert json.loads(raw)["format"] == "petition-kiosk/batch/1"
    assert manifest.batch_name == "batch-00010203-3"
    assert manifest.kiosk_id == bytes(range(16))


def test_another_encoding_of_the_same_is_refused(manifest: Manifest) -> None:
    raw = manifest_bytes(manifest)
    parsed = json.loads(raw)
    for other in (
        json.dumps(parsed).encode(),
        raw + b"\n",
        b"\xef\xbb\xbf" + raw,
        json.dumps(dict(reversed(parsed.items())), separators=(",", ":")).encode(),
        raw.replace(b'"viasna"', b'"vi\\u0061sna"'),
        raw.replace(b'"app":"0.1.0",', b'"app":"0.1.0","app":"0.1.0",'),
        raw.replace(b'"bytes":10,', b'"bytes":10.0,'),
        raw.decode().encode("utf-16"),
    ):
        assert other != raw
        assert refused(other) == "manifest-broken"


@pytest.mark.parametrize(
    "changes",
    [
        {"last_seq": 4},
        {"kiosk": {"id": "00" * 16, "name": "kiosk\0"}},
        {"kiosk": {"id": "00" * 16, "name": "kiosk\n"}},
        {"campaign": {"id": "\x1b[2J", "text_sha256": {}}},
        {"app": "1\x85"},
        {"last_seq": -1},
        {"first_seq": 0},
        {"first_seq": "1"},
        {"counts": {"records": 3, "withdrawals": 0, "checkpoints": 0}},
        {"counts": {"records": 4, "withdrawals": -1, "checkpoints": 0, "notes": 0}},
        {"mode": "test"},
        {"day": "2026-11-31"},
        {"head": "AB" * 32},
        {"base_head": "ab"},
        {"kiosk": {"id": "ab" * 16, "name": "x", "owner": "y"}},
        {"app": "x" * 201},
        {"further": 1},
        {"files": []},
        {"format": "something/else/1"},
        {"format": 1},
        {"campaign": {"id": "viasna", "text_sha256": {"be": "no hash"}}},
    ],
)
def test_what_no_kiosk_writes_is_refused(manifest: Manifest, changes: dict[str, object]) -> None:
    parsed = json.loads(manifest_bytes(manifest)) | changes
    assert refused(json.dumps(parsed, sort_keys=True, separators=(",", ":")).encode()) == "manifest-broken"


@pytest.mark.parametrize("names", [FILES[:1], FILES[::-1], (*FILES, "more"), ("mimetype", "records.txt")])
def test_it_describes_exactly_the_files_of_a_batch(manifest: Manifest, names: tuple[str, ...]) -> None:
    described = {"mimetype": MIMETYPE_FILE}
    files = tuple(described.get(name, ManifestFile(name, 10, "ab" * 32)) for name in names)
    assert refused(manifest_bytes(msgspec.structs.replace(manifest, files=files))) == "manifest-broken"


def test_nothing_new_means_that_the_head_is_the_old_one(manifest: Manifest) -> None:
    none = msgspec.structs.replace(manifest.counts, records=0)
    empty = msgspec.structs.replace(manifest, first_seq=4, last_seq=3, counts=none, base_head=manifest.head)
    assert read_manifest(manifest_bytes(empty)) == empty
    moved = msgspec.structs.replace(empty, base_head="00" * 32)
    assert refused(manifest_bytes(moved)) == "manifest-broken"


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"null", b"[" * 100_000, b'{"a":' * 100_000, b'"\xff"'])
def test_what_is_no_manifest_is_refused(raw: bytes) -> None:
    assert refused(raw) == "manifest-broken"


def test_a_newer_format_says_so_whatever_else_it_holds(manifest: Manifest) -> None:
    newer = manifest_bytes(manifest).replace(b"batch/1", b"batch/2").replace(b'"app"', b'"apps"')
    assert refused(newer) == "batch-newer"


def test_a_file_that_is_not_described_is_asked_for_in_vain(manifest: Manifest) -> None:
    with pytest.raises(InputRefused, match="manifest-broken"):
        manifest.file("elsewhere")
