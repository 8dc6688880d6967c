"""Wraps private parts under one passphrase: Argon2id, then AES-256-GCM, with nothing weaker underneath."""

import os
import unicodedata
from dataclasses import dataclass

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.errors import InputRefused
from kiosk.later_format import is_of_later_format

FORMAT = "petition-kiosk/wrapped/1"
SALT_BYTES = 16
NONCE_BYTES = 12
KEY_BYTES = 32
MAX_MEMORY_KIB = 1024 * 1024
MAX_ROUNDS = 16
MAX_LANES = 16
"""What a file may ask for: room for a stronger cost one day, and no edited file takes the machine's memory."""


@dataclass(frozen=True, slots=True)
class WrapCost:
    """What one guess at a passphrase costs: memory in KiB, rounds, lanes."""

    memory_kib: int
    rounds: int
    lanes: int


STRONG = WrapCost(memory_kib=256 * 1024, rounds=3, lanes=4)
"""0.9 s on a small laptop (docs/formats.md: keys folder)."""


def is_bearable(cost: WrapCost) -> bool:
    """Whether Argon2id takes this cost at all, and this program from a file."""
    return (
        1 <= cost.lanes <= MAX_LANES
        and 1 <= cost.rounds <= MAX_ROUNDS
        and 8 * cost.lanes <= cost.memory_kib <= MAX_MEMORY_KIB  # RFC 9106, 3.1: eight blocks a lane
    )


def derive(secret: str, salt: bytes, cost: WrapCost) -> bytes:
    """32 bytes by Argon2id; raises InputRefused("memory-short") where the machine has too little free memory."""
    argon = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.rounds, lanes=cost.lanes, memory_cost=cost.memory_kib)
    try:
        return argon.derive(secret.encode())
    except MemoryError as error:
        raise InputRefused("memory-short", mib=cost.memory_kib // 1024) from error


class Wrapped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wrapped part as it stands in its file; the bytes are base64 in JSON."""

    format: str
    memory_kib: int
    rounds: int
    lanes: int
    salt: bytes
    nonce: bytes
    sealed: bytes

    @property
    def cost(self) -> WrapCost:
        """The cost that it was wrapped at."""
        return WrapCost(self.memory_kib, self.rounds, self.lanes)


class PassphraseKey:
    """The key that a passphrase and a salt give; made once, it wraps and unwraps all parts of one folder.

    Raises InputRefused("memory-short") where the machine has too little free memory for the cost.
    """

    def __init__(self, passphrase: str, salt: bytes, cost: WrapCost = STRONG) -> None:
        self.salt = salt
        self.cost = cost
        self._key = derive(unicodedata.normalize("NFC", passphrase), salt, cost)

    @classmethod
    def new(cls, passphrase: str, cost: WrapCost = STRONG) -> "PassphraseKey":
        """A key for new files, under a salt of its own."""
        return cls(passphrase, os.urandom(SALT_BYTES), cost)

    def wrap(self, secret: bytes, label: str) -> bytes:
        """The file of a private part; `label` says which part it is, and no other label unwraps it."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = AESGCM(self._part_key(label)).encrypt(nonce, secret, label.encode())
        cost = self.cost
        return msgspec.json.encode(Wrapped(FORMAT, cost.memory_kib, cost.rounds, cost.lanes, self.salt, nonce, sealed))

    def unwrap(self, wrapped: Wrapped, label: str) -> bytes:
        """The private part; raises InputRefused("passphrase-wrong") for another passphrase, label or byte."""
        try:
            return AESGCM(self._part_key(label)).decrypt(wrapped.nonce, wrapped.sealed, label.encode())
        except InvalidTag as error:
            raise InputRefused("passphrase-wrong") from error

    def _part_key(self, label: str) -> bytes:
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=label.encode()).derive(self._key)


def read_wrapped(raw: bytes, file: str) -> Wrapped:
    """The wrapped part in these bytes.

    Raises InputRefused("keys-newer") for a later format, "keys-broken" for a file that this program did not make.
    """
    if is_of_later_format(raw, FORMAT):
        raise InputRefused("keys-newer", file=file)
    try:
        wrapped = msgspec.json.decode(raw, type=Wrapped)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputRefused("keys-broken", file=file) from error
    sizes_fit = len(wrapped.salt) == SALT_BYTES and len(wrapped.nonce) == NONCE_BYTES
    if wrapped.format != FORMAT or not sizes_fit or not is_bearable(wrapped.cost):
        raise InputRefused("keys-broken", file=file)
    return wrapped
