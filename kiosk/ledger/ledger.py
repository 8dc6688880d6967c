"""The ledger: a kiosk's append-only chain of sealed entries. It stores boxes and never opens one."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from sqlalchemy import Connection, Row, func, insert, select, update

from kiosk.entry import Entry, EntryKind, Mode, head_of, next_head
from kiosk.errors import InputRefused, KioskError, StorageFailed
from kiosk.ledger.database import open_database, translated
from kiosk.ledger.schema import VERSION, chains, entries, metadata

PAGE_OF_ENTRIES = 256
"""Entries are read in pages, so that the lock is free between them and memory does not grow with the ledger."""

Seal = Callable[[int], bytes]
"""Makes the box of the entry with this sequence number."""
Sign = Callable[[bytes], bytes]
"""Signs a head."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Entries by kind."""

    records: int = 0
    withdrawals: int = 0
    checkpoints: int = 0
    notes: int = 0


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What verifying found: sequence numbers whose entry is not as it was appended, in order."""

    entries: int
    bad: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tip:
    """Where a ledger ends: the last sequence number (0 for none) and its head."""

    seq: int
    head: bytes


class Ledger:
    """A ledger in its file. Usable from any thread; a lock lets one at a time through."""

    def __init__(self, path: Path) -> None:
        self._lock = RLock()
        self._engine = open_database(path)
        try:
            self._load()
        except BaseException:
            self._engine.dispose()
            raise

    @classmethod
    def create(cls, path: Path, kiosk_id: bytes, mode: Mode, base_head: bytes) -> "Ledger":
        """A new, empty ledger; raises as `open_database` and StorageFailed."""
        engine = open_database(path)
        try:
            with translated(engine), engine.begin() as connection:
                metadata.create_all(connection)
                chain = {
                    "only": 1,
                    "version": VERSION,
                    "kiosk_id": kiosk_id,
                    "mode": mode.byte,
                    "base_head": base_head,
                    "confirmed_seq": 0,
                }
                connection.execute(insert(chains), chain)
        finally:
            engine.dispose()
        return cls(path)

    @classmethod
    def open(cls, path: Path) -> "Ledger":
        """An existing ledger; raises InputRefused("ledger-missing"), and as `open_database`."""
        if not path.is_file():
            raise InputRefused("ledger-missing")
        return cls(path)

    def _load(self) -> None:
        with translated(self._engine), self._engine.connect() as connection:
            if not self._engine.dialect.has_table(connection, chains.name):
                raise InputRefused("ledger-broken")
            chain = connection.execute(select(chains)).one()
            if chain.version > VERSION:
                raise InputRefused("ledger-newer")
            self.kiosk_id: bytes = chain.kiosk_id
            self.mode = Mode.from_byte(chain.mode)
            self.base_head: bytes = chain.base_head
            self.confirmed_seq: int = chain.confirmed_seq
            self._tip = self._read_tip(connection)

    def _read_tip(self, connection: Connection) -> Tip:
        last = connection.execute(select(entries.c.seq, entries.c.head).order_by(entries.c.seq.desc()).limit(1)).first()
        return Tip(0, self.base_head) if last is None else Tip(last.seq, last.head)

    @property
    def tip(self) -> Tip:
        """Where the ledger ends now."""
        return self._tip

    def append(self, kind: EntryKind, event: bytes, day: str, seal: Seal, sign: Sign) -> Entry:
        """Appends an entry in one durable commit; when it returned, the entry survives a power cut.

        Raises StorageFailed("disk-full" | "disk-failed"): then nothing is changed.
        """
        with self._lock:
            seq = self._tip.seq + 1
            box = seal(seq)
            box_sha256 = hashlib.sha256(box).digest()
            head = next_head(
                self._tip.head,
                kiosk_id=self.kiosk_id,
                seq=seq,
                kind=kind,
                mode=self.mode,
                event=event,
                day=day,
                box_sha256=box_sha256,
            )
            entry = Entry(self.kiosk_id, seq, kind, self.mode, event, day, box_sha256, head, sign(head), box)
            try:
                with translated(self._engine), self._engine.begin() as connection:
                    connection.execute(insert(entries), _row_of(entry))
            except StorageFailed:
                self._find_tip_again()
                raise
            self._tip = Tip(seq, head)
            return entry

    def _find_tip_again(self) -> None:
        # A commit whose sync failed may be in the file all the same: the chain must go on from what is there.
        with suppress(KioskError), translated(self._engine), self._engine.connect() as connection:
            self._tip = self._read_tip(connection)

    def entries(self, first: int = 1, last: int | None = None) -> Iterator[Entry]:
        """The entries from `first` to `last` (the tip where not given), in order, a page at a time."""
        last = self._tip.seq if last is None else last
        while first <= last:
            page = self._page(first, last)
            if not page:
                return
            yield from page
            first = page[-1].seq + 1

    def _page(self, first: int, last: int) -> list[Entry]:
        query = (
            select(entries)
            .where(entries.c.seq >= first, entries.c.seq <= last)
            .order_by(entries.c.seq)
            .limit(PAGE_OF_ENTRIES)
        )
        with self._lock, translated(self._engine), self._engine.connect() as connection:
            return [self._entry_of(row) for row in connection.execute(query)]

    def _entry_of(self, row: "Row[tuple[object, ...]]") -> Entry:
        return Entry(
            self.kiosk_id,
            row.seq,
            EntryKind(row.kind),
            Mode.from_byte(row.mode),
            row.event,
            row.day,
            row.box_sha256,
            row.head,
            row.sig,
            row.box,
        )

    def head_at(self, seq: int) -> bytes:
        """The head after entry `seq`; 0 gives the base head. Raises InputRefused("ledger-gap") for none."""
        if seq == 0:
            return self.base_head
        with self._lock, translated(self._engine), self._engine.connect() as connection:
            head: bytes | None = connection.scalar(select(entries.c.head).where(entries.c.seq == seq))
        if head is None:
            raise InputRefused("ledger-gap", seq=seq)
        return head

    def counts(self, event: bytes | None = None, after: int = 0) -> Counts:
        """Entries by kind, of one event or of all, after a sequence number."""
        query = select(entries.c.kind, func.count()).where(entries.c.seq > after).group_by(entries.c.kind)
        if event is not None:
            query = query.where(entries.c.event == event)
        with self._lock, translated(self._engine), self._engine.connect() as connection:
            found = {int(kind): int(count) for kind, count in connection.execute(query)}
        return Counts(*(found.get(int(kind), 0) for kind in EntryKind))

    def last_of(self, event: bytes) -> Entry | None:
        """The last entry of an event, or None."""
        query = select(entries).where(entries.c.event == event).order_by(entries.c.seq.desc()).limit(1)
        with self._lock, translated(self._engine), self._engine.connect() as connection:
            row = connection.execute(query).first()
        return None if row is None else self._entry_of(row)

    def verify(self, signed: Callable[[bytes, bytes], bool]) -> ChainReport:
        """Recomputes every hash and head and checks the signatures with `signed(head, sig)`; bad ones are counted."""
        bad: list[int] = []
        head, expected = self.base_head, 1
        for entry in self.entries():
            bad += range(expected, entry.seq)
            if not self._is_sound(entry, head) or not signed(entry.head, entry.sig):
                bad.append(entry.seq)
            head, expected = entry.head, entry.seq + 1
        return ChainReport(expected - 1, tuple(bad))

    def _is_sound(self, entry: Entry, previous: bytes) -> bool:
        whole = entry.box is None or hashlib.sha256(entry.box).digest() == entry.box_sha256
        erased_rightly = entry.box is not None or entry.seq <= self.confirmed_seq
        return whole and erased_rightly and entry.mode is self.mode and head_of(entry, previous) == entry.head

    def confirm(self, last_seq: int) -> int:
        """Erases the boxes up to `last_seq`, which a registry holds; entries and hashes stay. Returns how many.

        secure_delete overwrites the pages, and the truncated WAL takes the old ones with it.
        """
        if last_seq > self._tip.seq:
            raise InputRefused("ledger-gap", seq=last_seq)
        with self._lock, translated(self._engine):
            with self._engine.begin() as connection:
                boxes = entries.c.seq <= last_seq, entries.c.box.is_not(None)
                erased = connection.execute(update(entries).where(*boxes).values(box=None)).rowcount
                confirmed = max(self.confirmed_seq, last_seq)
                connection.execute(update(chains).values(confirmed_seq=confirmed))
            self.confirmed_seq = confirmed
            self._truncate_wal()
        return int(erased)

    def _truncate_wal(self) -> None:
        # Outside a transaction: the pool's one connection, without SQLAlchemy's BEGIN.
        raw = self._engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()

    def close(self) -> None:
        """Lets go of the file; what is not the tip of the WAL is folded into the database."""
        with self._lock:
            self._engine.dispose()


def _row_of(entry: Entry) -> dict[str, object]:
    return {
        "seq": entry.seq,
        "kind": int(entry.kind),
        "mode": entry.mode.byte,
        "event": entry.event,
        "day": entry.day,
        "box_sha256": entry.box_sha256,
        "head": entry.head,
        "sig": entry.sig,
        "box": entry.box,
    }
