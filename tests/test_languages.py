"""A language is one folder: put there or taken away, the whole program speaks one more or one less.

Tried on a copy of the program, in processes of their own: nothing of this one knows of the change.
"""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from imports import ROOT
from messages import all_messages

from kiosk.words import (
    DOMAIN,
    SOURCE_LANGUAGE,
    alphabetical,
    is_program_language,
    needs_keyboard,
    program_languages,
    words_in,
)

NEW = "eo"
TAKEN = "de"
WORD = "Lingvo"
CATALOGUE = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Language"\nmsgstr "{WORD}"\n'

LOOK = """
    import json, os
    from pathlib import Path
    from kiosk.campaign_check import campaign_problems
    from kiosk.cli.console import terminal_words
    from kiosk.guide import volunteers_guide
    from kiosk.selftest import Check, self_test
    from kiosk.clock import SystemClock
    from kiosk.home import Home
    from kiosk.paths import CAMPAIGNS
    from kiosk.words import program_languages, words_in
    from PySide6.QtWidgets import QApplication
    from ui.desk.app import desktop_language
    from ui.desk.compose import build_desk
    from ui.desk.desk_for_window import DeskForWindow
    from ui.desk.metrics import DeskMetrics
    from ui.language_choices import language_choices
    from ui.setup import app as set_up
    from concurrent.futures import ThreadPoolExecutor

    app = QApplication([])
    with ThreadPoolExecutor(1) as working:
        desk = build_desk(DeskForWindow(), working, DeskMetrics.at_desk(1280, 720))
        desk.language.choose("eo")
        checks = self_test(Home(Path(os.environ["HOME"])), SystemClock(), lambda: Check("screen", ok=True, detail=""))
        print(json.dumps({
            "program": program_languages(),
            "desk": desk.language.languages,
            "desk says": desk.navigation.languages.accessibleName(),
            "bar": [choice.label for choice in language_choices(desk.language.languages)],
            "terminal": terminal_words().language,
            "desktop": desktop_language(["eo", "de", "be"]),
            "keyboards": next(check.ok for check in checks if check.name == "keyboards"),
            "guide": volunteers_guide("eo").title,
            "unsaid": words_in("eo").say("Back"),
            "warnings": campaign_problems(CAMPAIGNS / "sample", words_in("en")).warnings,
        }))
        desk.close()
"""


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The program as it is, to be changed."""
    for part in ("kiosk", "ui", "resources"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def look(at: Path) -> dict[str, object]:
    """What the program there says of its languages, on an Esperanto desktop."""
    environment = os.environ | {"PYTHONPATH": str(at), "LC_ALL": "eo.UTF-8", "HOME": str(at)}
    told = subprocess.run(
        [sys.executable, "-c", dedent(LOOK)], cwd=at, env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(told.stdout)
    return found


def test_a_folder_is_all_that_a_language_takes(copied: Path) -> None:
    folder = copied / "resources/locales" / NEW / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / f"{DOMAIN}.po").write_text(CATALOGUE, "utf-8")
    shutil.rmtree(copied / "resources/locales" / TAKEN)

    found = look(copied)

    expected = [language for language in program_languages() if language != TAKEN]
    assert sorted(found["program"]) == sorted([*expected, NEW])  # type: ignore[call-overload]  # a list, as JSON has it
    assert found["desk"] == found["program"]
    assert found["desk says"] == WORD
    assert {"EO", "БЕ", "РУ", "УК", "EN"} == set(found["bar"])  # type: ignore[call-overload]  # as above
    assert found["terminal"] == found["desktop"] == NEW
    # What nobody has translated stands in English, and one types on the English keyboard.
    assert found["unsaid"] == "Back"
    assert found["guide"] == "At the stand"
    assert found["keyboards"] is True


def test_without_its_folder_a_language_is_not_offered_anywhere(copied: Path) -> None:
    shutil.rmtree(copied / "resources/locales/uk")

    found = look(copied)

    assert "uk" not in found["program"]  # type: ignore[operator]  # a list, as JSON has it
    assert found["terminal"] == SOURCE_LANGUAGE
    assert found["desktop"] == TAKEN
    assert any("languages: uk: Buttons and hints" in warning for warning in found["warnings"])  # type: ignore[attr-defined]  # as above


def test_no_file_of_the_program_lists_its_languages() -> None:
    """Such a list would have to be added to; the tour's visitors and the guides are made for some languages only."""
    made_for_some = {"ui/tour.py", "ui/tour_setup.py", "kiosk/simulating.py"}
    listing = [
        str(path.relative_to(ROOT))
        for package in ("kiosk", "ui")
        for path in (ROOT / package).rglob("*.py")
        if '"be", "ru"' in (text := path.read_text("utf-8")) or '"ru", "be"' in text
    ]
    assert set(listing) <= made_for_some


# What each of them needs


@pytest.mark.parametrize("language", program_languages())
def test_a_language_brings_its_own_numbers_dates_and_countries(language: str) -> None:
    words = words_in(language)
    assert words.own_name()
    assert words.country("UA")
    assert len(words.weekdays()) == 7
    assert words.spelled(43) != words_in(SOURCE_LANGUAGE).spelled(43) or language == SOURCE_LANGUAGE
    said = [words.say(one.texts[0]) for one in all_messages() if len(one.texts) == 1]
    assert sum(map(len, said)) > 10_000


COUNTED = {
    "en": ("1 signature", "2 signatures", "5 signatures", "11 signatures", "21 signatures"),
    "de": ("1 Unterschrift", "2 Unterschriften", "5 Unterschriften", "11 Unterschriften", "21 Unterschriften"),
    "ru": ("1 подпись", "2 подписи", "5 подписей", "11 подписей", "21 подпись"),
    "be": ("1 подпіс", "2 подпісы", "5 подпісаў", "11 подпісаў", "21 подпіс"),
    "uk": ("1 підпис", "2 підписи", "5 підписів", "11 підписів", "21 підпис"),
}
WRITTEN = {
    "en": ("November 22, 2026", "1,234,567", "one thousand and forty-three"),
    "de": ("22. November 2026", "1.234.567", "eintausenddreiundvierzig"),
    "ru": ("22 ноября 2026\u202fг.", "1\xa0234\xa0567", "одна тысяча сорок три"),
    "be": ("22 лістапада 2026\u202fг.", "1\xa0234\xa0567", "адна тысяча сорак тры"),
    "uk": ("22 листопада 2026\u202fр.", "1\xa0234\xa0567", "одна тисяча сорок три"),
}


@pytest.mark.parametrize("language", COUNTED)
def test_each_language_counts_in_its_own_forms(language: str) -> None:
    words = words_in(language)
    said = tuple(words.plural("{count} signature", "{count} signatures", count) for count in (1, 2, 5, 11, 21))
    assert said == COUNTED[language]


@pytest.mark.parametrize("language", WRITTEN)
def test_each_language_writes_days_and_numbers_its_own_way(language: str) -> None:
    words = words_in(language)
    written = (words.day(date(2026, 11, 22)), words.number(1_234_567), words.spelled(1_043))
    assert written == WRITTEN[language]


def test_no_language_that_is_here_goes_untried() -> None:
    assert set(COUNTED) == set(WRITTEN) == set(program_languages())


def test_names_are_in_the_order_of_the_alphabet() -> None:
    alphabet = list("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")
    assert sorted(alphabet, key=alphabetical) == alphabet
    belarusian = list("абвгдеёжзійклмнопрстуўфхцчшыьэюя")
    assert sorted(belarusian, key=alphabetical) == belarusian
    assert alphabetical("Мʼянма") == alphabetical("Мянма")


def test_only_what_is_not_latin_needs_a_keyboard_of_its_own() -> None:
    assert [needs_keyboard(language) for language in ("uk", "be", "ka", "de", "pl", "eo")] == [True] * 3 + [False] * 3


def test_whether_a_language_is_spoken_is_told_without_all_their_names() -> None:
    spoken = {*program_languages()}
    asked = (*spoken, "eo", "fr", "xx", "", "C.", "..", "/t", "EN")
    assert {language for language in asked if is_program_language(language)} == spoken
