"""Charts are turned over with the tabs, say that they count persons, and are saved as pictures."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from factories_desk_window import LANGUAGES, AnsweringChooser, MemoryDesk, a_desk, settle, unlock
from factories_staff_area import Later, all_words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.deliver.statistics import Statistics
from kiosk.entry import Mode
from kiosk.merge.outcome import RegistryCounts
from kiosk.signatory import Event
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


SMALL = Statistics(
    10,
    by_day=((date(2026, 11, 21), 10),),
    by_event=((Event("Fair", "Vilnius", date(2026, 11, 21)), 10),),
    by_country=(("LT", 7), ("PL", 2), ("GE", 1)),
    by_language=(("be", 10),),
)


def saved(qtbot: QtBot, desk: MemoryDesk, kind: ChartKind, to: Path) -> str:
    """The words of a picture that was saved."""
    with a_desk(qtbot, desk, chooser=AnsweringChooser(file_chosen=to)) as window:
        to_results(window)
        QTest.mouseClick(window.results.tabs.tab(kind), Qt.MouseButton.LeftButton)
        QTest.mouseClick(window.results.svg, Qt.MouseButton.LeftButton)
        settle()
    return " ".join(ET.fromstring(to.read_bytes()).itertext())  # noqa: S314 -- our own picture, read back


def test_a_picture_folds_what_the_page_may_show(qtbot: QtBot, tmp_path: Path) -> None:
    said = saved(qtbot, MemoryDesk(held=HELD, counted=SMALL), ChartKind.COUNTRY, tmp_path / "chart.svg")
    assert "Georgia" not in said
    assert "Poland" not in said
    assert "other countries" in said
    assert "fewer than five" in said


@pytest.mark.parametrize(("mode", "warns"), [(Mode.REHEARSAL, True), (Mode.LIVE, False)])
def test_a_picture_says_that_a_rehearsal_does_not_count(
    qtbot: QtBot, tmp_path: Path, mode: Mode, *, warns: bool
) -> None:
    said = saved(qtbot, MemoryDesk(held=HELD, mode=mode), ChartKind.DAY, tmp_path / "chart.svg")
    assert ("Rehearsal: these signatures do not count." in said) == warns


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
