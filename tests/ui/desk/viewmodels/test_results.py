"""The charts say everything in the language of the window, each person once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from factories_desk_window import MemoryDesk, some_results
from factories_staff_area import Later, at_once
from pytestqt.qtbot import QtBot

from kiosk.deliver.folding import SMALLEST
from kiosk.signatory import Event
from kiosk.words import words_in
from ui.desk.viewmodels.results import ChartKind, ResultsViewModel, bars, bars_to_leave
from ui.jobs import JobRunner
from ui.long_work import WorkStep


@pytest.mark.parametrize("kind", ChartKind)
def test_every_chart_counts_every_person_once(kind: ChartKind) -> None:
    assert sum(count for _, count in bars(some_results(), kind, words_in("be"))) == some_results().total


def test_countries_and_languages_have_names() -> None:
    assert bars(some_results(), ChartKind.COUNTRY, words_in("de"))[0] == ("Litauen", 201)
    assert bars(some_results(), ChartKind.LANGUAGE, words_in("de"))[0][1] == 301
    assert all(label for label, _ in bars(some_results(), ChartKind.COUNTRY, words_in("en")))


def test_leaving_the_page_stops_the_counting(qtbot: QtBot) -> None:
    later = Later()
    model = ResultsViewModel(MemoryDesk(), JobRunner(later))
    model.enter()
    model.leave()
    later.now()
    assert model.state.work.step is WorkStep.READY


def test_a_picture_is_written_whole(qtbot: QtBot, tmp_path: Path) -> None:
    model = ResultsViewModel(MemoryDesk(), at_once())
    model.save(b"<svg/>", tmp_path / "chart.svg")
    assert (tmp_path / "chart.svg").read_bytes() == b"<svg/>"
    assert model.state.saved == tmp_path / "chart.svg"


def test_a_picture_that_cannot_be_written_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    model = ResultsViewModel(MemoryDesk(), at_once())
    model.save(b"<svg/>", tmp_path / "nowhere" / "chart.svg")
    assert model.state.saved is None
    assert model.state.error is not None


def test_events_of_one_name_are_told_apart_by_their_day() -> None:
    fair, other = Event("Fair", "Vilnius", date(2026, 11, 21)), Event("Concert", "Berlin", date(2026, 11, 21))
    again = replace(fair, day=date(2026, 11, 22))
    counted = replace(some_results(), by_event=((fair, 31), (again, 20), (other, 9)))
    assert bars(counted, ChartKind.EVENT, words_in("de")) == (
        ("21.11.2026 · Fair, Vilnius", 31),
        ("22.11.2026 · Fair, Vilnius", 20),
        ("Concert, Berlin", 9),
    )


@pytest.mark.parametrize("kind", ChartKind)
def test_a_picture_counts_everybody_and_tells_no_small_group(kind: ChartKind) -> None:
    few = Event("Fair", "Vilnius", date(2026, 11, 15))
    counted = replace(
        some_results(),
        by_day=((date(2026, 11, 14), 3), (date(2026, 11, 15), 447)),
        by_event=((replace(few, name="Concert"), 444), (few, 3), (replace(few, day=date(2026, 11, 14)), 3)),
        by_country=(("LT", 440), ("PL", 6), ("GE", 3), ("AM", 1)),
        by_language=(("be", 446), ("de", 4)),
    )
    told = bars_to_leave(counted, kind, words_in("en"))
    assert sum(count for _, count in told) == 450
    assert min(count for _, count in told) >= SMALLEST


def test_a_picture_of_very_few_tells_how_many_and_no_more() -> None:
    few = replace(some_results(), total=3, by_country=(("LT", 2), ("GE", 1)))
    assert bars_to_leave(few, ChartKind.COUNTRY, words_in("en")) == (("all together", 3),)
