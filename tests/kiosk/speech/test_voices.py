"""Which voice speaks a language."""

import pytest

from kiosk.speech.voices import Voices, read_voices

LISTING = """Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  be              --/M      Belarusian         zle/be
 5  en-029          --/M      English_(Caribbean) gmw/en-029           (en 10)
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 2  ru-lv           --/M      Russian_(Latvia)   zle/ru-LV
 5  ru              --/M      Russian            zle/ru
 5  -x;reboot       --/M      Odd                zle/odd
 words of some other kind
"""


@pytest.mark.parametrize(
    ("language", "voice"), [("be", "be"), ("en", "en-gb"), ("ru", "ru"), ("de", None), ("r", None), ("", None)]
)
def test_the_language_itself_goes_before_its_regions(language: str, voice: str | None) -> None:
    assert read_voices(LISTING).voice_for(language) == voice


def test_only_tags_of_languages_are_taken() -> None:
    assert all(tag[0].isalpha() and ";" not in tag for tag in read_voices(LISTING).tags)


def test_a_program_that_says_nothing_has_no_voice() -> None:
    assert read_voices("") == Voices()
    assert Voices().voice_for("be") is None
