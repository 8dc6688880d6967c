"""Whether two signings are one person's: the same, doubtful or different, with a score and the reasons.

Only one e-mail together with one name makes the same person. A name alone never does: see
docs/decisions/0010-names-never-merge-alone.md.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from kiosk.merge.common_names import is_common
from kiosk.merge.likeness import INITIAL, How, Likeness, likeness
from kiosk.merge.naming import Naming, is_compatible, naming
from kiosk.merge.places import same_town
from kiosk.signatory import Signatory

LEAST_BY_NAME_ALONE = 85
"""Points that given and family name each need to give cause for doubt without an e-mail; with one, 70 will do."""

BY_NAME_ALONE = 80
SAME_TOWN, SAME_COUNTRY, OTHER_TOWN, OTHER_COUNTRY = 10, 5, -8, -7
MOST_OF_DOUBT = 95


class Verdict(StrEnum):
    """What comparing two signings comes to."""

    SAME = "same"
    DOUBTFUL = "doubtful"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing two signings showed: a `score` of 0 to 100, and why, as codes (`kiosk.merge.reasons`)."""

    verdict: Verdict
    score: int
    why: tuple[str, ...]


NAME_NOT_GIVEN = Comparison(Verdict.DIFFERENT, 0, ("name-not-given",))
_CODES = {
    How.SAME: "same-name",
    How.SPELLING: "name-in-another-spelling",
    How.SWAPPED: "names-swapped",
    How.SIMILAR: "similar-name",
}


def email_key(email: str) -> str:
    """Equal for equal e-mails: NFKC, trimmed, casefold, nothing else (commands); "" for none."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def compare(one: Signatory, other: Signatory) -> Comparison:
    """Whether two signings are one person's; the order of the two does not matter."""
    this, that = naming(one.given_name, one.family_name), naming(other.given_name, other.family_name)
    if not this.is_given or not that.is_given:
        return NAME_NOT_GIVEN
    same_email = bool(one.email) and email_key(one.email) == email_key(other.email) != ""
    alike = likeness(this, that)
    evidence = _evidence(one, other)
    codes = ("same-email",) * same_email + ((_CODES[alike.how],) if alike.how else ()) + tuple(evidence)
    if same_email and is_compatible(this, that):
        return Comparison(Verdict.SAME, alike.score, codes)
    verdict = _verdict(this, alike, evidence, same_email)
    return Comparison(verdict, _score(alike, evidence, same_email), codes)


def doubtful(comparison: Comparison) -> Comparison:
    """The same comparison where others with the same e-mail make it doubtful."""
    return Comparison(Verdict.DOUBTFUL, min(comparison.score, MOST_OF_DOUBT), comparison.why)


def _evidence(one: Signatory, other: Signatory) -> dict[str, int]:
    found = {}
    if one.city and other.city:
        same = one.city == other.city or same_town(one.city, other.city)
        found["same-city" if same else "other-city"] = SAME_TOWN if same else OTHER_TOWN
    if one.country and other.country:
        same = one.country == other.country
        found["same-country" if same else "other-country"] = SAME_COUNTRY if same else OTHER_COUNTRY
    return found


def _verdict(name: Naming, alike: Likeness, evidence: dict[str, int], same_email: bool) -> Verdict:
    least = INITIAL if same_email else LEAST_BY_NAME_ALONE
    if alike.how is How.NOT or min(alike.given, alike.family) < least:
        return Verdict.DIFFERENT
    elsewhere = "other-city" in evidence and "other-country" in evidence
    if elsewhere and not same_email and (alike.how < How.SPELLING or is_common(name.family.heard)):
        return Verdict.DIFFERENT
    return Verdict.DOUBTFUL


def _score(alike: Likeness, evidence: dict[str, int], same_email: bool) -> int:
    if alike.how is How.NOT:
        return 0
    by_name = alike.score if same_email else alike.score * BY_NAME_ALONE // 100
    return max(0, min(by_name + sum(evidence.values()), MOST_OF_DOUBT))
