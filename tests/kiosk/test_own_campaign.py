"""Keys of one's own and a kiosk out of them in one go; what was cut short is taken up with the same keys."""

import os
from datetime import date
from pathlib import Path

import pytest
from factories_campaign import SHIPPED
from factories_vault import CHEAP, STARTED

from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.own_campaign import KITS, OwnCampaign, make_own_kit
from kiosk.preparing import CODES
from kiosk.vault.keys import load_keys, load_public, make_keys

DAY = date(2026, 11, 22)
PASSPHRASE = "sturdy walnut parade oxygen"


def order(keys: Path, campaign: Path = SHIPPED, **changes: object) -> OwnCampaign:
    fields = {"mode": Mode.REHEARSAL, "controller_confirmed": False, "passphrase": PASSPHRASE, **changes}
    return OwnCampaign(campaign, keys, **fields)  # type: ignore[arg-type]  # the tests pass what the fields are


def test_keys_kit_and_code_in_one_go(tmp_path: Path) -> None:
    keys = tmp_path / "stick" / "keys"
    kit, code = make_own_kit(order(keys), DAY, os.urandom)

    unlocked = load_keys(keys, PASSPHRASE)
    assert kit.identity.root_der == unlocked.issuer.certificate_der
    assert kit.members["seal.pub"] == unlocked.public.seal_pub
    assert code in (keys / KITS / CODES).read_text("utf-8")


def test_keys_that_are_there_are_used_again(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    make_keys(keys, PASSPHRASE, STARTED, DAY, CHEAP)
    root = load_public(keys).root_pem
    one, _ = make_own_kit(order(keys, mode=Mode.LIVE, controller_confirmed=True), DAY, os.urandom)
    other, _ = make_own_kit(order(keys), DAY, os.urandom)
    assert one.members["root.pem"] == other.members["root.pem"] == root
    assert one.facts.kiosk_id != other.facts.kiosk_id
    assert (one.facts.mode, other.facts.mode) == (Mode.LIVE, Mode.REHEARSAL)

    with pytest.raises(InputRefused, match="passphrase-wrong"):
        make_own_kit(order(keys, passphrase="another"), DAY, os.urandom)


def test_nothing_is_made_before_the_controller_has_agreed(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="controller-not-confirmed"):
        make_own_kit(order(tmp_path / "keys", mode=Mode.LIVE), DAY, os.urandom)
    assert not (tmp_path / "keys").exists()
