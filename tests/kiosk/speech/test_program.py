"""The program that speaks: gets its words through a pipe and in no other way, and is gone when it is stopped."""

import ast
import subprocess
import threading
import wave
from pathlib import Path

import pytest
from imports import ROOT
from voices import ListeningProgram

from kiosk.cli.console import CODE_VARIABLE, PASSPHRASE_VARIABLE
from kiosk.speech import program as module
from kiosk.speech.program import SpeechProgram, Utterance, find_program
from kiosk.speech.sentences import sentences
from kiosk.speech.voices import Voices

CANARY = "Kanarejka"
LANGUAGES = ("be", "ru", "de", "en", "uk", "pl")


@pytest.fixture
def espeak() -> SpeechProgram:
    found = find_program()
    if found is None:
        pytest.skip("needs a voice: apt-get install espeak-ng")
    return found


def sounds(espeak: SpeechProgram, voice: str, words: str) -> str:
    """What it makes of the words, in the signs of the phonetic alphabet."""
    asked = [str(espeak.path), "-v", voice, "-b", "1", "-q", "--ipa", "--stdin"]
    done = subprocess.run(asked, input=words.encode(), capture_output=True, check=True)
    return done.stdout.decode().strip().replace("\u0361", "")


def test_words_come_through_the_pipe_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for secret in (PASSPHRASE_VARIABLE, CODE_VARIABLE):
        monkeypatch.setenv(secret, "canary-of-a-passphrase")
    voice = ListeningProgram.made_in(tmp_path)
    voice.program.utterance(f"{CANARY}, ўсё", "be").speak()
    assert voice.heard() == f"{CANARY}, ўсё\n"
    assert "-v be" in voice.started()
    assert CANARY not in voice.started() + voice.environment()
    assert "canary-of-a-passphrase" not in voice.environment()


def test_a_sentence_that_was_stopped_is_never_begun(tmp_path: Path) -> None:
    voice = ListeningProgram.made_in(tmp_path)
    utterance = voice.program.utterance(CANARY, "be")
    utterance.stop()
    utterance.speak()
    assert not voice.started()


def test_stopping_kills_the_program_and_forgets_the_words(tmp_path: Path) -> None:
    voice = ListeningProgram.made_in(tmp_path, endless=True)
    utterance = voice.program.utterance(CANARY, "be")
    speaking = threading.Thread(target=utterance.speak)
    speaking.start()
    while not voice.alive():
        speaking.join(0.01)
    utterance.stop()
    speaking.join()
    assert not voice.alive()
    assert CANARY not in repr(vars(utterance))


def test_a_voice_that_is_gone_is_silent(tmp_path: Path) -> None:
    nothing = SpeechProgram(tmp_path / "nothing")
    assert nothing.voices() == Voices()
    Utterance(nothing, CANARY, "be").speak()


def test_no_program_is_found_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_program() is None


def test_no_shell_reads_what_is_started() -> None:
    """And the only thing that is ever a sentence goes to `communicate`."""
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [word.arg for call in calls for word in call.keywords if word.arg in {"shell", "executable"}]
    starts = [call for call in calls if ast.unparse(call.func).startswith("subprocess.")]
    assert len(starts) == 2
    assert not [one for one in starts if "sentence" in ast.unparse(one) or "words" in ast.unparse(one)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_espeak_has_a_voice_and_makes_sound_of_it(espeak: SpeechProgram, tmp_path: Path, language: str) -> None:
    voice = espeak.voices().voice_for(language)
    assert voice is not None
    file = tmp_path / "said.wav"
    SpeechProgram(espeak.path, ("-w", str(file))).utterance("Viasna 712, Вясна.", voice).speak()
    with wave.open(str(file)) as said:
        assert said.getnframes() / said.getframerate() > 0.5


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        ("воўк", "vˈowk"),  # ў as w
        ("праўда", "prˈɑwda"),
        ("горад", "ɣˈorad"),  # г as a fricative, not g
        ("дзень", "dzʲˈɛn"),  # one soft sound
        ("джаз", "dʐˈɑz"),
        ("Іван", "ˈivan"),
        ("чорны", "ʈʂˈornɨ"),
        ("ґузік", "ɣˈuzik"),  # the voice alone leaves ґ out
    ],
)
def test_belarusian_letters_are_read_as_belarusian(espeak: SpeechProgram, word: str, sound: str) -> None:
    (said,) = sentences(word, "be")
    assert sounds(espeak, "be", said) == sound


def test_the_limits_of_belarusian_are_those_that_are_written_down(espeak: SpeechProgram) -> None:
    """It knows no stress and takes the last syllable but one; should that change, docs/accessibility.md must too."""
    assert sounds(espeak, "be", "гара") == "ɣˈɑra"
    assert sounds(espeak, "be", "Вясна") == "vʲˈjasna"
    assert "Belarusian" in (ROOT / "docs/accessibility.md").read_text("utf-8")


@pytest.mark.parametrize("language", ["be", "uk"])
def test_nothing_that_the_program_writes_is_read_in_english(espeak: SpeechProgram, language: str) -> None:
    """espeak-ng marks where it changes the language."""
    texts = {"be": "ПЦ «Вясна», 1 снежня 2021\u202fг., № 5, 50 %", "uk": "1 грудня 2021\u202fр., № 5, 50 %"}
    (alone,) = [sounds(espeak, language, texts[language])]
    (spelt,) = sentences(texts[language], language)
    assert "(en)" in alone
    assert "(en)" not in sounds(espeak, language, spelt)
