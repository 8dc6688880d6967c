"""What is opened and too much for memory, in a file that nobody can read: its key is never written, and goes with us.

The file has no name where the system knows such files, and whatever the power leaves of it is noise.
"""

from array import array
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from types import TracebackType

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.durable import storage_errors

NONCE_BYTES = 12
"""Of AES-GCM. The place of a piece serves: each key seals every place once."""


class Spool:
    """Pieces of bytes, each to be had again by its place while the spool is open; not one of them is ever changed."""

    def __init__(self) -> None:
        self._cipher = AESGCM(AESGCM.generate_key(256))
        self._folder = Path(gettempdir())
        with storage_errors(self._folder):
            self._file = TemporaryFile()  # noqa: SIM115 -- closed by __exit__
        self._ends = array("Q", (0,))

    def __enter__(self) -> "Spool":
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes the file, which is gone then."""
        with suppress(OSError):  # of what was not written yet: nobody needs it, and `append` has said what is wrong
            self._file.close()

    def append(self, piece: bytes) -> None:
        """Keeps one more piece; raises StorageFailed where the system's folder for temporary files is full."""
        place = len(self)
        sealed = self._cipher.encrypt(place.to_bytes(NONCE_BYTES, "big"), piece, None)
        with storage_errors(self._folder):
            self._file.seek(self._ends[-1])
            self._file.write(sealed)
        self._ends.append(self._ends[-1] + len(sealed))

    def __len__(self) -> int:
        """How many pieces there are."""
        return len(self._ends) - 1

    def __getitem__(self, place: int, /) -> bytes:
        """The piece of this place; raises StorageFailed where it cannot be read."""
        start, end = self._ends[place], self._ends[place + 1]
        with storage_errors(self._folder):
            self._file.seek(start)
            sealed = self._file.read(end - start)
        return self._cipher.decrypt(place.to_bytes(NONCE_BYTES, "big"), sealed, None)

    def __iter__(self) -> Iterator[bytes]:
        """All pieces in their order."""
        return (self[place] for place in range(len(self)))
