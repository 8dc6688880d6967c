"""One language for all screens, and the event's back after a reset."""

from datetime import date

from kiosk.words import words_in
from ui.language import LanguageSwitch

LANGUAGES = ("en", "ru", "be", "de")


def test_a_choice_is_told_once_and_only_where_it_changes_something() -> None:
    switch, heard = LanguageSwitch(LANGUAGES, "be"), list[str]()
    switch.changed.connect(heard.append)

    for language in ("be", "de", "de", "fr"):
        switch.choose(language)

    assert heard == ["de"]
    assert switch.words.language == "de"


def test_a_reset_brings_the_event_language_back_whatever_it_is_now() -> None:
    switch = LanguageSwitch(LANGUAGES, "be")
    switch.choose("de")
    switch.set_home("ru")

    switch.reset()

    assert switch.current == "ru"


def test_the_languages_take_turns_round_and_round() -> None:
    switch = LanguageSwitch(LANGUAGES, "be")

    assert [switch.next_after(language) for language in LANGUAGES] == ["ru", "be", "de", "en"]


def test_a_language_nobody_translated_speaks_english_with_its_own_days_and_numbers() -> None:
    words = words_in("cs")
    assert words.say("Next") == "Next"
    assert words.day(date(2026, 11, 22)) == "22. listopadu 2026"
    assert words.spelled(3) == "tři"
    assert words_in("ka").spelled(3) == "three"
