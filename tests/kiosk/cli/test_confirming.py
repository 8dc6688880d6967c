"""`confirm` in a process of its own: what it prints, and how it refuses."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from factories_vault import PASSPHRASE, made_keys
from imports import ROOT

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


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made_keys(tmp_path / "keys")
    keys = load_keys(tmp_path / "keys", PASSPHRASE)
    made = make_kit(
        CAMPAIGNS / "viasna", keys, name="kiosk-01", mode=Mode.LIVE, to=tmp_path, randomness=lambda n: bytes(range(n))
    )
    home = Home(tmp_path / "data")
    event = EventSettings("Fair", "Berlin", date(2026, 11, 22))
    install(read_kit(made.file, made.code), event, home, SystemClock())
    with open_kiosk(home.folder) as kiosk:
        for signing in made_up_signings(SIGNINGS, 7, kiosk.campaign):
            kiosk.collecting.accept(signing)
        last = SIGNINGS - 1
        receipt = ImportReceipt(
            kiosk.facts.campaign_id, Mode.LIVE, kiosk.facts.kiosk_id, last, kiosk.ledger.head_at(last)
        )
    others = replace(receipt, kiosk_id=bytes(16))
    return Place(home.folder, *(write_receipt(tmp_path, one, keys.desk) for one in (receipt, others)))


def ran(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={"LANG": "C.UTF-8"})


def told(done: subprocess.CompletedProcess[str]) -> Mapping[str, object]:
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    return dict(json.loads(line))


def test_it_says_what_was_erased_and_what_is_kept(place: Place) -> None:
    assert told(ran("confirm", place.mine, "--data", place.data, "--json")) == {"erased": 2, "kept": 1}
    both = place.anothers, place.mine
    assert told(ran("confirm", *both, "--data", place.data, "--json")) == {"erased": 0, "kept": 1}
    assert told(ran("status", "--data", place.data, "--json"))["unconfirmed"] == 1


def test_a_refusal_is_one_line_with_its_code(place: Place) -> None:
    for path, code in ((place.anothers, "receipt-of-other-kiosk"), (place.data / "none", "file-unreadable")):
        done = ran("confirm", path, "--data", place.data, "--json")
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)
        assert done.stderr.startswith(f"error {code}: ")
    assert told(ran("status", "--data", place.data, "--json"))["unconfirmed"] == SIGNINGS


def test_a_receipt_must_be_named(place: Place) -> None:
    done = ran("confirm", "--data", place.data)
    assert (done.returncode, done.stderr.partition(":")[0]) == (2, "error command-line-wrong")
