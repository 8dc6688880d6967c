"""A card says by its ground what it is for; what Qt draws itself has the colours of the theme as well."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Stylist, Theme, dress
from ui.widgets.card import EDGE, GROUNDS, Card
from ui.widgets.line import Line
from ui.widgets.scroll_bar import ScrollBar
from ui.widgets.work_bar import WHOLE, WorkBar

SIZE = (300, 120)


def shown_in(qtbot: QtBot, part: QWidget, look: Stylist) -> QWidget:
    """A dressed window with the part in it, which is so large."""
    window = QWidget()
    qtbot.addWidget(window)
    part.setParent(window)
    part.resize(*SIZE)
    window.resize(*SIZE)
    dress(window, look)
    window.show()
    return window


def colour_at(window: QWidget, x: int, y: int) -> QColor:
    return window.grab().toImage().pixelColor(QPoint(x, y))


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", GROUNDS)
def test_a_card_has_ground_and_edge_of_its_kind(qtbot: QtBot, kind: str, theme: Theme) -> None:
    look, card = Stylist(theme), Card("plain")
    window = shown_in(qtbot, card, look)
    card.set_kind(kind)
    ground, edge = GROUNDS[kind]
    assert colour_at(window, 150, 60) == look.colour(ground)
    assert colour_at(window, 0, 60) == look.colour(edge)
    assert colour_at(window, 299, 60) == look.colour(edge)
    assert colour_at(window, 0, 0) == look.colour("paper"), "the corners are round"


def test_what_is_in_a_card_leaves_its_edge_alone(qtbot: QtBot) -> None:
    card, inside = Card(), QWidget()
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
    window = shown_in(qtbot, card, Stylist())
    assert inside.geometry() == window.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)


@pytest.mark.parametrize("theme", Theme)
def test_what_qt_draws_follows_the_theme(qtbot: QtBot, theme: Theme) -> None:
    other = Stylist(Theme.SUN if theme is Theme.LIGHT else Theme.LIGHT)
    look = other.with_theme(theme)
    line, working, scrolling = Line(), WorkBar(), ScrollBar()
    working.setValue(WHOLE // 2)
    scrolling.setRange(0, 1)
    scrolling.setPageStep(WHOLE)
    seen = {line: (150, 60, "surface"), working: (60, 10, "accent"), scrolling: (5, 40, "edge")}
    for part, (x, y, colour) in seen.items():
        window = shown_in(qtbot, part, other)
        if part is scrolling:
            part.resize(look.px(12), SIZE[1])
        dress(window, look)
        assert colour_at(window, x, y) == look.colour(colour), part
