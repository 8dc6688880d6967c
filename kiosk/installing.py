"""The use case of setting up: from a kit to a kiosk in its data folder, whole or not there."""

from dataclasses import dataclass

from kiosk.campaign_folder import read_campaign
from kiosk.clock import Clock
from kiosk.durable import PRIVATE_FOLDER, storage_errors, write_file_durably
from kiosk.entry import Mode, first_head
from kiosk.errors import InputRefused
from kiosk.home import Home, sole_use
from kiosk.kit import Kit
from kiosk.ledger.database import has_tables, remove_database
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.salvage import salvage
from kiosk.ledger.space import make_ballast
from kiosk.settings import EventSettings, Settings, write_settings
from kiosk.system import sync_folder
from kiosk.vault.pin import PinLock


@dataclass(frozen=True, slots=True)
class Installed:
    """A kiosk that is ready to run; the PIN is told this once."""

    kiosk_id: bytes
    name: str
    campaign_id: str
    mode: Mode
    pin: str


def install(
    kit: Kit, event: EventSettings, home: Home, clock: Clock, *, language: str = "", pin_seen: bool = True
) -> Installed:
    """Sets a kiosk up. `kiosk.json` is written last: a set-up that was cut short is begun anew.

    `language` is what the screens speak at first, the campaign's own where it has no texts in it. Without `pin_seen`
    the kiosk waits for a first PIN that somebody has seen (see `kiosk.first_pin`).

    Raises InputRefused("kiosk-exists") where there is one already, StorageFailed, Busy.
    """
    with sole_use(home):
        if home.is_set_up():
            raise InputRefused("kiosk-exists", folder=str(home.folder))
        _refuse_leftover_records(home, kit.facts.kiosk_id)
        with storage_errors(home.folder):
            _write_kit(kit, home)
            pin = PinLock(home.pin, clock, write_file_durably).create()
            _make_ledger(kit, home)
            make_ballast(home.ballast)
            campaign = read_campaign(home.campaign)
            spoken = language if language in campaign.languages else campaign.default_language
            if not pin_seen:
                write_file_durably(home.pin_unseen, b"")
            write_settings(home.settings, Settings(event, spoken))
    facts = kit.facts
    return Installed(facts.kiosk_id, facts.name, facts.campaign_id, facts.mode, pin)


def _refuse_leftover_records(home: Home, kiosk_id: bytes) -> None:
    """A ledger without its settings is a kiosk that lost a file, not an empty place: it may hold signatures.

    A file without tables is what a set-up leaves that was cut short, unless there are entries in it all the same.
    """
    if not home.ledger.exists():
        return
    if has_tables(home.ledger) or salvage(home.ledger, kiosk_id):
        ledger = Ledger.open(home.ledger)
        try:
            if ledger.tip.seq:
                raise InputRefused("kiosk-half-there", folder=str(home.folder))
        finally:
            ledger.close()
    with storage_errors(home.folder):
        remove_database(home.ledger)


def _write_kit(kit: Kit, home: Home) -> None:
    for name, content in kit.members.items():
        path = home.kit / name
        path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        write_file_durably(path, content)
    for folder in (home.campaign, home.kit, home.folder):
        sync_folder(folder)
    certificate, private_key = kit.identity.to_pem()
    write_file_durably(home.certificate, certificate)
    write_file_durably(home.private_key, private_key)


def _make_ledger(kit: Kit, home: Home) -> None:
    base_head = first_head(kit.members["kit.json"])
    Ledger.create(home.ledger, kit.facts.kiosk_id, kit.facts.mode, base_head).close()
