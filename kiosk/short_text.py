"""Short texts of formats: what a database and a terminal can hold, whoever has the key that signed or sealed them."""

import re
from typing import Annotated

import msgspec

MAX_SHORT = 200

# `\Z`, for `$` would forgive a line's end.
Short = Annotated[str, msgspec.Meta(max_length=MAX_SHORT, pattern=r"^[^\x00-\x1f\x7f-\x9f]*\Z")]
"""A text without control characters: PostgreSQL takes no NUL, and one odd batch would end the merge of all others."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def has_control(text: str) -> bool:
    """Whether there is a control character in it: asked where a pattern of msgspec's would be asked too often."""
    return _CONTROL.search(text) is not None


def writable(name: str) -> str:
    """A file's name as text that can be written anywhere: what is no UTF-8 in it by its numbers (`\\udcff`)."""
    return name.encode(errors="backslashreplace").decode()
