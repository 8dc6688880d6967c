"""The sentences of all areas stand side by side, and each of them can be said with the facts of its error."""

from itertools import combinations
from string import Formatter

import pytest

from kiosk.errors import InputRefused
from kiosk.sentences import SENTENCES, error_line
from kiosk.sentences_of_batches import OF_BATCHES
from kiosk.sentences_of_desk import OF_DESK
from kiosk.sentences_of_kiosks import OF_KIOSKS
from kiosk.words import words_in


def facts_for(code: str) -> dict[str, str]:
    named = {name for sentence in SENTENCES[code] for _, name, _, _ in Formatter().parse(sentence) if name}
    return dict.fromkeys(named, "FACT")


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_an_error_becomes_one_line_with_its_facts(code: str) -> None:
    line = error_line(InputRefused(code, **facts_for(code)), words_in("en"))
    assert line.startswith(f"error {code}: ")
    assert line.count("\n") == 0
    assert "{" not in line
    assert ("FACT" in line) == bool(facts_for(code))


def test_no_area_overwrites_the_words_of_another() -> None:
    for one, other in combinations((OF_BATCHES, OF_DESK, OF_KIOSKS), 2):
        assert not one.keys() & other.keys()
    assert SENTENCES.items() >= OF_BATCHES.items() | OF_DESK.items() | OF_KIOSKS.items()
