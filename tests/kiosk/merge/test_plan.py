"""One decision: a batch that fits is taken with the gap before it, any other is refused with the code of what is wrong.

The oracle here is a table of the cases, not the code's own order of questions.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.entry import Mode
from kiosk.merge.plan import Held, Offer, Refuse, Take, plan

OFFER = Offer("viasna", Mode.LIVE, b"k" * 16, first_seq=5, last_seq=9, base_head=b"b" * 32, head=b"h" * 32)
NOTHING = Held("", None, other_leaves=0, other_heads=0, other_ends=0, covered_to=0)
FITTING = replace(NOTHING, campaign="viasna", mode=Mode.LIVE, covered_to=4)

offers = st.builds(
    lambda first, length, campaign, mode: replace(
        OFFER, first_seq=first, last_seq=first - 1 + length, campaign=campaign, mode=mode
    ),
    st.integers(1, 50),
    st.integers(0, 50),
    st.sampled_from(["viasna", "other"]),
    st.sampled_from(Mode),
)


@given(offers)
def test_a_registry_that_holds_nothing_takes_any_batch(offer: Offer) -> None:
    missing = (1, offer.first_seq - 1) if offer.first_seq > 1 else None
    assert plan(offer, NOTHING) == Take(missing)


@given(offers, st.integers(0, 60))
def test_a_gap_lies_between_what_is_held_and_the_batch(offer: Offer, covered: int) -> None:
    held = replace(FITTING, campaign=offer.campaign, mode=offer.mode, covered_to=min(covered, offer.first_seq - 1))
    decided = plan(offer, held)
    missing = range(held.covered_to + 1, offer.first_seq)
    assert decided == Take((missing[0], missing[-1]) if missing else None)


@pytest.mark.parametrize(
    ("held", "code"),
    [
        (replace(FITTING, campaign="other"), "batch-of-other-campaign"),
        (replace(FITTING, mode=Mode.REHEARSAL), "batch-of-other-mode"),
        (replace(FITTING, other_leaves=1), "batch-forked"),
        (replace(FITTING, other_heads=1), "batch-forked"),
        (replace(FITTING, other_ends=1), "batch-forked"),
        # What belongs elsewhere altogether is told first: its entries are no fork of ours.
        (replace(FITTING, campaign="other", mode=Mode.REHEARSAL, other_leaves=3), "batch-of-other-campaign"),
        (replace(FITTING, mode=Mode.REHEARSAL, other_heads=3), "batch-of-other-mode"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_code(held: Held, code: str) -> None:
    assert plan(OFFER, held) == Refuse(code)


def test_what_fits_is_taken() -> None:
    assert plan(OFFER, FITTING) == Take(None)
    assert plan(OFFER, replace(FITTING, covered_to=2)) == Take((3, 4))
