"""The tour at the coordinators' desk: batches of two kiosks are merged, looked into and made ready to be delivered."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtTest import QTest

from kiosk.batch.reader import SUFFIX
from kiosk.cli.demo import set_up_rehearsal
from kiosk.clock import Clock
from kiosk.exporting import export_sealed
from kiosk.home import Home
from kiosk.installed import Kiosk, open_kiosk
from kiosk.progress import NoProgress
from kiosk.settings import EventSettings, Settings
from kiosk.simulating import made_up_signings
from kiosk.vault.keys import load_keys
from ui.album import Album
from ui.desk.compose import build_desk
from ui.desk.desk_for_window import DeskForWindow
from ui.desk.metrics import DeskMetrics
from ui.desk.navigation import Place
from ui.desk.viewmodels.review import ReviewState, ReviewStep, ReviewViewModel
from ui.desk.window import DeskWindow
from ui.hands import Hands
from ui.long_work import WorkStep

SIZE = (1280, 720)
SIGNINGS, SEED = 300, 1
"""Made up for the second kiosk; of those with one name one is taken."""


def take_desk_tour(batches: tuple[Path, ...], keys: Path, passphrase: str, registry: Path, album: Album) -> None:
    """Merges the batches into a registry of that name, and leaves a picture of each page in every language."""
    port = DeskForWindow()
    with ThreadPoolExecutor(1, "desk") as working:
        window = build_desk(port, working, DeskMetrics.at_desk(*SIZE), registry=str(registry))
        try:
            tour = DeskTour(window, album)
            tour.open(keys, passphrase)
            tour.merge(batches)
            for language in window.language.languages:
                tour.look_round(language)
            window.close()
            tour.hands.settle()
            window.deleteLater()
        finally:
            working.submit(port.close).result()


def another_batch(keys: Path, passphrase: str, clock: Clock, events: Mapping[str, str], scratch: Path) -> Path:
    """What a second kiosk of the same campaign collected, at an event of its own in each language."""
    home = Home(scratch / "second-kiosk")
    first = EventSettings("", "", clock.now().date())
    set_up_rehearsal(load_keys(keys, passphrase), home, "kiosk-02", first)
    with open_kiosk(home.folder, clock) as kiosk:
        for back, (language, name) in enumerate(events.items()):
            event = msgspec.structs.replace(first, name=name, day=first.day - timedelta(days=back))
            kiosk.change_settings(Settings(event=event, language=language))
            collect(kiosk, language)
        export_sealed(kiosk, scratch / "stick", NoProgress())
    return next((scratch / "stick").glob(f"*{SUFFIX}"))


def collect(kiosk: Kiosk, language: str) -> None:
    """Signings of made-up people in one language, each name once: only the demo's visitors come twice."""
    people = {
        (signing.signatory.given_name, signing.signatory.family_name): signing
        for signing in made_up_signings(SIGNINGS, SEED, kiosk.campaign)
        if signing.language == language
    }
    for signing in people.values():
        kiosk.collecting.accept(signing)


class DeskTour:
    """One desk, shown in every language."""

    def __init__(self, window: DeskWindow, album: Album) -> None:
        self.hands = Hands()
        self._window = window
        self._album = album
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        self.hands.wait(window.isActiveWindow, "the window is not active")

    def open(self, keys: Path, passphrase: str) -> None:
        """Opens the registry with the keys."""
        page, session = self._window.open, self._window.models.session
        page.keys.set_value(str(keys))
        page.passphrase.line.setText(passphrase)
        self.hands.press(page.open)
        self.hands.wait(lambda: session.is_open, "the registry does not open")

    def merge(self, batches: tuple[Path, ...]) -> None:
        """Drops the batches and has them merged."""
        page, model = self._window.merge, self._window.models.merge
        self.hands.drop(page, batches)
        self.hands.wait(lambda: len(model.state.waiting) == len(batches), "the batches are not found")
        self.hands.press(page.go)
        self.hands.wait(lambda: model.state.work.step is WorkStep.DONE, "the merge does not end")
        session = self._window.models.session
        self.hands.wait(lambda: session.state.counts.to_review > 0, "nothing is left to review")

    def look_round(self, language: str) -> None:
        """A picture of every page that stands on what was merged."""
        self.hands.press(self._window.navigation.languages.segment(language))
        self._go_to(Place.MERGE, language)
        self._go_to(Place.REVIEW, language)
        self._go_to(Place.RESULTS, language)
        self._go_to(Place.DELIVER, language)

    def _go_to(self, place: Place, language: str) -> None:
        self.hands.press(self._window.navigation.items[place])
        match place:
            case Place.REVIEW:
                self._find_two_spellings()
            case Place.RESULTS:
                results = self._window.models.results
                self.hands.wait(lambda: results.state.work.step is WorkStep.DONE, "the results stay empty")
            case Place.DELIVER:
                self._choose_delivery()
            case _:
                pass
        self._album.keep(self._window, f"desk-{place}", language)

    def _find_two_spellings(self) -> None:
        """Puts pairs off until one asks about two spellings of a name."""
        model = self._window.models.review
        self.hands.wait(lambda: model.state.step is ReviewStep.PAIR, "there is no pair to review")
        while not names_differ(model.state):
            place = model.state.place
            self.hands.press(self._window.review.later)
            self.hands.wait(partial(is_past, model, place), "no pair has two spellings")

    def _choose_delivery(self) -> None:
        page, model = self._window.deliver, self._window.models.deliver
        self.hands.press(page.cards["handover"])
        if not page.folder.value():
            QTest.keyClicks(page.folder.line, "~/delivery")
        self.hands.wait(lambda: model.state.preview.result is not None, "the preview stays empty")


def is_past(model: ReviewViewModel, place: int) -> bool:
    """Whether a later pair is seen."""
    return model.state.step is ReviewStep.PAIR and model.state.place > place


def names_differ(state: ReviewState) -> bool:
    """Whether a pair's two signings are spelt differently."""
    shown = state.shown
    return shown is not None and shown.right is not None and shown.left.name != shown.right.name
