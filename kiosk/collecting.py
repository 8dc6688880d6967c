"""The use case of collecting: a signing is checked, sealed and appended; only then may anyone say thank you."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Any, Protocol

from kiosk.campaign import Campaign
from kiosk.entry import Entry, EntryKind, Mode, event_tag
from kiosk.errors import InputRefused
from kiosk.ledger.ledger import Counts, Ledger
from kiosk.payload import pack_payload
from kiosk.receipt_code import CODE_BYTES, Randomness, new_code
from kiosk.signatory import NO_INK, Event, FieldError, Ink, InkKind, Signing, signing_errors, tidied
from kiosk.vault.seal import box_context
from kiosk.words import is_known_country

PAYLOAD_VERSION = 1
RECORD_ID_BYTES = 16

NOTHING_DRAWN = FieldError("ink", "field-empty")
"""An error only where the campaign's form requires ink."""


class Seals(Protocol):
    """Whatever seals a payload to the campaign."""

    def seal(self, payload: bytes, context: bytes) -> bytes:
        """The box, bound to its context."""
        ...


class SignsHeads(Protocol):
    """Whoever signs heads for this kiosk."""

    def sign_head(self, head: bytes) -> bytes:
        """The signature."""
        ...


@dataclass(frozen=True, slots=True)
class Accepted:
    """A signing that is in the ledger for good: its sequence number and the code that withdraws it."""

    seq: int
    withdraw_code: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Tried:
    """A signing on its way into the ledger: where it is to stand, the hash of its box, the code that withdraws it."""

    seq: int
    box_sha256: bytes
    code: bytes = field(repr=False)


class Collecting:
    """Takes signings, withdrawals, notes and checkpoints into one ledger, sealed for one campaign."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        sealing_key: Seals,
        identity: SignsHeads,
        campaign: Campaign,
        event: Callable[[], Event],
        randomness: Randomness,
    ) -> None:
        self._ledger = ledger
        self._sealing_key = sealing_key
        self._identity = identity
        self._campaign = campaign
        self._event = event
        self._randomness = randomness
        self._tried: _Tried | None = None
        self._one_at_a_time = Lock()

    @property
    def mode(self) -> Mode:
        """Whether what is collected counts."""
        return self._ledger.mode

    def accept(self, signing: Signing) -> Accepted:
        """Keeps a signing; returns only after the durable commit.

        Raises InputRefused with the first thing that is wrong with it, without its words, and StorageFailed where
        it could not be saved: then it does not count, even where a failing disk brings it back.
        """
        self._refuse(signing)
        code, event = new_code(self._randomness), self._event()
        entry = self._append(EntryKind.RECORD, event, self._record(signing, event, code), code)
        return Accepted(entry.seq, code)

    def _refuse(self, signing: Signing) -> None:
        form = self._campaign.form
        for error in (*signing_errors(signing), *form.errors(signing)):
            # Nothing at all may be left out. A drawing without a point is no ink, and could never be opened.
            if error == NOTHING_DRAWN and form.ink != "required" and signing.ink == NO_INK:
                continue
            raise InputRefused(error.code, field=error.field)
        country = signing.signatory.country
        if country and not is_known_country(country):
            raise InputRefused("country-unknown", field="country")
        if signing.exposure not in form.exposure:
            raise InputRefused("exposure-not-offered")
        if signing.language not in self._campaign.languages:
            raise InputRefused("language-not-offered")
        shown = (
            self._campaign.petition(signing.language).text_sha256,
            self._campaign.consent_shown_sha256(signing.language),
        )
        if (signing.text_sha256, signing.consent.shown_sha256) != shown:
            raise InputRefused("text-not-shown")

    def _record(self, signing: Signing, event: Event, code: bytes) -> dict[str, Any]:
        who = tidied(signing.signatory)
        return {
            "v": PAYLOAD_VERSION,
            "record_id": self._randomness(RECORD_ID_BYTES),
            "campaign": self._campaign.id,
            "text_sha256": signing.text_sha256,
            "language": signing.language,
            "event": _described(event),
            "given_name": who.given_name,
            "family_name": who.family_name,
            "city": who.city,
            "country": who.country,
            "email": who.email,
            "exposure": str(signing.exposure),
            "consent_sha256": signing.consent.shown_sha256,
            "ink": _ink(signing.ink),
            "withdraw_code": code,
        }

    def withdraw(self, code: bytes) -> None:
        """Keeps a withdrawal. Whether the code exists is not known here, and every code gets the same answer."""
        if len(code) != CODE_BYTES:
            raise InputRefused("code-mistyped")
        self._append(EntryKind.WITHDRAWAL, self._event(), _withdrawal(code))

    def mark_last_spoilt(self, reason: str) -> int:
        """Notes that the last signing of this event is spoilt; it stays and counts, and a coordinator reads of it.

        Returns its sequence number; raises InputRefused("nothing-to-mark") unless a signing is the event's last entry.
        """
        last = self.last_entry()
        if last is None or last.kind is not EntryKind.RECORD:
            raise InputRefused("nothing-to-mark")
        self._append(EntryKind.NOTE, self._event(), {"v": PAYLOAD_VERSION, "seq": last.seq, "reason": reason})
        return last.seq

    def checkpoint(self) -> Counts:
        """Closes the event: keeps its counts, sealed and in the chain, unless its last entry is a checkpoint."""
        event = self._event()
        counts = self.event_counts()
        last = self.last_entry()
        if last is None or last.kind is not EntryKind.CHECKPOINT:
            kept = {"records": counts.records, "withdrawals": counts.withdrawals, "notes": counts.notes}
            self._append(
                EntryKind.CHECKPOINT, event, {"v": PAYLOAD_VERSION, "event": _described(event), "counts": kept}
            )
        return counts

    def last_entry(self) -> Entry | None:
        """The last entry of the event, whatever it is."""
        return self._ledger.last_of(event_tag(self._event()))

    def event_counts(self) -> Counts:
        """Entries of this event."""
        return self._ledger.counts(event=event_tag(self._event()))

    def counts(self) -> Counts:
        """Entries of all events on this kiosk."""
        return self._ledger.counts()

    def _append(self, kind: EntryKind, event: Event, payload: Mapping[str, Any], code: bytes | None = None) -> Entry:
        with self._one_at_a_time:
            self._take_back_what_was_refused(event)
            entry = self._append_sealed(kind, event, payload, code)
            self._tried = None
            return entry

    def _append_sealed(
        self, kind: EntryKind, event: Event, payload: Mapping[str, Any], code: bytes | None = None
    ) -> Entry:
        packed = pack_payload(payload)

        def seal(seq: int) -> bytes:
            box = self._sealing_key.seal(packed, box_context(self._ledger.kiosk_id, seq, kind))
            if code is not None:
                self._tried = _Tried(seq, sha256(box).digest(), code)
            return box

        return self._ledger.append(kind, event_tag(event), event.day.isoformat(), seal, self._identity.sign_head)

    def _take_back_what_was_refused(self, event: Event) -> None:
        """Withdraws a signing that was called not saved and stands in the ledger all the same (decision 15).

        Whoever gave it tries again, or went away: either way it must not count beside what comes now.
        """
        tried = self._tried
        if tried is not None and self._ledger.holds(tried.seq, tried.box_sha256):
            self._append_sealed(EntryKind.WITHDRAWAL, event, _withdrawal(tried.code))
        self._tried = None


def _withdrawal(code: bytes) -> dict[str, Any]:
    return {"v": PAYLOAD_VERSION, "withdraw_code": code}


def _described(event: Event) -> dict[str, str]:
    return {"name": event.name, "place": event.place, "day": event.day.isoformat()}


def _ink(given: Ink) -> dict[str, Any]:
    # Only a drawing has points: strokes begun before "I cannot draw" are not kept.
    ink = given if given.kind is InkKind.DRAWN else Ink(given.kind)
    flat = [[coordinate for point in stroke for coordinate in point] for stroke in ink.strokes]
    return {"kind": str(ink.kind), "width": ink.width, "height": ink.height, "strokes": flat}
