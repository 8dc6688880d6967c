"""The petition: what a person reads, in one language, word for word as the campaign gave it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody whom the petition's text names, with what they are there for."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Demand:
    """One numbered demand; numbers start at 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Petition:
    """One language version of a petition.

    `status` is `original`, `checked` or `translation`; `text_sha256` is the hex digest of the text as canonical
    JSON, which stands in every record, so that it is always known what exactly a person signed.
    """

    language: str
    status: str
    title: str
    addressee: str
    support_action: str
    why_heading: str
    why: tuple[str, ...]
    people_heading: str
    people: tuple[NamedPerson, ...]
    after_people: tuple[str, ...]
    demands_heading: str
    demands: tuple[Demand, ...]
    consent: str
    risk_notice: str
    text_sha256: str
