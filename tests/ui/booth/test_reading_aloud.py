"""Reading aloud: the page, the focus and what happens, in the screen’s language; an entry to headphones alone."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from factories_booth import FlowStand
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from voices import ListeningProgram

from kiosk.errors import StorageFailed
from kiosk.signatory import Exposure
from kiosk.speech.permission import ReadingAloud
from ui.booth.attendee import AttendeeArea
from ui.booth.reading_aloud import ReaderAloud
from ui.booth.viewmodels.flow import Step
from ui.jobs import JobRunner
from ui.voice import Voice
from ui.widgets.buttons import TouchButton

CANARY = "Kanarejka"
AreaMaker = Callable[..., AttendeeArea]


@dataclass
class Listener:
    """An area with a voice, and what is heard of it."""

    qtbot: QtBot
    area: AttendeeArea
    reader: ReaderAloud
    voice: Voice
    program: ListeningProgram
    stand: FlowStand

    def press(self) -> None:
        button = self.area.header.reading_button
        button.set_guard(0)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def hears(self, words: str) -> bool:
        """Once all that is due was said, or these words were."""
        self.qtbot.waitUntil(lambda: words in self.program.heard(), timeout=20_000)
        return True

    def after_all(self) -> str:
        """What was heard once the voice has come to its end."""
        self.qtbot.waitUntil(lambda: not self.reader.is_busy, timeout=20_000)
        return self.program.heard()

    def hold(self, button: TouchButton) -> None:
        QTest.mousePress(button, Qt.MouseButton.LeftButton)


ListenerOf = Callable[..., Listener]


@pytest.fixture
def listener_of(qtbot: QtBot, tmp_path: Path, stand: FlowStand, area: AttendeeArea) -> Iterator[ListenerOf]:
    made: list[ReaderAloud] = []
    with ThreadPoolExecutor(1) as worker:

        def make(allowed: ReadingAloud, *, endless: bool = False) -> Listener:
            program = ListeningProgram.made_in(tmp_path, endless=endless)
            voice = Voice(program.program, JobRunner(worker, area), area)
            reader = ReaderAloud(area, voice, allowed)
            made.append(reader)
            return Listener(qtbot, area, reader, voice, program, stand)

        yield make
        for reader in made:
            reader.turn_off()


@pytest.mark.parametrize("allowed", ReadingAloud)
def test_the_button_is_there_where_staff_allowed_it(listener_of: ListenerOf, allowed: ReadingAloud) -> None:
    listener = listener_of(allowed)
    assert listener.area.header.reading_button.isVisible() is (allowed is not ReadingAloud.OFF)
    listener.reader.allow(ReadingAloud.OFF)
    assert not listener.area.header.reading_button.isVisible()


def test_a_language_without_a_voice_has_no_button(listener_of: ListenerOf, monkeypatch: pytest.MonkeyPatch) -> None:
    listener = listener_of(ReadingAloud.LOUDSPEAKER)
    monkeypatch.setattr(listener.voice, "speaks", lambda language: language == "be")
    listener.stand.language.choose("de")
    assert not listener.area.header.reading_button.isVisible()
    listener.stand.language.choose("be")
    assert listener.area.header.reading_button.isVisible()


def test_nothing_is_said_unasked(listener_of: ListenerOf) -> None:
    listener = listener_of(ReadingAloud.HEADPHONES)
    listener.stand.with_details()
    assert not listener.after_all()


def test_pages_are_read_in_the_language_of_the_screen(listener_of: ListenerOf) -> None:
    listener = listener_of(ReadingAloud.LOUDSPEAKER)
    listener.press()
    assert listener.area.header.reading_button.isChecked()
    listener.stand.flow.read()
    campaign = listener.stand.campaign
    assert listener.hears(campaign.petition("be").people[0].name)
    listener.stand.language.choose("de")
    assert listener.hears(campaign.petition("de").people[0].role)
    assert " -v de " in listener.program.started().splitlines()[-1]


def test_a_second_press_is_silence_at_once(listener_of: ListenerOf, qtbot: QtBot) -> None:
    listener = listener_of(ReadingAloud.LOUDSPEAKER, endless=True)
    listener.press()
    qtbot.waitUntil(lambda: bool(listener.program.alive()))
    listener.press()
    qtbot.waitUntil(lambda: not listener.program.alive())
    assert not listener.reader.is_busy
    assert not listener.area.header.reading_button.isChecked()


def test_the_languages_of_welcome_rest_while_it_is_read(listener_of: ListenerOf) -> None:
    listener = listener_of(ReadingAloud.LOUDSPEAKER)
    turning = [listener.area.welcome.is_turning]
    for _ in range(2):
        listener.press()
        turning.append(listener.area.welcome.is_turning)
    assert turning == [True, False, True]


def test_fields_are_named_as_they_get_the_focus(listener_of: ListenerOf) -> None:
    listener = listener_of(ReadingAloud.LOUDSPEAKER)
    listener.stand.at_details()
    listener.press()
    before = listener.after_all()
    listener.area.details.fields["family_name"].setFocus()
    assert listener.after_all().removeprefix(before) == "Прозвішча\n"


def test_what_is_wrong_is_said_before_the_field_that_comes_next(listener_of: ListenerOf) -> None:
    listener = listener_of(ReadingAloud.LOUDSPEAKER)
    listener.stand.at_details()
    listener.press()
    field = listener.area.details.fields["email"]
    field.setFocus()
    field.insert("nobody")
    before = listener.after_all()
    listener.area.details.fields["given_name"].setFocus()
    after = listener.after_all().removeprefix(before).splitlines()
    assert field.error() in " ".join(after)
    assert after[-1] == "Імя"


def test_a_failed_save_is_heard(listener_of: ListenerOf) -> None:
    listener = listener_of(ReadingAloud.LOUDSPEAKER)
    listener.stand.at_agree()
    listener.press()
    listener.after_all()
    listener.stand.port.fails_with = StorageFailed("disk-full")
    listener.stand.flow.sign()
    listener.stand.executor.drain()
    assert listener.hears("Паклічце валанцёра")


@pytest.mark.parametrize("allowed", [ReadingAloud.LOUDSPEAKER, ReadingAloud.HEADPHONES])
def test_what_somebody_entered_is_heard_in_headphones_alone(listener_of: ListenerOf, allowed: ReadingAloud) -> None:
    """All the way, with everything shown that can be shown: names, the choice, the code."""
    listener = listener_of(allowed)
    area, flow = listener.area, listener.stand.flow
    listener.press()
    listener.stand.at_exposure()
    listener.after_all()
    choice = area.exposure.choices.card(str(Exposure.HANDOVER))
    heard_before = listener.after_all()
    choice.setFocus()
    choice.click()
    flow.confirm_exposure()
    question = " ".join(area.question.title.words().splitlines())
    listener.after_all()
    flow.answer(yes=True)
    for name, typed in (("given_name", CANARY), ("family_name", CANARY[::-1]), ("city", "Canarytown")):
        area.details.fields[name].setFocus()
        area.details.fields[name].insert(typed)
        area.details.on.setFocus()
        area.details.fields[name].setFocus()
        listener.after_all()
    flow.confirm_details()
    flow.declare()
    listener.after_all()
    listener.hold(area.agree.hold)
    shown = area.agree.name.words()
    listener.after_all()
    QTest.mouseRelease(area.agree.hold, Qt.MouseButton.LeftButton)
    flow.sign()
    listener.stand.executor.drain()
    listener.after_all()
    area.thanks.show_code.click()
    code = area.thanks.code.words().split()[0]
    heard = " ".join(listener.after_all().removeprefix(heard_before).splitlines())

    assert CANARY in shown
    private = (CANARY, CANARY[::-1], "Canarytown", choice.texts()[0], question, code)
    for words in private:
        assert (words in heard) is (allowed is ReadingAloud.HEADPHONES), words
    assert not [words for words in private if words in listener.program.started() + listener.program.environment()]
    assert area.thanks.on.text() in heard


WAYS_OUT: dict[str, Callable[[AttendeeArea], None]] = {
    "stop and erase": lambda area: area.header.stop.emit(),
    "nobody there": lambda area: area.still_there.expired.emit(),
    "staff": lambda area: area.rest(),
    "reset": lambda area: area.flow.reset(),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_every_way_out_ends_the_program_and_forgets_what_was_to_be_said(
    listener_of: ListenerOf, qtbot: QtBot, way: str
) -> None:
    listener = listener_of(ReadingAloud.HEADPHONES, endless=True)
    listener.stand.at_details()
    listener.press()
    field = listener.area.details.fields["given_name"]
    field.setFocus()
    field.insert(CANARY)
    listener.area.details.on.setFocus()
    field.setFocus()
    qtbot.waitUntil(lambda: bool(listener.program.alive()))
    WAYS_OUT[way](listener.area)
    qtbot.waitUntil(lambda: not listener.program.alive())
    assert not listener.reader.is_on
    assert not listener.reader.is_busy
    assert not listener.area.header.reading_button.isChecked()


def test_the_program_ends_with_the_page_that_it_was_reading(listener_of: ListenerOf, qtbot: QtBot) -> None:
    listener = listener_of(ReadingAloud.LOUDSPEAKER, endless=True)
    listener.press()
    qtbot.waitUntil(lambda: bool(listener.program.alive()))
    (first,) = listener.program.alive()
    listener.stand.flow.read()
    qtbot.waitUntil(lambda: bool(listener.program.alive()) and first not in listener.program.alive())


def test_whoever_listens_to_the_petition_is_there(listener_of: ListenerOf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an entry stands only a touch counts: somebody may have gone and left the headphones."""
    listener, touched = listener_of(ReadingAloud.LOUDSPEAKER), []
    listener.press()
    monkeypatch.setattr(listener.area.idle, "touched", lambda: touched.append(listener.stand.flow.state.step))
    listener.stand.flow.read()
    listener.after_all()
    assert set(touched) == {Step.PETITION}
    listener.stand.flow.support()
    listener.after_all()
    assert set(touched) == {Step.PETITION}
