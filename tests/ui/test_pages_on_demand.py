"""Pages that are made when they are first wanted."""

import pytest
from factories_booth import FlowStand
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from kiosk.paths import KEYBOARDS
from ui.booth.attendee import AttendeeArea
from ui.booth.pages.page import BoothPage
from ui.booth.viewmodels.farewell import Farewell
from ui.booth.viewmodels.flow import Step
from ui.booth.viewmodels.idle import IdleWatch
from ui.keyboards import read_layouts
from ui.pages_on_demand import PageOf, PagesOnDemand


def test_a_page_is_made_once_and_when_it_is_looked_up(qapp: QApplication) -> None:
    made: list[str] = []
    taken: list[QLabel] = []

    def make(name: str) -> QLabel:
        made.append(name)
        return QLabel(name)

    pages = PagesOnDemand({"a": lambda: make("a"), "b": lambda: make("b")})
    pages.when_made(taken.append)
    assert list(pages) == ["a", "b"]
    assert "a" in pages
    assert "c" not in pages
    assert len(pages) == 2
    assert not made
    assert not pages.has("b")
    page = pages["b"]
    assert pages["b"] is page
    assert made == ["b"]
    assert taken == [page]
    assert pages.made == (page,)
    assert pages.has("b")


def test_a_page_of_another_kind_is_no_attribute_of_its_window(qapp: QApplication) -> None:
    class Window:
        pages = PagesOnDemand({"a": QLabel})
        label = PageOf("a", QLabel)
        button = PageOf("a", QPushButton)

    window = Window()
    assert window.label is window.pages["a"]
    with pytest.raises(TypeError):
        _ = window.button


def test_nobody_waits_at_the_start_for_pages_that_come_later(qapp: QApplication) -> None:
    stand = FlowStand()
    area = AttendeeArea(stand.flow, read_layouts(KEYBOARDS), IdleWatch(1_000, 1_000), Farewell(1_000))
    assert area.findChildren(BoothPage) == [area.welcome]
    assert area.welcome is area.pages[Step.WELCOME]
    stand.at_exposure()
    assert set(area.findChildren(BoothPage)) == {
        area.pages[step] for step in (Step.WELCOME, Step.PETITION, Step.EXPOSURE)
    }
    area.wipe()
    assert not area.pages.has(Step.AGREE)
    area.deleteLater()
