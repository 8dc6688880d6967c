"""Every kind of harm to an opened folder: its PDF, its CSV, and what their maker signed of them."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from vectors.batch_signing import kiosk_identity, the_keys
from vectors.originals import KEYS, STARTED
from vectors.pdf_harms import changed_pdf, stripped, twice_signed
from vectors.vector import Vector, files_in, the

from kiosk.batch.cms import sign_detached
from kiosk.export.table import csv_bytes, read_csv
from kiosk.known_campaigns import find_campaign
from kiosk.opened_folder import CSV, PDF, READABLE, SIGNATURE, describe
from kiosk.progress import NoProgress
from kiosk.unsealing import Unsealing
from kiosk.vault.identity import Identity, Issuer
from kiosk.words import words_in

MERGE = ("merge",)
Files = Mapping[str, bytes]


def harms() -> Iterator[Vector]:
    """All of them. What is not about the PDF has neither PDF nor records: it is merged from its CSV."""
    whole = _opened()
    bare = {name: content for name, content in whole.items() if name not in {"records.bin", PDF}}
    yield from _pdfs(whole)
    for made in (*_tables(whole, bare), *_descriptions(bare), *_makers(bare)):
        yield replace(made, commands=MERGE)


def _opened() -> dict[str, bytes]:
    """A small opened folder, of batch/good-1-older."""
    keys = the_keys()
    with TemporaryDirectory() as folder:
        unsealing = Unsealing(keys.opening, keys.desk, words_in("be"))
        batch, to = the("batch/good-1-older"), Path(folder)
        return files_in(unsealing.open(batch, lambda one: find_campaign(one, None, KEYS), to, NoProgress()).folder)


def _pdfs(whole: Files) -> Iterator[Vector]:
    pdf = whole[PDF]
    made = {
        "appended": ("pdf-appended", pdf + b"\n% more\n", "A line stands after the end of the PDF."),
        "flipped": ("pdf-changed", changed_pdf(pdf), "A byte of the PDF is changed."),
        "stripped": ("pdf-unsigned", stripped(pdf), "The PDF's signature was taken off."),
        "signed-twice": (
            "pdf-many-signatures",
            twice_signed(stripped(pdf), the_keys().desk),
            "The PDF has two signatures.",
        ),
        "text": ("pdf-broken", b"%PDF-1.7 or so they say\n", "The PDF is a text."),
    }
    for name, (code, content, harm) in made.items():
        yield Vector(f"pdf-{name}", code, harm, {**whole, PDF: content})
    missing = {name: content for name, content in whole.items() if name != PDF}
    yield Vector("pdf-missing", "readable-missing", "There is no PDF beside the records.", missing)
    without = {name: content for name, content in whole.items() if name not in {PDF, CSV}}
    yield Vector("csv-missing", "readable-missing", "There is neither CSV nor PDF.", without)


def described(files: Files, table: bytes, signer: Identity) -> dict[str, bytes]:
    """The folder with this CSV, and a description of it by this signer."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / CSV).write_bytes(table)
        (folder / PDF).write_bytes(b"")
        return {**files, CSV: table, **describe(folder, sha256(table).digest(), files["manifest.json"], signer)}


def _tables(whole: Files, bare: Files) -> Iterator[Vector]:
    table, desk = bare[CSV], the_keys().desk
    rows = read_csv(table)
    changed = table.replace("Вільня".encode(), "Вільны".encode())
    yield Vector("csv-changed", "csv-changed", "A town is another.", {**bare, CSV: changed})
    saved = _as_saved(table)
    yield Vector("csv-saved", "csv-changed", "A spreadsheet saved the CSV.", {**bare, CSV: saved})
    signed = {
        "csv-newer": ("csv-newer", table.replace(b"/csv/1", b"/csv/2"), "The CSV is of a later format."),
        "csv-saved-signed": ("csv-broken", saved, "A spreadsheet saved the CSV, and the desk signed that."),
        "csv-header": ("csv-broken", table.replace(b"given_name", b"name_given"), "A column has another name."),
        "csv-column": ("csv-broken", table.replace(b"\r\n", b",extra\r\n"), "It has a column too many."),
        "csv-unguarded": ("csv-broken", table.replace(b"'+", b"+"), "A cell is a formula."),
        "csv-lines": ("csv-broken", table.replace(b"\r\n", b"\n"), "Its lines end as on other systems."),
        "csv-without-mark": ("csv-broken", table[3:], "It does not begin with its mark."),
        "csv-empty": ("csv-broken", b"", "There is nothing in it."),
        "csv-latin": ("csv-broken", table + b"\xff\xfe", "It is no UTF-8."),
        "csv-quote-open": ("csv-broken", table + b'"', "A quotation is not closed."),
        "csv-number": ("csv-broken", table.replace(b",1,signed", b",one,signed"), "A number is a word."),
        "csv-ink-huge": (
            "csv-broken",
            table.replace(b"1000x350:", b"1000x" + b"9" * 5_000 + b":"),
            "Ink is as high as 5,000 digits.",
        ),
    }
    for name, (code, content, harm) in signed.items():
        yield Vector(name, code, harm, described(bare, content, desk))
    of_other = "csv-of-other-batch"
    moved = csv_bytes([replace(row, kiosk_id=bytes(16)) for row in rows])
    yield Vector("csv-of-another", of_other, "Its rows are another kiosk's.", described(bare, moved, desk))
    twice = csv_bytes([*rows, rows[0]])
    yield Vector("csv-row-twice", of_other, "A row is there twice.", described(bare, twice, desk))
    later = csv_bytes([replace(row, seq=row.seq + 100) for row in rows])
    yield Vector("csv-of-later", of_other, "Its rows are of later entries.", described(bare, later, desk))


def _as_saved(table: bytes) -> bytes:
    """As a spreadsheet saves it: semicolons, no mark, its own line ends."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(csv.reader(StringIO(table.decode("utf-8-sig"))))
    return text.getvalue().encode()


def _descriptions(bare: Files) -> Iterator[Vector]:
    raw, desk, broken = bare[READABLE], the_keys().desk, "readable-broken"

    def signed(changed: bytes) -> dict[str, bytes]:
        return {**bare, READABLE: changed, SIGNATURE: sign_detached(changed, desk)}

    newer = signed(raw.replace(b"petition-kiosk/readable/1", b"petition-kiosk/readable/2"))
    yield Vector("readable-newer", "readable-newer", "Its description is of a later format.", newer)
    spaced = signed(raw.replace(b":", b": "))
    yield Vector("readable-spaces", broken, "Its description is not canonical.", spaced)
    deep = signed(b"[" * 30_000)
    yield Vector("readable-deep", broken, "Its description is nested 30,000 times.", deep)
    climbing = signed(raw.replace(b"signatures.csv", b"../../etc/file"))
    yield Vector("readable-climbing", broken, "Its description names a file elsewhere.", climbing)
    unsigned = {**bare, READABLE: raw.replace(b'"bytes":', b'"bytes":1')}
    yield Vector("readable-changed", "signature-wrong", "Its description is changed.", unsigned)
    other = {**bare, **{name: _of_good_1()[name] for name in (READABLE, SIGNATURE)}}
    yield Vector("readable-of-another", "readable-of-other-batch", "It describes another batch's files.", other)
    for name in (READABLE, SIGNATURE, CSV):
        less = {one: content for one, content in bare.items() if one != name}
        yield Vector(f"without-{name.replace('.', '-')}", "readable-missing", f"It has no {name}.", less)


def _of_good_1() -> Files:
    return files_in(the("opened/good-1-csv"))


def _makers(bare: Files) -> Iterator[Vector]:
    keys, table = the_keys(), bare[CSV]
    stranger = Issuer.make(STARTED, STARTED).issue("Desk", "desk", None, STARTED)
    yield Vector(
        "made-by-stranger", "certificate-unknown-root", "A stranger opened it.", described(bare, table, stranger)
    )
    other = keys.issuer.issue("kiosk-02", "kiosk", bytes(16), STARTED)
    yield Vector("made-by-another", "certificate-wrong-role", "Another kiosk opened it.", described(bare, table, other))
    root = keys.issuer.as_signer()
    yield Vector("made-by-root", "certificate-wrong-role", "The root opened it.", described(bare, table, root))
    yield Vector("made-by-kiosk", "", "Nothing: the kiosk itself opened it.", described(bare, table, kiosk_identity()))
    manifest = bare["manifest.json"].replace(b"2026-11-22", b"2026-11-23")
    changed = {**bare, "manifest.json": manifest}
    yield Vector("manifest-changed", "signature-wrong", "The kiosk's manifest is changed.", changed)
