"""A whole kiosk for journeys: real kit, real ledger, real window; only idle times are shortened."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from booths import Booth, BoothMaker, KitWithCode, Prepared
from factories_kiosks import copied_kiosk
from factories_vault import CHEAP
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.clock import SystemClock
from kiosk.entry import Mode
from kiosk.home import Home
from kiosk.installed import open_kiosk
from kiosk.installing import install
from kiosk.kit import make_kit, read_kit
from kiosk.paths import CAMPAIGNS
from kiosk.settings import EventSettings
from kiosk.vault.keys import load_keys, make_keys
from ui.application import make_application
from ui.booth.copying import StickSource
from ui.booth.sticks import MountedSticks
from ui.compose import Surroundings, Timing, build_window
from ui.theme import Metrics

CAMPAIGN = CAMPAIGNS / "viasna"
PASSPHRASE = "journeys"
DAY = date(2026, 11, 22)
HOUR_MS = 3_600_000


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> QApplication:
    """As the program makes it, once: made again it would dress every widget anew that some test has left."""
    assert make_application() is qapp
    return qapp


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("prepared")
    make_keys(folder / "keys", PASSPHRASE, date(2021, 12, 1), DAY, CHEAP)
    keys = load_keys(folder / "keys", PASSPHRASE)
    made = make_kit(CAMPAIGN, keys, name="kiosk-01", mode=Mode.LIVE, to=folder, randomness=lambda n: bytes(range(n)))
    home = Home(folder / "data")
    return Prepared(keys, folder / "keys", made.file, made.code, home, _set_up(made.file, made.code, home))


def _set_up(kit: Path, code: str, home: Home) -> str:
    """Makes a kiosk of a kit; returns its PIN."""
    return install(read_kit(kit, code), EventSettings("Fair", "Vilnius", DAY), home, SystemClock()).pin


@pytest.fixture
def booth_of(application: QApplication, qtbot: QtBot, tmp_path: Path, prepared: Prepared) -> Iterator[BoothMaker]:
    """Opens kiosks with windows of a size and timing; closes everything at the end. One that is not `painted` does all
    else, for tests that look at what it holds and not at the screen."""
    closing: list[Callable[[], object]] = []

    def make(
        size: tuple[int, int] = (1280, 720),
        timing: Timing | None = None,
        language: str = "en",
        kit: KitWithCode | None = None,
        sticks: StickSource | None = None,
        *,
        painted: bool = True,
    ) -> Booth:
        home = Home(tmp_path / "data")
        if kit is None:
            copied_kiosk(prepared.home.folder, home.folder)
        pin = prepared.pin if kit is None else _set_up(kit.file, kit.code, home)
        opened = open_kiosk(home.folder)
        kiosk = opened.__enter__()
        saving, working, asking, copying = (ThreadPoolExecutor(1) for _ in range(4))
        around = Surroundings(
            executor=saving,
            staff_executor=working,
            asking_executor=asking,
            metrics=Metrics(*size),
            power_off=lambda: False,
            fixed_target=tmp_path / "out",
            fixed_keys=kit.keys_folder if kit else prepared.keys_folder,
            timing=timing or Timing(entry_idle=HOUR_MS, reading_idle=HOUR_MS, farewell_tick=HOUR_MS, staff_hold=200),
            copy_executor=copying if sticks is not None else None,
            sticks=sticks or MountedSticks(),
        )
        window = build_window(kiosk, around)
        window.resize(*size)
        window.setUpdatesEnabled(painted)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.attendee.flow.language.set_home(language)
        window.attendee.flow.reset()

        def end() -> None:
            window.leave()
            window.deleteLater()
            saving.shutdown()
            working.shutdown()
            asking.shutdown()
            copying.shutdown()
            opened.__exit__(None, None, None)

        closing.append(end)
        return Booth(kiosk, window, pin, tmp_path / "out")

    yield make
    for end in reversed(closing):
        end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
