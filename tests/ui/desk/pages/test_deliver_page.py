"""A delivery in a few clicks: for whom, where to, its numbers, written, done."""

from pathlib import Path

import pytest
from factories_desk_window import (
    LANGUAGES,
    AnsweringChooser,
    MemoryDesk,
    a_desk,
    a_pair,
    settle,
    two_signings,
    unlock,
)
from factories_staff_area import Later, all_words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.errors import StorageFailed
from ui.desk.navigation import Place
from ui.desk.viewmodels.ports import PairShown, PairSummary
from ui.desk.window import DeskWindow

OUT = Path("/stick/out")


def to_deliver(window: DeskWindow) -> None:
    unlock(window)
    window.go_to(Place.DELIVER)
    settle()


def fill(window: DeskWindow, profile: str = "handover") -> None:
    QTest.mouseClick(window.deliver.cards[profile], Qt.MouseButton.LeftButton)
    QTest.mouseClick(window.deliver.folder.choose, Qt.MouseButton.LeftButton)
    settle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_choice_to_the_end(qtbot: QtBot, language: str) -> None:
    desk = MemoryDesk()
    with a_desk(qtbot, desk, chooser=AnsweringChooser(folder_chosen=OUT), language=language) as window:
        to_deliver(window)
        assert not window.deliver.go.isEnabled()
        fill(window)
        assert [figure.number.words() for figure in window.deliver.preview.figures] == ["461", "450", "187"]
        QTest.mouseClick(window.deliver.go, Qt.MouseButton.LeftButton)
        settle()
        assert desk.asked_for("deliver") == [("handover", language, OUT)]
        assert "delivery.pdf" in all_words(window.deliver)
        assert window.deliver.again.isVisible()


def test_nothing_is_chosen_at_first(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk()) as window:
        to_deliver(window)
        assert not any(card.isChecked() for card in window.deliver.cards.values())


def test_the_numbers_alone_name_nobody(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk(), chooser=AnsweringChooser(folder_chosen=OUT)) as window:
        to_deliver(window)
        fill(window, "count")
        QTest.mouseClick(window.deliver.go, Qt.MouseButton.LeftButton)
        settle()
        assert "It names nobody." in all_words(window.deliver)


@pytest.mark.parametrize(("shown", "waits"), [({a_pair(): two_signings()}, True), ({}, False)])
def test_pairs_that_wait_are_told_before_anything_is_written(
    qtbot: QtBot, shown: dict[PairSummary, PairShown], *, waits: bool
) -> None:
    with a_desk(qtbot, MemoryDesk(shown=shown)) as window:
        to_deliver(window)
        fill(window)
        assert window.deliver.waiting.isVisible() == waits
        assert ("1 pair waits for a review" in all_words(window.deliver)) == waits


def test_a_typed_folder_counts_too(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    with a_desk(qtbot, desk) as window:
        to_deliver(window)
        QTest.mouseClick(window.deliver.cards["full"], Qt.MouseButton.LeftButton)
        window.deliver.folder.line.setFocus()
        QTest.keyClicks(window.deliver.folder.line, "/a/b")
        assert window.models.deliver.state.to == Path("/a/b")
        assert window.deliver.folder.value() == "/a/b"


def test_another_language_than_that_of_the_window(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    with a_desk(qtbot, desk, chooser=AnsweringChooser(folder_chosen=OUT)) as window:
        to_deliver(window)
        fill(window)
        QTest.mouseClick(window.deliver.language.segment("de"), Qt.MouseButton.LeftButton)
        QTest.mouseClick(window.deliver.go, Qt.MouseButton.LeftButton)
    assert desk.asked_for("deliver") == [("handover", "de", OUT)]


def test_writing_can_be_cancelled(qtbot: QtBot) -> None:
    later = Later()
    with a_desk(qtbot, MemoryDesk(), executor=later, chooser=AnsweringChooser(folder_chosen=OUT)) as window:
        unlock(window)
        later.now()
        window.go_to(Place.DELIVER)
        fill(window)
        QTest.mouseClick(window.deliver.go, Qt.MouseButton.LeftButton)
        settle()
        QTest.mouseClick(window.deliver.progress.cancel, Qt.MouseButton.LeftButton)
        later.now()
        settle()
        assert "nothing was left of it" in all_words(window.deliver)
        assert window.deliver.go.isEnabled()


def test_a_full_disk_is_a_sentence_on_the_page(qtbot: QtBot) -> None:
    desk = MemoryDesk(failing={"deliver": StorageFailed("disk-full")})
    with a_desk(qtbot, desk, chooser=AnsweringChooser(folder_chosen=OUT)) as window:
        to_deliver(window)
        fill(window)
        QTest.mouseClick(window.deliver.go, Qt.MouseButton.LeftButton)
        settle()
        assert "The disk is full" in all_words(window.deliver)
