"""Formulas typed into every free field: LibreOffice reads the CSV, runs none of them, and gives each value back."""

import csv
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import product
from pathlib import Path
from random import Random
from shutil import which
from xml.etree import ElementTree as Xml

from factories import an_event
from factories_export import a_row
from faults.harness import Defect, Fault, Need, Outcome, Prepare, Run

from kiosk.export.snapshot import Row
from kiosk.export.table import COLUMNS, FORMAT, csv_bytes, row_cells, unguarded
from kiosk.signatory import Signatory

SOFFICE = Need(
    "soffice (libreoffice-calc-nogui): it reads a CSV as people's spreadsheets do", lambda: bool(which("soffice"))
)
FIELDS = ("given_name", "family_name", "city", "country", "email", "event", "place")
"""The columns whose text somebody types; of the country only its code can come from a kiosk, which is no reason."""

STARTS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u00a0=", "＝", "＋", "－", "＠")
BODIES = ("1+1", "cmd|'/C calc'!A0", 'HYPERLINK("file:///etc/passwd";"prize")', "SUM(A1:Z99)")
GENUINE = ("+375 29 123-45-67", "-", "--", "-5", "'=1+1", "@home", "=", "''")
PAYLOADS = (*(start + body for start, body in product(STARTS, BODIES)), *GENUINE)
AT_ONCE = 10
"""Payloads in one file; each takes all the fields of a row."""

TO_TEXT = "CSV:44,34,76,1,,0,false,true,false"
"""LibreOffice, filter options: comma, quotes, UTF-8, from the first line; quoted cells are as any other, and numbers
and dates are looked for everywhere, as in the setting that changes most."""
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
LINE_END = re.compile("\r\n?")

Writer = Callable[[Iterable[Row]], bytes]


def unguarded_bytes(rows: Iterable[Row]) -> bytes:
    """The defect: the same file without the guard."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([COLUMNS, *((FORMAT, *row_cells(row)) for row in rows)])
    return text.getvalue().encode("utf-8-sig")


def a_row_with(payload: str) -> Row:
    """A signing that has the payload in every free field."""
    event = an_event(payload, payload)
    return a_row(signatory=Signatory(payload, payload, payload, payload, payload), event=event)


def read_by_libreoffice(file: Path, folder: Path) -> list[list[Xml.Element]]:
    """The cells of all rows, repeated ones as often as they stand there."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = (
        "soffice",
        profile,
        "--headless",
        f"--infilter={TO_TEXT}",
        "--convert-to",
        "fods",
        "--outdir",
        folder,
        file,
    )
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    rows = Xml.parse(folder / f"{file.stem}.fods").iter(f"{TABLE}table-row")  # noqa: S314 -- of our own making
    return [list(_cells(row)) for row in rows]


def _cells(row: Xml.Element) -> Iterator[Xml.Element]:
    for cell in row.iter(f"{TABLE}table-cell"):
        yield from [cell] * min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), len(COLUMNS))


def text_of(cell: Xml.Element) -> str:
    """What stands in a cell, its lines and blanks as they were."""
    return "\n".join(_text(line) for line in cell.findall(f"{TEXT}p"))


def _text(element: Xml.Element) -> str:
    blanks = {f"{TEXT}s": " " * int(element.get(f"{TEXT}c", "1")), f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
    own = blanks.get(element.tag, element.text or "")
    return own + "".join(_text(child) + (child.tail or "") for child in element)


def _prepared(write: Writer) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        def run(number: int, _random: Random) -> Outcome:
            payloads = PAYLOADS[number * AT_ONCE : (number + 1) * AT_ONCE]
            file = folder / f"signatures-{number}.csv"
            file.write_bytes(write(map(a_row_with, payloads)))
            head, *rows = read_by_libreoffice(file, folder)[: len(payloads) + 1]
            assert [text_of(cell) for cell in head[: len(COLUMNS)]] == list(COLUMNS), "other columns"
            formulas = sum(cell.get(f"{TABLE}formula") is not None for row in rows for cell in row)
            found = [
                _differing(dict(zip(COLUMNS, row, strict=False)), payload)
                for row, payload in zip(rows, payloads, strict=True)
            ]
            return Outcome(
                sum(map(len, found)), formulas, wrong=tuple(f"{one!r}" for one in found if one), cases=len(payloads)
            )

        yield run

    return prepare


def _differing(row: dict[str, Xml.Element], payload: str) -> list[str]:
    """Fields that do not say the payload once their guard is off, in which a line ends as LibreOffice ends it."""
    expected = LINE_END.sub("\n", payload)
    return [
        f"{name} of {payload!r}: {text_of(row[name])!r}" for name in FIELDS if unguarded(text_of(row[name])) != expected
    ]


CSV_FORMULAS = Fault(
    "csv-formulas",
    runs=len(PAYLOADS) // AT_ONCE,
    short=1,
    prepare=_prepared(csv_bytes),
    defects=(Defect("cells are not guarded", _prepared(unguarded_bytes), runs=1),),
    needs=(SOFFICE,),
)
