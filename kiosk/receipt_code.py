"""Codes that people write down and type in: ten bytes in Crockford's base32, in groups, with a check symbol.

Source: Douglas Crockford, "Base 32": digits and letters without I, L, O, U; the check symbol is the number
modulo 37, with five more symbols. Receipts and set-up codes are both written so.
"""

import hashlib
from collections.abc import Callable
from string import ascii_lowercase

from kiosk.errors import InputRefused

CODE_BYTES = 10
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK_SYMBOLS = SYMBOLS + "*~$=U"
GROUP = 4
LENGTH = 16

_FORGIVEN = str.maketrans(
    {letter: letter.upper() for letter in ascii_lowercase}
    | {"O": "0", "o": "0", "I": "1", "i": "1", "L": "1", "l": "1"}
    | dict.fromkeys("-‐‑‒–—−", "")
)
"""Letter by letter, not by `str.upper`, which would read \"ß\" as two symbols."""

Randomness = Callable[[int], bytes]
"""Gives that many unpredictable bytes: `os.urandom` in earnest."""


def new_code(randomness: Randomness) -> bytes:
    """A code that nobody guesses: 80 random bits."""
    return randomness(CODE_BYTES)


def format_code(code: bytes) -> str:
    """The code as it is shown: `K7QF 9M2D X4TB R8HW-5`. Raises ValueError unless it is ten bytes."""
    if len(code) != CODE_BYTES:
        raise ValueError(f"a code has {CODE_BYTES} bytes, not {len(code)}")
    number = int.from_bytes(code, "big")
    symbols = "".join(SYMBOLS[number >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))
    groups = " ".join(symbols[start : start + GROUP] for start in range(0, LENGTH, GROUP))
    return f"{groups}-{CHECK_SYMBOLS[number % 37]}"


def parse_code(text: str) -> bytes:
    """The code that a person typed, forgiving case, blanks, hyphens and look-alike letters.

    Raises InputRefused("code-mistyped") where symbols are missing, unknown or do not fit the check symbol.
    """
    typed = "".join(text.split()).translate(_FORGIVEN)
    symbols, check = typed[:LENGTH], typed[LENGTH:]
    if len(symbols) != LENGTH or len(check) != 1 or not set(symbols) <= set(SYMBOLS):
        raise InputRefused("code-mistyped")
    number = 0
    for symbol in symbols:
        number = number << 5 | SYMBOLS.index(symbol)
    if CHECK_SYMBOLS[number % 37] != check:
        raise InputRefused("code-mistyped")
    return number.to_bytes(CODE_BYTES, "big")


def withdraw_tag(code: bytes) -> bytes:
    """Stands in a CSV in place of the withdraw code: it proves a code and gives none away (docs/formats.md: CSV)."""
    return hashlib.sha256(b"w" + code).digest()
