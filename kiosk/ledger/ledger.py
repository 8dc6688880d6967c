"""The ledger: a kiosk's append-only chain of sealed entries. It stores boxes and never opens one."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.event import listen

from kiosk.entry import Entry, EntryKind, Mode, next_head
from kiosk.errors import InputRefused, KioskError, StorageFailed
from kiosk.ledger.chain import ChainFacts, ChainReport, Signed, examine, is_last_sound
from kiosk.ledger.database import (
    is_damage,
    is_well_formed,
    open_database,
    read_settings,
    remove_database,
    translated,
    truncate_wal,
)
from kiosk.ledger.schema import VERSION, ChainRow, chain_facts, chains, entries, entry_of, metadata, row_of

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


class Tip(NamedTuple):
    """Where a ledger ends: the last sequence number (0 for none) and its head."""

    seq: int
    head: bytes


class Ledger:
    """A ledger in its file. Usable from any thread; a lock lets one at a time through."""

    def __init__(self, path: Path) -> None:
        self._lock = RLock()
        self._engine = open_database(path)
        self._may_grow = True
        listen(self._engine, "connect", self._connected_anew)
        try:
            self._load()
        except BaseException:
            self._engine.dispose()
            raise

    @classmethod
    def create(cls, path: Path, kiosk_id: bytes, mode: Mode, base_head: bytes) -> "Ledger":
        """A new, empty ledger; raises InputRefused("ledger-exists"), StorageFailed, and as `open_database`.

        Then no file is left that was not there before.
        """
        was_there = path.exists()
        try:
            cls._lay_out(path, kiosk_id, mode, base_head)
            return cls(path)
        except BaseException:
            if not was_there:
                with suppress(OSError):
                    remove_database(path)
            raise

    @staticmethod
    def _lay_out(path: Path, kiosk_id: bytes, mode: Mode, base_head: bytes) -> None:
        engine = open_database(path)
        try:
            with translated(engine), engine.begin() as connection:
                if engine.dialect.has_table(connection, chains.name):
                    raise InputRefused("ledger-exists")
                metadata.create_all(connection)
                chain = ChainRow(1, VERSION, kiosk_id, mode.byte, base_head, confirmed_seq=0)
                connection.execute(insert(chains), chain._asdict())
        finally:
            engine.dispose()

    @classmethod
    def open(cls, path: Path) -> "Ledger":
        """An existing ledger.

        Raises InputRefused("ledger-missing" | "ledger-broken" | "ledger-newer"), and as `open_database`.
        """
        if not path.is_file():
            raise InputRefused("ledger-missing")
        return cls(path)

    @classmethod
    def restore(cls, path: Path, facts: ChainFacts, found: Iterable[Entry]) -> "Ledger":
        """A new ledger with entries as they were salvaged from another file, good and bad; raises as `create`.

        Nothing can be appended to it: what came after these entries is not known.
        """
        ledger = cls.create(path, facts.kiosk_id, facts.mode, facts.base_head)
        with translated(ledger._engine), ledger._engine.begin() as connection:
            for entry in found:
                connection.execute(insert(entries), row_of(entry))
            connection.execute(update(chains).values(confirmed_seq=facts.confirmed_seq))
        ledger._load()
        ledger._may_grow = False
        return ledger

    def _load(self) -> None:
        with translated(self._engine), self._engine.connect() as connection:
            if not self._engine.dialect.has_table(connection, chains.name):
                raise InputRefused("ledger-broken")
            self._facts = chain_facts(connection)
            self._tip = self._read_tip(connection)
            self._tip_is_certain = True
        self._facts = replace(self._facts, confirmed_seq=self._erased_to(self._facts.confirmed_seq))
        self._confirmed_seq = min(self._facts.confirmed_seq, self._tip.seq)

    def _erased_to(self, stored: int) -> int:
        """Up to where boxes are erased, at most `stored`: no number that damage changed keeps a box from an export."""
        boxes = entries.c.seq.between(1, stored), entries.c.box.is_not(None)
        query = select(entries.c.seq).where(*boxes).order_by(entries.c.seq).limit(1)
        try:
            with translated(self._engine), self._engine.connect() as connection:
                first: int | None = connection.scalar(query)
        except KioskError as error:
            if not is_damage(error):
                raise
            whole = self.entries(1, min(stored, self._tip.seq))
            first = next((entry.seq for entry in whole if entry.box is not None), None)
        return max(0, stored if first is None else first - 1)

    def _read_tip(self, connection: Connection) -> Tip:
        last = connection.execute(select(entries.c.seq, entries.c.head).order_by(entries.c.seq.desc()).limit(1)).first()
        return Tip(0, self.base_head) if last is None else Tip(last.seq, last.head)

    @property
    def kiosk_id(self) -> bytes:
        """The 16 bytes of the kiosk whose ledger this is."""
        return self._facts.kiosk_id

    @property
    def mode(self) -> Mode:
        """Whether the entries count."""
        return self._facts.mode

    @property
    def base_head(self) -> bytes:
        """head[0], which ties the chain to its kit."""
        return self._facts.base_head

    @property
    def confirmed_seq(self) -> int:
        """Up to where a registry holds the entries; their boxes are erased. 0 for none."""
        return self._confirmed_seq

    @property
    def tip(self) -> Tip:
        """Where the ledger ends now."""
        return self._tip

    @property
    def may_grow(self) -> bool:
        """Whether entries can be appended: to all but a restored one."""
        return self._may_grow

    def append(self, kind: EntryKind, event: bytes, day: str, seal: Seal, sign: Sign) -> Entry:
        """Appends an entry in one durable commit; when it returned, the entry survives a power cut.

        Raises StorageFailed("disk-full" | "disk-failed"): then nothing that was saved is changed, and this entry is
        not there; only a disk that fails for good may still bring it back, whole: `holds` tells. Raises
        InputRefused("ledger-broken") where the ledger may not grow.
        """
        if not self._may_grow:
            raise InputRefused("ledger-broken")
        with self._lock:
            self._make_sure_of_tip()
            entry = self._next_entry(kind, event, day, seal, sign)
            self._tip_is_certain = False
            try:
                with translated(self._engine), self._engine.begin() as connection:
                    connection.execute(insert(entries), row_of(entry))
            except StorageFailed:
                if not self._is_there_after_all(entry):
                    raise
            self._tip, self._tip_is_certain = Tip(entry.seq, entry.head), True
            return entry

    def _next_entry(self, kind: EntryKind, event: bytes, day: str, seal: Seal, sign: Sign) -> Entry:
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
        return Entry(self.kiosk_id, seq, kind, self.mode, event, day, box_sha256, head, sign(head), box)

    def _is_there_after_all(self, entry: Entry) -> bool:
        """Whether a commit that failed stands in the file all the same, as one may whose sync failed.

        To call it lost would be untrue; to call it saved needs a sync that succeeds, of all that was written anew.
        """
        with suppress(KioskError):
            self._find_tip_again()
            if self._tip == (entry.seq, entry.head):
                truncate_wal(self._engine)
                return True
        return False

    def _connected_anew(self, _connection: object, _record: object) -> None:
        # After an I/O error the file may end elsewhere than this process remembers.
        self._tip_is_certain = False

    def _make_sure_of_tip(self) -> None:
        with translated(self._engine), self._engine.connect():
            pass  # made anew, if an error closed it
        if not self._tip_is_certain:
            self._find_tip_again()

    def _find_tip_again(self) -> None:
        """Reads from the disk where the chain ends; raises StorageFailed where what was saved is not there any more."""
        if self._head_in_file(self._tip.seq) != self._tip.head:
            raise StorageFailed("disk-failed")
        with translated(self._engine), self._engine.connect() as connection:
            self._tip = self._read_tip(connection)
            self._tip_is_certain = True

    def _head_in_file(self, seq: int) -> bytes | None:
        if seq == 0:
            return self.base_head
        with self._lock, translated(self._engine), self._engine.connect() as connection:
            head: bytes | None = connection.scalar(select(entries.c.head).where(entries.c.seq == seq))
            return head

    def holds(self, seq: int, box_sha256: bytes) -> bool:
        """Whether the entry `seq` is there, in the file, with this box; raises as `translated`."""
        query = select(entries.c.box_sha256).where(entries.c.seq == seq)
        with self._lock, translated(self._engine), self._engine.connect() as connection:
            return bool(connection.scalar(query) == box_sha256)

    def entries(self, first: int = 1, last: int | None = None) -> Iterator[Entry]:
        """The entries from `first` to `last` (the tip where not given), in order, a page at a time.

        An entry that cannot be read any more is passed over; `verify` names it.
        """
        last = self._tip.seq if last is None else last
        while first <= last:
            for entry in self._page(first, min(last, first + PAGE_OF_ENTRIES - 1)):
                if entry is not None:
                    yield entry
            first += PAGE_OF_ENTRIES

    def _page(self, first: int, last: int) -> list[Entry | None]:
        try:
            return self._read(first, last)
        except KioskError as error:
            if not is_damage(error):
                raise
            # A broken page of the file hides its neighbours: those that can be had are had one by one.
            return [entry for seq in range(first, last + 1) for entry in self._read_if_whole(seq)]

    def _read_if_whole(self, seq: int) -> list[Entry | None]:
        try:
            return self._read(seq, seq)
        except KioskError as error:
            if not is_damage(error):
                raise
            return []

    def _read(self, first: int, last: int) -> list[Entry | None]:
        query = select(entries).where(entries.c.seq >= first, entries.c.seq <= last).order_by(entries.c.seq)
        with self._lock, translated(self._engine), self._engine.connect() as connection:
            return [entry_of(row, self.kiosk_id) for row in connection.execute(query)]

    def head_at(self, seq: int) -> bytes:
        """The head after entry `seq`; 0 gives the base head. Raises InputRefused("ledger-gap") for none."""
        head = self._head_in_file(seq)
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
        return None if row is None else entry_of(row, self.kiosk_id)

    def verify(self, signed: Signed | None = None) -> ChainReport:
        """Recomputes every hash and head and, where given, checks signatures with `signed(head, sig)`.

        A tail that was cut off leaves a whole chain behind: only a head that stands elsewhere tells of it.
        """
        return examine(self.entries(), self._facts, signed)

    def end_is_certain(self, signed: Signed) -> bool:
        """Whether another entry may follow: the file is well formed, and its last entry follows from the one before it.

        Costs the same for any number of entries, but for a look at every page. Where it is not certain, an entry more
        could take a number that was given already: to a registry that is a fork.
        """
        try:
            with self._lock:
                seq = self._tip.seq
                last = list(self.entries(max(1, seq - 1), seq))
                return is_well_formed(self._engine) and is_last_sound(last, self._facts, seq, signed)
        except KioskError as error:
            if not is_damage(error):
                raise
            return False

    def confirm(self, last_seq: int) -> int:
        """Erases the boxes up to `last_seq`, which a registry holds; entries and hashes stay. Returns how many.

        secure_delete overwrites the pages, and the truncated WAL takes the old ones with it. Raises
        InputRefused("ledger-gap") for a number that the ledger has not reached.
        """
        with self._lock:
            if not 0 <= last_seq <= self._tip.seq:
                raise InputRefused("ledger-gap", seq=last_seq)
            # What is stored may lie behind the tip: then it is all that tells of an end that was lost.
            confirmed = max(self._facts.confirmed_seq, last_seq)
            with translated(self._engine), self._engine.begin() as connection:
                boxes = entries.c.seq <= last_seq, entries.c.box.is_not(None)
                erased = connection.execute(update(entries).where(*boxes).values(box=None)).rowcount
                connection.execute(update(chains).values(confirmed_seq=confirmed))
            self._facts = replace(self._facts, confirmed_seq=confirmed)
            self._confirmed_seq = max(self._confirmed_seq, last_seq)
            truncate_wal(self._engine)
        return int(erased)

    def durability(self) -> str:
        """How the file is kept, as SQLite itself says it now: `journal_mode=wal synchronous=2 ...`."""
        with self._lock:
            return read_settings(self._engine)

    def close(self) -> None:
        """Lets go of the file; the WAL is folded into the database."""
        with self._lock:
            self._engine.dispose()
