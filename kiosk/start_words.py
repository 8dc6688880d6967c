"""The words that start the kiosk, read by themselves: the library for whole command lines takes a quarter of a second.

Whatever they do not say plainly is left to `kiosk.commands`, which explains itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StartWords:
    """How the kiosk is to start: from a kit, in a data folder that is not the platform's own, in a window."""

    kit: Path | None = None
    data: Path | None = None
    windowed: bool = False


def read_start_words(words: Sequence[str]) -> StartWords | None:
    """What these words, a command line without the program's name, say of starting the kiosk; else None."""
    if words[:1] != ["run"]:
        return None
    kit = data = None
    windowed = False
    ahead = iter(words[1:])
    for word in ahead:
        name, equals, value = word.partition("=")
        if name == "--data":
            data = Path(value if equals else next(ahead, ""))
        elif word == "--windowed":
            windowed = True
        elif word.startswith("-") or kit is not None:
            return None
        else:
            kit = Path(word)
    return None if data == Path() else StartWords(kit, data, windowed)
