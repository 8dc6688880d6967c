"""A campaign: a petition's texts in its languages, its counter, form and privacy rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Literal
from unicodedata import normalize

from kiosk.petition import Petition
from kiosk.signatory import Exposure, FieldError, InkKind, Signing

Asked = Literal["required", "optional", "off"]


@dataclass(frozen=True, slots=True)
class FormRules:
    """Which details are asked for, and which exposures are offered, in the order in which they are shown."""

    given_name: Asked
    family_name: Asked
    city: Asked
    country: Asked
    email: Asked
    ink: Asked
    exposure: tuple[Exposure, ...]

    def errors(self, signing: Signing) -> tuple[FieldError, ...]:
        """What this campaign's form adds to the rules that hold for every signing."""
        if signing.exposure is Exposure.COUNT:
            return ()
        fields = ("city", "country", "email")
        given = {name: bool(getattr(signing.signatory, name).strip()) for name in fields}
        given["ink"] = signing.ink.kind is not InkKind.NONE
        asked: dict[str, Asked] = {name: getattr(self, name) for name in given}
        return tuple(
            FieldError(name, "field-empty" if asked[name] == "required" else "field-not-asked")
            for name, is_given in given.items()
            if (asked[name] == "required" and not is_given) or (asked[name] == "off" and is_given)
        )


@dataclass(frozen=True, slots=True)
class Privacy:
    """Who keeps the records, for how many days, and how to reach them (empty where the campaign did not say)."""

    controller: str
    controller_confirmed: bool
    retention_days: int
    contact: str


@dataclass(frozen=True, slots=True)
class OwnNames:
    """How a language calls who started it and who keeps the records; None where it has no name of its own for them."""

    started_by: str | None = None
    controller: str | None = None


@dataclass(frozen=True)
class Campaign:
    """A whole campaign, checked. `baseline` signatures were collected elsewhere; `headlines` and `names` may be empty.

    `started_by` and `privacy.controller` are the names for every language that has none of its own in `names`.
    """

    id: str
    started: date
    started_by: str
    addressee_country: str
    languages: tuple[str, ...]
    default_language: str
    baseline: int
    goals: tuple[int, ...]
    form: FormRules
    privacy: Privacy
    petitions: Mapping[str, Petition]
    headlines: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, OwnNames] = field(default_factory=dict)

    def petition(self, language: str) -> Petition:
        """The petition in this language; KeyError for one the campaign does not have."""
        return self.petitions[language]

    def starter(self, language: str) -> str:
        """Who started it, as this language calls them."""
        own = self.names.get(language)
        return own.started_by if own and own.started_by else self.started_by

    def controller(self, language: str) -> str:
        """Who keeps the records, as this language calls them."""
        own = self.names.get(language)
        return own.controller if own and own.controller else self.privacy.controller

    def headline(self, language: str) -> str:
        """What the petition asks, in a line for the welcome screen; its title where the campaign has none."""
        return self.headlines.get(language, self.petitions[language].title)

    def consent_shown_sha256(self, language: str) -> str:
        """Hex digest of the consent and the risk notice exactly as they are shown in this language."""
        petition = self.petitions[language]
        shown = f"{petition.consent}\n{petition.risk_notice}"
        return sha256(normalize("NFC", shown).encode()).hexdigest()

    def text_hashes(self) -> dict[str, str]:
        """Hex digests of the texts by language."""
        return {language: petition.text_sha256 for language, petition in self.petitions.items()}
