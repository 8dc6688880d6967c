"""The name of an entry among all kiosks: whose it is and its place there."""

import re
from typing import NamedTuple

from kiosk.errors import InputRefused

TEXT = re.compile(r"([0-9a-f]{32})-([1-9][0-9]{0,18})")


class EntryId(NamedTuple):
    """A kiosk's id (16 bytes) and a sequence number; ids sort by kiosk, then by number."""

    kiosk_id: bytes
    seq: int

    def to_bytes(self) -> bytes:
        """24 bytes, kiosk_id | seq; they sort as the ids do (docs/formats.md: registry)."""
        return self.kiosk_id + self.seq.to_bytes(8, "big")

    @classmethod
    def from_bytes(cls, raw: bytes) -> "EntryId":
        """The inverse of `to_bytes`."""
        return cls(raw[:16], int.from_bytes(raw[16:], "big"))

    def __str__(self) -> str:
        """As people type it: 32 hex digits, a hyphen, the number."""
        return f"{self.kiosk_id.hex()}-{self.seq}"

    @classmethod
    def parse(cls, text: str) -> "EntryId":
        """The inverse of `str`; raises InputRefused("entry-id-mistyped")."""
        match = TEXT.fullmatch(text.strip().lower())
        if match is None:
            raise InputRefused("entry-id-mistyped")
        return cls(bytes.fromhex(match[1]), int(match[2]))
