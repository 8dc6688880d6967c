"""Charts are turned over with the tabs, say that they count persons, and are saved as pictures."""

from dataclasses import replace
from pathlib import Path

import pytest
from factories_desk_window import LANGUAGES, AnsweringChooser, MemoryDesk, a_desk, settle, unlock
from factories_staff_area import Later, all_words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.deliver.statistics import Statistics
from kiosk.merge.outcome import RegistryCounts
from ui.desk.navigation import Place
from ui.desk.viewmodels.results import ChartKind
from ui.desk.window import DeskWindow

HELD = RegistryCounts(461, 450, 3, 0)


def to_results(window: DeskWindow) -> None:
    unlock(window)
    window.go_to(Place.RESULTS)
    settle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_is_drawn(qtbot: QtBot, language: str) -> None:
    with a_desk(qtbot, MemoryDesk(held=HELD), language=language) as window:
        to_results(window)
        page = window.results
        assert "57" in page.by_day.accessibleDescription()
        for kind, count in ((ChartKind.EVENT, "153"), (ChartKind.COUNTRY, "201"), (ChartKind.LANGUAGE, "301")):
            QTest.mouseClick(page.tabs.tab(kind), Qt.MouseButton.LeftButton)
            settle()
            assert page.ranked.isVisible()
            assert count in page.ranked.accessibleDescription()


def test_arrow_keys_go_from_chart_to_chart(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk(held=HELD)) as window:
        to_results(window)
        window.results.tabs.tab(ChartKind.DAY).setFocus()
        QTest.keyClick(window.results.tabs.tab(ChartKind.DAY), Qt.Key.Key_Right)
        assert window.models.results.state.chart is ChartKind.EVENT


def test_counts_stand_on_top_and_persons_are_said(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk(held=HELD)) as window:
        to_results(window)
        read = all_words(window.results)
    for words in ("450", "461", "Counted are persons, each once"):
        assert words in read


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_a_chart_is_saved_as_a_picture(qtbot: QtBot, tmp_path: Path, kind: str, begins: bytes) -> None:
    to = tmp_path / f"chart.{kind}"
    with a_desk(qtbot, MemoryDesk(held=HELD), chooser=AnsweringChooser(file_chosen=to)) as window:
        to_results(window)
        QTest.mouseClick(window.results.svg if kind == "svg" else window.results.png, Qt.MouseButton.LeftButton)
        settle()
        assert to.read_bytes().startswith(begins)
        assert str(to) in all_words(window.results)


def test_counting_can_be_cancelled_and_begun_again(qtbot: QtBot) -> None:
    later = Later()
    with a_desk(qtbot, MemoryDesk(held=HELD), executor=later) as window:
        unlock(window)
        later.now()
        window.go_to(Place.RESULTS)
        settle()
        assert window.results.progress.isVisible()
        QTest.mouseClick(window.results.progress.cancel, Qt.MouseButton.LeftButton)
        later.now()
        settle()
        assert "Counting was cancelled." in all_words(window.results)
        QTest.mouseClick(window.results.again, Qt.MouseButton.LeftButton)
        later.now()
        settle()
        assert window.results.svg.isVisible()


def test_no_chart_of_countries_is_offered_where_nobody_was_asked(qtbot: QtBot) -> None:
    desk = MemoryDesk(held=HELD)
    with a_desk(qtbot, desk) as window:
        to_results(window)
        window.models.results.choose(ChartKind.COUNTRY)
        assert window.results.tabs.tab(ChartKind.COUNTRY).isVisible()
        desk.counted = replace(desk.counted, asks_country=False)
        window.models.results.enter()
        settle()
        assert not window.results.tabs.tab(ChartKind.COUNTRY).isVisible()
        assert window.models.results.state.chart is ChartKind.DAY


def test_an_empty_registry_says_so(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk(counted=Statistics(0, (), (), (), ()))) as window:
        to_results(window)
        assert "There is nothing to count yet." in all_words(window.results)
