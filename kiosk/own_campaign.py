"""The use case of those with one laptop: keys of their own, a kit made with them, and that kit opened, in one go.

The same functions as `campaign keys` and `kit make`: what comes of it is what a coordinator would have made, in a
keys folder that opens, merges and delivers like any other.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.entry import Mode
from kiosk.finding import holds_keys
from kiosk.kit import Kit, read_kit
from kiosk.preparing import KitOrder, make_campaign_keys, make_kits, refuse_unconfirmed
from kiosk.receipt_code import Randomness

KITS = "kits"
"""Folder in the keys folder for the kit and the sheet with its set-up code."""


@dataclass(frozen=True, slots=True)
class OwnCampaign:
    """What to make and where. `keys` is a new folder, or one with keys that the passphrase opens."""

    campaign: Path
    keys: Path
    mode: Mode
    controller_confirmed: bool
    passphrase: str = field(repr=False)


def make_own_kit(order: OwnCampaign, today: date, randomness: Randomness) -> tuple[Kit, str]:
    """The kit, opened, and its set-up code, which also stands on the sheet beside the keys.

    Keys that are there already are used: a set-up that was cut short is begun anew without making others. Raises as
    `make_campaign_keys`, `make_kits` and `read_kit`.
    """
    refuse_unconfirmed(order.campaign, order.mode, controller_confirmed=order.controller_confirmed)
    if not holds_keys(order.keys):
        make_campaign_keys(order.keys, order.passphrase, order.campaign, today)
    (made,) = make_kits(
        KitOrder(
            campaign=order.campaign,
            keys=order.keys,
            count=1,
            mode=order.mode,
            controller_confirmed=order.controller_confirmed,
            out=order.keys / KITS,
            passphrase=order.passphrase,
        ),
        randomness,
    )
    return read_kit(made.file, made.code), made.code
