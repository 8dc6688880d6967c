"""A kiosk that is set up: opened from its data folder, with everything that screens and commands need of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import urandom
from pathlib import Path
from threading import Lock

import msgspec

from kiosk.campaign import Campaign
from kiosk.campaign_folder import read_campaign
from kiosk.clock import Clock, SystemClock
from kiosk.collecting import Collecting
from kiosk.entry import Mode, first_head
from kiosk.errors import InputRefused, StorageFailed
from kiosk.home import Home, sole_use
from kiosk.kit_facts import KitFacts, facts_of
from kiosk.ledger.chain import ChainReport
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.space import free_bytes
from kiosk.settings import Settings, read_settings, write_settings
from kiosk.signatory import Event
from kiosk.small_file import write_small_file
from kiosk.vault.certificates import check_chain, verify_head
from kiosk.vault.identity import Identity
from kiosk.vault.pin import PinLock
from kiosk.vault.seal import SealingKey


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts and health at one moment, no names. `unconfirmed` counts records that no registry has confirmed."""

    kiosk_id: bytes
    mode: Mode
    records: int
    withdrawals: int
    last_seq: int
    head: bytes
    unconfirmed: int
    free_bytes: int


class Kiosk:
    """An open kiosk. It comes from `open_kiosk`, which holds the data folder for this process alone."""

    def __init__(self, home: Home, clock: Clock, open_ledger: Callable[[Home], Ledger] | None = None) -> None:
        self.home = home
        self.clock = clock
        self._settings = read_settings(home.settings)
        self._setting = Lock()
        self.facts: KitFacts = facts_of(_read(home.kit_json))
        self.campaign: Campaign = read_campaign(home.campaign)
        self.identity = Identity.from_pem(_read(home.certificate), _read(home.private_key), _read(home.root_pem))
        self.pin = PinLock(home.pin, clock, write_small_file)
        sealing_key = SealingKey.from_bytes(_read(home.sealing_key))
        self.ledger = Ledger.open(home.ledger) if open_ledger is None else open_ledger(home)
        self.collecting = Collecting(
            ledger=self.ledger,
            sealing_key=sealing_key,
            identity=self.identity,
            campaign=self.campaign,
            event=self.event,
            randomness=urandom,
        )

    def refuse_if_mixed_up(self) -> None:
        """Checks that kit, identity and ledger belong together.

        Raises InputRefused("kiosk-mixed-up") where files of two kiosks lie in one folder, and as `check_chain`.
        """
        check_chain(self.identity.certificate_der, self.identity.root_der, "kiosk", self.facts.kiosk_id)
        begun_from = first_head(_read(self.home.kit_json))
        mine = self.ledger.kiosk_id == self.facts.kiosk_id and self.ledger.mode is self.facts.mode
        if not mine or self.ledger.base_head != begun_from:
            raise InputRefused("kiosk-mixed-up", folder=str(self.home.folder))

    @property
    def settings(self) -> Settings:
        """What staff have set."""
        return self._settings

    def event(self) -> Event:
        """The event that signings belong to now."""
        return self._settings.as_event()

    def change_settings(self, settings: Settings) -> None:
        """Stores other settings durably, but for the goal; raises StorageFailed, and then the old ones hold."""
        with self._setting:
            self._store(msgspec.structs.replace(settings, shown_goal=self._settings.shown_goal))

    def show_goal(self, goal: int) -> None:
        """Remembers a goal, durably, for it never goes down; raises StorageFailed."""
        with self._setting:
            if goal > self._settings.shown_goal:
                self._store(msgspec.structs.replace(self._settings, shown_goal=goal))

    def _store(self, settings: Settings) -> None:
        write_settings(self.home.settings, settings)
        self._settings = settings

    def standing(self) -> Standing:
        """Counts and health now."""
        counts, tip = self.ledger.counts(), self.ledger.tip
        return Standing(
            kiosk_id=self.facts.kiosk_id,
            mode=self.facts.mode,
            records=counts.records,
            withdrawals=counts.withdrawals,
            last_seq=tip.seq,
            head=tip.head,
            unconfirmed=self.ledger.counts(after=self.ledger.confirmed_seq).records,
            free_bytes=free_bytes(self.home.folder),
        )

    @property
    def collects(self) -> bool:
        """Whether signings can be added: not to what was salvaged from a damaged ledger."""
        return self.ledger.may_grow

    def ledger_end_is_certain(self) -> bool:
        """Whether the ledger's file is in order and its last entry this kiosk's own; quick, however many there are."""
        return self.ledger.end_is_certain(self.is_mine)

    def here(self) -> int:
        """Signatures that this kiosk adds to the campaign's count: signings less withdrawals, never below none."""
        counts = self.ledger.counts()
        return max(0, counts.records - counts.withdrawals)

    def verify_ledger(self) -> ChainReport:
        """Every hash, head and signature of the ledger, looked at anew."""
        return self.ledger.verify(self.is_mine)

    def is_mine(self, head: bytes, signature: bytes) -> bool:
        """Whether this kiosk has signed the head."""
        return verify_head(self.identity.certificate_der, head, signature)

    def close(self) -> None:
        """Lets go of the ledger."""
        self.ledger.close()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputRefused("kiosk-file-missing", file=path.name) from error
    except OSError as error:
        raise StorageFailed("disk-failed") from error


@contextmanager
def open_kiosk(folder: Path, clock: Clock | None = None) -> Iterator[Kiosk]:
    """The kiosk in this data folder, for this process alone.

    Raises InputRefused("kiosk-missing") where there is none, Busy where another process has it, and whatever is
    wrong with its parts.
    """
    home = Home(folder)
    if not home.is_set_up():
        raise InputRefused("kiosk-missing", folder=str(folder))
    with sole_use(home):
        kiosk = Kiosk(home, clock or SystemClock())
        try:
            kiosk.refuse_if_mixed_up()
            yield kiosk
        finally:
            kiosk.close()
