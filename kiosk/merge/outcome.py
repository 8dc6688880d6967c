"""What came of a merge: a line for each batch, and what the registry holds now."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """What became of one batch. Counts are of records, that is of signings.

    `code` is None for a batch that is in. `refused` counts the records of one that is not, 1 where nobody can tell
    how many there were. `gap` is the first and last number that this registry lacks before the batch begins, None
    where nothing is missing. `unreadable` counts entries whose box was there and did not open.
    """

    file: Path
    code: str | None
    new: int = 0
    known: int = 0
    refused: int = 0
    gap: tuple[int, int] | None = None
    unreadable: int = 0
    kiosk_name: str = ""


@dataclass(frozen=True, slots=True)
class RegistryCounts:
    """What a registry holds. `signings` are those that are not withdrawn, repeated ones of a person included."""

    signings: int = 0
    persons: int = 0
    withdrawn: int = 0
    to_review: int = 0


@dataclass(frozen=True, slots=True)
class MergeReport:
    """A whole merge. `digest` is 32 bytes, equal for registries of equal contents; `receipts` are files written."""

    batches: tuple[BatchOutcome, ...]
    counts: RegistryCounts
    digest: bytes
    receipts: tuple[Path, ...] = ()
