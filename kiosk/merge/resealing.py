"""Lines of a CSV, sealed anew: what is left of signings whose own boxes are lost, as safe at the desk as any other.

A CSV has the tag of a withdraw code and not the code, so such a box is not the kiosk's and never passes for one: it is
bound to a context of its own.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from kiosk.entry import Mode
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.export.snapshot import Row
from kiosk.export.table import ink_cell, read_ink
from kiosk.payload import pack_payload, unpack_bytes
from kiosk.signatory import Event, Exposure, Signatory
from kiosk.vault.seal import OpeningKey, SealingKey

_CONTEXT = b"petition-kiosk/resealed/1"


class ResealedRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A signing as a CSV says it; hashes and ids are raw bytes."""

    v: Literal[1]
    record_id: bytes
    mode: Mode
    event: tuple[str, str, str]
    language: str
    campaign: str
    text_sha256: str
    signatory: tuple[str, str, str, str, str]
    exposure: Exposure
    consent_sha256: str
    ink_kind: str
    ink: str
    withdraw_tag: Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
    box_sha256: bytes


def _context(entry: EntryId) -> bytes:
    return _CONTEXT + entry.to_bytes()


def reseal(row: Row, key: SealingKey) -> bytes:
    """A box of this signed row; raises InputRefused("csv-broken") for a row without event or exposure."""
    if row.event is None or row.exposure is None:
        raise InputRefused("csv-broken")
    event, who = row.event, row.signatory
    said = ResealedRow(
        v=1,
        record_id=row.record_id,
        mode=row.mode,
        event=(event.name, event.place, event.day.isoformat()),
        language=row.language,
        campaign=row.campaign,
        text_sha256=row.text_sha256,
        signatory=(who.given_name, who.family_name, who.city, who.country, who.email),
        exposure=row.exposure,
        consent_sha256=row.consent_sha256,
        ink_kind=str(row.ink.kind),
        ink=ink_cell(row.ink),
        withdraw_tag=row.withdraw_tag,
        box_sha256=row.box_sha256,
    )
    entry = EntryId(row.kiosk_id, row.seq)
    return key.seal(pack_payload(msgspec.structs.asdict(said)), _context(entry))


def open_resealed(entry: EntryId, box: bytes, key: OpeningKey) -> Row:
    """The inverse of `reseal`; raises InputRefused("box-unreadable" | "payload-broken")."""
    packed = unpack_bytes(key.open(box, _context(entry)))
    try:
        return _row(entry, msgspec.msgpack.decode(packed, type=ResealedRow))
    except (msgspec.MsgspecError, ValueError) as error:  # ValueError: ink that no CSV has, and what is no UTF-8
        raise InputRefused("payload-broken") from error


def _row(entry: EntryId, said: ResealedRow) -> Row:
    name, place, day = said.event
    return Row(
        record_id=said.record_id,
        kiosk_id=entry.kiosk_id,
        seq=entry.seq,
        status="signed",
        mode=said.mode,
        event=Event(name, place, msgspec.convert(day, type=date)),
        language=said.language,
        campaign=said.campaign,
        text_sha256=said.text_sha256,
        signatory=Signatory(*said.signatory),
        exposure=said.exposure,
        consent_sha256=said.consent_sha256,
        ink=read_ink(said.ink_kind, said.ink),
        withdraw_tag=said.withdraw_tag,
        box_sha256=said.box_sha256,
    )
