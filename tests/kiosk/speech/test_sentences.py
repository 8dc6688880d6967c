"""A text becomes sentences: whole, each short, and spelt so that the voice of its language reads it right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.campaign_folder import read_campaign
from kiosk.paths import CAMPAIGNS
from kiosk.speech.sentences import LONGEST, sentences
from kiosk.words import words_in


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One thing. Another thing! A third?", ("One thing.", "Another thing!", "A third?")),
        ("Heading without an end", ("Heading without an end",)),
        ("712 signed online\n+ 0 here", ("712 signed online", "+ 0 here")),
        ("He said: «Free them.» They did.", ("He said: «Free them.", "They did.")),
        ("Ask A. Smith of St. Mary. Today", ("Ask A. Smith of St. Mary.", "Today")),
        ("1. Free everybody. 2. Stop it.", ("1. Free everybody.", "2. Stop it.")),
        ("  \n · \n ", ()),
        ("", ()),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: tuple[str, ...]) -> None:
    assert sentences(text, "en") == parts


@pytest.mark.parametrize(
    ("language", "written", "spoken"),
    [
        ("be", "мэта: 1\u00a0500", "мэта: 1500"),
        ("be", "1 снежня 2021\u202fг.", "1 снежня 2021 года"),
        ("be", "ПЦ «Вясна», 50 %", "пэ цэ «Вясна», 50 працэнтаў"),
        ("be", "Ґудзік № 5", "Гудзік нумар 5"),
        ("be", "Так сказана ўчора ў Мінску", "Так сказана ўчора ў Мінску"),
        ("ru", "1 декабря 2021\u202fг.", "1 декабря 2021 года"),
        ("uk", "1 грудня 2021\u202fр.", "1 грудня 2021 року"),
        ("pl", "1 grudnia 2021\u00a0r.", "1 grudnia 2021 roku"),
        ("de", "am 1. Dezember 2021, Nr. 5", "am 1 Dezember 2021, Nummer 5"),
        ("en", "Ales · Valiantsin [[x]]", "Ales , Valiantsin [x]]"),
        ("en", "[[[abc", "[abc"),
        ("en", "x [[[[[abc]]", "x [abc]]"),
        ("en", "[\u00ad[abc", "[abc"),
    ],
)
def test_what_voices_read_wrong_is_spelt_for_them(language: str, written: str, spoken: str) -> None:
    assert sentences(written, language) == (spoken,)


@pytest.mark.parametrize("language", ["be", "ru", "de", "en"])
def test_days_and_numbers_of_the_screens_leave_no_abbreviation(language: str) -> None:
    """Babel writes them as each language does; a change there would be heard."""
    words, campaign = words_in(language), read_campaign(CAMPAIGNS / "viasna")
    (said,) = sentences(f"{words.day(campaign.started)} {words.number(1500)}", language)
    assert "г." not in said
    assert "\u00a0" not in said
    assert "\u202f" not in said


@given(st.text(), st.sampled_from(["be", "ru", "de", "en", "uk", "pl", "xx"]))
def test_any_text_becomes_short_pieces_in_which_something_is_said(text: str, language: str) -> None:
    for piece in sentences(text, language):
        assert 0 < len(piece) <= LONGEST
        assert "[[" not in piece


@given(st.lists(st.text("абвгд", min_size=1, max_size=30), min_size=1, max_size=200))
def test_no_word_is_lost_where_a_long_sentence_is_cut(words: list[str]) -> None:
    assert " ".join(sentences(" ".join(words), "ru")).split() == words
