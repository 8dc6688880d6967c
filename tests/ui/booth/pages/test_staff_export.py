"""An export on the staff screens: sticks are followed, work can be cancelled, its end is said in figures and words."""

from pathlib import Path

import pytest
from factories_staff import BATCH, MemoryKiosk, overview_facts
from factories_staff_area import AtOnce, Later, all_words, an_area, unlock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.errors import InputRefused, KioskError, StorageFailed
from ui.booth.staff_area import StaffArea
from ui.booth.sticks import Volume
from ui.booth.viewmodels.staff_export import ExportStep
from ui.booth.viewmodels.staff_ports import ExportOrder
from ui.hands import Hands

STICK = Volume(Path("/media/a"), "SANDISK", 14_300_000_000)
KEYS = Volume(Path("/media/b"), "KEYS", 900_000_000, keys=(Path("/media/b/keys"),))


def _to_export(qtbot: QtBot, area: StaffArea) -> None:
    unlock(qtbot, area)
    QTest.mouseClick(area.overview.export, Qt.MouseButton.LeftButton)


def test_from_the_pin_to_a_stick_that_may_be_removed(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk()
    with an_area(qtbot, kiosk, [STICK]) as area:
        _to_export(qtbot, area)
        QTest.mouseClick(area.export.choose.go, Qt.MouseButton.LeftButton)
        read = all_words(area.export)
    assert ("export", ExportOrder(STICK.path, "en")) in kiosk.asked
    for words in ("You may remove the stick.", BATCH, "43", "forty-three"):
        assert words in read


def test_a_stick_appears_by_itself(qtbot: QtBot) -> None:
    sticks: list[Volume] = []
    with an_area(qtbot, MemoryKiosk(), sticks) as area:
        _to_export(qtbot, area)
        assert "put a stick in" in all_words(area.export)
        assert not area.export.choose.go.isEnabled()
        with qtbot.waitSignal(area.models.export.changed):
            sticks.append(STICK)
        assert "SANDISK: 14 GB free" in all_words(area.export)
        assert area.export.choose.go.isEnabled()


def test_a_stick_that_cannot_be_read_is_named_and_not_offered(qtbot: QtBot) -> None:
    foreign = Volume(Path("/dev/sdb"), "", 0, writable=False, readable=False)
    with an_area(qtbot, MemoryKiosk(), [foreign]) as area:
        _to_export(qtbot, area)
        assert "Stick without a name: cannot be read on this computer" in all_words(area.export)
        assert not area.export.choose.go.isEnabled()


def test_between_two_sticks_staff_choose(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk(), [STICK, KEYS]) as area:
        _to_export(qtbot, area)
        assert not area.export.choose.go.isEnabled()
        QTest.mouseClick(area.export.choose.volumes[1], Qt.MouseButton.LeftButton)
        assert area.models.export.state.target == KEYS


def test_a_cancelled_export_says_that_nothing_was_left(qtbot: QtBot) -> None:
    later, kiosk = Later(), MemoryKiosk()
    with an_area(qtbot, kiosk, [STICK], executor=later) as area:
        unlock(qtbot, area)
        later.now()
        QTest.mouseClick(area.overview.export, Qt.MouseButton.LeftButton)
        QTest.mouseClick(area.export.choose.go, Qt.MouseButton.LeftButton)
        assert area.models.export.state.step is ExportStep.WORKING
        assert not area.export.back.isEnabled()
        QTest.mouseClick(area.export.cancel, Qt.MouseButton.LeftButton)
        later.now()
        assert "The copy was cancelled." in all_words(area.export)
    assert "export" not in [name for name, _ in kiosk.asked]


def test_a_failed_export_says_what_happened_and_that_nothing_is_lost(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk(failing={"export": StorageFailed("stick-full")})
    with an_area(qtbot, kiosk, [STICK]) as area:
        _to_export(qtbot, area)
        QTest.mouseClick(area.export.choose.go, Qt.MouseButton.LeftButton)
        said = all_words(area.export)
        assert "The stick is full." in said
        assert "Put in another one. Nothing is lost: everything is still on this computer." in said
        QTest.mouseClick(area.export.again, Qt.MouseButton.LeftButton)
        assert area.models.export.state.step is ExportStep.CHOOSE


def test_keys_are_offered_only_after_the_event(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk(), [KEYS]) as area:
        _to_export(qtbot, area)
        assert not area.export.choose.opened.isVisible()


def test_after_the_event_a_masked_passphrase_opens_pdf_and_csv(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk(overviewed=overview_facts(event_ended=True))
    with an_area(qtbot, kiosk, [KEYS]) as area:
        _to_export(qtbot, area)
        QTest.mouseClick(area.export.choose.opened, Qt.MouseButton.LeftButton)
        assert area.export.passphrase.echoMode() is QLineEdit.EchoMode.Password
        QTest.keyClicks(area.export.passphrase, "five old words")
        QTest.mouseClick(area.export.open, Qt.MouseButton.LeftButton)
        assert area.export.passphrase.text() == ""
        assert "PDF and CSV are in the folder batch-3fa92c01-43." in all_words(area.export)
    assert kiosk.asked[-1] == ("export", ExportOrder(KEYS.path, "en", KEYS.keys[0], "five old words"))
    assert "five old words" not in repr(kiosk.asked[-1])


@pytest.mark.parametrize("pulled", [STICK, KEYS])
def test_a_stick_that_is_pulled_while_the_passphrase_is_typed_leads_back_to_the_choice(
    qtbot: QtBot, pulled: Volume
) -> None:
    kiosk, sticks = MemoryKiosk(overviewed=overview_facts(event_ended=True)), [STICK, KEYS]
    with an_area(qtbot, kiosk, sticks) as area:
        _to_export(qtbot, area)
        QTest.mouseClick(area.export.choose.volumes[0], Qt.MouseButton.LeftButton)
        QTest.mouseClick(area.export.choose.opened, Qt.MouseButton.LeftButton)
        QTest.keyClicks(area.export.passphrase, "five old words")
        with qtbot.waitSignal(area.models.export.changed):
            sticks.remove(pulled)
        assert area.models.export.state.step is ExportStep.CHOOSE
        assert area.export.choose.pulled.isVisible()
        assert area.export.passphrase.text() == ""
    assert "export" not in [name for name, _ in kiosk.asked]


def test_a_stick_that_was_pulled_while_a_wrong_passphrase_was_tried_leads_back_to_the_choice(qtbot: QtBot) -> None:
    kiosk, sticks, later = MemoryKiosk(overviewed=overview_facts(event_ended=True)), [KEYS], Later()
    kiosk.failing["export"] = InputRefused("passphrase-wrong")
    with an_area(qtbot, kiosk, sticks, executor=later) as area:
        unlock(qtbot, area)
        later.now()
        QTest.mouseClick(area.overview.export, Qt.MouseButton.LeftButton)
        QTest.mouseClick(area.export.choose.opened, Qt.MouseButton.LeftButton)
        QTest.keyClicks(area.export.passphrase, "wrong")
        QTest.keyClick(area.export.passphrase, Qt.Key.Key_Return)
        with qtbot.waitSignal(area.sticks.changed):
            sticks.clear()
        later.now()
        assert area.models.export.state.step is ExportStep.CHOOSE
        assert area.export.choose.pulled.isVisible()


def test_a_wrong_passphrase_is_asked_for_again(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk(overviewed=overview_facts(event_ended=True))
    kiosk.failing["export"] = InputRefused("passphrase-wrong")
    with an_area(qtbot, kiosk, [KEYS]) as area:
        _to_export(qtbot, area)
        QTest.mouseClick(area.export.choose.opened, Qt.MouseButton.LeftButton)
        QTest.keyClicks(area.export.passphrase, "wrong")
        QTest.keyClick(area.export.passphrase, Qt.Key.Key_Return)
        assert area.export.unlock_error.isVisible()
        assert area.export.passphrase.text() == ""


def test_locking_meanwhile_does_not_stop_the_work_and_finds_it_again(qtbot: QtBot) -> None:
    later, kiosk = Later(), MemoryKiosk()
    with an_area(qtbot, kiosk, [STICK], executor=later) as area:
        unlock(qtbot, area)
        later.now()
        QTest.mouseClick(area.overview.export, Qt.MouseButton.LeftButton)
        QTest.mouseClick(area.export.choose.go, Qt.MouseButton.LeftButton)
        area.close_area()
        area.export.begin(event_ended=False)
        assert area.export.cancel.isEnabled()
        later.now()
        assert area.models.export.state.step is ExportStep.DONE


@pytest.mark.usefixtures("brief_pauses")
@pytest.mark.parametrize(
    ("failing", "step", "said"),
    [
        ({}, ExportStep.DONE, BATCH),
        ({"export": StorageFailed("stick-full")}, ExportStep.FAILED, "The stick is full."),
    ],
)
def test_what_came_of_it_while_the_screen_was_locked_is_shown_once(
    qtbot: QtBot, failing: dict[str, KioskError], step: ExportStep, said: str
) -> None:
    later, kiosk, hands = Later(), MemoryKiosk(failing=failing), Hands()
    with an_area(qtbot, kiosk, [STICK], executor=later) as area:
        unlock(qtbot, area)
        later.now()
        hands.press(area.overview.export)
        hands.press(area.export.choose.go)
        hands.press(area.bar.lock)
        later.now()

        area.open_area()
        unlock(qtbot, area)
        later.now()
        hands.press(area.overview.export)
        assert area.models.export.state.step is step
        assert said in all_words(area.export)

        area.show_page("overview")
        hands.press(area.overview.export)
        assert area.models.export.state.step is ExportStep.CHOOSE


@pytest.mark.usefixtures("brief_pauses")
def test_staff_are_let_in_while_an_export_goes_on_and_can_stop_it(qtbot: QtBot) -> None:
    later, hands = Later(), Hands()
    with an_area(qtbot, MemoryKiosk(), [STICK], executor=later, asking=AtOnce()) as area:
        unlock(qtbot, area)
        hands.press(area.overview.export)
        hands.press(area.export.choose.go)
        hands.press(area.bar.lock)

        area.open_area()
        unlock(qtbot, area)
        hands.press(area.overview.export)
        assert area.models.overview.state.facts is not None
        hands.press(area.export.cancel)
        later.now()
        assert "The copy was cancelled." in all_words(area.export)


@pytest.mark.usefixtures("brief_pauses")
def test_an_event_that_ended_while_an_export_went_on_may_be_opened_after_it(qtbot: QtBot) -> None:
    later, hands = Later(), Hands()
    kiosk = MemoryKiosk(failing={"export": StorageFailed("target-failed")})
    with an_area(qtbot, kiosk, [KEYS], executor=later, asking=AtOnce()) as area:
        unlock(qtbot, area)
        hands.press(area.overview.export)
        hands.press(area.export.choose.go)
        hands.press(area.bar.lock)

        kiosk.end_event()
        area.open_area()
        unlock(qtbot, area)
        later.now()
        hands.press(area.overview.export)
        hands.press(area.export.again)
        assert area.export.choose.opened.isVisible()
