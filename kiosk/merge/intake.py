"""Brings one batch into a registry: verified, opened into a stage without a lock, planned, and applied in one go."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kiosk.batch.manifest import Manifest
from kiosk.batch.reader import Batch, read_batch
from kiosk.entry import Entry
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.merge.from_table import TableReader, read_table
from kiosk.merge.outcome import BatchOutcome
from kiosk.merge.plan import Offer, Refuse, plan
from kiosk.merge.reading import Read, Reader, in_pieces, on_all_cores
from kiosk.merge.recent import MOST, Recent
from kiosk.opened_folder import verify_readable
from kiosk.opening import refuse_if_none_opened
from kiosk.registry.applying import Boxes, Provenance, take
from kiosk.registry.holding import held_beside
from kiosk.registry.pairs import KnownPair, put_pairs
from kiosk.registry.registry import Registry, dedicate
from kiosk.registry.schema import PairVerdict
from kiosk.registry.staging import Stage
from kiosk.short_text import writable
from kiosk.signatory import Signatory
from kiosk.vault.keys import DeskKeys
from kiosk.vault.tokens import TokenKey

RECORDS = "records.bin"
SURE = 100
"""Score of a pair that staff made themselves, by marking a signing as spoilt."""

Advance = Callable[[int], None]
"""So many more entries are through; raises Cancelled where the person asked to stop."""


@dataclass
class _Looked:
    """What opening a batch brought to light: how many boxes opened, how many not and why, what is spoilt, who signs."""

    opened: int = 0
    unreadable: int = 0
    refused: set[str] = field(default_factory=set)
    spoilt: list[KnownPair] = field(default_factory=list)
    signed: deque[tuple[EntryId, Signatory]] = field(default_factory=lambda: deque(maxlen=MOST))


class Intake:
    """Brings batches of one campaign in; who signed what came in is kept in `recent`."""

    def __init__(self, registry: Registry, keys: DeskKeys, executor: Executor, recent: Recent) -> None:
        tokens = TokenKey.of(keys.opening)
        self._registry = registry
        self._root_der = keys.desk.root_der
        self._reader = Reader(keys.opening, tokens)
        self._tables = TableReader(self._reader, tokens, keys.opening.sealing_key())
        self._executor = executor
        self._recent = recent

    def bring(self, path: Path, advance: Advance) -> BatchOutcome:
        """Takes the batch, or raises: then nothing of it is in.

        Raises InputRefused with the code of what is wrong with it (those of `refuse_if_none_opened`, `plan`,
        `read_batch`, `verify_readable` and `read_table`), Cancelled, and as `Registry.writing`.
        """
        if _has_lost_its_records(path):
            return self._from_table(path, advance)
        with read_batch(path, self._root_der) as batch:
            if path.is_dir():
                verify_readable(path, batch, self._root_der)
            return self._from_boxes(path, batch, advance)

    def _from_boxes(self, path: Path, batch: Batch, advance: Advance) -> BatchOutcome:
        stage = Stage(self._registry, batch.manifest.kiosk_id)
        looked = self._stage(batch, stage, advance)
        boxes = ((entry.seq, entry.box) for entry in batch.entries())
        return self._apply(path, batch.manifest, batch.raw_manifest, boxes, looked)

    def _stage(self, batch: Batch, stage: Stage, advance: Advance) -> _Looked:
        looked = _Looked()
        stage.add(read.staged for read in self._read(batch, stage, advance, looked))
        refuse_if_none_opened(looked.opened, looked.refused)
        return looked

    def _read(self, batch: Batch, stage: Stage, advance: Advance, looked: _Looked) -> Iterator[Read]:
        def opened(work: tuple[list[Entry], frozenset[int]]) -> list[Read]:
            piece, held = work
            return [self._reader.held(entry) if entry.seq in held else self._reader.read(entry) for entry in piece]

        kiosk = batch.manifest.kiosk_id
        pieces = ((piece, stage.opened_before(piece[0].seq, piece[-1].seq)) for piece in in_pieces(batch.entries()))
        for piece in on_all_cores(self._executor, opened, pieces):
            looked.opened += sum(read.is_open for read in piece)
            refused = [read.refused for read in piece if read.refused]
            looked.unreadable += len(refused)
            looked.refused.update(refused)
            looked.spoilt += [_spoilt(kiosk, read.spoils, read.seq) for read in piece if read.spoils]
            looked.signed += [(EntryId(kiosk, read.seq), read.signatory) for read in piece if read.signatory]
            yield from piece
            advance(len(piece))

    def _from_table(self, path: Path, advance: Advance) -> BatchOutcome:
        table = read_table(path, self._root_der)
        manifest = table.description.manifest
        stage = Stage(self._registry, manifest.kiosk_id)
        for piece in in_pieces(table.rows):
            stage.add(self._tables.staged(row, manifest) for row in piece)
            advance(len(piece))
        return self._apply(path, manifest, table.description.raw_manifest, self._tables.boxes(table.rows), _Looked())

    def _apply(
        self, path: Path, manifest: Manifest, raw_manifest: bytes, boxes: Boxes, looked: _Looked
    ) -> BatchOutcome:
        offer = offer_of(manifest)
        provenance = Provenance(writable(path.name), sha256(raw_manifest).digest(), manifest.kiosk.name)
        with self._registry.writing() as connection:
            held = held_beside(connection, offer)
            decided = plan(offer, held)
            if isinstance(decided, Refuse):
                raise InputRefused(decided.code)
            if held.mode is None and offer.last_seq >= offer.first_seq:
                dedicate(connection, offer.campaign, offer.mode)
            taken = take(connection, offer, provenance, boxes)
            put_pairs(connection, looked.spoilt)
        self._recent.keep(looked.signed)
        return BatchOutcome(
            path,
            None,
            new=taken.new,
            known=taken.known,
            gap=decided.gap,
            unreadable=looked.unreadable,
            kiosk_name=manifest.kiosk.name,
        )


def offer_of(manifest: Manifest) -> Offer:
    """What a batch says of itself, as the plan wants it."""
    return Offer(
        campaign=manifest.campaign.id,
        mode=manifest.mode,
        kiosk_id=manifest.kiosk_id,
        first_seq=manifest.first_seq,
        last_seq=manifest.last_seq,
        base_head=bytes.fromhex(manifest.base_head),
        head=bytes.fromhex(manifest.head),
    )


def _has_lost_its_records(path: Path) -> bool:
    try:
        return path.is_dir() and not (path / RECORDS).exists()
    except OSError:  # a folder that is closed, or on a stick that is gone: for the reader to say
        return False


def _spoilt(kiosk: bytes, signing: int, note: int) -> KnownPair:
    pair = EntryId(kiosk, signing), EntryId(kiosk, note)
    return KnownPair(*pair, PairVerdict.SPOILT, same_email=False, score=SURE, why=("spoilt",))
