"""Files of which another byte is broken each time: they are written over where they lie."""

from pathlib import Path


def write_over(path: Path, content: bytes | bytearray) -> None:
    """As `write_bytes`, a hundred times as fast where the file is there: cutting it to nothing first makes ext4 bring
    what is written onto the disk when it is closed."""
    with path.open("r+b" if path.exists() else "wb") as file:
        file.write(content)
        file.truncate()
