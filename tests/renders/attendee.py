"""Every screen that an attendee may come to, one after the other."""

from collections.abc import Iterator, Sequence

from factories import a_signatory, an_ink
from factories_booth import FlowStand
from pytestqt.qtbot import QtBot
from renders.screen import Screen, show
from renders.sheets import View

from kiosk.errors import StorageFailed
from kiosk.paths import FONTS, KEYBOARDS
from kiosk.signatory import Exposure
from ui.booth.attendee import AttendeeArea
from ui.booth.viewmodels.farewell import Farewell
from ui.booth.viewmodels.idle import IdleWatch
from ui.fonts import load_fonts
from ui.keyboards import read_layouts
from ui.theme import Metrics, Stylist, dress

HOUR_MS = 3_600_000
FINGERPRINT = "recipe simple height loyal\nmanage puppy federal swarm"


class Attendee:
    """The attendee's area on a window, in one language."""

    def __init__(self, language: str) -> None:
        load_fonts(FONTS)
        self.stand = FlowStand()
        self.stand.language.set_home(language)
        self.stand.language.choose(language)
        self.window = AttendeeArea(
            self.stand.flow,
            read_layouts(KEYBOARDS),
            IdleWatch(HOUR_MS, HOUR_MS),
            Farewell(HOUR_MS),
            fingerprint=FINGERPRINT,
        )

    def show_as(self, view: View) -> None:
        """In that theme and size."""
        # Fixed, as in the real window: a page behind the one that is seen must not make it wider.
        self.window.setFixedSize(view.width, view.height)
        dress(self.window, Stylist(view.theme, Metrics(view.width, view.height), motion=False))

    def walk(self) -> Iterator[str]:
        """Goes through all screens; each stands when its name comes."""
        flow, area, port = self.stand.flow, self.window, self.stand.port
        port.signings.clear()
        port.baseline = 712
        flow.reset()
        flow.refresh()
        yield "welcome"
        flow.read()
        yield "petition"
        area.petition.view.verticalScrollBar().setValue(area.petition.view.verticalScrollBar().maximum())
        yield "petition-end"
        flow.support()
        flow.choose_exposure(Exposure.HANDOVER)
        yield "your-name"
        flow.confirm_exposure()
        yield "your-name-question"
        flow.answer(yes=True)
        yield from self._details()
        yield "sign"
        flow.draw(an_ink().strokes, an_ink().height)
        flow.confirm_drawing()
        yield from self._agree()
        yield from self._thanks()

    def _details(self) -> Iterator[str]:
        flow, who = self.stand.flow, a_signatory()
        flow.enter("given_name", who.given_name)
        self.window.details.confirmed.emit()
        yield "details-wrong"
        for name in ("family_name", "city"):
            flow.enter(name, getattr(who, name))
            flow.leave(name)
        yield "details"
        flow.enter("country", who.country)
        flow.enter("email", who.email)
        assert flow.confirm_details() is None

    def _agree(self) -> Iterator[str]:
        area, stand = self.window, self.stand
        yield "agree"
        area.agree.hold.pressed_and_held.emit()
        yield "agree-held"
        area.agree.hold.let_go.emit()
        area.agree.keeper_asked.emit()
        yield "agree-keeper"
        area.keeper.no.emit()
        stand.port.fails_with = StorageFailed("disk-full")
        stand.flow.sign()
        stand.executor.drain()
        yield "agree-not-saved"
        stand.port.fails_with = None

    def _thanks(self) -> Iterator[str]:
        stand = self.stand
        stand.port.baseline = 998
        stand.flow.sign()
        stand.executor.drain()
        yield "thanks"
        self.window.thanks.code_asked.emit()
        yield "thanks-code"
        stand.at_agree()
        stand.port.baseline = 998
        stand.flow.sign()
        stand.executor.drain()
        yield "thanks-goal"


def attendee_screens(qtbot: QtBot, language: str, views: Sequence[View]) -> Iterator[Screen]:
    """In all these views; one window for all of them."""
    attendee = Attendee(language)
    show(qtbot, attendee.window)
    for view in views:
        attendee.show_as(view)
        yield from (Screen(f"attendee-{name}", view, attendee.window) for name in attendee.walk())
