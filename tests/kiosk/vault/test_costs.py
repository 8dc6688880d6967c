"""What nobody says otherwise is hashed at its full cost, though tests hash at none (tests/cheap_hashes.py)."""

from factories_vault import CHEAP, FEW_ROUNDS, an_identity

from kiosk.vault import identity
from kiosk.vault.keys import make_keys
from kiosk.vault.pin import PIN_COST, PinLock
from kiosk.vault.wrap import STRONG, WrapCost

EARNEST = (PinLock.__init__.__defaults__, make_keys.__defaults__, identity.P12_ROUNDS)
"""As they are when this is imported: before the first test."""


def test_pins_passphrases_and_set_up_codes_cost_what_they_should() -> None:
    assert WrapCost(memory_kib=64 * 1024, rounds=3, lanes=4) == PIN_COST
    assert ((PIN_COST,), (STRONG,), 600_000) == EARNEST


def test_in_tests_they_cost_nothing() -> None:
    assert (PinLock.__init__.__defaults__, make_keys.__defaults__) == ((CHEAP,), (CHEAP,))
    assert FEW_ROUNDS.to_bytes(2, "big") in an_identity().to_p12("K7QF9M2DX4TBR8HW5")
