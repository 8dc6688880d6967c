"""What kiosks that were really set up are made from: a campaign, an event, and made-up people who sign."""

from datetime import date

from kiosk.installed import Kiosk
from kiosk.paths import CAMPAIGNS
from kiosk.settings import EventSettings
from kiosk.signatory import Signing
from kiosk.simulating import made_up_signings

CAMPAIGN = CAMPAIGNS / "viasna"
EVENT = EventSettings("Кірмаш", "Вільня", date(2026, 11, 22))


def signings(kiosk: Kiosk, count: int) -> list[Signing]:
    return list(made_up_signings(count, 7, kiosk.campaign))
