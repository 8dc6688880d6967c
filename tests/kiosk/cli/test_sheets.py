"""`kit sheets`: a page for each kit that the campaign's root has signed, and none for any other."""

import subprocess
from pathlib import Path

import pytest
from command_line import kiosk_here
from factories_vault import PASSPHRASE, made_keys

from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.fingerprint import fingerprint_of
from kiosk.kit import KitMade, make_kit
from kiosk.paths import CAMPAIGNS
from kiosk.vault.certificates import to_der
from kiosk.vault.keys import load_keys


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sheets") / "keys"
    made_keys(folder)
    return folder


def a_kit(keys: Path, to: Path, mode: Mode = Mode.LIVE) -> KitMade:
    unlocked = load_keys(keys, PASSPHRASE)
    return make_kit(
        CAMPAIGNS / "sample", unlocked, name="kiosk-07", mode=mode, to=to, randomness=lambda n: bytes(range(n))
    )


def test_the_sheet_has_the_fingerprint_and_not_the_code(keys: Path, tmp_path: Path) -> None:
    kit = a_kit(keys, tmp_path)
    words = ("--root", keys / "root.pem", "--to", tmp_path / "sheets", "--language", "pl", "--json")
    said = kiosk_here("kit", "sheets", kit.file, *words).json

    fingerprint = fingerprint_of(to_der((keys / "root.pem").read_bytes()))
    assert said == {"fingerprint": " ".join(fingerprint), "sheets": ["sheet-kiosk-07.pdf"]}
    pdf = tmp_path / "sheets/sheet-kiosk-07.pdf"
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert "kiosk-07" in text
    assert "Przykład: biblioteka" in text
    assert " ".join(fingerprint) in " ".join(text.split())
    assert not [group for group in kit.code.split() if group in text]


def test_a_kit_of_another_campaign_gets_no_sheet(keys: Path, tmp_path: Path) -> None:
    kit = a_kit(keys, tmp_path)
    made_keys(tmp_path / "other")
    with pytest.raises(InputRefused) as caught:
        kiosk_here("kit", "sheets", kit.file, "--root", tmp_path / "other/root.pem", "--to", tmp_path / "sheets")
    assert caught.value.code == "certificate-unknown-root"
    assert not (tmp_path / "sheets").exists()
