"""Confirming: a kiosk erases what its own receipt covers, a wrong receipt erases nothing, and exports go on."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from factories_vault import PASSPHRASE, STARTED, an_issuer, made_keys

from kiosk.batch.cms import sign_attached
from kiosk.batch.reader import read_batch
from kiosk.clock import SystemClock
from kiosk.confirming import Confirmed, confirm, own_receipt
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.exporting import export_sealed
from kiosk.home import Home
from kiosk.installed import Kiosk, open_kiosk
from kiosk.installing import install
from kiosk.kit import make_kit, read_kit
from kiosk.opening import OpenedRecord, open_entry
from kiosk.paths import CAMPAIGNS
from kiosk.progress import NoProgress
from kiosk.receipt import ImportReceipt, write_receipt
from kiosk.settings import EventSettings
from kiosk.simulating import made_up_signings
from kiosk.vault.identity import Identity
from kiosk.vault.keys import CampaignKeys, load_keys
from kiosk.verifying import verify_batch

EVENT = EventSettings("Кірмаш", "Вільня", date(2026, 11, 22))
QUIET = NoProgress()
ENTRIES = 6


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> CampaignKeys:
    folder = tmp_path_factory.mktemp("coordinators") / "keys"
    made_keys(folder)
    return load_keys(folder, PASSPHRASE)


@dataclass(frozen=True)
class Stand:
    """A kiosk with some signings, and the desk that holds them too."""

    kiosk: Kiosk
    keys: CampaignKeys
    folder: Path

    def receipt(self, last_seq: int) -> ImportReceipt:
        """What the desk says when it holds so many entries of this kiosk."""
        facts = self.kiosk.facts
        head = self.kiosk.ledger.head_at(last_seq)
        return ImportReceipt(facts.campaign_id, facts.mode, facts.kiosk_id, last_seq, head)

    def written(self, receipt: ImportReceipt, signer: Identity | None = None) -> Path:
        return write_receipt(self.folder / "receipts", receipt, signer or self.keys.desk)

    def boxes(self) -> int:
        """Entries that have their box in the file."""
        return sum(entry.box is not None for entry in self.kiosk.ledger.entries())


def collect(kiosk: Kiosk, count: int) -> None:
    for signing in made_up_signings(count, 7, kiosk.campaign):
        kiosk.collecting.accept(signing)


@pytest.fixture(scope="module")
def prepared(keys: CampaignKeys, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a kiosk with some signings, to be copied."""
    folder = tmp_path_factory.mktemp("prepared")
    made = make_kit(
        CAMPAIGNS / "viasna", keys, name="kiosk-07", mode=Mode.LIVE, to=folder, randomness=lambda n: bytes(range(n))
    )
    home = Home(folder / "data")
    install(read_kit(made.file, made.code), EVENT, home, SystemClock())
    with open_kiosk(home.folder) as kiosk:
        collect(kiosk, ENTRIES)
    return home.folder


@pytest.fixture
def stand(keys: CampaignKeys, prepared: Path, tmp_path: Path) -> Iterator[Stand]:
    with open_kiosk(shutil.copytree(prepared, tmp_path / "data")) as kiosk:
        yield Stand(kiosk, keys, tmp_path)


def test_what_the_receipt_covers_is_erased_and_the_rest_is_kept(stand: Stand) -> None:
    assert confirm(stand.kiosk, stand.written(stand.receipt(4))) == Confirmed(erased=4, kept=2)
    assert stand.boxes() == 2
    assert stand.kiosk.standing().unconfirmed == 2
    assert stand.kiosk.verify_ledger().bad == ()


def test_nothing_of_an_erased_box_stays_in_the_data_folder(stand: Stand) -> None:
    boxes = [entry.box for entry in stand.kiosk.ledger.entries() if entry.box]
    path = stand.written(stand.receipt(ENTRIES))

    confirm(stand.kiosk, path)

    files = [path.read_bytes() for path in stand.kiosk.home.folder.rglob("*") if path.is_file()]
    # A box lies in the file in pieces of a page: any piece of it would do.
    left = [box for box in boxes for file in files for at in range(0, len(box) - 64, 512) if box[at : at + 64] in file]
    assert len(boxes) == ENTRIES
    assert left == []


def test_the_same_receipt_again_and_an_older_one_erase_nothing_more(stand: Stand) -> None:
    older, newer = stand.written(stand.receipt(2)), stand.written(stand.receipt(5))

    assert confirm(stand.kiosk, newer) == Confirmed(5, 1)
    assert confirm(stand.kiosk, newer) == Confirmed(0, 1)
    assert confirm(stand.kiosk, older) == Confirmed(0, 1)
    assert stand.kiosk.ledger.confirmed_seq == 5


def test_signings_and_exports_go_on_from_what_was_confirmed(stand: Stand) -> None:
    kiosk, root = stand.kiosk, stand.keys.desk.root_der
    confirm(kiosk, stand.written(stand.receipt(4)))
    collect(kiosk, 3)

    exported = export_sealed(kiosk, stand.folder / "stick", QUIET)

    assert verify_batch(exported.batch, root, None).code is None
    with read_batch(exported.batch, root) as batch:
        described = batch.manifest
        assert (described.first_seq, described.last_seq) == (5, ENTRIES + 3)
        assert described.base_head == kiosk.ledger.head_at(4).hex()
        entries = list(batch.entries())
    assert [entry.seq for entry in entries] == [5, 6, 7, 8, 9]
    assert all(isinstance(open_entry(entry, stand.keys.opening), OpenedRecord) for entry in entries)
    assert kiosk.verify_ledger().bad == ()
    assert confirm(kiosk, stand.written(stand.receipt(ENTRIES + 3))) == Confirmed(5, 0)


def test_after_everything_was_confirmed_an_export_is_empty_and_holds(stand: Stand) -> None:
    confirm(stand.kiosk, stand.written(stand.receipt(ENTRIES)))

    exported = export_sealed(stand.kiosk, stand.folder / "stick", QUIET)

    assert exported.records == 0
    assert verify_batch(exported.batch, stand.keys.desk.root_der, None).code is None


def test_among_all_kiosks_receipts_a_kiosk_finds_its_own_latest(stand: Stand) -> None:
    older, newer = stand.written(stand.receipt(2)), stand.written(stand.receipt(5))
    others = stand.written(replace(stand.receipt(ENTRIES), kiosk_id=bytes(16)))

    assert own_receipt(stand.kiosk, [older, others, newer]) == newer
    assert own_receipt(stand.kiosk, [newer, older]) == newer
    assert refused(stand, own_receipt(stand.kiosk, [others])) == "receipt-of-other-kiosk"


def test_a_receipt_that_does_not_hold_keeps_no_kiosk_from_its_own(stand: Stand) -> None:
    own, spoilt = stand.written(stand.receipt(4)), stand.folder / "spoilt.kiosk-receipt"
    spoilt.write_bytes(own.read_bytes()[:-40])
    stranger = an_issuer().issue("desk", "desk", None, STARTED)
    foreign = write_receipt(stand.folder / "foreign", stand.receipt(ENTRIES), stranger)
    gone = stand.folder / "gone.kiosk-receipt"
    others = stand.written(replace(stand.receipt(ENTRIES), kiosk_id=bytes(16)))

    for wrong in (spoilt, foreign, gone):
        assert own_receipt(stand.kiosk, [wrong, own]) == own
        assert own_receipt(stand.kiosk, [own, wrong]) == own
    assert refused(stand, own_receipt(stand.kiosk, [spoilt, others])) == "receipt-of-other-kiosk"
    assert refused(stand, own_receipt(stand.kiosk, [foreign])) == "certificate-unknown-root"


WRONG: dict[str, Callable[[ImportReceipt], ImportReceipt]] = {
    "receipt-of-other-campaign": lambda receipt: replace(receipt, campaign="another"),
    "receipt-of-other-mode": lambda receipt: replace(receipt, mode=Mode.REHEARSAL),
    "receipt-of-other-kiosk": lambda receipt: replace(receipt, kiosk_id=bytes(16)),
    "receipt-of-other-entries": lambda receipt: replace(receipt, head=bytes(32)),
    "receipt-ahead": lambda receipt: replace(receipt, last_seq=ENTRIES + 1),
}


def refused(stand: Stand, path: Path) -> str:
    """The code of a refusal, after which every box must still be there."""
    before = stand.boxes()
    with pytest.raises(InputRefused) as caught:
        confirm(stand.kiosk, path)
    assert stand.boxes() == before == ENTRIES
    assert stand.kiosk.ledger.confirmed_seq == 0
    return caught.value.code


@pytest.mark.parametrize("code", WRONG)
def test_a_receipt_that_is_not_this_ledgers_erases_nothing(stand: Stand, code: str) -> None:
    assert refused(stand, stand.written(WRONG[code](stand.receipt(4)))) == code


@pytest.mark.parametrize("other", range(1, ENTRIES + 1))
def test_the_head_of_another_entry_erases_nothing(stand: Stand, other: int) -> None:
    receipt = replace(stand.receipt(other), last_seq=other % ENTRIES + 1)
    assert refused(stand, stand.written(receipt)) == "receipt-of-other-entries"


def test_a_receipt_by_anybody_but_this_campaigns_desk_erases_nothing(stand: Stand) -> None:
    stranger = an_issuer().issue("desk", "desk", None, STARTED)
    receipt = stand.receipt(4)

    assert refused(stand, stand.written(receipt, stranger)) == "certificate-unknown-root"
    assert refused(stand, stand.written(receipt, stand.kiosk.identity)) == "certificate-wrong-role"
    spoilt = stand.written(receipt)
    spoilt.write_bytes(spoilt.read_bytes().replace(b'"last_seq":4', b'"last_seq":5'))
    assert refused(stand, spoilt) == "signature-wrong"
    spoilt.write_bytes(sign_attached(b'{"format":"petition-kiosk/receipt/2"}', stand.keys.desk))
    assert refused(stand, spoilt) == "receipt-newer"
