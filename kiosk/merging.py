"""The use case of merging: batches into a registry, each whole or not at all, in any order and any number of times."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from kiosk.batch.manifest import Manifest
from kiosk.batch.reader import peek_manifest
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.merge.intake import Intake
from kiosk.merge.opener import Opener
from kiosk.merge.outcome import BatchOutcome, MergeReport
from kiosk.merge.recent import Recent
from kiosk.merge.settling import Settling
from kiosk.progress import Progress
from kiosk.receipt import ImportReceipt, write_receipt
from kiosk.registry.bulk import drop_indexes
from kiosk.registry.holdings import counts, digest, reach
from kiosk.registry.registry import Registry
from kiosk.registry.schema import LATE_INDEXES
from kiosk.vault.keys import DeskKeys

BULK = 20_000
"""Entries from which on it pays to build indexes after loading rather than along with it."""

LEAST_ENTRY_BYTES = 180
"""Of an entry whose box is gone, in `records.bin`: ids and hashes, a day, a signature (docs/formats.md: batch)."""

OF_THE_REGISTRY = ("registry-broken", "registry-newer", "registry-of-other-campaign")
"""Codes that say that the registry is at fault, and not the batch."""

Told = Callable[[BatchOutcome], None]


class Merging:
    """Merges into one registry with one campaign's keys."""

    def __init__(self, registry: Registry, keys: DeskKeys, executor: Executor) -> None:
        self._registry = registry
        self._keys = keys
        self._executor = executor
        self._recent = Recent()
        self._intake = Intake(registry, keys, executor, self._recent)

    def merge(self, paths: Sequence[Path], progress: Progress, told: Told, receipts: Path | None = None) -> MergeReport:
        """Merges these batches; `told` hears of each when it is in or refused. The report has them as they were given.

        Progress counts entries, each twice: when it is read, and when it was compared with the others. Raises
        Cancelled from `progress`, then whole batches are in and the next merge goes on; Busy, StorageFailed, and
        InputRefused where the registry itself is at fault.
        """
        offered = [peek_manifest(path) for path in paths]
        claimed = [_entries(manifest, path) for manifest, path in zip(offered, paths, strict=True)]
        steps = _Steps(progress, sum(claimed))
        self._make_ready(steps.entries)
        outcomes: dict[int, BatchOutcome] = {}
        try:
            for place in _live_first(offered):
                outcomes[place] = self._bring(paths[place], offered[place], steps, claimed[place])
                told(outcomes[place])
            self.settle(progress, steps.entries, 2 * steps.entries)
        finally:
            self._recent.forget()
        came_in = [offered[place] for place, outcome in outcomes.items() if outcome.code is None]
        kiosks = {manifest.kiosk_id for manifest in came_in if manifest is not None}
        written = () if receipts is None else self.write_receipts(receipts, kiosks)
        with self._registry.reading() as connection:
            in_order = tuple(outcomes[place] for place in range(len(paths)))
            return MergeReport(in_order, counts(connection), digest(connection), written)

    def _make_ready(self, coming: int) -> None:
        if coming < BULK:
            return
        with self._registry.writing() as connection:
            if coming > counts(connection).signings // 2:
                drop_indexes(connection, LATE_INDEXES)

    def _bring(self, path: Path, offered: Manifest | None, steps: "_Steps", entries: int) -> BatchOutcome:
        before = steps.done
        try:
            return self._intake.bring(path, steps.advance)
        except InputRefused as error:
            if error.code in OF_THE_REGISTRY:
                raise
            name = offered.kiosk.name if offered else ""
            refused = max(1, offered.counts.records if offered else 0)
            return BatchOutcome(path, error.code, refused=refused, kiosk_name=name)
        finally:
            steps.done = before + entries

    def settle(self, progress: Progress, done: int, total: int) -> None:
        """Compares what was not compared yet, as a merge that was cut short leaves it; raises as `merge`."""
        mode = self._registry.facts().mode
        if mode is not None:
            opener = Opener(self._keys.opening, mode)
            Settling(self._registry, opener, self._executor, self._recent).settle(progress, done, total)

    def write_receipts(self, folder: Path, kiosks: Iterable[bytes]) -> tuple[Path, ...]:
        """Writes what these kiosks may erase, one receipt each where there is anything; raises StorageFailed."""
        facts, written = self._registry.facts(), []
        for kiosk in sorted(kiosks):
            with self._registry.reading() as connection:
                held = reach(connection, kiosk)
            if held is not None and facts.mode is not None:
                receipt = ImportReceipt(facts.campaign, facts.mode, kiosk, held.last_seq, held.head)
                written.append(write_receipt(folder, receipt, self._keys.desk))
        return tuple(written)


class _Steps:
    """How far a merge is, in entries."""

    def __init__(self, progress: Progress, entries: int) -> None:
        self._progress = progress
        self.entries = entries
        self.done = 0

    def advance(self, more: int) -> None:
        """So many more entries were read; raises Cancelled."""
        self.done = min(self.done + more, self.entries)
        self._progress.advance(self.done, 2 * self.entries)


def _entries(manifest: Manifest | None, path: Path) -> int:
    """What a batch says it has; nothing of it is verified yet, so no more than a file of its size can hold."""
    if manifest is None:
        return 0
    try:
        files = path.iterdir() if path.is_dir() else (path,)
        room = sum(file.stat().st_size for file in files if file.is_file()) // LEAST_ENTRY_BYTES
    except OSError:  # it is gone since: reading it will say so
        return 0
    return min(max(0, manifest.last_seq - manifest.first_seq + 1), room)


def _live_first(offered: Sequence[Manifest | None]) -> list[int]:
    """The places in the order in which batches are read: the first that is in decides what a new registry is for.

    A rehearsal's batch among those of a weekend must not make it a rehearsal's registry.
    """
    return sorted(range(len(offered)), key=lambda place: _rank(offered[place]))


def _rank(manifest: Manifest | None) -> int:
    if manifest is None:
        return 2
    return 0 if manifest.mode is Mode.LIVE else 1
