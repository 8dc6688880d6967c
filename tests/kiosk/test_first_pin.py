"""A kiosk set up on the screen always comes to a PIN that somebody has seen, wherever it was cut short."""

import os
import signal
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from factories_campaign import SHIPPED
from factories_vault import CHEAP

from kiosk.clock import SystemClock
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.first_pin import awaits_first_pin, first_pin_seen, new_first_pin
from kiosk.home import Home
from kiosk.installed import open_kiosk
from kiosk.installing import install
from kiosk.kit import Kit, make_kit, read_kit
from kiosk.settings import EventSettings
from kiosk.vault.keys import load_keys, make_keys

DAY = date(2026, 11, 22)
EVENT = EventSettings("Fair", "Vilnius", DAY)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    folder = tmp_path_factory.mktemp("kit")
    make_keys(folder / "keys", "x", date(2021, 12, 1), DAY, CHEAP)
    keys = load_keys(folder / "keys", "x")
    made = make_kit(SHIPPED, keys, name="kiosk-01", mode=Mode.LIVE, to=folder, randomness=os.urandom)
    return read_kit(made.file, made.code)


def opens(home: Home, pin: str) -> bool:
    with open_kiosk(home.folder) as kiosk:
        return kiosk.pin.check(pin).ok


def test_the_pin_shown_last_holds_until_it_was_seen(kit: Kit, tmp_path: Path) -> None:
    home = Home(tmp_path / "data")
    installed = install(kit, EVENT, home, SystemClock(), pin_seen=False)
    assert awaits_first_pin(home)

    first, second = new_first_pin(home, SystemClock()), new_first_pin(home, SystemClock())
    assert opens(home, second)
    assert not any(opens(home, pin) for pin in {installed.pin, first} - {second})

    first_pin_seen(home)
    assert not awaits_first_pin(home)
    with pytest.raises(InputRefused, match="pin-seen"):
        new_first_pin(home, SystemClock())
    assert opens(home, second)


def test_a_pin_that_a_command_printed_was_seen(kit: Kit, tmp_path: Path) -> None:
    home = Home(tmp_path / "data")
    installed = install(kit, EVENT, home, SystemClock())
    assert not awaits_first_pin(home)
    assert opens(home, installed.pin)


def test_no_kiosk_awaits_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.pin_unseen.touch()
    assert not awaits_first_pin(home)


def test_the_screens_begin_in_the_language_of_whoever_set_up(kit: Kit, tmp_path: Path) -> None:
    for language, spoken in (("de", "de"), ("fr", "en"), ("", "en")):
        home = Home(tmp_path / f"data-{language}")
        install(kit, EVENT, home, SystemClock(), language=language)
        with open_kiosk(home.folder) as kiosk:
            assert kiosk.settings.language == spoken


WATCHED = ("pin.json", "pin-unseen", "kiosk.json")
"""The files whose order decides whether somebody has seen the PIN that holds."""


def killed_at(kit: Kit, home: Home, step: int) -> bool:
    """Sets up in a child that is killed when it is about to write or remove such a file for the `step`-th time."""
    child = os.fork()
    if child == 0:
        _die_at(step)
        install(kit, EVENT, home, SystemClock(), pin_seen=False)
        new_first_pin(home, SystemClock())
        first_pin_seen(home)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _die_at(step: int) -> None:
    left = step

    def look(event: str, args: tuple[Any, ...]) -> None:
        nonlocal left
        names = [Path(os.fsdecode(arg)).name for arg in args if isinstance(arg, str | Path)]
        if event in {"os.rename", "os.remove"} and names[-1] in WATCHED:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def test_killed_at_every_step_it_is_begun_anew_or_asked_for_its_pin(kit: Kit, tmp_path: Path) -> None:
    ends: list[str] = []
    while killed_at(kit, home := Home(tmp_path / f"data-{len(ends)}"), len(ends) + 1):
        ends.append("asked" if home.is_set_up() else "anew")
        if not home.is_set_up():
            install(kit, EVENT, home, SystemClock(), pin_seen=False)
        assert awaits_first_pin(home)
        new_first_pin(home, SystemClock())
        first_pin_seen(home)
        assert not awaits_first_pin(home)
    # Before: the PIN, the mark, the settings; then the PIN that is shown, and the mark that goes.
    assert ends == ["anew", "anew", "anew", "asked", "asked"]
    assert not awaits_first_pin(home)
