"""Keys, identities and locks for tests: real ones, but under an Argon2id cost that takes no time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from kiosk.vault import identity
from kiosk.vault.identity import Identity, Issuer
from kiosk.vault.keys import KeysMade, make_keys
from kiosk.vault.pin import PinLock
from kiosk.vault.wrap import WrapCost

CHEAP = WrapCost(memory_kib=8, rounds=1, lanes=1)
FEW_ROUNDS = 1_000
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


def hash_cheaply(set_: Callable[[object, str, object], None]) -> None:
    """From now on, whatever is made in this process under a PIN, a passphrase or a set-up code."""
    set_(identity, "P12_ROUNDS", FEW_ROUNDS)
    set_(PinLock.__init__, "__defaults__", (CHEAP,))
    set_(make_keys, "__defaults__", (CHEAP,))
