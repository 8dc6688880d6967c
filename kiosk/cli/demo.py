"""What `demo` and the tour stand on: a rehearsal kiosk with throw-away keys, made where there is none yet."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from kiosk.campaign_folder import read_campaign
from kiosk.clock import SystemClock
from kiosk.durable import make_private_folder, write_file_durably
from kiosk.entry import Mode
from kiosk.home import Home
from kiosk.installing import install
from kiosk.kit import make_kit, read_kit
from kiosk.paths import CAMPAIGNS, default_data
from kiosk.settings import EventSettings
from kiosk.vault.keys import CampaignKeys, load_keys, make_keys
from kiosk.words import Words

CAMPAIGN = CAMPAIGNS / "viasna"
PASSPHRASE = "demo demo demo"  # noqa: S105 -- throw-away keys for made-up signatures; it is printed at every start


class Secrets(msgspec.Struct, frozen=True):
    """What a rehearsal may print: the PIN of its staff screen and the passphrase of its throw-away keys."""

    pin: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo's folder: a kiosk's data and, among them, the keys that nobody would keep there in earnest."""

    folder: Path

    @property
    def home(self) -> Home:
        """The kiosk's data."""
        return Home(self.folder)

    @property
    def keys(self) -> Path:
        """The throw-away keys folder."""
        return self.folder / "demo-keys"

    @property
    def secrets(self) -> Path:
        """PIN and passphrase in the clear: this is a demo."""
        return self.folder / "demo.json"


def demo_in(data: Path | None) -> Demo:
    """The demo in this folder, or in the usual place beside the kiosk's own data."""
    return Demo(data or default_data().with_name(f"{default_data().name}-demo"))


def ready_demo(demo: Demo, day: date) -> Secrets:
    """Makes keys, kit and kiosk where they are not there yet; later starts find them as they were."""
    if demo.home.is_set_up() and demo.secrets.exists():
        return msgspec.json.decode(demo.secrets.read_bytes(), type=Secrets)
    make_private_folder(demo.folder)
    if not demo.keys.exists():
        make_keys(demo.keys, PASSPHRASE, read_campaign(CAMPAIGN).started, day)
    keys, event = load_keys(demo.keys, PASSPHRASE), EventSettings("Rehearsal", "", day)
    secrets = Secrets(set_up_rehearsal(keys, demo.home, "kiosk-demo", event), PASSPHRASE)
    write_file_durably(demo.secrets, msgspec.json.encode(secrets))
    return secrets


def set_up_rehearsal(keys: CampaignKeys, home: Home, name: str, event: EventSettings) -> str:
    """Makes a kit for a rehearsal and a kiosk out of it; the PIN of its staff screen."""
    with TemporaryDirectory() as kits:
        made = make_kit(CAMPAIGN, keys, name=name, mode=Mode.REHEARSAL, to=Path(kits), randomness=os.urandom)
        return install(read_kit(made.file, made.code), event, home, SystemClock()).pin


def announce(demo: Demo, secrets: Secrets, words: Words, say: Callable[[str], None]) -> None:
    """Tells the person at the terminal what they need to try everything."""
    say(words.say("Rehearsal: nothing signed here counts. Its data stay in {folder}", folder=demo.folder))
    say(words.say("PIN of the staff screen: {pin}", pin=secrets.pin))
    say(words.say("Keys folder: {folder}; passphrase: {passphrase}", folder=demo.keys, passphrase=secrets.passphrase))
