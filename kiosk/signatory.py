"""Who signs and how: the signatory, their ink and consent, and what makes an entry acceptable."""

import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from struct import pack

INK_WIDTH = 1000
"""Width of the box that ink points are measured in; its height is in the pad's shape (docs/formats.md: record)."""

MAX_NAME_LENGTH = 100
MAX_EMAIL_LENGTH = 254
"""RFC 5321, 4.5.3.1.3, less the angle brackets."""
JOINERS = "\u200c\u200d"
"""Of no width, between letters or their marks: Persian, Sinhala and other names are spelled with them."""
MAX_COORDINATE = 2**15 - 1
MAX_STROKES = 200
MAX_POINTS = 20_000


class Exposure(StrEnum):
    """What the signatory allows to be done with their name, the strictest first."""

    COUNT = "count"
    CAMPAIGN = "campaign"
    HANDOVER = "handover"


class InkKind(StrEnum):
    """How the signature was given: drawn, declared by one who cannot draw, or none for those only counted."""

    DRAWN = "drawn"
    DECLARED = "declared"
    NONE = "none"


Point = tuple[int, int]
Stroke = tuple[Point, ...]


@dataclass(frozen=True, slots=True, init=False)
class Ink:
    """A handwritten signature: strokes of integer points in a box `INK_WIDTH` wide and `height` high.

    `packed` holds each stroke as 16-bit x, y, x, y …: as tuples of tuples, fifty thousand signatures would fill
    330 MiB of memory, so they take 25 (measured).
    """

    kind: InkKind
    height: int
    packed: tuple[bytes, ...] = field(repr=False)

    def __init__(self, kind: InkKind, height: int = 0, strokes: Iterable[Iterable[Point]] = ()) -> None:
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "height", height)
        object.__setattr__(self, "packed", tuple(map(_packed, strokes)))

    @classmethod
    def of_coordinates(cls, kind: InkKind, height: int, strokes: Iterable[Sequence[int]]) -> "Ink":
        """Ink of strokes given as x, y, x, y …, all inside their box: the inverse of `coordinates`."""
        ink = cls(kind, height)
        # Half as long as by way of an array; a merge does it a million times.
        object.__setattr__(ink, "packed", tuple([pack(f"{len(flat)}h", *flat) for flat in strokes]))
        return ink

    @property
    def coordinates(self) -> Iterator[tuple[int, ...]]:
        """Each stroke as x, y, x, y …"""
        return (tuple(memoryview(stroke).cast("h")) for stroke in self.packed)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Each stroke as points."""
        return tuple(tuple(zip(flat[::2], flat[1::2], strict=True)) for flat in self.coordinates)

    @property
    def width(self) -> int:
        """Width of the points' box, 0 where nothing was drawn."""
        return INK_WIDTH if self.kind is InkKind.DRAWN else 0


def _packed(stroke: Iterable[Point]) -> bytes:
    flat = list(chain.from_iterable(stroke))
    try:
        return array("h", flat).tobytes()
    except OverflowError:  # far outside any box: kept outside, to be refused as such by `ink_errors`
        return array("h", [min(max(value, -1), MAX_COORDINATE) for value in flat]).tobytes()


NO_INK = Ink(InkKind.NONE)
DECLARED_INK = Ink(InkKind.DECLARED)


@dataclass(frozen=True, slots=True, repr=False)
class Signatory:
    """The details a person entered; what was not given is an empty string. `country` is ISO 3166-1 alpha-2.

    Its repr tells none of them, wherever it may end up.
    """

    given_name: str
    family_name: str
    city: str = ""
    country: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """That a person agreed, and the hash (hex) of the consent and risk notice exactly as shown to them."""

    given: bool
    shown_sha256: str


@dataclass(frozen=True, slots=True)
class Event:
    """Where and on which day signatures are collected, as set up by staff; the day never comes from a clock."""

    name: str
    place: str
    day: date


@dataclass(frozen=True, slots=True)
class Signing:
    """One act of signing: who, how, what text in which language, with which consent and exposure."""

    signatory: Signatory
    ink: Ink
    exposure: Exposure
    language: str
    text_sha256: str
    consent: Consent


@dataclass(frozen=True, slots=True)
class FieldError:
    """A field of the entry and the code of what is wrong with it; `kiosk.sentences` has the words."""

    field: str
    code: str


def tidy(text: str) -> str:
    """The text in NFC, without surrounding blanks and with inner runs of blanks folded to one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def name_error(text: str) -> str | None:
    """The code of what is wrong with a name: any script, one letter, hyphens, apostrophes and spaces are right."""
    name = tidy(text)
    if not name:
        return "field-empty"
    if len(name) > MAX_NAME_LENGTH:
        return "field-too-long"
    if not any(unicodedata.category(ch)[0] == "L" for ch in name):
        return "name-without-letters"
    if any(map(_is_strange, " " + name, name, name[1:] + " ")):
        return "field-strange-characters"
    return None


def _is_strange(before: str, character: str, after: str) -> bool:
    if character in JOINERS:
        return not all(unicodedata.category(beside)[0] in "LM" for beside in (before, after))
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def city_error(text: str) -> str | None:
    """The code of what is wrong with a town or village; empty is right."""
    return None if not tidy(text) else name_error(text)


def email_error(text: str) -> str | None:
    """The code of what is wrong with an e-mail address; empty is right, and only plain mistakes are caught."""
    email = tidy(text)
    if not email:
        return None
    if len(email) > MAX_EMAIL_LENGTH:
        return "field-too-long"
    local, at, domain = email.rpartition("@")
    plain = " " not in email and email.isprintable() and "@" not in local
    whole = at and local and "." in domain.strip(".") and ".." not in domain and domain == domain.strip(".")
    return None if plain and whole else "email-incomplete"


def country_error(code: str) -> str | None:
    """The code of what is wrong with a country code; empty means that it was not said."""
    right = not code or (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper())
    return None if right else "country-unknown"


_CHECKS: dict[str, Callable[[str], str | None]] = {
    "given_name": name_error,
    "family_name": name_error,
    "city": city_error,
    "country": country_error,
    "email": email_error,
}


def signatory_errors(signatory: Signatory, exposure: Exposure) -> tuple[FieldError, ...]:
    """Everything that keeps these details from being recorded, in the order of the form."""
    errors = [
        FieldError(field, code)
        for field, check in _CHECKS.items()
        if (code := check(getattr(signatory, field))) is not None
    ]
    if exposure is Exposure.COUNT:
        errors += [
            FieldError(field, "field-not-asked") for field in ("city", "country", "email") if getattr(signatory, field)
        ]
    return tuple(errors)


def ink_errors(ink: Ink, exposure: Exposure) -> tuple[FieldError, ...]:
    """What keeps this ink from being recorded with this exposure."""
    if exposure is Exposure.COUNT:
        return () if ink == NO_INK else (FieldError("ink", "field-not-asked"),)
    if ink.kind is InkKind.DECLARED:
        return ()
    if ink.kind is InkKind.NONE or not any(ink.strokes):
        return (FieldError("ink", "field-empty"),)
    points = [point for stroke in ink.strokes for point in stroke]
    if len(ink.strokes) > MAX_STROKES or len(points) > MAX_POINTS:
        return (FieldError("ink", "field-too-long"),)
    inside = all(0 <= x <= INK_WIDTH and 0 <= y <= ink.height for x, y in points)
    return () if inside and 0 < ink.height <= 4 * INK_WIDTH else (FieldError("ink", "ink-outside"),)


def signing_errors(signing: Signing) -> tuple[FieldError, ...]:
    """Everything that keeps a signing from being recorded; empty when it is whole and agreed to."""
    consent = () if signing.consent.given else (FieldError("consent", "consent-missing"),)
    return (
        *signatory_errors(signing.signatory, signing.exposure),
        *ink_errors(signing.ink, signing.exposure),
        *consent,
    )


def tidied(signatory: Signatory) -> Signatory:
    """The same details as they are recorded: trimmed, NFC."""
    return Signatory(
        given_name=tidy(signatory.given_name),
        family_name=tidy(signatory.family_name),
        city=tidy(signatory.city),
        country=signatory.country,
        email=tidy(signatory.email),
    )
