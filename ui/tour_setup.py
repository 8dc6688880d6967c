"""The tour's walk through the set-up wizard: both ways to a kit, the trials, and the PIN, with a picture of each."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from kiosk.campaign_folder import read_campaign
from kiosk.cli.demo import CAMPAIGN
from kiosk.clock import Clock
from kiosk.entry import Mode
from kiosk.home import Home
from kiosk.kit import KitMade, make_kit
from kiosk.vault.keys import CampaignKeys
from kiosk.words import program_languages
from ui.album import Album
from ui.booth.sticks import Sticks, Volume
from ui.hands import Hands
from ui.language import LanguageSwitch
from ui.screen_check import check_screen
from ui.setup.compose import SetupSurroundings, build_setup
from ui.setup.machine import Machine
from ui.setup.viewmodels.finds import KEYS_FOLDER
from ui.setup.viewmodels.steps import Step, Way
from ui.setup.walk import SetupWalk
from ui.setup.window import SetupWindow
from ui.theme import Metrics

LETTERS = {"be": "ў", "ru": "щ", "de": "ü", "en": "k"}
PASSPHRASES = {
    "be": "ветразь конік падлога сшытак жыта",
    "ru": "парус облако тетрадь конёк жито",
    "de": "segel wolke heft bank korn zeh",
    "en": "walnut parade oxygen velvet harbor",
}
FREE_BYTES = 16_000_000_000


class SetupTour:
    """A stick with a kit for each of two laptops, and a new laptop for every language and size."""

    def __init__(self, keys: CampaignKeys, album: Album, clock: Clock, scratch: Path) -> None:
        self._album = album
        self._clock = clock
        self._scratch = scratch
        self._hands = Hands()
        self._stick = scratch / "STICK"
        self._stick.mkdir()
        self._kits = tuple(self._kit(keys, name) for name in ("kiosk-01", "kiosk-02"))

    def _kit(self, keys: CampaignKeys, name: str) -> KitMade:
        return make_kit(CAMPAIGN, keys, name=name, mode=Mode.LIVE, to=self._stick, randomness=os.urandom)

    def visit(self, language: str, size: tuple[int, int], event: str, place: str) -> None:
        """Every screen in this language at this size."""
        home = Home(self._scratch / f"set-up-{language}-{size[0]}")
        screen = check_screen()
        machine = Machine(home, self._clock, lambda: screen)
        with ThreadPoolExecutor(1) as working:
            window = self._window(machine, working, size, machine.today())
            walk = SetupWalk(self._hands, window, lambda name: self._keep(window, name, language))
            self._look_at_own_keys(walk, language)
            self._set_up(walk, language, event, place)
            window.close_for_good()
            window.deleteLater()
            self._hands.settle()

    def _keep(self, window: SetupWindow, name: str, language: str) -> None:
        self._hands.settle()
        self._album.keep(window, name, language)

    def _window(self, machine: Machine, working: ThreadPoolExecutor, size: tuple[int, int], today: date) -> SetupWindow:
        volumes = (Volume(self._stick, "STICK", FREE_BYTES),)
        window = build_setup(
            SetupSurroundings(
                port=machine,
                executor=working,
                metrics=Metrics(*size),
                sticks=Sticks(look=lambda: volumes),
                own_place=self._scratch,
                today=lambda: today,
                language=LanguageSwitch(program_languages(), "en"),
            )
        )
        window.resize(*size)
        window.show()
        window.activateWindow()
        self._hands.wait(window.isActiveWindow, "the wizard is not active")
        return window

    def _look_at_own_keys(self, walk: SetupWalk, language: str) -> None:
        """As far as the passphrase, and back again."""
        keys = self._stick / f"{KEYS_FOLDER}-{read_campaign(CAMPAIGN).id}"
        walk.make_own(language, CAMPAIGN, Mode.LIVE, keys, PASSPHRASES[language])
        flow = walk.window.flow
        while flow.state.step is not Step.WAY:
            self._hands.press(walk.window.header.back_button)

    def _set_up(self, walk: SetupWalk, language: str, event: str, place: str) -> None:
        walk.pick(Step.WAY, Way.KIT)
        kit = self._kits[0]
        walk.pick(Step.KIT, str(kit.file))
        walk.type_code(kit.code)
        walk.go_on(Step.FITS)
        walk.name_event(event, place)
        walk.try_out(LETTERS[language])
        pin = walk.read_pin()
        walk.page(Step.PIN_AGAIN)
        walk.type_pin(pin)
