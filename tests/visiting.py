"""Visitors who go all the way through a signing, by mouse or by finger."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.signatory import Exposure
from ui.booth.attendee import AttendeeArea
from ui.booth.viewmodels.draft import asked_details
from ui.booth.viewmodels.flow import Step
from ui.hands import Hands

SCRIBBLE = tuple((0.1 + 0.06 * step, 0.4 + 0.3 * (step % 2)) for step in range(12))


@dataclass(frozen=True)
class Visitor:
    """Who signs: what they type, and the code of the country that they mean."""

    language: str
    given_name: str
    family_name: str
    city: str
    country_typed: str
    country: str


VISITORS = {
    "en": Visitor("en", "Zara", "O’Neil-Li", "Cork", "irel", "IE"),
    "ru": Visitor("ru", "Фёдор", "Щукин-Ъ", "Рига", "латв", "LV"),
    "be": Visitor("be", "Ўладзя", "Д’Іванёў", "Мінск", "літв", "LT"),
    "de": Visitor("de", "Jörg", "Groß-Ürün", "Köln", "deut", "DE"),
}


class TouchHands(Hands):
    """The same hands on a touch screen: every tap and stroke is a touch that the window gets."""

    def __init__(self, device: QPointingDevice) -> None:
        self._device = device

    def tap(self, widget: QWidget, spot: QPoint) -> None:
        window = widget.window()
        at = widget.mapTo(window, spot)
        handle = window.windowHandle()
        QTest.touchEvent(handle, self._device).press(0, at, handle).commit()
        QTest.touchEvent(handle, self._device).release(0, at, handle).commit()

    def stroke(self, pad: QWidget, spots: list[QPoint]) -> None:
        window = pad.window()
        handle = window.windowHandle()
        at = [pad.mapTo(window, spot) for spot in spots]
        QTest.touchEvent(handle, self._device).press(0, at[0], handle).commit()
        for spot in at[1:]:
            QTest.touchEvent(handle, self._device).move(0, spot, handle).commit()
        QTest.touchEvent(handle, self._device).release(0, at[-1], handle).commit()


def come_to(hands: Hands, area: AttendeeArea, visitor: Visitor, step: Step, exposure: Exposure) -> None:
    """Goes on until this screen stands, entering everything on the way; nothing is saved before AGREE is left."""
    ways = {
        Step.WELCOME: to_petition,
        Step.PETITION: to_exposure,
        Step.EXPOSURE: to_details,
        Step.DETAILS: to_sign,
        Step.SIGN: to_agree,
    }
    while area.flow.state.step is not step:
        before = area.flow.state.step
        ways[before](hands, area, visitor, exposure)
        assert area.flow.state.step is not before, f"{before} does not lead on"


def put_at_sign(area: AttendeeArea, visitor: Visitor, exposure: Exposure) -> None:
    """The screen for signing stands, and all before it is as if it had been entered: for tests of that screen alone."""
    flow = area.flow
    flow.language.choose(visitor.language)
    flow.read()
    flow.support()
    flow.choose_exposure(exposure)
    flow.confirm_exposure()
    for name in asked_details(exposure, flow.campaign):
        flow.enter(name, getattr(visitor, name, ""))
    assert flow.confirm_details() is None
    assert flow.state.step is Step.SIGN


def to_petition(hands: Hands, area: AttendeeArea, visitor: Visitor, _exposure: Exposure) -> None:
    area.flow.language.choose(visitor.language)
    hands.press(area.welcome.start)


def to_exposure(hands: Hands, area: AttendeeArea, _visitor: Visitor, _exposure: Exposure) -> None:
    hands.press(area.petition.support)


def to_details(hands: Hands, area: AttendeeArea, _visitor: Visitor, exposure: Exposure) -> None:
    hands.press(area.exposure.choices.card(str(exposure)))
    hands.press(area.exposure.on)
    if area.question.isVisible():
        hands.press(area.question.yes_button)


def to_sign(hands: Hands, area: AttendeeArea, visitor: Visitor, exposure: Exposure) -> None:
    page = area.details
    asked = asked_details(exposure, area.flow.campaign)
    for name in ("given_name", "family_name", "city"):
        if name in asked:
            hands.press(page.fields[name])
            hands.type(page.keyboard, getattr(visitor, name))
    if "country" in asked:
        hands.press(page.fields["country"])
        hands.type(page.keyboard, visitor.country_typed)
        hands.press(page.suggestions.buttons[0])
    hands.press(page.on)


def to_agree(hands: Hands, area: AttendeeArea, _visitor: Visitor, _exposure: Exposure) -> None:
    hands.draw(area.sign.pad_area, (SCRIBBLE,))
    hands.press(area.sign.on)


def sign(hands: Hands, area: AttendeeArea) -> None:
    """Presses the last button, and waits for Thank-you."""
    hands.press(area.agree.on)
    hands.wait(lambda: area.flow.state.step is Step.THANKS, "no Thank-you")
