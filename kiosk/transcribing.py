"""The use case of transcribed paper sheets: one signing a line of JSON, through the very path of the screens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from kiosk.campaign import Campaign
from kiosk.collecting import Collecting
from kiosk.errors import InputRefused
from kiosk.signatory import DECLARED_INK, NO_INK, Consent, Exposure, Ink, InkKind, Signatory, Signing

INK_HEIGHT = 400
"""Height of the box of transcribed ink, as that of the screens' pad, where no point lies lower."""

MAX_LINE_BYTES = 1024 * 1024


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line (docs/formats.md: transcribed line); `ink` None means declared, or none where no ink is asked for."""

    given_name: str
    family_name: str
    exposure: Exposure
    language: str
    ink: tuple[tuple[tuple[int, int], ...], ...] | None
    consent: bool
    city: str = ""
    country: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A line that is in the ledger, durably, as entry `seq`."""

    line: int
    seq: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that is not in the ledger, and the code of the reason; the line's own words are not repeated."""

    line: int
    code: str


def read_line(raw: bytes, campaign: Campaign) -> Signing:
    """The signing that a line describes; raises InputRefused where it describes none."""
    if len(raw) > MAX_LINE_BYTES:
        raise InputRefused("line-too-long")
    try:
        line = msgspec.json.decode(raw, type=Line)
    except msgspec.ValidationError as error:
        raise InputRefused("line-wrong") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputRefused("line-not-json") from error
    if line.language not in campaign.languages:
        raise InputRefused("line-language-unknown")
    return Signing(
        signatory=Signatory(line.given_name, line.family_name, line.city, line.country, line.email),
        ink=_ink(line, campaign),
        exposure=line.exposure,
        language=line.language,
        text_sha256=campaign.petition(line.language).text_sha256,
        consent=Consent(line.consent, campaign.consent_shown_sha256(line.language)),
    )


def _ink(line: Line, campaign: Campaign) -> Ink:
    if line.ink is None:
        return NO_INK if line.exposure is Exposure.COUNT or campaign.form.ink == "off" else DECLARED_INK
    lowest = max((y for stroke in line.ink for _, y in stroke), default=0)
    return Ink(InkKind.DRAWN, max(INK_HEIGHT, lowest), line.ink)


def transcribe(lines: Iterable[bytes], campaign: Campaign, collecting: Collecting) -> Iterator[Saved | Refused]:
    """Saves the lines one at a time as they arrive; yields after each durable save or refusal.

    Empty lines are passed over. Raises StorageFailed where the disk fails: what was yielded as saved stays saved.
    """
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        try:
            accepted = collecting.accept(read_line(raw, campaign))
        except InputRefused as refusal:
            yield Refused(number, refusal.code)
        else:
            yield Saved(number, accepted.seq)
