"""A bundle's part of the CLDR: the program says the same with it as with all of it."""

import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import babel
import pytest
from bundle_rules import LANGUAGES_KEPT
from imports import ROOT, imports_in, module_of, sources
from locale_data import GLOBAL, LOCALES, PARTS_KEPT, with_locale_data_of_ours

BABEL = Path(babel.__file__).parent
ASKED_OF_BABEL = {
    *("babel.Locale", "babel.localedata", "babel.dates.format_date", "babel.numbers.format_decimal"),
    # Only where nothing is packaged.
    *("babel.messages.mofile.write_mo", "babel.messages.pofile.read_po"),
}
SAY_EVERYTHING = f"""
import sys
from datetime import date, timedelta
from kiosk.words import is_known_country, is_language, program_languages, words_in

for language in sys.argv[1:]:
    words = words_in(language)
    print(language, words.own_name(), words.weekdays(), words.countries(), words.country("BY"))
    for number in (0, 1, 2, 5, 21, 1234, 12345.5, 1234567, -3):
        print(words.number(number), words.plural("{{count}} signature", "{{count}} signatures", int(number)))
    for month in range(12):
        day = date(2026, 1, 28) + timedelta(31 * month)
        print(words.day(day), words.short_day(day), words.month(day))
print(program_languages(), is_known_country("DE"), is_known_country("QQ"))
print([language for language in {sorted(LANGUAGES_KEPT)!r} if is_language(language)])
"""


@pytest.fixture(scope="module")
def lessened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a Babel whose data are as those of a bundle."""
    folder = tmp_path_factory.mktemp("lessened")
    shutil.copytree(BABEL, folder / "babel", ignore=shutil.ignore_patterns("locale-data", "__pycache__", "*.dat"))
    kept = [f"{LOCALES}{language}.dat" for language in LANGUAGES_KEPT]
    entries = [(name, str(BABEL.parent / name), "DATA") for name in (*kept, GLOBAL)]
    assert [name for name, *_ in with_locale_data_of_ours(entries, folder)] == [name for name, *_ in entries]
    return folder


def said(with_babel_of: Path) -> str:
    languages = sorted(LANGUAGES_KEPT - {"root"})
    code = f"import sys; sys.path[:0] = [{str(with_babel_of)!r}, {str(ROOT)!r}]\n{SAY_EVERYTHING}import babel\n"
    code += f"assert babel.__file__.startswith({str(with_babel_of)!r})"
    done = subprocess.run([sys.executable, "-c", code, *languages], capture_output=True, text=True, check=True)
    return done.stdout


def test_the_program_says_the_same_with_less(lessened: Path) -> None:
    assert said(lessened) == said(BABEL.parent)


def test_what_is_never_said_is_not_there(lessened: Path) -> None:
    english = pickle.loads((lessened / f"{LOCALES}en.dat").read_bytes())  # noqa: S301 -- written above
    assert set(english) <= PARTS_KEPT
    for name in (f"{LOCALES}en.dat", f"{LOCALES}be.dat", GLOBAL):
        assert (lessened / name).stat().st_size < (BABEL.parent / name).stat().st_size / 4


def test_files_that_are_not_babels_data_are_left_alone(tmp_path: Path) -> None:
    entries = [("babel/py.typed", "/x/py.typed", "DATA"), ("resources/a.dat", "/x/a.dat", "DATA")]
    assert with_locale_data_of_ours(entries, tmp_path) == entries


def test_nothing_more_is_asked_of_babel() -> None:
    """Whoever asks it for more lets a bundle have more of its data, and the test above say it."""
    asked = {
        found.name
        for path in sources()
        for found in imports_in(path.read_text(encoding="utf-8"), module_of(path))
        if found.name.partition(".")[0] == "babel"
    }
    assert asked == ASKED_OF_BABEL
