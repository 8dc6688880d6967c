"""The use cases before an event: a campaign's keys, and kits for its kiosks with their set-up codes on one sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.campaign_folder import read_campaign
from kiosk.durable import make_private_folder, write_file_durably
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.kit import KitMade, make_kit
from kiosk.known_campaigns import keep_campaign
from kiosk.receipt_code import Randomness
from kiosk.vault.keys import KeysMade, load_keys, make_keys

MAX_KITS = 999
CODES = "codes.csv"

BEFORE_ANY_CAMPAIGN = date(2020, 1, 1)
"""The keys' first day where no campaign is named: kiosks' certificates begin with their campaign, and so later."""


@dataclass(frozen=True, slots=True)
class KitOrder:
    """Which kits to make, of what, and where to. All are folders; `count` is 1 to MAX_KITS."""

    campaign: Path
    keys: Path
    count: int
    mode: Mode
    controller_confirmed: bool
    """Whether whoever orders them says that the controller named in the campaign has agreed."""
    out: Path
    passphrase: str = field(default="", repr=False)


def make_campaign_keys(out: Path, passphrase: str, campaign: Path | None, today: date) -> KeysMade:
    """Makes keys that are valid from the campaign's day on, where its folder is named.

    Raises as `read_campaign` and `make_keys`.
    """
    not_before = read_campaign(campaign).started if campaign else BEFORE_ANY_CAMPAIGN
    return make_keys(out, passphrase, not_before, today)


def refuse_unconfirmed(campaign: Path, mode: Mode, *, controller_confirmed: bool) -> None:
    """Live kits want the controller's word, in the campaign or from whoever orders them.

    Raises InputRefused("controller-not-confirmed"), and as `read_campaign`.
    """
    privacy = read_campaign(campaign).privacy
    if mode is Mode.LIVE and not (controller_confirmed or privacy.controller_confirmed):
        raise InputRefused("controller-not-confirmed", controller=privacy.controller)


def make_kits(order: KitOrder, randomness: Randomness) -> tuple[KitMade, ...]:
    """Makes the kits, adds their codes to `codes.csv` beside them, and keeps the campaign's text with the keys.

    Raises as `refuse_unconfirmed`, `load_keys` and `make_kit`, and InputRefused("kit-folder-full").
    """
    refuse_unconfirmed(order.campaign, order.mode, controller_confirmed=order.controller_confirmed)
    unlocked = load_keys(order.keys, order.passphrase)
    make_private_folder(order.out)
    made = tuple(
        make_kit(order.campaign, unlocked, name=name, mode=order.mode, to=order.out, randomness=randomness)
        for name in _free_names(order.out, order.count)
    )
    _write_codes(order.out / CODES, made)
    keep_campaign(order.campaign, order.keys)
    return made


def _free_names(out: Path, count: int) -> list[str]:
    names = (f"kiosk-{number:02}" for number in range(1, MAX_KITS + 1))
    free = [name for name in names if not (out / f"{name}.kit").exists()][:count]
    if len(free) < count:
        raise InputRefused("kit-folder-full", folder=str(out))
    return free


def _write_codes(path: Path, made: Sequence[KitMade]) -> None:
    """Adds the codes of these kits to the sheet, keeping those of earlier kits in the same folder."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else ["kit,name,kiosk_id,code"]
    lines += [",".join((kit.file.name, kit.name, kit.kiosk_id.hex(), kit.code)) for kit in made]
    write_file_durably(path, ("\n".join(lines) + "\n").encode())
