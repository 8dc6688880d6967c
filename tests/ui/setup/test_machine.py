"""The real laptop behind the wizard: a real kit, a real kiosk, and no second of either."""

import os
from datetime import date
from pathlib import Path

import pytest
from factories_campaign import SHIPPED, a_campaign_copy
from factories_vault import CHEAP, STARTED

from kiosk.clock import SystemClock
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.fingerprint import fingerprint_of
from kiosk.home import Home
from kiosk.installed import open_kiosk
from kiosk.kit import KitMade, make_kit
from kiosk.selftest import Check
from kiosk.settings import EventSettings
from kiosk.vault.keys import CampaignKeys, load_keys, make_keys
from ui.setup.machine import Machine

DAY = date(2026, 11, 22)
EVENT = EventSettings("Fair", "Vilnius", DAY)


@pytest.fixture
def keys(tmp_path: Path) -> CampaignKeys:
    make_keys(tmp_path / "stick" / "keys", "x", STARTED, DAY, CHEAP)
    return load_keys(tmp_path / "stick" / "keys", "x")


@pytest.fixture
def made(tmp_path: Path, keys: CampaignKeys) -> KitMade:
    to = tmp_path / "stick"
    return make_kit(SHIPPED, keys, name="kiosk-01", mode=Mode.REHEARSAL, to=to, randomness=os.urandom)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    screen = Check("screen", ok=True, detail="")
    return Machine(Home(tmp_path / "data"), SystemClock(), lambda: screen, backlight=lambda: None)


def test_a_kit_becomes_a_kiosk_that_waits_for_its_pin(
    machine: Machine, made: KitMade, keys: CampaignKeys, tmp_path: Path
) -> None:
    assert machine.resumed() is None
    opened = machine.open_kit(made.file, made.code)
    assert (opened.name, opened.mode, opened.campaign.id) == ("kiosk-01", Mode.REHEARSAL, "viasna")
    assert opened.fingerprint == fingerprint_of(keys.issuer.certificate_der)

    machine.install(EVENT, "de")
    resumed = machine.resumed()
    assert resumed is not None
    assert (resumed.mode, resumed.language) == (Mode.REHEARSAL, "de")
    assert {check.name for check in machine.self_test() if not check.ok} <= {"clock", "free-space"}

    pin = machine.new_pin()
    machine.pin_seen()
    assert machine.resumed() is None
    with open_kiosk(tmp_path / "data") as kiosk:
        assert kiosk.pin.check(pin).ok


def test_a_kit_is_used_once(machine: Machine, made: KitMade) -> None:
    with pytest.raises(InputRefused, match="kit-broken"):
        machine.install(EVENT, "de")
    machine.open_kit(made.file, made.code)
    machine.install(EVENT, "de")
    machine.open_kit(made.file, made.code)
    with pytest.raises(InputRefused, match="kiosk-exists"):
        machine.install(EVENT, "de")


def test_sticks_are_looked_through_and_copies_told_once(machine: Machine, made: KitMade, tmp_path: Path) -> None:
    a_campaign_copy(tmp_path / "stick" / "the same")
    other = a_campaign_copy(tmp_path / "stick" / "ours")
    other.replace("campaign.toml", 'id = "viasna"', 'id = "ours"')

    found = machine.look((tmp_path / "stick",))
    assert [kit.file for kit in found.kits] == [made.file]
    ids = [one.campaign.id for one in found.campaigns]
    assert ids.count("viasna") == ids.count("ours") == 1
    assert SHIPPED in [one.folder for one in found.campaigns], "the program's own goes before a copy of it"
    assert machine.look(()).kits == ()


def test_today_is_the_day_of_this_machines_clock(machine: Machine) -> None:
    assert machine.today() == SystemClock().now().astimezone().date()
