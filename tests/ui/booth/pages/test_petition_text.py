"""The people on the petition's page stand in as many columns as fit, and stay there."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kiosk.campaign_folder import read_campaign
from kiosk.paths import CAMPAIGNS
from kiosk.words import words_in
from ui.booth.pages.petition_text import PetitionText
from ui.theme import Stylist, TextKind, dress
from ui.widgets.card import Card
from ui.widgets.text import TextLabel


@pytest.fixture
def view(qtbot: QtBot, fonts: tuple[str, ...]) -> QScrollArea:
    view = QScrollArea()
    qtbot.addWidget(view)
    view.setWidgetResizable(True)
    text = PetitionText(read_campaign(CAMPAIGNS / "viasna"))
    view.setWidget(text)
    dress(view, Stylist())
    text.say(words_in("ru"))
    view.resize(1200, 600)
    with qtbot.waitExposed(view):
        view.show()
    return view


def columns(view: QWidget) -> int:
    return len({card.x() for card in view.findChildren(Card) if card.isVisible()})


def test_a_wide_view_has_two_columns_and_a_narrow_one_has_one(view: QScrollArea) -> None:
    seen = {}
    for width in (1200, 300, 1200):
        view.resize(width, 600)
        QApplication.processEvents()
        seen[width] = columns(view)
    assert seen == {1200: 2, 300: 1}


def test_the_width_that_a_card_needs_does_not_depend_on_the_one_it_has(view: QScrollArea) -> None:
    text = view.widget()
    assert isinstance(text, PetitionText)
    needed = set()
    for width in (1200, 700, 500, 400, 300):
        view.resize(width, 600)
        QApplication.processEvents()
        needed.add(text.narrowest_card())
    assert len(needed) == 1


def test_a_petition_that_names_nobody_has_no_heading_over_them(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    text = PetitionText(read_campaign(CAMPAIGNS / "sample"))
    qtbot.addWidget(text)
    text.say(words_in("pl"))
    headings = [label.words() for label in text.findChildren(TextLabel) if label.kind is TextKind.HEADING]
    assert headings == ["Dlaczego niedziele są ważne", "Prosimy Radę Miasta:"]
    assert not text.findChildren(Card)
