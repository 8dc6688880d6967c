"""How many taps a whole signing takes beside the letters of the name: at most 25, in every language."""

from functools import partial

import pytest
from booths import BoothMaker
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from visiting import SCRIBBLE, sign

from kiosk.signatory import Exposure
from ui.booth.attendee import AttendeeArea
from ui.booth.viewmodels.flow import Step
from ui.hands import Hands
from ui.widgets.key_grid import KeyKind

pytestmark = pytest.mark.usefixtures("brief_pauses")

MOST = 25
TAPS = {"be": (20, 24), "ru": (19, 23), "en": (20, 24), "de": (19, 23)}
"""On the shortest way and on the plain one, counted; who changes a screen sees here what that costs."""

VISITORS = {
    "be": ("Янка", "Купала", "Мінск", "літ", "LT"),
    "ru": ("Анна", "Щукина", "Рига", "лат", "LV"),
    "en": ("Zara", "Lee", "Cork", "irel", "IE"),
    "de": ("Jörg", "Groß", "Köln", "deu", "DE"),
}


@pytest.fixture
def booth_of(booth_of: BoothMaker) -> BoothMaker:
    """Its windows as everywhere, but not painted: what counts is taps."""
    return partial(booth_of, painted=False)


class CountingHands(Hands):
    """Counts every tap and every stroke."""

    def __init__(self) -> None:
        self.count = 0

    def tap(self, widget: QWidget, spot: QPoint) -> None:
        self.count += 1
        super().tap(widget, spot)

    def stroke(self, pad: QWidget, spots: list[QPoint]) -> None:
        self.count += 1
        super().stroke(pad, spots)


def next_field(hands: Hands, area: AttendeeArea) -> None:
    keyboard = area.details.keyboard
    spot = next(cell.box.center() for cell in keyboard.cells() if cell.key.kind is KeyKind.NEXT)
    # As a person does who types letters in between; two at once would be a slip.
    hands.tap(keyboard, spot)
    hands.settle()


def type_details(hands: Hands, area: AttendeeArea, language: str) -> None:
    given, family, city, country, code = VISITORS[language]
    page = area.details
    hands.type(page.keyboard, given)
    next_field(hands, area)
    hands.type(page.keyboard, family)
    next_field(hands, area)
    hands.type(page.keyboard, city)
    next_field(hands, area)
    hands.type(page.keyboard, country)
    hands.press(page.suggestions.buttons[0])
    hands.press(page.on)
    who = area.flow.state.draft.details
    assert (who.given_name, who.family_name, who.city, who.country) == (given, family, city, code)


@pytest.mark.parametrize("language", VISITORS)
def test_name_town_and_country_on_the_shortest_way(language: str, booth_of: BoothMaker) -> None:
    """In the event's language, seen by the campaign alone."""
    booth, hands = booth_of(language=language), CountingHands()
    area = booth.window.attendee
    hands.press(area.welcome.start)
    hands.press(area.petition.support)
    hands.press(area.exposure.choices.card(Exposure.CAMPAIGN))
    hands.press(area.exposure.on)
    type_details(hands, area, language)
    hands.draw(area.sign.pad_area, (SCRIBBLE,))
    hands.press(area.sign.on)
    sign(hands, area)

    beside = hands.count - sum(map(len, VISITORS[language][:2]))
    assert beside == TAPS[language][0]
    assert beside <= MOST


@pytest.mark.parametrize("language", VISITORS)
def test_the_plain_way_of_one_who_leaves_nothing_out(language: str, booth_of: BoothMaker) -> None:
    """In another language than the event's, the name shown to the addressee, two strokes, and the code to withdraw."""
    booth, hands = booth_of(language="de" if language != "de" else "en"), CountingHands()
    area = booth.window.attendee
    hands.press(area.header.languages.segment(language))
    hands.press(area.welcome.start)
    hands.press(area.petition.support)
    hands.press(area.exposure.choices.card(Exposure.HANDOVER))
    hands.press(area.exposure.on)
    hands.press(area.question.yes_button)
    type_details(hands, area, language)
    hands.draw(area.sign.pad_area, (SCRIBBLE, ((0.2, 0.2), (0.8, 0.25))))
    hands.press(area.sign.on)
    sign(hands, area)
    hands.press(area.thanks.show_code)

    beside = hands.count - sum(map(len, VISITORS[language][:2]))
    assert beside == TAPS[language][1]
    assert beside <= MOST
    assert area.flow.state.step is Step.THANKS


def test_one_who_is_only_counted_needs_seven(booth_of: BoothMaker) -> None:
    booth, hands = booth_of(language="be"), CountingHands()
    area = booth.window.attendee
    hands.press(area.welcome.start)
    hands.press(area.petition.support)
    hands.press(area.exposure.choices.card(Exposure.COUNT))
    hands.press(area.exposure.on)
    hands.type(area.details.keyboard, "Янка")
    next_field(hands, area)
    hands.type(area.details.keyboard, "Купала")
    hands.press(area.details.on)
    sign(hands, area)

    beside = hands.count - len("ЯнкаКупала")
    assert beside == 7
