"""A series whose things lie in a spool: packed until each is looked at, so that a million take no more memory."""

from collections.abc import Iterator
from typing import Generic, TypeVar

import msgspec

from kiosk.vault.spool import Spool

Kept = TypeVar("Kept")


class Spooled(Generic[Kept]):
    """Frozen things of one kind, in the order in which they were kept."""

    def __init__(self, spool: Spool, kind: type[Kept]) -> None:
        self._spool = spool
        self._pack = msgspec.msgpack.Encoder().encode
        self._unpack = msgspec.msgpack.Decoder(kind).decode

    def append(self, thing: Kept) -> None:
        """Keeps one more; raises StorageFailed as `Spool.append`."""
        self._spool.append(self._pack(thing))

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._spool)

    def __getitem__(self, place: int, /) -> Kept:
        """An equal of the one that was kept at this place."""
        return self._unpack(self._spool[place])

    def __iter__(self) -> Iterator[Kept]:
        """Equals of all of them in their order."""
        return map(self._unpack, self._spool)
