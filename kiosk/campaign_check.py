"""What `campaign check` says of a campaign folder: every problem, and warnings where a person should look again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.campaign import Campaign
from kiosk.campaign_folder import Problem, read_from
from kiosk.campaign_source import CAMPAIGN_TOML, TEXTS, FolderSource, text_name
from kiosk.errors import InputRefused
from kiosk.paths import KEYBOARDS
from kiosk.sentences import what_happened, what_to_do
from kiosk.words import SOURCE_LANGUAGE, Words, has_catalogue, words_in


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend or to look at again: in which file, at which key, and in words what is the matter."""

    file: str
    key: str
    said: str
    code: str = ""
    """Of a problem; a warning has none."""

    @property
    def line(self) -> str:
        """As a command prints it: file, key, the code of a problem, and what is the matter."""
        return ": ".join(part for part in (self.file, self.key, self.code, self.said) if part)


@dataclass(frozen=True)
class CampaignReport:
    """`findings` with a code are problems, which keep the campaign from being used; those without are warnings."""

    ok: bool
    campaign: str
    languages: tuple[str, ...]
    text_sha256: dict[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def problems(self) -> tuple[str, ...]:
        """A line for each."""
        return tuple(finding.line for finding in self.findings if finding.code)

    @property
    def warnings(self) -> tuple[str, ...]:
        """A line for each."""
        return tuple(finding.line for finding in self.findings if not finding.code)


def campaign_problems(folder: Path, words: Words | None = None) -> CampaignReport:
    """Reads the whole folder and reports all that is wrong or worth a look, in English by default; raises nothing."""
    spoken = words or words_in(SOURCE_LANGUAGE)
    source = FolderSource(folder)
    reading = read_from(source)
    problems = tuple(_finding(problem, spoken) for problem in reading.problems)
    campaign = reading.campaign
    if campaign is None:
        return CampaignReport(ok=False, campaign="", languages=(), findings=problems)
    return CampaignReport(
        ok=not problems,
        campaign=campaign.id,
        languages=campaign.languages,
        text_sha256=campaign.text_hashes(),
        findings=(*problems, *_warnings(campaign, source, spoken)),
    )


def _finding(problem: Problem, words: Words) -> Finding:
    error = InputRefused(problem.code, file=problem.file, key=problem.key, detail=problem.detail)
    said = f"{what_happened(error, words)} {what_to_do(error, words)}"
    return Finding(problem.file, problem.key, said, problem.code)


def _warnings(campaign: Campaign, source: FolderSource, words: Words) -> Iterator[Finding]:
    for language, petition in campaign.petitions.items():
        if petition.status not in ("original", "checked"):
            unchecked = words.say("This translation has not been checked by somebody who speaks the language.")
            yield Finding(text_name(language), "status", unchecked)
    for language in campaign.languages:
        if not has_catalogue(language):
            untranslated = words.say("Buttons and hints have no translation into this language: they stay English.")
            yield Finding(CAMPAIGN_TOML, f"languages: {language}", untranslated)
        if not (KEYBOARDS / f"{language}.toml").exists():
            keyless = words.say("There is no keyboard for this language: people type on the English one.")
            yield Finding(CAMPAIGN_TOML, f"languages: {language}", keyless)
    texts = {text_name(language) for language in campaign.languages}
    for name in source.names():
        if name.startswith(f"{TEXTS}/") and name not in texts:
            yield Finding(name, "", words.say("This language is not among those of the campaign: nobody will see it."))
    if not campaign.privacy.controller_confirmed:
        unconfirmed = words.say("Nobody has confirmed yet that this organisation keeps the records.")
        yield Finding(CAMPAIGN_TOML, "privacy.controller_confirmed", unconfirmed)
    if not campaign.privacy.contact.strip():
        unreachable = words.say("People are not told how to reach those who keep the records.")
        yield Finding(CAMPAIGN_TOML, "privacy.contact", unreachable)
