"""The use cases before an event: a campaign's keys, and kits for its kiosks with their set-up codes on one sheet."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.campaign_folder import read_campaign
from kiosk.durable import make_private_folder, storage_errors, write_file_durably
from kiosk.entry import Mode
from kiosk.errors import InputRefused, StorageFailed
from kiosk.kit import KitMade, kit_file, make_kit
from kiosk.known_campaigns import keep_campaign
from kiosk.locking import locked
from kiosk.receipt_code import Randomness
from kiosk.vault.keys import KeysMade, load_keys, make_keys

MAX_KITS = 999
CODES = "codes.csv"
LOCK = ".lock"

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
    """Keeps the campaign's text with the keys, makes the kits, and adds their codes to `codes.csv` beside them.

    Raises as `refuse_unconfirmed`, `load_keys` and `make_kit`, and InputRefused("kit-folder-full"),
    Busy("data-in-use"). Kits that were made by then stay, with their codes on the sheet.
    """
    refuse_unconfirmed(order.campaign, order.mode, controller_confirmed=order.controller_confirmed)
    unlocked = load_keys(order.keys, order.passphrase)
    make_private_folder(order.out)
    sheet = _CodeSheet(order.out / CODES)

    def make(name: str) -> KitMade:
        with sheet.unless_missing(kit_file(order.out, name)):
            return make_kit(
                order.campaign,
                unlocked,
                name=name,
                mode=order.mode,
                to=order.out,
                randomness=randomness,
                keep_code=sheet.add,
            )

    with locked(order.out / LOCK):
        # First, for whatever ends the work: a kit that is there may be handed out.
        keep_campaign(order.campaign, order.keys)
        return tuple(map(make, _free_names(order.out, order.count)))


def _free_names(out: Path, count: int) -> list[str]:
    names = (f"kiosk-{number:02}" for number in range(1, MAX_KITS + 1))
    free = [name for name in names if not kit_file(out, name).exists()][:count]
    if len(free) < count:
        raise InputRefused("kit-folder-full", folder=str(out))
    return free


class _CodeSheet:
    """The sheet of set-up codes; those of earlier kits in the same folder stay on it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, kit: KitMade) -> None:
        """Adds a kit's code, durably; raises StorageFailed."""
        known = self._path.read_text(encoding="utf-8") if self._path.exists() else "kit,name,kiosk_id,code"
        lines = [*known.splitlines(), ",".join((kit.file.name, kit.name, kit.kiosk_id.hex(), kit.code))]
        write_file_durably(self._path, ("\n".join(lines) + "\n").encode())

    @contextmanager
    def unless_missing(self, kit: Path) -> Iterator[None]:
        """Takes back what was added where the kit is not there in the end: its name goes to one with another code."""
        before = self._path.read_bytes() if self._path.exists() else None
        try:
            yield
        except BaseException:
            if not kit.exists():
                with suppress(StorageFailed):  # whoever reads the sheet finds a code too many, and none is missing
                    self._put_back(before)
            raise

    def _put_back(self, content: bytes | None) -> None:
        if content is not None:
            write_file_durably(self._path, content)
        else:
            with storage_errors(self._path.parent):
                self._path.unlink(missing_ok=True)
