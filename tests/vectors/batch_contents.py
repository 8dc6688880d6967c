"""Every kind of harm to a batch that the kiosk itself signed: its manifest, its records, its chain, its boxes."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec
from factories_batch import members_of, packed
from vectors.batch_signing import chained, entries_in, kiosk_identity, signed_by, with_entries, with_records
from vectors.originals import OTHER_SEAL
from vectors.vector import Vector, the

from kiosk.batch.manifest import ManifestCampaign, ManifestCounts, manifest_bytes, read_manifest
from kiosk.entry import EntryKind, Mode
from kiosk.vault.seal import SealingKey, box_context

MERGE = ("merge",)


def content_harms(members: dict[str, bytes]) -> Iterator[Vector]:
    """All of them, made of the members of a batch that holds."""
    yield from _records(members)
    yield from _chains(members)
    yield from _others(members)
    yield from _boxes(members)


def manifest_harms(members: dict[str, bytes]) -> Iterator[Vector]:
    """Manifests that the kiosk signed, and that no kiosk writes."""
    raw, broken, signer = members["manifest.json"], "manifest-broken", kiosk_identity()

    def manifest(changed: bytes) -> bytes:
        return signed_by(signer, members, changed)

    newer = manifest(raw.replace(b"petition-kiosk/batch/1", b"petition-kiosk/batch/2"))
    yield Vector("newer", "batch-newer", "It is of a later format.", newer)
    other = manifest(raw.replace(b"petition-kiosk/batch/1", b"petition-kiosk/crate/1"))
    yield Vector("other-format", broken, "It is of no format of ours.", other)
    twice = manifest(raw[:-1] + b',"mode":"live"}')
    yield Vector("json-duplicate-key", broken, "A key stands in it twice.", twice)
    yield Vector("json-spaces", broken, "It is not canonical.", manifest(raw.replace(b":", b": ")))
    yield Vector("json-escapes", broken, "A letter is escaped.", manifest(raw.replace(b'"live"', b'"li\\u0076e"')))
    yield Vector("json-unknown-key", broken, "A key is unknown.", manifest(raw[:-1] + b',"z":1}'))
    yield Vector("json-not-utf8", broken, "It is no UTF-8.", manifest(raw.replace(b"kiosk-01", b"kiosk-\xff\xfe")))
    yield Vector("json-huge-number", broken, "A number has 10,000 digits.", manifest(_numbered(raw, b"9" * 10_000)))
    yield Vector("json-float", broken, "A number is broken.", manifest(_numbered(raw, b"2.0")))
    yield Vector("million-rows", broken, "It claims 10 million entries.", manifest(_numbered(raw, b"10000000")))
    described = read_manifest(raw)
    many = msgspec.structs.replace(described, last_seq=1_000_009, counts=ManifestCounts(1_000_001, 0, 0, 0))
    claims = signed_by(signer, members, manifest_bytes(many))
    yield Vector("million-claimed", "archive-too-large", "It claims a million entries and one.", claims)
    missing = manifest_bytes(msgspec.structs.replace(described, files=described.files[:1]))
    yield Vector("file-not-listed", broken, "Its records are not described.", manifest(missing))


def _numbered(raw: bytes, number: bytes) -> bytes:
    return raw.replace(b'"last_seq":8', b'"last_seq":' + number)


def _records(members: dict[str, bytes]) -> Iterator[Vector]:
    records, broken = members["records.bin"], "records-broken"
    changed = records[:-1] + bytes((records[-1] ^ 1,))
    yield Vector("records-changed", "records-changed", "A bit differs.", packed(members | {"records.bin": changed}))
    swapped = {
        "length-huge": (b"\xff\xff\xff\xff" + records, "An entry claims 4 GB."),
        "length-zero": (b"\0\0\0\0" + records, "An entry has no bytes."),
        "cut-short": (records[:-10], "The last entry is cut short."),
        "trailing": (records + b"\0\0", "Two bytes stand after the last entry."),
        "array-huge": (_framed(b"\xdd\xff\xff\xff\xff"), "An entry claims 4 billion fields."),
        "not-minimal": (_not_minimal(records), "A number takes more bytes than it needs."),
    }
    for name, (content, harm) in swapped.items():
        yield Vector(f"records-{name}", broken, harm, with_records(members, content))


def _framed(packed_entry: bytes) -> bytes:
    return len(packed_entry).to_bytes(4, "big") + packed_entry


def _not_minimal(records: bytes) -> bytes:
    first = int.from_bytes(records[:4], "big")
    entry, rest = records[4 : 4 + first], records[4 + first :]
    # bin 8 of 16 bytes, then seq 1 as a fixint: written as uint 8 instead.
    return _framed(entry[:19] + b"\xcc" + entry[19:]) + rest


def _chains(members: dict[str, bytes]) -> Iterator[Vector]:
    one, two = entries_in(members)
    base = bytes.fromhex(read_manifest(members["manifest.json"]).base_head)
    broken = "chain-broken"
    yield Vector("entries-swapped", broken, "Two entries have changed places.", with_entries(members, [two, one]))
    yield Vector("entry-missing", broken, "The last entry is missing.", with_entries(members, [one]))
    yield Vector("entry-twice", broken, "An entry is there twice.", with_entries(members, [one, one]))
    other_day = replace(one, day="2026-11-23")
    yield Vector("entry-day", broken, "An entry's day is changed.", with_entries(members, [other_day, two]))
    stranger = chained([replace(one, kiosk_id=bytes(16)), two], base)
    yield Vector("entry-of-another", broken, "An entry is another kiosk's.", with_entries(members, stranger))
    rehearsed = chained([replace(one, mode=Mode.REHEARSAL), two], base)
    yield Vector("entry-of-rehearsal", broken, "An entry is a rehearsal's.", with_entries(members, rehearsed))
    boxes = [replace(one, box=two.box), replace(two, box=one.box)]
    yield Vector("boxes-swapped", "box-changed", "Two boxes have changed places.", with_entries(members, boxes))
    unsigned = [one, replace(two, sig=one.sig)]
    yield Vector(
        "head-unsigned",
        "chain-signature-wrong",
        "The last head's signature is another's.",
        with_entries(members, unsigned),
    )
    garbage = [one, replace(two, sig=b"")]
    yield Vector(
        "head-signature-empty",
        "chain-signature-wrong",
        "The last head has no signature.",
        with_entries(members, garbage),
    )
    kinds = ManifestCounts(1, 1, 0, 0)
    yield Vector(
        "counts-wrong",
        "counts-wrong",
        "It counts a signing as a withdrawal.",
        with_entries(members, [one, two], counts=kinds),
    )


def _others(members: dict[str, bytes]) -> Iterator[Vector]:
    """What holds by itself, and is refused by a registry that holds batch/good-1."""
    entries = entries_in(members)
    base = bytes.fromhex(read_manifest(members["manifest.json"]).base_head)
    rehearsal = chained([replace(entry, mode=Mode.REHEARSAL) for entry in entries], base)
    head = rehearsal[-1].head.hex()
    yield Vector(
        "rehearsal",
        "batch-of-other-mode",
        "It is a rehearsal's.",
        with_entries(members, rehearsal, mode=Mode.REHEARSAL, head=head),
        MERGE,
    )
    other = ManifestCampaign("another", {"be": "ab" * 32})
    campaign = with_entries(members, entries, campaign=other)
    yield Vector("other-campaign", "batch-of-other-campaign", "It is another campaign's.", campaign, MERGE)
    digest = sha256(b"another box").digest()
    forked = chained([entries[0], replace(entries[1], box_sha256=digest, box=None)], base)
    fork = with_entries(members, forked, head=forked[-1].head.hex())
    yield Vector("forked", "batch-forked", "Its second entry is another than the one known.", fork, MERGE)
    tail = chained([replace(entries[1], seq=9, box_sha256=digest, box=None)], digest)
    fork = with_entries(
        members,
        tail,
        first_seq=9,
        last_seq=9,
        base_head=digest.hex(),
        head=tail[-1].head.hex(),
        counts=ManifestCounts(1, 0, 0, 0),
    )
    yield Vector("forked-after", "batch-forked", "It goes on from another head than the one known.", fork, MERGE)


def sealed_ninth(members: dict[str, bytes], keys: Path, payload: bytes) -> bytes:
    """A batch that follows on batch/good-1 with one entry: this payload, sealed to the key of that folder."""
    (entry, _), seq = entries_in(members), 9
    sealing = SealingKey.from_bytes((keys / "seal.pub").read_bytes())
    box = sealing.seal(payload, box_context(entry.kiosk_id, seq, EntryKind.RECORD))
    base = bytes.fromhex(read_manifest(members_of(the("batch/good-1"))["manifest.json"]).head)
    entries = chained([replace(entry, seq=seq, box=box, box_sha256=sha256(box).digest())], base)
    return with_entries(
        members,
        entries,
        first_seq=seq,
        last_seq=seq,
        counts=ManifestCounts(1, 0, 0, 0),
        base_head=base.hex(),
        head=entries[-1].head.hex(),
    )


def _boxes(members: dict[str, bytes]) -> Iterator[Vector]:
    other = sealed_ninth(members, OTHER_SEAL, bytes(4096))
    harm = "Its box is sealed to another key."
    yield Vector("other-seal", "keys-of-another-campaign", harm, other, ("merge", "open"))
