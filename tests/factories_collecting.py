"""Collecting for the one campaign that is here, with a real key and identity."""

from dataclasses import dataclass, field
from os import urandom
from pathlib import Path

from factories import a_signatory, an_event, an_ink
from factories_campaign import the_campaign
from factories_ledger import a_ledger, an_identity

from kiosk.campaign import Campaign
from kiosk.collecting import Collecting
from kiosk.ledger.ledger import Ledger
from kiosk.opening import Opened, open_entry
from kiosk.signatory import NO_INK, Consent, Event, Exposure, Ink, Signatory, Signing
from kiosk.vault.identity import Identity
from kiosk.vault.seal import OpeningKey


@dataclass
class Stand:
    """A kiosk at an event, without its screens; `event` may be changed as staff do."""

    ledger: Ledger
    key: OpeningKey = field(default_factory=OpeningKey.generate)
    identity: Identity = field(default_factory=an_identity)
    event: Event = field(default_factory=an_event)
    campaign: Campaign = field(default_factory=the_campaign)

    def __post_init__(self) -> None:
        self.collecting = Collecting(
            ledger=self.ledger,
            sealing_key=self.key.sealing_key(),
            identity=self.identity,
            campaign=self.campaign,
            event=lambda: self.event,
            randomness=urandom,
        )

    def opened(self) -> list[Opened]:
        """Everything in the ledger, out of its boxes."""
        return [open_entry(entry, self.key) for entry in self.ledger.entries()]


def a_stand(folder: Path) -> Stand:
    return Stand(a_ledger(folder))


def a_signing_of(
    campaign: Campaign,
    *,
    signatory: Signatory | None = None,
    ink: Ink | None = None,
    exposure: Exposure = Exposure.HANDOVER,
    language: str = "be",
    consent: bool = True,
) -> Signing:
    """A signing of what this campaign really shows."""
    return Signing(
        signatory=signatory or a_signatory(),
        ink=ink or an_ink(),
        exposure=exposure,
        language=language,
        text_sha256=campaign.petition(language).text_sha256,
        consent=Consent(consent, campaign.consent_shown_sha256(language)),
    )


def a_counted_signing_of(campaign: Campaign) -> Signing:
    """A signing of somebody who wants to be counted only: two names, and nothing else."""
    return a_signing_of(
        campaign, signatory=Signatory("Янка", "Купала"), ink=NO_INK, exposure=Exposure.COUNT, language="ru"
    )
