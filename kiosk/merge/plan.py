"""What becomes of a batch, given what the registry holds: taken, with the gap before it, or refused with a code."""

from dataclasses import dataclass

from kiosk.entry import Mode


@dataclass(frozen=True, slots=True)
class Offer:
    """What a verified batch says of itself. A batch without entries has `last_seq` = `first_seq` - 1."""

    campaign: str
    mode: Mode
    kiosk_id: bytes
    first_seq: int
    last_seq: int
    base_head: bytes
    head: bytes


@dataclass(frozen=True, slots=True)
class Held:
    """What the registry holds where the batch touches it.

    `campaign` is empty and `mode` None while it holds nothing. `other_leaves` and `other_heads` count entries that
    are known under the same number with other contents; `other_ends` counts known ends of batches whose head is not
    that of the chain offered. `covered_to` is the last number before the batch up to which some batch reached.
    """

    campaign: str
    mode: Mode | None
    other_leaves: int
    other_heads: int
    other_ends: int
    covered_to: int


@dataclass(frozen=True, slots=True)
class Take:
    """The batch goes in; `gap` are the first and last number that are missing before it."""

    gap: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Refuse:
    """Nothing of the batch goes in."""

    code: str


Plan = Take | Refuse


def plan(offer: Offer, held: Held) -> Plan:
    """The one decision of a merge. Codes: "batch-of-other-campaign", "batch-of-other-mode", "batch-forked"."""
    if held.campaign and offer.campaign != held.campaign:
        return Refuse("batch-of-other-campaign")
    if held.mode is not None and offer.mode is not held.mode:
        return Refuse("batch-of-other-mode")
    if held.other_leaves or held.other_heads or held.other_ends:
        return Refuse("batch-forked")
    missing = held.covered_to + 1
    return Take((missing, offer.first_seq - 1) if missing < offer.first_seq else None)
