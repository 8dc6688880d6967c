"""The self-test on a real kiosk, sound and spoilt."""

import shutil
from datetime import UTC, date, datetime
from errno import EIO
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from disks import ROOT_ONLY, small_disk
from factories_collecting import a_signing_of
from factories_vault import CHEAP

from kiosk.clock import SystemClock
from kiosk.entry import Mode
from kiosk.home import Home
from kiosk.installed import open_kiosk
from kiosk.installing import install
from kiosk.kit import make_kit, read_kit
from kiosk.paths import CAMPAIGNS
from kiosk.selftest import Check, self_test
from kiosk.settings import EventSettings
from kiosk.vault.keys import load_keys, make_keys

DAY = date(2026, 11, 22)


class ClockOn(SystemClock):
    """Shows noon of one day."""

    def __init__(self, day: date) -> None:
        self._day = day

    def now(self) -> datetime:
        return datetime(self._day.year, self._day.month, self._day.day, 12, tzinfo=UTC)


def a_screen() -> Check:
    return Check("screen", ok=True, detail="1280x720")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    make_keys(tmp_path / "keys", "x", date(2021, 12, 1), DAY, CHEAP)
    keys = load_keys(tmp_path / "keys", "x")
    made = make_kit(
        CAMPAIGNS / "viasna", keys, name="kiosk-01", mode=Mode.LIVE, to=tmp_path, randomness=lambda n: bytes(range(n))
    )
    home = Home(tmp_path / "data")
    install(read_kit(made.file, made.code), EventSettings("Fair", "", DAY), home, SystemClock())
    return home


def failed(home: Home, day: date = DAY) -> dict[str, str]:
    return {check.name: check.detail for check in self_test(home, ClockOn(day), a_screen) if not check.ok}


def test_a_sound_kiosk_passes_every_check(home: Home) -> None:
    assert failed(home) == {}
    names = [check.name for check in self_test(home, ClockOn(DAY), a_screen)]
    assert names == ["disk", "free-space", "fonts", "keyboards", "screen", "durability", "clock", "keys", "ledger"]


def test_a_clock_that_is_days_off_is_told(home: Home) -> None:
    assert failed(home, date(2026, 11, 23)) == {}
    assert failed(home, date(1970, 1, 1)) == {"clock": "1970-01-01"}


def test_no_kiosk_is_told_by_its_code(tmp_path: Path) -> None:
    assert failed(Home(tmp_path)) == {"kiosk": "kiosk-missing"}


def test_a_damaged_entry_is_told_by_its_number(home: Home) -> None:
    with open_kiosk(home.folder) as kiosk:
        for _ in range(3):
            kiosk.collecting.accept(a_signing_of(kiosk.campaign))
        middle = list(kiosk.ledger.entries())[1]
    assert middle.box is not None
    content = home.ledger.read_bytes()
    home.ledger.write_bytes(content.replace(middle.box[-64:], bytes(64)))

    assert failed(home) == {"ledger": "2"}


@ROOT_ONLY
def test_a_disk_with_room_for_less_than_500_is_told(home: Home, tmp_path: Path) -> None:
    with small_disk(tmp_path, mebibytes=4) as disk:
        copytree(home.folder, disk / "data", ignore=ignore_patterns("ballast"))
        (too_small,) = (failed(Home(disk / "data")),)
    assert list(too_small) == ["free-space"]
    assert 0 < int(too_small["free-space"]) < 500


def test_a_disk_that_does_not_say_how_full_it_is_stops_no_other_check(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fake: no disk on this machine fails when it is asked for that alone."""

    def fails(_folder: Path) -> None:
        raise OSError(EIO, "Input/output error")

    monkeypatch.setattr(shutil, "disk_usage", fails)
    checks = self_test(home, ClockOn(DAY), a_screen)
    assert {check.name for check in checks if not check.ok} == {"free-space"}
    assert checks[-1].name == "ledger"


def test_another_kiosks_key_is_told(home: Home) -> None:
    home.private_key.write_bytes(b"no key")

    assert failed(home) == {"kiosk": "identity-broken"}
