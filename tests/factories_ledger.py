"""Ledgers with valid entries, whose boxes and signatures are stand-ins or the real ones."""

import hashlib
import signal
from datetime import date
from os import urandom
from pathlib import Path

from factories import an_event
from faults.nursery import say

from kiosk.entry import Entry, EntryKind, Mode, event_tag
from kiosk.errors import KioskError
from kiosk.ledger.ledger import Ledger
from kiosk.vault.identity import Identity, Issuer

KIOSK_ID = bytes(range(16))
BASE_HEAD = hashlib.sha256(b"kit.json").digest()
TYPICAL_BOX = 5232
"""Bytes of the box of nearly every signing: one block and what sealing adds (docs/formats.md: box)."""
DAY = "2026-11-22"
EVENT = event_tag(an_event())


def a_ledger(folder: Path, *, entries: int = 0) -> Ledger:
    ledger = Ledger.create(folder / "ledger.db", KIOSK_ID, Mode.LIVE, BASE_HEAD)
    for _ in range(entries):
        save(ledger)
    return ledger


def save(ledger: Ledger, kind: EntryKind = EntryKind.RECORD, day: str = DAY, event: bytes = EVENT) -> Entry:
    """Appends an entry whose box is random bytes of the usual length and whose signature is `stand_in_sign`'s."""
    return ledger.append(kind, event, day, lambda _seq: urandom(TYPICAL_BOX), stand_in_sign)


def save_and_hold(path: str) -> None:
    """For a process of its own: saves one entry, says `saved SEQ` or `refused CODE`, and then keeps the ledger open."""
    try:
        ledger = Ledger.open(Path(path))
    except KioskError as error:
        say(f"refused {error.code}")
        return
    say(f"saved {save(ledger).seq}")
    signal.pause()


def stand_in_sign(head: bytes) -> bytes:
    return hashlib.sha256(b"signed" + head).digest()


def stand_in_signed(head: bytes, signature: bytes) -> bool:
    return signature == stand_in_sign(head)


def an_identity(kiosk_id: bytes = KIOSK_ID) -> Identity:
    made = date(2026, 11, 1)
    return Issuer.make(made, made).issue("Kiosk 1", "kiosk", kiosk_id, made)
