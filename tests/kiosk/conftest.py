"""A kiosk that was set up from a real kit, and the coordinators' keys behind it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from factories_kiosks import CAMPAIGN, EVENT, copied_kiosk
from factories_vault import CHEAP

from kiosk.clock import SystemClock
from kiosk.entry import Mode
from kiosk.home import Home
from kiosk.installed import Kiosk, open_kiosk
from kiosk.installing import install
from kiosk.kit import Kit, make_kit, read_kit
from kiosk.vault.keys import CampaignKeys, load_keys, make_keys


@pytest.fixture(scope="session")
def keys_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coordinators") / "keys"
    make_keys(folder, "geheim", date(2021, 12, 1), date(2026, 11, 1), CHEAP)
    return folder


@pytest.fixture(scope="session")
def keys(keys_folder: Path) -> CampaignKeys:
    return load_keys(keys_folder, "geheim")


@pytest.fixture(scope="session")
def kit(keys: CampaignKeys, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    to = tmp_path_factory.mktemp("kit")
    made = make_kit(CAMPAIGN, keys, name="kiosk-07", mode=Mode.LIVE, to=to, randomness=lambda n: bytes(range(n)))
    return read_kit(made.file, made.code)


@pytest.fixture(scope="session")
def set_up_once(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """To be copied."""
    home = Home(tmp_path_factory.mktemp("set-up") / "data")
    install(kit, EVENT, home, SystemClock())
    return home


@pytest.fixture
def home(set_up_once: Home, tmp_path: Path) -> Home:
    return Home(copied_kiosk(set_up_once.folder, tmp_path / "data"))


@pytest.fixture
def kiosk(home: Home) -> Iterator[Kiosk]:
    with open_kiosk(home.folder) as kiosk:
        yield kiosk
