"""`signatures.csv`: every signing in a row that spreadsheets read and run nothing of."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.export.snapshot import Row
from kiosk.short_text import has_control
from kiosk.signatory import INK_WIDTH, Event, Exposure, Ink, InkKind, Signatory

FORMAT = "petition-kiosk/csv/1"
FORMAT_FAMILY = "petition-kiosk/csv/"
COLUMNS = (
    *("format", "record_id", "kiosk_id", "seq", "status", "mode", "event", "place", "day", "language", "campaign"),
    *("text_sha256", "given_name", "family_name", "city", "country", "email", "exposure", "consent_sha256"),
    *("ink_kind", "ink", "withdraw_tag", "box_sha256"),
)

FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, full-width forms included (measured: CSV)."""

MAX_ROWS = 1_000_000
MAX_ROW_BYTES = 256 * 1024
"""More than any row has: its ink, of which 20,000 points take 200 kB, and the words around it."""
GUARD = "'"
LINES_AT_ONCE = 250


def guarded(value: str) -> str:
    """The value so that no spreadsheet runs it: with `'` in front where it would, or where it begins with one."""
    first_shown = value.lstrip()[:1]
    risky = value[:1] in FORMULA_STARTS or first_shown in FORMULA_STARTS or value.startswith(GUARD)
    return GUARD + value if value and risky else value


def unguarded(cell: str) -> str:
    """The inverse of `guarded`: takes exactly one `'` off."""
    return cell.removeprefix(GUARD)


def csv_bytes(rows: Iterable[Row]) -> bytes:
    """The file: UTF-8 with BOM, CRLF, RFC 4180, a header row."""
    return b"".join(row_chunks(rows))


def row_chunks(rows: Iterable[Row]) -> Iterator[bytes]:
    """The same file, piece by piece."""
    return csv_chunks(COLUMNS, ((FORMAT, *row_cells(row)) for row in rows))


def csv_chunks(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Any table as such a file, piece by piece, every cell guarded."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    yield text.getvalue().encode("utf-8-sig")
    lines = iter(lines)
    while piece := [[guarded(cell) for cell in line] for line in islice(lines, LINES_AT_ONCE)]:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(piece)
        yield text.getvalue().encode()


def row_cells(row: Row) -> tuple[str, ...]:
    """A signing's cells in the order of `COLUMNS`, without the format."""
    event, who = row.event, row.signatory
    return (
        row.record_id.hex(),
        row.kiosk_id.hex(),
        str(row.seq),
        row.status,
        str(row.mode),
        event.name if event else "",
        event.place if event else "",
        event.day.isoformat() if event else "",
        row.language,
        row.campaign,
        row.text_sha256,
        who.given_name,
        who.family_name,
        who.city,
        who.country,
        who.email,
        str(row.exposure) if row.exposure else "",
        row.consent_sha256,
        str(row.ink.kind) if row.status == "signed" else "",
        ink_cell(row.ink),
        row.withdraw_tag.hex(),
        row.box_sha256.hex(),
    )


def ink_cell(ink: Ink) -> str:
    """Ink in a cell: `WxH:` and the strokes as `x,y x,y;x,y …`; empty where nothing was drawn."""
    if ink.kind is not InkKind.DRAWN:
        return ""
    strokes = ";".join(" ".join(f"{x},{y}" for x, y in stroke) for stroke in ink.strokes)
    return f"{INK_WIDTH}x{ink.height}:{strokes}"


def read_csv(raw: bytes, most: int = MAX_ROWS) -> tuple[Row, ...]:
    """The rows of a file that `csv_bytes` made, of which there may be so many.

    Raises InputRefused("csv-newer") for a later format, "csv-of-other-batch" for more rows, and "csv-broken" for
    anything that, written again, would not give the same bytes. What is wrong is found where it stands: no more is
    held in memory than the rows before it.
    """
    rows: list[Row] = []
    # Python's own limit, 128 KiB, is less than the ink of one cell may have; it is one for the whole program.
    csv.field_size_limit(MAX_ROW_BYTES)
    try:
        lines = csv.reader(_lines(raw), strict=True)
        next(lines, None)
        for line in lines:
            if len(rows) == most:
                raise InputRefused("csv-of-other-batch")
            rows.append(_row([unguarded(cell) for cell in line]))
    except (csv.Error, ValueError, KeyError) as error:
        raise InputRefused("csv-broken") from error
    if not _is_written_as(rows, raw):
        raise InputRefused("csv-broken")
    return tuple(rows)


def _lines(raw: bytes) -> Iterator[str]:
    """The file's lines; ValueError for one that is longer than a whole row can be, and for what is no UTF-8."""
    with io.TextIOWrapper(io.BytesIO(raw), "utf-8-sig", newline="") as text:
        while line := text.readline(MAX_ROW_BYTES + 1):
            if len(line) > MAX_ROW_BYTES:
                raise ValueError("line too long")
            yield line


def _is_written_as(rows: Iterable[Row], raw: bytes) -> bool:
    offset = 0
    for chunk in row_chunks(rows):
        if not raw.startswith(chunk, offset):
            return False
        offset += len(chunk)
    return offset == len(raw)


def _row(cells: Sequence[str]) -> Row:
    if cells[:1] != [FORMAT]:
        # Only a number more: a spreadsheet that saves with semicolons puts the whole row into the first cell.
        version = "".join(cells[:1]).partition(FORMAT_FAMILY)[2]
        raise InputRefused("csv-newer" if version.isdecimal() else "csv-broken")
    value = dict(zip(COLUMNS, cells, strict=True))
    if has_control(value["language"]):
        raise ValueError("no language")
    return Row(
        record_id=bytes.fromhex(value["record_id"]),
        kiosk_id=bytes.fromhex(value["kiosk_id"]),
        seq=int(value["seq"]),
        status="withdrawn" if value["status"] == "withdrawn" else "signed",
        mode=Mode(value["mode"]),
        event=_event(value),
        language=value["language"],
        campaign=value["campaign"],
        text_sha256=value["text_sha256"],
        signatory=Signatory(value["given_name"], value["family_name"], value["city"], value["country"], value["email"]),
        exposure=Exposure(value["exposure"]) if value["exposure"] else None,
        consent_sha256=value["consent_sha256"],
        ink=read_ink(value["ink_kind"], value["ink"]),
        withdraw_tag=bytes.fromhex(value["withdraw_tag"]),
        box_sha256=bytes.fromhex(value["box_sha256"]),
    )


def _event(value: dict[str, str]) -> Event | None:
    return Event(value["event"], value["place"], date.fromisoformat(value["day"])) if value["day"] else None


def read_ink(kind: str, cell: str) -> Ink:
    """The inverse of `ink_cell`; raises ValueError for a cell that it did not make."""
    if not cell:
        return Ink(InkKind(kind or "none"))
    box, _, drawn = cell.partition(":")
    height = int(box.removeprefix(f"{INK_WIDTH}x"))
    strokes = [
        tuple((int(x), int(y)) for x, y in (point.split(",") for point in stroke.split(" ")))
        for stroke in (drawn.split(";") if drawn else ())
    ]
    return Ink(InkKind(kind), height, tuple(strokes))
