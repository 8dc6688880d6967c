"""The use case of confirming: a kiosk erases what an import receipt says a registry holds, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import InputRefused
from kiosk.installed import Kiosk
from kiosk.receipt import ImportReceipt, read_receipt


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Entries whose box was erased just now, and entries whose box is still here."""

    erased: int
    kept: int


def own_receipt(kiosk: Kiosk, receipts: Sequence[Path]) -> Path:
    """Of the receipts in a coordinators' folder, the one for this kiosk that reaches furthest.

    Where it is not among them, another kiosk's, or else one that does not hold, for `confirm` to refuse.
    """

    def reach(path: Path) -> int:
        try:
            receipt = read_receipt(path, kiosk.identity.root_der)
        except InputRefused:
            return -1
        return receipt.last_seq if receipt.kiosk_id == kiosk.facts.kiosk_id else 0

    return max(receipts, key=reach)


def confirm(kiosk: Kiosk, receipt: Path) -> Confirmed:
    """Erases the boxes that the receipt covers; entries and hashes stay, so that the chain still verifies.

    A receipt that came before, or an older one, erases nothing more. Raises InputRefused as `read_receipt` and as
    `_refuse_unless_ours`, and then nothing was erased. Raises StorageFailed where the disk fails: then some of the
    boxes may still lie in the database's log, until the receipt is confirmed again.
    """
    confirmed = read_receipt(receipt, kiosk.identity.root_der)
    _refuse_unless_ours(kiosk, confirmed)
    erased = kiosk.ledger.confirm(confirmed.last_seq)
    return Confirmed(erased, kiosk.ledger.tip.seq - kiosk.ledger.confirmed_seq)


def _refuse_unless_ours(kiosk: Kiosk, receipt: ImportReceipt) -> None:
    """Checks that the receipt speaks of entries of this very ledger.

    Raises InputRefused "receipt-of-other-campaign", "receipt-of-other-mode", "receipt-of-other-kiosk",
    "receipt-ahead" where the ledger has not come so far, "receipt-of-other-entries" where it has other ones there.
    """
    if receipt.campaign != kiosk.facts.campaign_id:
        raise InputRefused("receipt-of-other-campaign")
    if receipt.mode is not kiosk.facts.mode:
        raise InputRefused("receipt-of-other-mode")
    if receipt.kiosk_id != kiosk.facts.kiosk_id:
        raise InputRefused("receipt-of-other-kiosk")
    if receipt.last_seq > kiosk.ledger.tip.seq:
        raise InputRefused("receipt-ahead", last_seq=receipt.last_seq, here=kiosk.ledger.tip.seq)
    if receipt.head != kiosk.ledger.head_at(receipt.last_seq):
        raise InputRefused("receipt-of-other-entries")
