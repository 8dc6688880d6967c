"""What a person has entered so far: in memory only, replaced whole with every change, and wiped whole."""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import dist

from kiosk.campaign import Campaign
from kiosk.signatory import (
    DECLARED_INK,
    NO_INK,
    Consent,
    Exposure,
    FieldError,
    Ink,
    InkKind,
    Signatory,
    Signing,
    ink_errors,
    signatory_errors,
)

LITTLE_INK = 120
"""Less ink than this, in thousandths of the pad's width, is asked about once: it may be a slip of the hand."""

NAMES = ("given_name", "family_name")
DETAILS = (*NAMES, "city", "country", "email")


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that is not a signing yet. Its repr tells nothing, wherever it may end up."""

    exposure: Exposure | None = None
    details: Signatory = field(default=Signatory("", ""), repr=False)
    ink: Ink = field(default=NO_INK, repr=False)

    def with_exposure(self, exposure: Exposure) -> "Draft":
        """Another exposure; one who is only counted keeps nothing but the names."""
        if exposure is not Exposure.COUNT:
            return replace(self, exposure=exposure)
        names = Signatory(self.details.given_name, self.details.family_name)
        return replace(self, exposure=exposure, details=names, ink=NO_INK)

    def with_detail(self, name: str, value: str) -> "Draft":
        """One detail changed."""
        return replace(self, details=replace(self.details, **{name: value}))

    def with_ink(self, ink: Ink) -> "Draft":
        """Another drawing, or none."""
        return replace(self, ink=ink)

    @property
    def declared(self) -> bool:
        """Whether the person declares instead of drawing."""
        return self.ink == DECLARED_INK


def asked_details(exposure: Exposure | None, campaign: Campaign) -> tuple[str, ...]:
    """The details that this exposure is asked for by this campaign, in the form's order."""
    if exposure is Exposure.COUNT:
        return NAMES
    return tuple(name for name in DETAILS if getattr(campaign.form, name) != "off")


def detail_errors(draft: Draft, campaign: Campaign) -> dict[str, str]:
    """Codes by field of everything that keeps the details from being right."""
    exposure = draft.exposure or Exposure.COUNT
    found = {error.field: error.code for error in signatory_errors(draft.details, exposure)}
    for name in asked_details(exposure, campaign):
        if getattr(campaign.form, name) == "required" and not getattr(draft.details, name).strip():
            found.setdefault(name, "field-empty")
    return found


def drawing_errors(draft: Draft, campaign: Campaign) -> tuple[FieldError, ...]:
    """What keeps the drawing from being right; a campaign that does not require one takes none."""
    if draft.ink == NO_INK and campaign.form.ink != "required":
        return ()
    return ink_errors(draft.ink, draft.exposure or Exposure.COUNT)


def ink_length(ink: Ink) -> float:
    """How much was drawn, in thousandths of the pad's width."""
    return sum(dist(one, other) for stroke in ink.strokes for one, other in pairwise(stroke))


def is_little_ink(ink: Ink) -> bool:
    """Whether so little was drawn that it may be a slip."""
    return ink.kind is InkKind.DRAWN and ink_length(ink) < LITTLE_INK


def signing_of(draft: Draft, campaign: Campaign, language: str) -> Signing:
    """The signing that the person agrees to by pressing the last button, with the texts of the language shown."""
    return Signing(
        signatory=draft.details,
        ink=draft.ink,
        exposure=draft.exposure or Exposure.COUNT,
        language=language,
        text_sha256=campaign.petition(language).text_sha256,
        consent=Consent(given=True, shown_sha256=campaign.consent_shown_sha256(language)),
    )
