"""Plants mistakes into the kiosk of this process: a child's, which ends with them."""

import os
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR
from types import ModuleType

from kiosk.batch import writer
from kiosk.ledger import database, ledger


def plant_synchronous(value: int) -> None:
    """SQLite syncs less than it is to."""
    other = ("synchronous", str(value), value)
    database.PRAGMAS = tuple(other if one[0] == other[0] else one for one in database.PRAGMAS)


def plant_unsynced(what: str) -> None:
    """`files` or `folders` are not synced, other than by SQLite."""
    sync = os.fsync

    def sync_others(handle: int) -> None:
        if S_ISDIR(os.fstat(handle).st_mode) is not (what == "folders"):
            sync(handle)

    _instead(os, "fsync", sync_others)


def plant_final_name_at_once() -> None:
    """A batch is written under its final name."""

    def cleared(final: Path) -> Path:
        final.unlink(missing_ok=True)
        return final

    _instead(writer, "unfinished_name", cleared)


def plant_unfolded_log() -> None:
    """What was erased stays in the WAL."""
    _instead(ledger, "truncate_wal", lambda _engine: None)


def _instead(module: ModuleType, name: str, other: Callable[..., object]) -> None:
    setattr(module, name, other)
