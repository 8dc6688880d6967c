"""`readable.json`: what the readable files of an opened batch are, signed by whoever opened it."""

import hashlib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from kiosk.batch.cms import MAX_CMS_BYTES, sign_detached, verify_detached
from kiosk.batch.reader import Batch, Description
from kiosk.canonical import canonical_json
from kiosk.durable import sha256_of
from kiosk.errors import InputRefused
from kiosk.later_format import is_of_later_format
from kiosk.plain_file import read_plain
from kiosk.vault.certificates import check_chain
from kiosk.vault.identity import Identity

FORMAT: Literal["petition-kiosk/readable/1"] = "petition-kiosk/readable/1"
READABLE, SIGNATURE = "readable.json", "readable.json.p7s"
PDF: Literal["signatures.pdf"] = "signatures.pdf"
CSV: Literal["signatures.csv"] = "signatures.csv"
MAX_READABLE_BYTES = 64 * 1024

Signed = Batch | Description
"""What a kiosk signed: the folder's readable files must be of this very manifest."""

Name = Literal["signatures.csv", "signatures.pdf"]
Hex64 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class ReadableFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A readable file, its size and digest."""

    name: Name
    bytes: int
    sha256: Hex64


class Readable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was made of which manifest."""

    manifest_sha256: Hex64
    files: tuple[ReadableFile, ReadableFile]
    format: Literal["petition-kiosk/readable/1"] = FORMAT


def describe(folder: Path, csv_sha256: bytes, raw_manifest: bytes, signer: Identity) -> dict[str, bytes]:
    """`readable.json` and its signature for the two readable files in the folder; the table was hashed as it came."""
    csv, pdf = _described(folder, CSV, csv_sha256), _described(folder, PDF, sha256_of(folder / PDF))
    readable = Readable(hashlib.sha256(raw_manifest).hexdigest(), (csv, pdf))
    raw = canonical_json(msgspec.to_builtins(readable))
    return {READABLE: raw, SIGNATURE: sign_detached(raw, signer)}


def _described(folder: Path, name: Name, digest: bytes) -> ReadableFile:
    return ReadableFile(name, (folder / name).stat().st_size, digest.hex())


def verify_readable(folder: Path, batch: Batch, root_der: bytes) -> bytes:
    """Checks the readable files of an opened folder against their description, and the PDF's own signature.

    Returns the CSV's digest. Whoever may sign the description could have made the files of other rows than the batch's.

    Raises InputRefused: "readable-missing", "readable-broken", "readable-newer", "readable-of-other-batch",
    "csv-changed", and those of `verify_pdf` and `verify_detached`.
    """
    from kiosk.export.pdfverify import (  # noqa: PLC0415 -- pyHanko takes a second to load
        harm_to_pdf,
        verify_pdf,
    )

    described = _described_files(folder, batch, root_der)
    for name in (PDF, CSV):
        _refuse_unless_plain(folder / name)
    # Its digest first: only a PDF that is as its maker signed it is worth the time and memory of a PDF reader.
    if not _is_as_described(folder / PDF, described[PDF]):
        raise InputRefused(harm_to_pdf(folder / PDF))
    verify_pdf(folder / PDF, root_der)
    _refuse_changed(folder / CSV, described[CSV], "csv-changed")
    return bytes.fromhex(described[CSV].sha256)


def verified_table(folder: Path, description: Signed, root_der: bytes, at_most: int) -> bytes:
    """The CSV of an opened folder, checked against its signed description, and nothing else of the folder.

    For folders that have lost other files. It is read once: a stick may answer otherwise the second time. Raises as
    `verify_readable`, and InputRefused("archive-too-large") for more than so many bytes.
    """
    described = _described_files(folder, description, root_der)[CSV]
    _refuse_unless_plain(folder / CSV)
    if described.bytes > at_most:
        raise InputRefused("archive-too-large")
    try:
        content = read_plain(folder / CSV, described.bytes)
    except OSError as error:
        raise InputRefused("readable-missing", file=CSV) from error
    if content is None or hashlib.sha256(content).hexdigest() != described.sha256:
        raise InputRefused("csv-changed")
    return content


def _described_files(folder: Path, batch: Signed, root_der: bytes) -> dict[str, ReadableFile]:
    raw = _read(folder / READABLE, MAX_READABLE_BYTES)
    signer = verify_detached(raw, _read(folder / SIGNATURE, MAX_CMS_BYTES), root_der)
    _refuse_strangers(signer, batch, root_der)
    readable = _decoded(raw)
    if readable.manifest_sha256 != hashlib.sha256(batch.raw_manifest).hexdigest():
        raise InputRefused("readable-of-other-batch")
    return {file.name: file for file in readable.files}


def _decoded(raw: bytes) -> Readable:
    if is_of_later_format(raw, FORMAT):
        raise InputRefused("readable-newer")
    try:
        readable = msgspec.json.decode(raw, type=Readable)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InputRefused("readable-broken") from error
    names = tuple(file.name for file in readable.files)
    if names != (CSV, PDF) or canonical_json(msgspec.to_builtins(readable)) != raw:
        raise InputRefused("readable-broken")
    return readable


def _refuse_unless_plain(path: Path) -> None:
    if path.is_symlink() or not path.is_file():
        raise InputRefused("readable-missing", file=path.name)


def _refuse_strangers(signer: bytes, batch: Signed, root_der: bytes) -> None:
    if signer != batch.certificate_der:
        check_chain(signer, root_der, "desk", None)


def _refuse_changed(path: Path, described: ReadableFile, code: str) -> None:
    if not _is_as_described(path, described):
        raise InputRefused(code)


def _is_as_described(path: Path, described: ReadableFile) -> bool:
    try:
        return path.stat().st_size == described.bytes and sha256_of(path).hex() == described.sha256
    except OSError as error:
        raise InputRefused("readable-missing", file=path.name) from error


def _read(path: Path, at_most: int) -> bytes:
    _refuse_unless_plain(path)
    try:
        with path.open("rb") as file:
            content = file.read(at_most + 1)
    except OSError as error:
        raise InputRefused("readable-missing", file=path.name) from error
    if len(content) > at_most:
        raise InputRefused("readable-broken")
    return content
