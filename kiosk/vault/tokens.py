"""Keyed tokens: what a registry may keep of an e-mail, a name or a code, so that equals are found and nothing is read.

A plain hash of an e-mail is guessed in seconds (measured: sealing). These are HMACs under a key that comes from the
campaign's private key: who has the database alone can compare them with nothing.
"""

import hashlib
from struct import Struct

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.vault.seal import OpeningKey

KEY_BYTES = 32
_LEAD = Struct(">q")
"""Eight bytes of an HMAC: a lead points at signings to compare, and a chance collision costs one comparison that finds
nothing.
"""
CODE_BYTES = 16
"""Of a withdraw code: a match takes a signing back, so chance must have no part in it."""

_CONTEXT = b"petition-kiosk/registry/1"
_BLOCK, _PADS = 64, (0x36, 0x5C)
_KINDS = tuple(bytes((kind,)) for kind in range(0x100))


class TokenKey:
    """Makes a campaign's tokens."""

    def __init__(self, key: bytes) -> None:
        # Both halves of the HMAC with the key already in them (RFC 2104): `hmac.digest` begins anew each time, which
        # takes four times as long, and a merge makes four million.
        self._inner, self._outer = (
            hashlib.sha256(bytes(byte ^ pad for byte in key.ljust(_BLOCK, b"\0"))) for pad in _PADS
        )

    @classmethod
    def of(cls, opening: OpeningKey) -> "TokenKey":
        """The one token key of a campaign, derived from its private key."""
        return cls(HKDF(SHA256(), KEY_BYTES, salt=None, info=_CONTEXT).derive(opening.to_bytes()))

    def lead(self, kind: int, text: str) -> int:
        """A lead's token: a signed 64-bit integer, as databases index best. `kind` keeps e-mails and names apart."""
        token: int
        (token,) = _LEAD.unpack_from(self._digest(_KINDS[kind] + text.encode()))
        return token

    def code(self, withdraw_tag: bytes) -> bytes:
        """The token of a withdraw tag (see `kiosk.receipt_code.withdraw_tag`)."""
        return self._digest(b"w" + withdraw_tag)[:CODE_BYTES]

    def _digest(self, message: bytes) -> bytes:
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(message)
        outer.update(inner.digest())
        return outer.digest()
