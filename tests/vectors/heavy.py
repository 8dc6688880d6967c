"""Files that are made to take a machine's memory and time, too large to be kept: made anew for each run."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from factories_batch import members_of, packed
from vectors.batch_contents import sealed_ninth
from vectors.batch_signing import kiosk_identity, signed_by, the_keys, with_records
from vectors.opened_harms import described
from vectors.originals import KEYS
from vectors.raw_zip import ordinary_zip, raw_zip, squeezed_zeros
from vectors.texts import CAMPAIGN
from vectors.vector import COMMANDS, SUFFIXES, Kept, Vector, files_in, the

from kiosk.batch.cms import sign_attached
from kiosk.opened_folder import CSV, PDF

BLOCK = 4096
SIGNATURE = "manifest.json.p7s"
VERIFY_AND_MERGE = ("verify", "merge")
FAST = 1
"""How hard zlib tries with what is unpacked by nobody."""


def heavy(folder: Path) -> Iterator[Kept]:
    """Makes them in this folder, and says of each what it is."""
    for format_, vector in _vectors():
        path = folder / format_ / f"{vector.name}{SUFFIXES.get(format_, '')}"
        _write(path, vector.content)
        yield Kept(format_, path, vector.code, vector.harm, vector.commands or COMMANDS[format_], vector.facts)
    yield from _special_files(folder)


def _write(path: Path, content: bytes | Mapping[str, bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        for name, inside in content.items():
            _write(path / name, inside)


def _vectors() -> Iterator[tuple[str, Vector]]:
    bare = members_of(the("batch/good-1-nothing-new"))
    yield from (("batch", vector) for vector in _batches(bare))
    yield from (("opened", vector) for vector in _folders())
    yield from (("campaign", vector) for vector in _campaigns())
    yield from (("receipt", vector) for vector in _receipts())
    yield from (("kit", vector) for vector in _kits())


def _batches(bare: dict[str, bytes]) -> Iterator[Vector]:
    signer, two = kiosk_identity(), members_of(the("batch/good-1-older"))

    def manifest(raw: bytes) -> bytes:
        return signed_by(signer, bare, raw)

    yield Vector("heavy-manifest", "archive-too-large", "", packed(bare | {"manifest.json": b" " * 300_000}))
    yield Vector("heavy-signature", "archive-too-large", "", packed(bare | {SIGNATURE: bytes(100_000)}))
    yield Vector("deep-signature", "signature-broken", "", packed(bare | {SIGNATURE: b"\x30\x80" * 32_000}))
    yield Vector("deep-json", "manifest-broken", "", manifest(b"[" * 100_000 + b"]" * 100_000))
    yield Vector("deep-json-object", "manifest-broken", "", manifest(b'{"a":' * 50_000))
    yield Vector("deep-json-format", "manifest-broken", "", manifest(b'{"format":' + b"[" * 200_000))
    yield Vector("million-keys", "manifest-broken", "", manifest(b"{" + b'"a":1,' * 40_000 + b'"b":1}'))
    deep = b"\x91" * 100_000
    yield Vector("deep-records", "records-broken", "", with_records(two, len(deep).to_bytes(4, "big") + deep))
    yield Vector("no-entries-at-all", "records-broken", "", with_records(two, bytes(20_000_000)))
    tiny = ((1).to_bytes(4, "big") + b"\xc0") * 1_000_000
    yield Vector("million-rows", "records-broken", "", with_records(two, tiny))
    squeezed = squeezed_zeros(400)
    framed = len(squeezed).to_bytes(4, "big") + squeezed
    bomb = framed.ljust(-(-len(framed) // BLOCK) * BLOCK, b"\0")
    opened = ("merge", "open")
    yield Vector("bomb-in-a-box", "payload-broken", "", sealed_ninth(two, KEYS, bomb), opened)
    zeros = bare | {"records.bin": bytes(200_000_000)}
    yield Vector("bomb-of-200-MB", "archive-broken", "", ordinary_zip(zeros.items(), compressed=True, level=FAST))
    yield Vector("many-members", "archive-too-large", "", raw_zip((str(number), b"") for number in range(60_000)))
    yield Vector("long-name", "archive-name-wrong", "", raw_zip([*bare.items(), ("/" + "a" * 65_000, b"")]))


def _folders() -> Iterator[Vector]:
    whole, desk = files_in(the("opened/good-1")), the_keys().desk
    bare = {name: content for name, content in whole.items() if name not in {"records.bin", PDF}}
    line = bare[CSV].split(b"\r\n")[1]
    rows = bare[CSV][:400] + b"\r\n" + (line + b"\r\n") * 60_000
    yield Vector("csv-many-rows", "archive-too-large", "", described(bare, rows, desk), ("merge",))
    commas = described(bare, b"\xef\xbb\xbf" + b"," * 30_000_000, desk)
    yield Vector("csv-many-columns", "archive-too-large", "", commas, ("merge",))
    lines = described(bare, b"\xef\xbb\xbf" + b"\r\n" * 5_000_000, desk)
    yield Vector("csv-many-lines", "archive-too-large", "", lines, ("merge",))
    cell = described(bare, b'\xef\xbb\xbf"' + b"a" * 30_000_000, desk)
    yield Vector("csv-long-cell", "archive-too-large", "", cell, ("merge",))
    yield Vector("csv-long-unsigned", "csv-changed", "", {**bare, CSV: bytes(60_000_000)}, ("merge",))
    yield Vector("readable-long", "readable-broken", "", {**bare, "readable.json": b" " * 10_000_000}, ("merge",))
    for name, pdf in _pdfs(whole[PDF]).items():
        yield Vector(f"pdf-{name}", "pdf-", "", {**whole, PDF: pdf})


def _pdfs(pdf: bytes) -> Mapping[str, bytes]:
    """PDFs that are worse than they look; which of the refusals fits is for the reader to say."""
    header = b"%PDF-1.7\n"
    deep = header + b"1 0 obj\n" + b"[" * 200_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF"
    loop = b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 1/Prev 9>>\nstartxref\n9\n%%EOF\n"
    return {
        "deep": deep,
        "loop": header + loop,
        "bomb": _pdf_bomb(),
        "long": header + b"%" * 40_000_000,
        "many-objects": header + b"1 0 obj\nnull\nendobj\n" * 300_000 + b"startxref\n9\n%%EOF",
        "many-tails": pdf + b"\nstartxref\n0\n%%EOF" * 50_000,
    }


def _pdf_bomb() -> bytes:
    """Its cross-reference stream, which every reader must inflate, is 1:1000."""
    squeezed = squeezed_zeros(200)
    head = b"%PDF-1.7\n"
    stream = b"1 0 obj\n<</Type/XRef/W[1 2 1]/Size 50000000/Root 1 0 R/Filter/FlateDecode/Length "
    return (
        head
        + stream
        + str(len(squeezed)).encode()
        + b">>\nstream\n"
        + squeezed
        + b"\nendstream\nendobj\nstartxref\n"
        + str(len(head)).encode()
        + b"\n%%EOF\n"
    )


def _campaigns() -> Iterator[Vector]:
    good = {name: text.encode() for name, text in CAMPAIGN.items()}
    rules, text = "campaign.toml", "texts/en.toml"

    def with_(file: str, content: bytes) -> dict[str, bytes]:
        return good | {file: content}

    yield Vector("long-text", "campaign-file-too-large", "", with_(text, good[text] + b"# " + b"a" * 2_000_000))
    yield Vector("deep-arrays", "campaign-toml-broken", "", with_(rules, b"goals = " + b"[" * 100_000))
    yield Vector("deep-tables", "campaign-toml-broken", "", with_(rules, b"a = " + b"{a=" * 100_000))
    dotted = b"a." * 100_000 + b"a = 1\n"
    yield Vector("deep-keys", "campaign-", "", with_(rules, dotted))
    yield Vector("many-keys", "campaign-", "", with_(rules, b"".join(b"k%d=1\n" % number for number in range(60_000))))
    yield Vector("huge-number", "campaign-", "", with_(rules, b"schema = " + b"9" * 900_000))
    photos = {f"photos/{number}.png": b"\x89PNG" for number in range(200)}
    yield Vector("many-pictures", "campaign-too-many-files", "", good | photos)
    yield Vector("long-picture", "campaign-file-too-large", "", good | {"photos/a.png": bytes(9_000_000)})


def _receipts() -> Iterator[Vector]:
    desk = the_keys().desk
    yield Vector("long", "signature-broken", "", bytes(50_000_000))
    yield Vector("deep-der", "signature-broken", "", b"\x30\x80" * 32_000)
    yield Vector("deep-json", "receipt-broken", "", sign_attached(b"[" * 60_000, desk))


def _kits() -> Iterator[Vector]:
    members = members_of(the("kit/good-1"))
    facts = {"setup_code": "208H 44RM 2MB1 E60S-9"}
    long = packed({**members, "campaign/photos/a.png": bytes(9_000_000)})
    yield Vector("long-picture", "archive-too-large", "", long, facts=facts)
    zeros = {**members, "campaign/photos/a.png": bytes(100_000_000)}
    yield Vector(
        "bomb-of-100-MB", "archive-broken", "", ordinary_zip(zeros.items(), compressed=True, level=FAST), facts=facts
    )
    deep = packed({**members, "kit.json": b"[" * 60_000})
    yield Vector("deep-json", "kit-broken", "", deep, facts=facts)


def _special_files(folder: Path) -> Iterator[Kept]:
    """What a file system has beside plain files: holes, pipes, links, devices."""
    for format_, suffix, code in (
        ("batch", ".kiosk-batch", "archive-too-large"),
        ("kit", ".kit", "archive-too-large"),
        ("receipt", ".kiosk-receipt", "signature-broken"),
    ):
        holes = folder / format_ / f"all-holes{suffix}"
        with holes.open("wb") as file:
            file.truncate(3 * 2**30)
        yield _kept(format_, holes, code)
        pipe = folder / format_ / f"pipe{suffix}"
        os.mkfifo(pipe)
        yield _kept(format_, pipe, "file-unreadable")
        zero = folder / format_ / f"endless{suffix}"
        zero.symlink_to("/dev/zero")
        yield _kept(format_, zero, "file-unreadable")
    for name, target in (("records.bin", "/dev/zero"), ("manifest.json", "/etc/hostname"), ("mimetype", "mimetype")):
        opened = folder / "opened" / f"linked-{name.partition('.')[0]}"
        _write(opened, files_in(the("opened/good-1")))
        (opened / name).unlink()
        (opened / name).symlink_to(target)
        yield _kept("opened", opened, "batch-members-wrong", ("verify",))
    for name in (PDF, CSV):
        opened = folder / "opened" / f"linked-{name.partition('.')[2]}"
        _write(opened, files_in(the("opened/good-1")))
        (opened / name).unlink()
        (opened / name).symlink_to("/dev/zero")
        yield _kept("opened", opened, "readable-missing")
    linked = folder / "campaign" / "linked-text"
    _write(linked, files_in(the("campaign/good-1")))
    (linked / "texts/en.toml").unlink()
    (linked / "texts/en.toml").symlink_to("/dev/zero")
    yield _kept("campaign", linked, "campaign-file-not-plain")


def _kept(format_: str, path: Path, code: str, commands: tuple[str, ...] = ()) -> Kept:
    facts = {"setup_code": "208H 44RM 2MB1 E60S-9"}
    return Kept(format_, path, code, "", commands or COMMANDS[format_], facts)
