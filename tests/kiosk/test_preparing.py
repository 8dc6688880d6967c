"""Before an event: keys from the campaign's day on, kits whose codes stand on one sheet, live ones only with a word."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.kit import read_kit
from kiosk.paths import CAMPAIGNS
from kiosk.preparing import KitOrder, make_campaign_keys, make_kits

VIASNA = CAMPAIGNS / "viasna"
PASSPHRASE = "five old words and one more"
TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared") / "keys"
    make_campaign_keys(folder, PASSPHRASE, VIASNA, TODAY)
    return folder


def an_order(keys: Path, out: Path) -> KitOrder:
    return KitOrder(VIASNA, keys, 2, Mode.LIVE, controller_confirmed=True, out=out, passphrase=PASSPHRASE)


def test_each_kit_opens_with_its_code_from_the_sheet(keys: Path, tmp_path: Path) -> None:
    made = make_kits(an_order(keys, tmp_path / "kits"), os.urandom)
    rows = [line.split(",") for line in (tmp_path / "kits" / "codes.csv").read_text("utf-8").splitlines()[1:]]
    assert [row[1] for row in rows] == ["kiosk-01", "kiosk-02"] == [kit.name for kit in made]
    for row in rows:
        assert read_kit(tmp_path / "kits" / row[0], row[3]).facts.kiosk_id.hex() == row[2]


def test_later_kits_take_the_next_names_and_lose_no_code(keys: Path, tmp_path: Path) -> None:
    first = make_kits(an_order(keys, tmp_path), os.urandom)
    second = make_kits(replace(an_order(keys, tmp_path), count=1), os.urandom)
    sheet = (tmp_path / "codes.csv").read_text("utf-8")
    assert [kit.name for kit in second] == ["kiosk-03"]
    assert all(kit.code in sheet for kit in (*first, *second))


def test_live_kits_want_the_controllers_word(keys: Path, tmp_path: Path) -> None:
    order = replace(an_order(keys, tmp_path / "kits"), controller_confirmed=False)
    with pytest.raises(InputRefused) as refused:
        make_kits(order, os.urandom)
    assert refused.value.code == "controller-not-confirmed"
    assert not (tmp_path / "kits").exists()
    assert len(make_kits(replace(order, mode=Mode.REHEARSAL), os.urandom)) == 2


def test_an_order_does_not_show_its_passphrase(tmp_path: Path) -> None:
    assert PASSPHRASE not in repr(an_order(tmp_path, tmp_path))
