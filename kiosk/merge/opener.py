"""Opens what a registry holds of a signing or a note: the kiosk's own box, or one that was sealed anew from a CSV."""

from kiosk.entry import EntryKind, Mode
from kiosk.errors import InputRefused
from kiosk.export.snapshot import Row
from kiosk.merge.resealing import open_resealed
from kiosk.opening import OpenedNote, OpenedRecord, read_payload
from kiosk.reading_rows import row_of
from kiosk.registry.schema import Holding
from kiosk.registry.sealed import SealedEntry
from kiosk.vault.seal import OpeningKey, box_context


class Opener:
    """Opens for one campaign and one mode."""

    def __init__(self, key: OpeningKey, mode: Mode) -> None:
        self._key = key
        self._mode = mode

    def row(self, sealed: SealedEntry) -> Row | None:
        """The signing in this box, as it was sealed; None where the box does not open or holds something else."""
        try:
            if sealed.holding is Holding.RESEALED:
                return open_resealed(sealed.id, sealed.box, self._key)
            content = self._content(sealed)
        except InputRefused:
            return None
        return row_of(content, sealed.id, self._mode, sealed.leaf) if isinstance(content, OpenedRecord) else None

    def note(self, sealed: SealedEntry) -> OpenedNote | None:
        """The note in this box; None for anything else."""
        try:
            content = self._content(sealed)
        except InputRefused:
            return None
        return content if isinstance(content, OpenedNote) else None

    def _content(self, sealed: SealedEntry) -> object:
        context = box_context(sealed.id.kiosk_id, sealed.id.seq, sealed.kind)
        return read_payload(EntryKind(sealed.kind), self._key.open(sealed.box, context))
