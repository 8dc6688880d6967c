"""Every state that attendees can see: pages, questions, errors, what lies over them."""

from collections.abc import Iterator
from contextlib import contextmanager

from factories import a_signatory, an_ink
from factories_booth import FlowStand
from factories_staff import MemoryKiosk
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from screens.part import Opened, Scene
from stages import a_booth

from kiosk.entry import Mode
from kiosk.errors import StorageFailed
from kiosk.signatory import Exposure
from ui.booth.window import BoothWindow
from ui.widgets.key_grid import KeyKind
from ui.widgets.touch_keyboard import TouchKeyboard

DOT = (((500, 200), (510, 210)),)


@contextmanager
def attendees(qtbot: QtBot, scene: Scene) -> Iterator[Opened]:
    stand = FlowStand(campaign=scene.campaign)
    with a_booth(qtbot, stand, MemoryKiosk(), rehearsal=scene.mode is Mode.REHEARSAL) as stage:
        yield stage, attendees_states(stage.window, stand)


def attendees_states(window: BoothWindow, stand: FlowStand) -> Iterator[str]:
    """One after another, from Welcome on."""
    flow, page = stand.flow, window.attendee.petition
    flow.refresh()
    yield "welcome"
    flow.read()
    yield "petition"
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    yield "petition-end"
    flow.support()
    yield "your-name-none"
    flow.choose_exposure(Exposure.HANDOVER)
    yield "your-name"
    flow.confirm_exposure()
    yield "your-name-question"
    flow.answer(yes=True)
    yield from _details(window, stand)
    yield from _sign(stand)
    yield from _agree(window, stand)
    yield from _thanks(window, stand)
    yield from _only_counted(stand)


def _details(window: BoothWindow, stand: FlowStand) -> Iterator[str]:
    flow, page, who = stand.flow, window.attendee.details, a_signatory()
    yield "details-empty"
    yield from _more_letters(page.keyboard)
    page.confirmed.emit()
    yield "details-missing"
    flow.enter("given_name", who.given_name)
    page.confirmed.emit()
    yield "details-wrong"
    for name in ("family_name", "city"):
        flow.enter(name, getattr(who, name))
        flow.leave(name)
    yield "details"
    page.fields["country"].setFocus()
    page.fields["country"].insert("a")
    yield "details-countries"
    page.fields["country"].wipe()
    page.fields["email"].setFocus()
    flow.enter("email", "nowhere")
    flow.leave("email")
    yield "details-address"
    for name in ("country", "email"):
        flow.enter(name, getattr(who, name))
    assert flow.confirm_details() is None


def _more_letters(keyboard: TouchKeyboard) -> Iterator[str]:
    """As those see them who go along the keyboard by keys, or hear it."""
    keyboard.offer_akin(offered=True)
    yield "details-more-letters"
    next(cap for cap in keyboard.caps() if cap.key.kind is KeyKind.AKIN).click()
    next(cap for cap in keyboard.caps() if cap.face.accents).click()
    yield "details-letters-akin"
    keyboard.offer_akin(offered=False)
    keyboard.reset()


def _sign(stand: FlowStand) -> Iterator[str]:
    flow = stand.flow
    yield "sign"
    flow.draw(DOT, 400)
    yield "sign-dot"
    flow.confirm_drawing()
    yield "sign-question"
    flow.answer(yes=False)
    flow.draw(an_ink().strokes, an_ink().height)
    flow.confirm_drawing()


def _agree(window: BoothWindow, stand: FlowStand) -> Iterator[str]:
    area = window.attendee
    yield "agree"
    area.agree.hold.pressed_and_held.emit()
    yield "agree-held"
    area.agree.hold.let_go.emit()
    area.agree.keeper.click()
    yield "agree-keeper"
    area.keeper.no.emit()
    area.idle.asked.emit()
    for clock in area.still_there.findChildren(QTimer):
        clock.stop()
    yield "still-there"
    area.still_there.stop()
    area.still_there.continued.emit()
    stand.port.fails_with = StorageFailed("disk-full")
    stand.flow.sign()
    yield "agree-saving"
    stand.executor.drain()
    yield "agree-not-saved"
    stand.port.fails_with = None


def _thanks(window: BoothWindow, stand: FlowStand) -> Iterator[str]:
    """The last signing reaches a goal."""
    flow = stand.flow
    stand.port.baseline = 998
    flow.sign()
    stand.executor.drain()
    yield "thanks"
    window.attendee.thanks.code_asked.emit()
    yield "thanks-code"
    flow.take_back()
    stand.executor.drain()
    yield "thanks-taken-back"
    flow.reset()
    stand.at_agree()
    stand.port.baseline = 999
    flow.sign()
    stand.executor.drain()
    yield "thanks-goal"
    flow.reset()


def _only_counted(stand: FlowStand) -> Iterator[str]:
    flow, who = stand.flow, a_signatory()
    stand.at_exposure().choose_exposure(Exposure.COUNT)
    yield "your-name-counted"
    flow.confirm_exposure()
    yield "details-counted"
    for name in ("given_name", "family_name"):
        flow.enter(name, getattr(who, name))
    assert flow.confirm_details() is None
    yield "agree-counted"
