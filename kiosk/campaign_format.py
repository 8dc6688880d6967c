"""What may stand in a campaign's TOML files: their keys, and the kind and size of each value."""

from datetime import date
from typing import Annotated

import msgspec

from kiosk.campaign import Asked
from kiosk.signatory import Exposure

SCHEMA = 1

Line = Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000_000)]
CampaignId = Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]{0,63}$")]
LanguageCode = Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")]


class CounterToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[counter]`."""

    baseline: Count
    goals: tuple[Count, ...] = ()


class FormToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[form]`."""

    given_name: Asked
    family_name: Asked
    city: Asked
    country: Asked
    email: Asked
    ink: Asked
    exposure: Annotated[tuple[Exposure, ...], msgspec.Meta(min_length=1)]


class PrivacyToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[privacy]`."""

    controller: Line
    controller_confirmed: bool
    retention_days: Annotated[int, msgspec.Meta(ge=1, le=36_500)]
    contact: str


class NamesToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[names.LANG]`: what is not said here is as it stands for every language."""

    started_by: Line | None = None
    controller: Line | None = None


class CampaignToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`campaign.toml`."""

    schema: int
    id: CampaignId
    started: date
    started_by: Line
    addressee_country: str
    languages: Annotated[tuple[LanguageCode, ...], msgspec.Meta(min_length=1, max_length=20)]
    default_language: LanguageCode
    counter: CounterToml
    form: FormToml
    privacy: PrivacyToml
    names: dict[LanguageCode, NamesToml] = {}
    welcome: dict[LanguageCode, Line] = {}


class PersonToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of `people`."""

    name: Line
    role: Line


class TextToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`texts/LANG.toml`."""

    language: LanguageCode
    status: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z-]{0,29}$")]
    """`original`, `checked`, or in one word how far the translation is; only a campaign's check asks."""
    title: Line
    addressee: Line
    support_action: Line
    why_heading: Line
    why: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1)]
    demands_heading: Line
    demands: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1)]
    consent: Line
    risk_notice: Line
    people_heading: str = ""
    people: tuple[PersonToml, ...] = ()
    after_people: tuple[Line, ...] = ()
