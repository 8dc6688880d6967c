"""A blind person signs alone: an outside client, as screen readers are, finds everything by its name."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from booths import Prepared
from buses import private_bus
from factories_kiosks import copied_kiosk
from faults.displays import X11, x_server
from imports import ROOT
from msgspec.structs import replace

from kiosk.campaign import Campaign
from kiosk.clock import SystemClock
from kiosk.home import Home
from kiosk.installed import open_kiosk
from kiosk.opening import OpenedRecord, open_entry
from kiosk.settings import read_settings, write_settings
from kiosk.words import words_in

DEBIANS_PYTHON = "/usr/bin/python3"
HAS_BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
NAMES = {"en": ("Zo", "Xu"), "ru": ("Фё", "Щу"), "be": ("Ўл", "Іў"), "de": ("Jö", "Üß")}
"""As short as says whether letters come as they should: each is looked for on the whole screen."""


@dataclass
class Client:
    """The other end of tests/screen_reader.py."""

    process: "subprocess.Popen[str]"
    environment: dict[str, str]

    def strike(self, chord: str) -> None:
        """On a keyboard that is plugged in, into the program’s window."""
        window = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Petition Kiosk", "windowfocus"]
        subprocess.run([*window, "--sync", "key", chord], env=self.environment, check=True, capture_output=True)

    def ask(self, do: str, **more: str) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": do} | more) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        assert "error" not in told, f"{told['error']}; there is {[one[:2] for one in told['there']]}"
        return told["answer"]

    def names(self) -> dict[str, list[str]]:
        """The names of everything that can be seen, by role."""
        names: dict[str, list[str]] = {}
        for role, name, *_ in self.ask("read"):
            names.setdefault(role, []).append(name)
        return names


@contextmanager
def running(words: list[str], environment: dict[str, str], errors: Path) -> Iterator["subprocess.Popen[str]"]:
    with errors.open("w") as file:
        process = subprocess.Popen(
            words, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=file, text=True
        )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@contextmanager
def screen_reader_at(home: Home, folder: Path, *options: str) -> Iterator[Client]:
    """The kiosk as it is started at an event, and a screen reader beside it, on a desktop of their own."""
    with private_bus() as bus, x_server() as display:
        environment = {
            **os.environ,
            **display.environment,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_LOGGING_RULES": "qt.qpa.*=false",
        }
        program = [sys.executable, "-m", "kiosk", "run", "--data", str(home.folder), *options]
        client = [DEBIANS_PYTHON, str(ROOT / "tests/screen_reader.py"), "petition-kiosk"]
        with (
            running(program, environment, folder / "kiosk-errors"),
            running(client, environment, folder / "client-errors") as process,
        ):
            yield Client(process, environment)


@pytest.fixture
def home(prepared: Prepared, tmp_path: Path) -> Home:
    """A kiosk on the day of its event."""
    home = Home(copied_kiosk(prepared.home.folder, tmp_path / "data"))
    today = SystemClock().now().date()
    settings = read_settings(home.settings)
    write_settings(home.settings, replace(settings, event=replace(settings.event, day=today)))
    return home


@pytest.fixture(autouse=True)
def desktop_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The bus starts the accessible one, whose socket goes there; skips where this machine has no bindings."""
    if not X11.is_there():
        pytest.skip(f"needs {X11.what}")
    if subprocess.run([DEBIANS_PYTHON, "-c", HAS_BINDINGS], capture_output=True, check=False).returncode:
        pytest.skip("needs a screen reader’s way in: apt-get install at-spi2-core gir1.2-atspi-2.0 python3-gi")
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))


def read_petition(client: Client, campaign: Campaign, language: str) -> None:
    """Its parts are what they are: whoever cannot see goes from heading to heading."""
    petition, names = campaign.petition(language), client.names()
    headings, paragraphs, items = (names[role] for role in ("heading", "paragraph", "list item"))
    for heading in (petition.title, petition.why_heading, petition.people_heading, petition.demands_heading):
        assert heading in headings
    assert set(petition.why) <= set(paragraphs)
    assert len(names["list"]) >= 2
    for person in petition.people:
        assert f"{person.name}, {person.role}" in items
    for demand in petition.demands:
        assert any(item.endswith(demand.text) for item in items)


@pytest.mark.parametrize("language", NAMES)
def test_somebody_who_sees_nothing_signs_alone(language: str, home: Home, prepared: Prepared, tmp_path: Path) -> None:
    words, (given, family) = words_in(language), NAMES[language]
    with open_kiosk(home.folder) as kiosk:
        campaign = kiosk.campaign
    with screen_reader_at(home, tmp_path) as client:
        client.ask("press", name=words.own_name())
        client.ask("press", name=words.say("Touch to read"))
        client.ask("focus", name=campaign.petition(language).support_action)
        read_petition(client, campaign, language)
        client.ask("press", name=campaign.petition(language).support_action)

        client.ask("press", name=words.say("Only {controller}", controller=campaign.controller(words.language)))
        client.ask("press", name=words.say("Next"))
        client.ask("focus", name=words.say("Given name"))
        client.ask("type", text=given)
        client.ask("focus", name=words.say("Family name"))
        client.ask("type", text=family)
        client.ask("press", name=words.say("Next"))
        client.ask("press", name=words.say("I cannot draw"))
        client.ask("press", name=words.say("I sign"))
        client.ask("press", name=words.say("Show me a code to withdraw later"))
        client.ask("focus", name=words.say("Take the code off the screen"))
        said = [name for _, name, *_ in client.ask("read")]
        heard = client.ask("hear")

    assert words.say("Recorded here") in said
    assert campaign.petition(language).title in heard
    for title in ("Who may see your name?", "Who is signing?", "Do you agree?"):
        assert words.say(title) in heard
    assert not any(name in line for line in (*said, *heard) for name in (given, family))
    with open_kiosk(home.folder) as kiosk:
        (entry,) = kiosk.ledger.entries()
    opened = open_entry(entry, prepared.keys.opening)
    assert isinstance(opened, OpenedRecord)
    signatory = opened.signatory
    assert (signatory.given_name, signatory.family_name) == (given, family)


def test_a_volunteer_who_sees_nothing_exports_and_locks(home: Home, prepared: Prepared, tmp_path: Path) -> None:
    say, pin = words_in("en").say, prepared.pin
    if which("xdotool") is None:
        pytest.skip("needs a keyboard’s way in: apt-get install xdotool")
    with screen_reader_at(home, tmp_path, "--windowed") as client:
        client.ask("press", name=words_in("en").own_name())
        client.strike("ctrl+shift+F12")
        for typed, digit in enumerate(pin, start=1):
            client.ask("press", name=digit)
            if typed < len(pin):
                client.ask("find", name=words_in("en").plural("{count} digit typed", "{count} digits typed", typed))
        client.ask("press", name=say("Save a copy to a stick"))
        client.ask("press", name=say("Write the sealed copy"))
        role, *_ = client.ask("find", name=say("The copy is written and checked."))
        client.ask("press", name=say("Done"))
        client.ask("press", name=say("Settings"))
        kept, _, states = client.ask("find", name=f"{say('Colours')}: {say('Light')}")
        client.ask("press", name=say("Lock"))
        client.ask("focus", name=say("Touch to read"))
        heard = client.ask("hear")

    assert role in ("label", "heading")
    assert kept == "check box"
    assert {"checked", "enabled"} <= set(states)
    (batch,) = (tmp_path / "petition-kiosk-export").glob("*.kiosk-batch")
    assert batch.stat().st_size
    for told in ("Staff only", words_in("en").plural("{count} digit typed", "{count} digits typed", 5)):
        assert say(told) in heard
    for told in ("All is well", "The copy is written and checked."):
        assert any(say(told) in one for one in heard)
    assert not [one for one in heard if pin in one]
