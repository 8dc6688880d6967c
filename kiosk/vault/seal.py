"""Seals payloads to a campaign's public key, so that the kiosk itself cannot open what it keeps.

HPKE (RFC 9180) in base mode with ML-KEM-768 and X25519 together, HKDF-SHA256 and AES-256-GCM: who records
boxes today and builds a quantum computer later opens nothing.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from kiosk.errors import InputRefused

OVERHEAD = 1136
"""Bytes that a box is longer than its payload: both encapsulated keys and the tag."""

MLKEM_PUBLIC_BYTES = 1184
"""FIPS 203, table 3."""
MLKEM_SEED_BYTES = 64
X25519_BYTES = 32

_CONTEXT_PREFIX = b"petition-kiosk/entry/1"


def box_context(kiosk_id: bytes, seq: int, kind: int) -> bytes:
    """What a box is bound to: opened under any other context it does not open (docs/formats.md: box)."""
    return _CONTEXT_PREFIX + kiosk_id + seq.to_bytes(8, "big") + bytes((kind,))


def _suite() -> Suite:
    return Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class SealingKey:
    """A campaign's public key: it seals and opens nothing. As bytes: the ML-KEM key, then the X25519 key."""

    def __init__(self, mlkem: MLKEM768PublicKey, x25519: X25519PublicKey) -> None:
        self._bytes = mlkem.public_bytes_raw() + x25519.public_bytes_raw()
        self._key = MLKEM768X25519PublicKey(mlkem, x25519)

    @classmethod
    def from_bytes(cls, raw: bytes) -> "SealingKey":
        """The key of these bytes; raises InputRefused("sealing-key-broken")."""
        if len(raw) != MLKEM_PUBLIC_BYTES + X25519_BYTES:
            raise InputRefused("sealing-key-broken")
        try:
            mlkem = MLKEM768PublicKey.from_public_bytes(raw[:MLKEM_PUBLIC_BYTES])
            key = cls(mlkem, X25519PublicKey.from_public_bytes(raw[MLKEM_PUBLIC_BYTES:]))
            key.seal(b"", b"")  # a low-order X25519 point shows only in use: found here, not at the first signing
        except ValueError as error:
            raise InputRefused("sealing-key-broken") from error
        return key

    def to_bytes(self) -> bytes:
        """The inverse of `from_bytes`."""
        return self._bytes

    def seal(self, payload: bytes, context: bytes) -> bytes:
        """A box that only the opening key opens, and only under the same context."""
        return _suite().encrypt(payload, self._key, info=context)


class OpeningKey:
    """A campaign's private key. As bytes: the ML-KEM seed, then the X25519 key."""

    def __init__(self, mlkem: MLKEM768PrivateKey, x25519: X25519PrivateKey) -> None:
        self._bytes = mlkem.private_bytes_raw() + x25519.private_bytes_raw()
        self._public = SealingKey(mlkem.public_key(), x25519.public_key())
        self._key = MLKEM768X25519PrivateKey(mlkem, x25519)

    @classmethod
    def generate(cls) -> "OpeningKey":
        """A new key from the system's randomness."""
        return cls(MLKEM768PrivateKey.generate(), X25519PrivateKey.generate())

    @classmethod
    def from_bytes(cls, raw: bytes) -> "OpeningKey":
        """The key of these bytes; raises InputRefused("opening-key-broken")."""
        if len(raw) != MLKEM_SEED_BYTES + X25519_BYTES:
            raise InputRefused("opening-key-broken")
        mlkem = MLKEM768PrivateKey.from_seed_bytes(raw[:MLKEM_SEED_BYTES])  # any 64 bytes are a seed
        return cls(mlkem, X25519PrivateKey.from_private_bytes(raw[MLKEM_SEED_BYTES:]))

    def to_bytes(self) -> bytes:
        """The inverse of `from_bytes`; keep it wrapped."""
        return self._bytes

    def sealing_key(self) -> SealingKey:
        """The public half."""
        return self._public

    def open(self, box: bytes, context: bytes) -> bytes:
        """The payload of a box; raises InputRefused("box-unreadable") for any other key, context or byte."""
        try:
            return _suite().decrypt(box, self._key, info=context)
        except (InvalidTag, ValueError) as error:
            raise InputRefused("box-unreadable") from error
