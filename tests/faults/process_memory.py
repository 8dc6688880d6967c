"""The memory of another process, read from outside as root may: how much it is, and which words are in it."""

from collections.abc import Collection, Iterator, Mapping
from io import RawIOBase
from pathlib import Path

KIBIBYTE = 1024


def resident_bytes(pid: int) -> int:
    """How much of the machine's memory the process uses, in bytes: what Linux calls RSS."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * KIBIBYTE for line in lines if line.startswith("VmRSS:"))


def is_in_memory(pid: int, forms: Mapping[bytes, Collection[bytes]]) -> bool:
    """Whether one of these bytes stands where the process can write: in use, or freed and not used again since.

    They are given by a part that several of them have in common: only where that stands are all of them looked for.
    """
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        return any(
            any(form in part for form in having)
            for part in _writable(pid, memory)
            for common, having in forms.items()
            if common in part
        )


def _writable(pid: int, memory: RawIOBase) -> Iterator[bytes]:
    for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
        span, rights = line.split()[:2]
        if rights.startswith("rw"):
            begin, end = (int(number, 16) for number in span.split("-"))
            memory.seek(begin)
            yield memory.read(end - begin) or b""
