"""Where a batch goes: under its usual name, or beside a batch whose place it must not take."""

import os
import re
from dataclasses import replace
from itertools import count
from pathlib import Path

from kiosk.batch.manifest import MIMETYPE
from kiosk.batch.reader import Batch, peek_manifest, read_batch
from kiosk.errors import InputRefused
from kiosk.plain_file import open_plain

HEAD_BYTES = 128
"""Every sealed batch has its mimetype in them."""


def place_for(batch: Batch, folder: Path, root_der: bytes, suffix: str = "") -> Path:
    """Where in the folder this batch goes: under its usual name, with `-2`, `-3` and so on where that is taken.

    A name is taken by a batch that has anything which this one does not have whole, as one from a damaged ledger has
    not all that it had before; and by what may be a batch but cannot be read. One that was read under a name with a
    number keeps the number if it can.
    """
    usual = batch.manifest.batch_name
    names = (usual if number == 1 else f"{usual}-{number}" for number in count(_number_of(batch)))
    return next(path for name in names if not _is_taken(path := folder / f"{name}{suffix}", batch, root_der))


def _number_of(batch: Batch) -> int:
    found = re.fullmatch(rf"{re.escape(batch.manifest.batch_name)}-([1-9]\d{{0,3}})", Path(batch.name).stem)
    return int(found[1]) if found else 1


def _is_taken(path: Path, batch: Batch, root_der: bytes) -> bool:
    # What a link points to is not touched by a rename over the link.
    if path.is_symlink() or not os.path.lexists(path):
        return False
    said = peek_manifest(path)
    if said is not None and said.files == batch.manifest.files:
        return False  # it has these very records, or what damage left of them
    try:
        with read_batch(path, root_der) as there:
            return not _has_all_of(batch, there)
    except InputRefused:
        return said is not None or _may_be_a_batch(path)


def _has_all_of(batch: Batch, there: Batch) -> bool:
    """Whether every entry of the other is in this batch, with its box where it has it there."""
    mine, other = batch.manifest, there.manifest
    if other.last_seq < other.first_seq:
        return True
    if other.first_seq < mine.first_seq or other.last_seq > mine.last_seq:
        return False
    beside = (entry for entry in batch.entries() if entry.seq >= other.first_seq)
    pairs = zip(there.entries(), beside, strict=False)
    return all(old in (entry, replace(entry, box=None)) for old, entry in pairs)


def _may_be_a_batch(path: Path) -> bool:
    try:
        if path.is_dir():
            return any(path.iterdir())
        with open_plain(path) as file:
            return MIMETYPE in file.read(HEAD_BYTES)
    except OSError:
        return True
