"""What the desk knows is put into sentences that a coordinator can act on."""

from pathlib import Path

import pytest
from factories_desk_window import a_pair, a_signing, two_signings

from kiosk.merge.outcome import BatchOutcome, MergeReport, RegistryCounts
from kiosk.sentences import SENTENCES
from kiosk.words import words_in
from ui.desk.viewmodels import wording
from ui.desk.viewmodels.ports import PairShown

EN = words_in("en")
FILE = Path("a.kiosk-batch")


def test_a_gap_names_entries_and_kiosk() -> None:
    outcome = BatchOutcome(FILE, None, new=3, gap=(5, 9), kiosk_name="kiosk-03")
    assert wording.gap(outcome, EN) == "Entries 5 to 9 of kiosk-03 are missing here."
    alone = BatchOutcome(FILE, None, new=3, gap=(5, 5), kiosk_name="kiosk-03")
    assert wording.gap(alone, EN) == "Entry 5 of kiosk-03 is missing here."
    assert wording.gap(BatchOutcome(FILE, None), EN) == ""


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_refusal_is_a_sentence_for_every_code(code: str) -> None:
    said = wording.refusal(BatchOutcome(FILE, code, refused=1), EN)
    assert "{" not in said
    assert said.endswith(".")


def test_an_unknown_code_is_told_as_it_is() -> None:
    assert "brand-new" in wording.refusal(BatchOutcome(FILE, "brand-new", refused=1), EN)


def test_a_merge_is_summed_up() -> None:
    batches = (
        BatchOutcome(FILE, None, new=12, known=31),
        BatchOutcome(FILE, None, known=5),
        BatchOutcome(FILE, "records-changed", refused=4),
    )
    said = wording.in_short(MergeReport(batches, RegistryCounts(), bytes(32), (Path("r"),)), EN)
    for part in (
        "2 batches are in.",
        "12 signings are new.",
        "36 were here already.",
        "1 batch was refused.",
        "1 receipt was",
    ):
        assert part in said


def test_why_names_place_reasons_and_score() -> None:
    pair = a_pair(score=94, why=("same-city", "name-in-another-spelling"))
    said = wording.why(3, 7, pair, two_signings(), EN)
    assert said == "3 of 7 · same city, the name in another spelling or language · 94% alike"
    assert wording.why(1, 2, a_pair(why=("unheard-of",)), two_signings(), EN).endswith("unheard-of · 94% alike")
    assert "spoilt" in wording.why(1, 2, pair, PairShown(a_signing(), None, "other"), EN)


def test_a_signing_is_told_without_empty_parts() -> None:
    assert wording.where_from(a_signing(), EN) == "Гродна, Belarus"
    assert wording.where_from(a_signing(city="", country=""), EN) == ""
    assert wording.how_given(a_signing(), EN) == "Kiosk 03 · Nov 21, 2026 · беларуская"
