"""Batches are dropped anywhere on the page, merged with one button, and every fate stands on its line."""

from pathlib import Path

import pytest
from factories_desk_window import LANGUAGES, AnsweringChooser, MemoryDesk, a_desk, a_pair, settle, two_signings, unlock
from factories_staff_area import Later, all_words
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.merge.outcome import BatchOutcome
from ui.desk.navigation import Place
from ui.desk.window import DeskWindow

NAMES = ("one.kiosk-batch", "two.kiosk-batch", "three.kiosk-batch")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def drop(window: DeskWindow, *paths: Path) -> None:
    """Drags files over the page and lets go of them in a corner of it."""
    page, mime = window.merge, QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, held)
    QCoreApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    assert page.drop.hot
    QCoreApplication.sendEvent(page, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, held))
    settle()
    assert not page.drop.hot


def verdicts(window: DeskWindow) -> list[tuple[str, str]]:
    return [(row.name.words(), row.verdict.words()) for row in window.merge.list.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dropped_folder_is_listed_and_merged(qtbot: QtBot, folder: Path, language: str) -> None:
    desk = MemoryDesk()
    with a_desk(qtbot, desk, language=language) as window:
        unlock(window)
        drop(window, folder)
        assert sorted(name for name, _ in verdicts(window)) == sorted(NAMES)
        QTest.mouseClick(window.merge.go, Qt.MouseButton.LeftButton)
        settle()
        assert len(desk.merged) == 3
        assert window.merge.report.isVisible()
        assert window.merge.totals.figures[0].number.words() == "30"


def test_a_refused_batch_says_why_and_what_to_do(qtbot: QtBot, folder: Path) -> None:
    refused = BatchOutcome(folder, "records-changed", refused=43)
    gap = BatchOutcome(folder, None, new=2, gap=(5, 9), kiosk_name="kiosk-03")
    desk = MemoryDesk(batches={NAMES[0]: refused, NAMES[1]: gap})
    with a_desk(qtbot, desk) as window:
        unlock(window)
        drop(window, *(folder / name for name in NAMES))
        QTest.mouseClick(window.merge.go, Qt.MouseButton.LeftButton)
        settle()
        assert verdicts(window) == [(NAMES[0], "Refused"), (NAMES[1], "2 new"), (NAMES[2], "10 new")]
        read = all_words(window.merge)
    for words in (
        "changed since they were signed. Ask the volunteer",
        "Entries 5 to 9 of kiosk-03 are missing here.",
        "2 batches are in. 12 signings are new. 1 batch was refused.",
    ):
        assert words in read


def test_the_same_batches_again_add_nothing_and_say_so(qtbot: QtBot, folder: Path) -> None:
    desk = MemoryDesk()
    with a_desk(qtbot, desk) as window:
        unlock(window)
        desk.merged.add(folder / NAMES[0])
        drop(window, folder / NAMES[0])
        QTest.mouseClick(window.merge.go, Qt.MouseButton.LeftButton)
        settle()
        assert verdicts(window) == [(NAMES[0], "Nothing new: all of it was here")]
        assert "merging twice adds nothing" in all_words(window.merge)


def test_a_drop_without_a_batch_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, MemoryDesk()) as window:
        unlock(window)
        drop(window, tmp_path)
        assert "no batch among these" in all_words(window.merge)


def test_what_is_no_file_is_not_taken(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk()) as window:
        unlock(window)
        mime = QMimeData()
        mime.setText("hello")
        event = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.ignore()
        QCoreApplication.sendEvent(window.merge, event)
        assert not event.isAccepted()


def test_a_merge_can_be_cancelled(qtbot: QtBot, folder: Path) -> None:
    later = Later()
    with a_desk(qtbot, MemoryDesk(), executor=later) as window:
        unlock(window)
        later.now()
        drop(window, folder)
        later.now()
        QTest.mouseClick(window.merge.go, Qt.MouseButton.LeftButton)
        settle()
        assert window.merge.progress.isVisible()
        assert not window.merge.go.isVisible()
        QTest.mouseClick(window.merge.progress.cancel, Qt.MouseButton.LeftButton)
        later.now()
        settle()
        assert "Batches that are in stay in" in all_words(window.merge)
        assert [verdict for _, verdict in verdicts(window)] == ["Waiting"] * 3


def test_receipts_are_written_where_they_are_wanted(qtbot: QtBot, folder: Path) -> None:
    desk = MemoryDesk()
    with a_desk(qtbot, desk, chooser=AnsweringChooser(Path("/receipts"), (folder / NAMES[0],))) as window:
        unlock(window)
        QTest.mouseClick(window.merge.receipts, Qt.MouseButton.LeftButton)
        QTest.mouseClick(window.merge.drop.choose, Qt.MouseButton.LeftButton)
        settle()
        QTest.mouseClick(window.merge.go, Qt.MouseButton.LeftButton)
        assert desk.asked_for("merge") == [((folder / NAMES[0],), Path("/receipts"))]


def test_after_the_merge_the_button_leads_to_the_review(qtbot: QtBot, folder: Path) -> None:
    desk = MemoryDesk(shown={a_pair(): two_signings()})
    with a_desk(qtbot, desk) as window:
        unlock(window)
        drop(window, folder)
        window.models.merge.merge()
        settle()
        assert window.merge.go.text() == "Review 1 pair"
        QTest.mouseClick(window.merge.go, Qt.MouseButton.LeftButton)
        assert window.place is Place.REVIEW
