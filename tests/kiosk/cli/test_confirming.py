"""`confirm` in a process of its own: what it prints, and how it refuses."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from command_line import kiosk
from factories_kiosks import copied_kiosk
from factories_vault import PASSPHRASE, made_keys

from kiosk.clock import SystemClock
from kiosk.entry import Mode
from kiosk.home import Home
from kiosk.installed import open_kiosk
from kiosk.installing import install
from kiosk.kit import make_kit, read_kit
from kiosk.paths import CAMPAIGNS
from kiosk.receipt import ImportReceipt, write_receipt
from kiosk.settings import EventSettings
from kiosk.simulating import made_up_signings
from kiosk.vault.keys import load_keys

SIGNINGS = 3


@dataclass(frozen=True)
class Place:
    """A kiosk's data folder, a receipt that covers all but its last entry, and one that is another kiosk's."""

    data: Path
    mine: Path
    anothers: Path


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """To be copied."""
    tmp_path = tmp_path_factory.mktemp("confirming")
    made_keys(tmp_path / "keys")
    keys = load_keys(tmp_path / "keys", PASSPHRASE)
    made = make_kit(
        CAMPAIGNS / "viasna", keys, name="kiosk-01", mode=Mode.LIVE, to=tmp_path, randomness=lambda n: bytes(range(n))
    )
    home = Home(tmp_path / "data")
    event = EventSettings("Fair", "Berlin", date(2026, 11, 22))
    install(read_kit(made.file, made.code), event, home, SystemClock())
    with open_kiosk(home.folder) as opened:
        for signing in made_up_signings(SIGNINGS, 7, opened.campaign):
            opened.collecting.accept(signing)
        last = SIGNINGS - 1
        receipt = ImportReceipt(
            opened.facts.campaign_id, Mode.LIVE, opened.facts.kiosk_id, last, opened.ledger.head_at(last)
        )
    others = replace(receipt, kiosk_id=bytes(16))
    return Place(home.folder, *(write_receipt(tmp_path, one, keys.desk) for one in (receipt, others)))


@pytest.fixture
def place(made_once: Place, tmp_path: Path) -> Place:
    return replace(made_once, data=copied_kiosk(made_once.data, tmp_path / "data"))


def test_it_says_what_was_erased_and_what_is_kept(place: Place) -> None:
    assert kiosk("confirm", place.mine, "--data", place.data, "--json").json == {"erased": 2, "kept": 1}
    both = place.anothers, place.mine
    assert kiosk("confirm", *both, "--data", place.data, "--json").json == {"erased": 0, "kept": 1}
    assert kiosk("status", "--data", place.data, "--json").json["unconfirmed"] == 1


def test_a_refusal_is_one_line_with_its_code(place: Place) -> None:
    for path, code in ((place.anothers, "receipt-of-other-kiosk"), (place.data / "none", "file-unreadable")):
        done = kiosk("confirm", path, "--data", place.data, "--json")
        assert (done.code, done.out, len(done.err.splitlines())) == (3, "", 1)
        assert done.err.startswith(f"error {code}: ")
    assert kiosk("status", "--data", place.data, "--json").json["unconfirmed"] == SIGNINGS


def test_a_receipt_must_be_named(place: Place) -> None:
    done = kiosk("confirm", "--data", place.data)
    assert (done.code, done.err.partition(":")[0]) == (2, "error command-line-wrong")
