"""The use case of verifying: says of each batch whether it holds, and if not, in which way it does not."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kiosk.batch.reader import Batch, read_batch
from kiosk.errors import InputRefused
from kiosk.export.snapshot import Row
from kiosk.export.table import row_chunks
from kiosk.opened_folder import verify_readable
from kiosk.opening import open_entry
from kiosk.plain_file import read_plain
from kiosk.progress import NoProgress
from kiosk.shown_rows import shown_rows
from kiosk.spooled import Spooled
from kiosk.vault.certificates import to_der
from kiosk.vault.seal import OpeningKey
from kiosk.vault.spool import Spool

MAX_ROOT_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. `code` is None for a batch that holds; `gap`: it does not begin at the ledger's first entry.

    `without_box` counts entries that are there without their box, as a second copy has them that grew after a
    confirmation, and an export of a damaged ledger: the chain holds over them, and only a registry can have the rest.
    """

    file: Path
    code: str | None
    records: int = 0
    kiosk_id: str = ""
    gap: bool = False
    without_box: int = 0


def read_root(path: Path) -> bytes:
    """The campaign's root certificate in DER; raises InputRefused where the file holds none."""
    try:
        content = read_plain(path, MAX_ROOT_BYTES)
    except OSError as error:
        raise InputRefused("file-unreadable", file=path.name) from error
    if content is None:
        raise InputRefused("certificate-broken")
    return to_der(content)


def verify_batch(path: Path, root_der: bytes, opening: OpeningKey | None) -> Verdict:
    """Verifies a sealed file or an opened folder; with the opening key every box is opened too.

    The CSV of a folder is made again from the boxes then and compared: the key of a kiosk may sign one, and whoever
    seizes the kiosk has it. The PDF cannot be made again, in a language and a version that nobody noted: it is worth
    what its signer is. Raises StorageFailed where there is no room for what is opened.
    """
    try:
        with read_batch(path, root_der) as batch:
            without_box = _walk(batch, opening)
            if path.is_dir():
                table_sha256 = verify_readable(path, batch, root_der)
                if opening is not None:
                    _refuse_other_table(table_sha256, batch, opening)
            manifest = batch.manifest
    except InputRefused as error:
        return Verdict(path, error.code)
    return Verdict(path, None, manifest.counts.records, manifest.kiosk.id, manifest.first_seq > 1, without_box)


def _walk(batch: Batch, opening: OpeningKey | None) -> int:
    """Opens what can be opened; how many entries have no box."""
    without_box = 0
    for entry in batch.entries():
        if entry.box is None:
            without_box += 1
        elif opening is not None:
            open_entry(entry, opening)
    return without_box


def _refuse_other_table(found_sha256: bytes, batch: Batch, opening: OpeningKey) -> None:
    made_again = hashlib.sha256()
    with Spool() as spool:
        for chunk in row_chunks(shown_rows(batch, opening, Spooled(spool, Row), NoProgress()).rows):
            made_again.update(chunk)
    if made_again.digest() != found_sha256:
        raise InputRefused("csv-of-other-entries")
