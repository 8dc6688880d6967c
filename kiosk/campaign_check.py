"""What `campaign check` says of a campaign folder: every problem, and warnings where a person should look again."""

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.campaign import Campaign
from kiosk.campaign_folder import campaign_files, read_folder
from kiosk.errors import InputRefused


@dataclass(frozen=True)
class CampaignReport:
    """`problems` keep the campaign from being used; `warnings` do not. Each is one line: file, key, code, detail."""

    ok: bool
    campaign: str
    languages: tuple[str, ...]
    text_sha256: dict[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def campaign_problems(folder: Path) -> CampaignReport:
    """Reads the whole folder and reports all that is wrong or worth a look; raises nothing."""
    reading = read_folder(folder)
    problems = [
        ": ".join(part for part in (one.file, one.key, one.code, one.detail) if part) for one in reading.problems
    ]
    campaign = reading.campaign
    if campaign is None:
        return CampaignReport(ok=False, campaign="", languages=(), problems=tuple(problems))
    try:
        campaign_files(folder)
    except InputRefused as error:
        problems.append(f"{error.facts.get('file', '')}: {error.code}")
    return CampaignReport(
        ok=not problems,
        campaign=campaign.id,
        languages=campaign.languages,
        text_sha256=campaign.text_hashes(),
        problems=tuple(problems),
        warnings=_warnings(campaign),
    )


def _warnings(campaign: Campaign) -> tuple[str, ...]:
    unchecked = (
        f"texts/{language}.toml: status: campaign-text-unchecked"
        for language, petition in campaign.petitions.items()
        if petition.status not in ("original", "checked")
    )
    unconfirmed = (
        ()
        if campaign.privacy.controller_confirmed
        else ("campaign.toml: privacy.controller_confirmed: controller-not-confirmed",)
    )
    unreachable = () if campaign.privacy.contact else ("campaign.toml: privacy.contact: campaign-contact-empty",)
    return (*unchecked, *unconfirmed, *unreachable)
