"""Keys, identities and locks for tests: real ones, but under an Argon2id cost that takes no time."""

from datetime import date
from pathlib import Path

from kiosk.vault.identity import Identity, Issuer
from kiosk.vault.keys import KeysMade, make_keys
from kiosk.vault.wrap import WrapCost

CHEAP = WrapCost(memory_kib=8, rounds=1, lanes=1)
STARTED = date(2021, 12, 1)
MADE = date(2026, 11, 24)
KIOSK_ID = bytes(range(16))
PASSPHRASE = "шэсць слоў"


def an_issuer() -> Issuer:
    return Issuer.make(STARTED, MADE)


def an_identity(issuer: Issuer | None = None, name: str = "kiosk-01", kiosk_id: bytes = KIOSK_ID) -> Identity:
    return (issuer or an_issuer()).issue(name, "kiosk", kiosk_id, STARTED)


def made_keys(folder: Path) -> KeysMade:
    return make_keys(folder, PASSPHRASE, STARTED, MADE, CHEAP)
