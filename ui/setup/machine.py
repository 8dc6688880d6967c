"""The laptop as the wizard uses it: sticks looked through, kits opened, the kiosk made and tested."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from kiosk.brightness import Backlight, find_backlight
from kiosk.campaign_folder import campaign_in
from kiosk.campaign_source import MemberSource
from kiosk.clock import Clock
from kiosk.errors import InputRefused, KioskError
from kiosk.finding import CampaignFound, campaigns_under, kits_under
from kiosk.fingerprint import fingerprint_of
from kiosk.first_pin import awaits_first_pin, first_pin_seen, new_first_pin
from kiosk.home import Home
from kiosk.installing import install
from kiosk.kit import Kit, campaign_members, read_kit
from kiosk.kit_facts import facts_of
from kiosk.own_campaign import OwnCampaign, make_own_kit
from kiosk.paths import CAMPAIGNS
from kiosk.receipt_code import Randomness
from kiosk.selftest import Check, self_test
from kiosk.settings import EventSettings, read_settings
from ui.setup.viewmodels.ports import Findings, KitOpened, Resumed

SAMPLE = "sample"
"""Folder of the campaign that is there as an example."""


class Machine:
    """Keeps to `SetupPort`. It holds the opened kit between its code and the making of the kiosk."""

    def __init__(
        self,
        home: Home,
        clock: Clock,
        screen: Callable[[], Check],
        *,
        campaigns: Path = CAMPAIGNS,
        backlight: Callable[[], Backlight | None] = find_backlight,
        randomness: Randomness = os.urandom,
    ) -> None:
        self._home = home
        self._clock = clock
        self._screen = screen
        self._campaigns = campaigns
        self._light = backlight()
        self._randomness = randomness
        self._kit: Kit | None = None

    def today(self) -> date:
        """By this machine's clock and time zone."""
        return self._clock.now().astimezone().date()

    def resumed(self) -> Resumed | None:
        """See `SetupPort.resumed`. A kiosk whose parts cannot be read is for the self-test to tell of."""
        if not awaits_first_pin(self._home):
            return None
        try:
            return Resumed(facts_of(self._home.kit_json.read_bytes()).mode, read_settings(self._home.settings).language)
        except (KioskError, OSError):
            return None

    def look(self, places: Sequence[Path]) -> Findings:
        """See `SetupPort.look`."""
        kits = tuple(kit for place in places for kit in kits_under(place))
        found = [*campaigns_under(self._campaigns), *(one for place in places for one in campaigns_under(place))]
        return Findings(kits, _without_copies(sorted(found, key=_is_sample)))

    def open_kit(self, file: Path, code: str) -> KitOpened:
        """See `SetupPort.open_kit`."""
        self._kit = read_kit(file, code)
        facts, identity = self._kit.facts, self._kit.identity
        campaign = campaign_in(MemberSource(campaign_members(self._kit.members)))
        return KitOpened(facts.name, facts.mode, campaign, fingerprint_of(identity.root_der))

    def make_own(self, order: OwnCampaign) -> str:
        """See `SetupPort.make_own`."""
        self._kit, code = make_own_kit(order, self.today(), self._randomness)
        return code

    def install(self, event: EventSettings, language: str) -> None:
        """See `SetupPort.install`."""
        if self._kit is None:
            raise InputRefused("kit-broken")
        install(self._kit, event, self._home, self._clock, language=language, pin_seen=False)
        self._kit = None

    def self_test(self) -> tuple[Check, ...]:
        """See `SetupPort.self_test`."""
        return self_test(self._home, self._clock, self._screen)

    def new_pin(self) -> str:
        """See `SetupPort.new_pin`."""
        return new_first_pin(self._home, self._clock)

    def pin_seen(self) -> None:
        """See `SetupPort.pin_seen`."""
        first_pin_seen(self._home)

    def light(self) -> Backlight | None:
        """See `SetupPort.light`."""
        return self._light


def _is_sample(found: CampaignFound) -> bool:
    """What came with the program to be looked at stands last."""
    return found.folder.name == SAMPLE


def _without_copies(found: Sequence[CampaignFound]) -> tuple[CampaignFound, ...]:
    """One of each: keys folders keep copies of the campaigns that kits were made for."""
    seen = {(one.campaign.id, *sorted(one.campaign.text_hashes().items())): one for one in reversed(found)}
    return tuple(one for one in found if one in seen.values())
