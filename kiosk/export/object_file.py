"""The file that a PDF grows in: numbered objects, each written once it is whole; what is kept of it is its place."""

from array import array
from pathlib import Path

BUFFERED = 1024 * 1024
HEADER = b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n"
"""The second line tells other programs that these are bytes and no text (ISO 32000-1, 7.5.2)."""


class ObjectFile:
    """Between two writings no handle is open: whoever cancels has nothing to close. Raises OSError as the disk does."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_begun = False
        self._waiting = bytearray(HEADER)
        self._written = 0
        self._places = array("Q", (0,))

    def put(self, number: int, content: bytes) -> None:
        """Writes the object of this number, counted from 1."""
        while len(self._places) <= number:
            self._places.append(0)
        self._places[number] = self._at
        self._add(b"%d 0 obj\n%s\nendobj\n" % (number, content))

    def finish(self, trailer: bytes) -> None:
        """Ends the file with the table of its objects and this trailer's dictionary (ISO 32000-1, 7.5.4 and 7.5.5)."""
        table = self._at
        self._add(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        for place in self._places[1:]:
            self._add(b"%010d 00000 n \n" % place)
        self._add(b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, table))
        self._write()

    @property
    def _at(self) -> int:
        return self._written + len(self._waiting)

    def _add(self, content: bytes) -> None:
        self._waiting += content
        if len(self._waiting) >= BUFFERED:
            self._write()

    def _write(self) -> None:
        with self._path.open("ab" if self._is_begun else "wb") as file:
            file.write(self._waiting)
        self._is_begun = True
        self._written += len(self._waiting)
        self._waiting.clear()
