"""Every face that attendees can see, one after another: pages, questions, errors, what lies over them."""

from collections.abc import Iterator

from factories_booth import FlowStand
from PySide6.QtCore import QTimer

from kiosk.errors import StorageFailed
from kiosk.signatory import Exposure
from ui.booth.viewmodels.flow import Step
from ui.booth.window import BoothWindow

DOT = (((500, 200), (510, 210)),)
TYPED = {"given_name": "Янка", "family_name": "Краўчэня-Ў", "city": "Вільня", "country": "LT", "email": "j@example.org"}


def faces_of_attendees(window: BoothWindow, stand: FlowStand) -> Iterator[str]:
    """Goes through all of them, and names each as it stands."""
    flow, area = stand.flow, window.attendee
    yield "welcome"
    flow.read()
    yield "petition"
    flow.support()
    yield "exposure, none chosen"
    flow.choose_exposure(Exposure.HANDOVER)
    flow.confirm_exposure()
    yield "exposure, asked about"
    flow.answer(yes=True)
    yield from _details(window, stand)
    flow.draw(DOT, 400)
    yield "sign, with a dot"
    flow.confirm_drawing()
    yield "sign, asked about"
    flow.answer(yes=True)
    yield "agree"
    area.agree.hold.pressed_and_held.emit()
    yield "agree, seen"
    area.agree.hold.let_go.emit()
    area.agree.keeper.click()
    yield "agree, who keeps this"
    area.keeper.no.emit()
    area.idle.asked.emit()
    for clock in area.still_there.findChildren(QTimer):
        clock.stop()
    yield "are you still there"
    area.still_there.stop()
    area.still_there.continued.emit()
    yield from _saving(window, stand)


def _details(window: BoothWindow, stand: FlowStand) -> Iterator[str]:
    flow, page = stand.flow, window.attendee.details
    yield "details"
    flow.confirm_details()
    page.look_at("given_name")
    yield "details, names missing"
    page.fields["country"].setFocus()
    page.fields["country"].insert("a")
    yield "details, countries"
    page.fields["country"].wipe()
    page.fields["email"].setFocus()
    flow.enter("email", "nowhere")
    flow.leave("email")
    yield "details, a wrong address"
    for name, value in TYPED.items():
        flow.enter(name, value)
    flow.confirm_details()
    yield "sign, empty"


def _saving(window: BoothWindow, stand: FlowStand) -> Iterator[str]:
    flow = stand.flow
    stand.port.fails_with = StorageFailed("disk-full")
    flow.sign()
    yield "agree, saving"
    stand.executor.drain()
    yield "agree, not saved"
    stand.port.fails_with = None
    flow.sign()
    stand.executor.drain()
    yield "thanks"
    flow.show_code()
    yield "thanks, the code"
    flow.take_back()
    stand.executor.drain()
    yield "thanks, taken back"
    flow.reset()
    yield from _only_counted(window, stand)


def _only_counted(window: BoothWindow, stand: FlowStand) -> Iterator[str]:
    flow = stand.flow
    flow.read()
    flow.support()
    flow.choose_exposure(Exposure.COUNT)
    yield "exposure, only counted"
    flow.confirm_exposure()
    yield "details, only counted"
    for name in ("given_name", "family_name"):
        flow.enter(name, TYPED[name])
    flow.confirm_details()
    yield "agree, only counted"
    flow.reset()
    assert window.attendee.flow.state.step is Step.WELCOME
