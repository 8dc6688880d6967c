"""How much memory an export takes: rows flow through it in a process of its own, which tells its peak.

Rows are made up one by one, as an opened batch or registry gives them.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from factories import an_event
from factories_campaign import the_campaign
from factories_deliver import DIGEST
from factories_export import CSV_SHA256, a_row_of, a_snapshot
from factories_vault import an_identity

from kiosk.deliver.contents import Contents, Profile, day_number, persons_of
from kiosk.delivering import deliver
from kiosk.entry import Mode
from kiosk.entry_id import EntryId
from kiosk.export.sheet import write_pdf
from kiosk.export.snapshot import Row, record_key
from kiosk.export.summary import summary_of
from kiosk.export.table import row_chunks
from kiosk.progress import NoProgress
from kiosk.series import Picked, sorted_places
from kiosk.simulating import made_up_signings
from kiosk.spooled import Spooled
from kiosk.vault.spool import Spool
from kiosk.words import words_in

PEAK = "peak"
"""The file that has it."""


def kept(spool: Spool, count: int) -> Spooled[Row]:
    """So many rows, none of which stays in memory."""
    rows = Spooled(spool, Row)
    for number, signing in enumerate(made_up_signings(count, 1, the_campaign()), start=1):
        rows.append(a_row_of(number, signing, an_event()))
    return rows


def open_rows(rows: Spooled[Row], folder: Path) -> None:
    """Writes the table and the PDF of an opened batch."""
    shown = Picked(rows, sorted_places(map(record_key, rows)))
    snapshot = a_snapshot(rows=shown, summary=summary_of(rows))
    with (folder / "signatures.csv").open("wb") as table:
        table.writelines(row_chunks(shown))
    to, signer, quiet = folder / "signatures.pdf", an_identity(), NoProgress()
    write_pdf(snapshot, CSV_SHA256, words_in("be"), to=to, signer=signer, progress=quiet)


def deliver_rows(profile: Profile, rows: Spooled[Row], folder: Path) -> None:
    """Writes a delivery, in which every tenth person has signed twice."""
    owners = [EntryId(bytes(16), number - (number % 10 == 0)).to_bytes() for number in range(1, len(rows) + 1)]
    persons = persons_of(rows, owners, [row.exposure for row in rows], [day_number(row) for row in rows])
    contents = Contents(the_campaign(), Mode.LIVE, DIGEST, persons, withdrawn=0, unreadable=0)
    deliver(contents, profile, words_in("be"), to=folder, signer=an_identity(), progress=NoProgress())


WORKS: dict[str, Callable[[Spooled[Row], Path], None]] = {
    "open": open_rows,
    "full": partial(deliver_rows, "full"),
    "handover": partial(deliver_rows, "handover"),
}


def status() -> Iterator[tuple[str, str]]:
    """What Linux says of this process; unlike its rusage it does not begin with the peak of the one that started it."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        name, _, value = line.partition(":")
        yield name, value


def measure(work: str, count: int, folder: str) -> None:
    """Does the work, and leaves this process's peak in MiB in the folder. To be called in a process of its own."""
    with Spool() as spool:
        WORKS[work](kept(spool, count), Path(folder))
    (Path(folder) / PEAK).write_text(f"{int(dict(status())['VmHWM'].split()[0]) / 1024}", "ascii")
