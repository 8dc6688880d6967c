"""Before an event: keys from the campaign's day on, kits whose codes stand on one sheet, live ones only with a word."""

import os
from dataclasses import replace
from datetime import date
from errno import ENOSPC
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest

from kiosk.durable import write_synced
from kiosk.entry import Mode
from kiosk.errors import Busy, InputRefused, StorageFailed
from kiosk.kit import read_kit
from kiosk.known_campaigns import KEPT
from kiosk.locking import locked
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


def kits_in(folder: Path) -> dict[str, list[str]]:
    """The kits that are there, each with the codes that the sheet has for it."""
    sheet = folder / "codes.csv"
    rows = [line.split(",") for line in sheet.read_text("utf-8").splitlines()[1:]] if sheet.exists() else []
    return {kit.name: [row[3] for row in rows if row[0] == kit.name] for kit in sorted(folder.glob("*.kit"))}


def test_no_kit_is_there_before_its_code_stands_on_the_sheet(keys: Path, tmp_path: Path) -> None:
    """Whenever the work is cut off, every kit that is there can be opened."""
    seen: list[int] = []

    def looking(count: int) -> bytes:
        assert all(len(codes) == 1 for codes in kits_in(tmp_path).values())
        seen.append(len(kits_in(tmp_path)))
        return os.urandom(count)

    make_kits(replace(an_order(keys, tmp_path), count=3), looking)
    assert {0, 1, 2} <= set(seen)


def test_no_kit_is_there_before_the_keys_have_its_campaign(keys: Path, tmp_path: Path) -> None:
    own = Path(copytree(keys, tmp_path / "keys", ignore=ignore_patterns(KEPT)))
    kept: list[int] = []

    def looking(count: int) -> bytes:
        kept.append(len(list((own / KEPT).glob("viasna-*"))))
        return os.urandom(count)

    make_kits(an_order(own, tmp_path / "kits"), looking)
    assert set(kept) == {1}


def test_after_a_full_disk_every_kit_has_its_code_and_the_next_takes_the_free_name(
    keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter(range(2))

    def full(*words: Any) -> None:
        if next(left, None) is None:
            raise OSError(ENOSPC, "full")
        write_synced(*words)

    with monkeypatch.context() as patch:
        patch.setattr("kiosk.kit.write_synced", full)
        with pytest.raises(StorageFailed, match="target-full"):
            make_kits(replace(an_order(keys, tmp_path), count=9), os.urandom)
    assert {kit: len(codes) for kit, codes in kits_in(tmp_path).items()} == {"kiosk-01.kit": 1, "kiosk-02.kit": 1}

    make_kits(replace(an_order(keys, tmp_path), count=1), os.urandom)
    for kit, (code,) in kits_in(tmp_path).items():
        read_kit(tmp_path / kit, code)


def test_two_who_make_kits_in_one_folder_do_not_take_each_others_names(keys: Path, tmp_path: Path) -> None:
    out = tmp_path / "kits"
    make_kits(an_order(keys, out), os.urandom)
    (held,) = set(out.iterdir()) - {out / "codes.csv", *out.glob("*.kit")}
    before = (out / "codes.csv").read_bytes()
    with locked(held), pytest.raises(Busy, match="data-in-use"):
        make_kits(an_order(keys, out), os.urandom)
    assert (out / "codes.csv").read_bytes() == before
