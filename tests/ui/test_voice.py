"""Sentences are said one after another, until silence is asked for."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from voices import ListeningProgram

from kiosk.speech.speed import WORDS_A_MINUTE, Speed
from ui.jobs import JobRunner
from ui.voice import Voice


@pytest.fixture
def worker() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


def test_one_sentence_after_another(qtbot: QtBot, tmp_path: Path, worker: ThreadPoolExecutor) -> None:
    program = ListeningProgram.made_in(tmp_path)
    voice = Voice(program.program, JobRunner(worker))
    with qtbot.waitSignal(voice.fell_silent):
        voice.say(("One.", "Two.", "Three."), "en")
        assert voice.is_speaking
    assert program.heard().split() == ["One.", "Two.", "Three."]
    assert not voice.is_speaking


def test_silence_comes_at_once_and_nothing_is_said_after_it(
    qtbot: QtBot, tmp_path: Path, worker: ThreadPoolExecutor
) -> None:
    program = ListeningProgram.made_in(tmp_path, endless=True)
    voice = Voice(program.program, JobRunner(worker))
    voice.say(("One.", "Two."), "en")
    qtbot.waitUntil(lambda: bool(program.alive()))
    voice.stop()
    qtbot.waitUntil(lambda: not program.alive())
    assert not voice.is_speaking
    worker.submit(int).result()  # whatever waited in the worker has had its turn
    qtbot.waitUntil(lambda: program.heard().split() == ["One."])


def test_other_words_take_the_place_of_what_is_being_said(
    qtbot: QtBot, tmp_path: Path, worker: ThreadPoolExecutor
) -> None:
    program = ListeningProgram.made_in(tmp_path, endless=True)
    voice = Voice(program.program, JobRunner(worker))
    voice.say(("One.", "Two."), "en")
    qtbot.waitUntil(lambda: "One." in program.heard() and bool(program.alive()))
    voice.say(("Eins.",), "de")
    qtbot.waitUntil(lambda: "Eins." in program.heard())
    assert "Two." not in program.heard()
    assert [line.split()[2] for line in program.started().splitlines()] == ["en", "de"]
    voice.stop()


def test_the_speed_holds_from_the_next_sentence_on(qtbot: QtBot, tmp_path: Path, worker: ThreadPoolExecutor) -> None:
    program = ListeningProgram.made_in(tmp_path)
    voice = Voice(program.program, JobRunner(worker))
    for speed in Speed:
        voice.speed = speed
        with qtbot.waitSignal(voice.fell_silent):
            voice.say(("One.",), "en")
    said = [line.split(" -s ")[1].split()[0] for line in program.started().splitlines()]
    assert said == [str(WORDS_A_MINUTE[speed]) for speed in Speed]


def test_a_language_without_a_voice_is_silent(qtbot: QtBot, tmp_path: Path, worker: ThreadPoolExecutor) -> None:
    program = ListeningProgram.made_in(tmp_path)
    voice = Voice(program.program, JobRunner(worker))
    assert voice.speaks("be")
    assert not voice.speaks("lt")
    voice.say(("Labas.",), "lt")
    assert not voice.is_speaking
    assert not program.started()
