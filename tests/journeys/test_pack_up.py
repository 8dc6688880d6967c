"""Packing up by a finger: the kiosk closes on any disk, and nobody signs after it."""

import pytest
from booths import Booth, BoothMaker
from factories_staff_area import all_words

from kiosk.errors import StorageFailed
from ui.booth.pages.staff_end_event import PackUpPage
from ui.booth.pages.staff_pad import DigitPad
from ui.hands import Hands

pytestmark = pytest.mark.usefixtures("brief_pauses")
OVER = "Everything is closed. Please switch the computer off now."


def pack_up(hands: Hands, booth: Booth) -> PackUpPage:
    """From the attendees' screen to the end of packing up."""
    staff = booth.window.staff
    booth.window.gesture.made.emit()
    for digit in booth.pin:
        hands.press(staff.pages["pin"].findChildren(DigitPad)[0].keys[digit])
    hands.wait(lambda: staff.stack.currentWidget() is staff.overview, "the PIN does not open")
    hands.press(staff.overview.ways["pack_up"])
    page = staff.pages["pack_up"]
    assert isinstance(page, PackUpPage)
    hands.hold(page.hold, page.card.isVisible)
    return page


def test_a_full_disk_is_packed_up_without_its_checkpoint(booth_of: BoothMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    booth, hands = booth_of(), Hands()

    def full() -> None:
        raise StorageFailed("disk-full")

    monkeypatch.setattr(booth.kiosk.collecting, "checkpoint", full)
    monkeypatch.setattr(booth.kiosk, "close", lambda close=booth.kiosk.close: closed.append(close()))
    closed: list[None] = []

    assert OVER in all_words(pack_up(hands, booth))
    assert len(closed) == 1


def test_once_packed_up_nobody_comes_back_to_sign(booth_of: BoothMaker) -> None:
    booth, hands = booth_of(), Hands()
    staff = booth.window.staff

    page = pack_up(hands, booth)

    assert not staff.bar.lock.isVisible()
    assert not staff.bar.guide.isVisible()
    assert not page.back.isEnabled()
    assert not staff.lock.counting
    staff.close_area()
    assert booth.window.areas.currentWidget() is staff
    assert OVER in all_words(page)
    hands.press(page.leave_kiosk)
    assert not booth.window.isVisible()


def test_while_it_packs_up_nobody_is_let_back(booth_of: BoothMaker) -> None:
    booth, hands = booth_of(), Hands()
    staff = booth.window.staff
    booth.window.gesture.made.emit()
    staff.show_page("pack_up")

    staff.models.pack_up.pack_up()

    assert not staff.bar.lock.isVisible()
    staff.close_area()
    assert staff.stack.currentWidget() is staff.pages["pack_up"]
    hands.wait(lambda: OVER in all_words(staff), "it does not pack up")


def test_what_could_not_be_packed_up_is_tried_again_or_left(
    booth_of: BoothMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    booth, hands = booth_of(), Hands()
    staff = booth.window.staff

    def fail() -> None:
        raise StorageFailed("disk-failed")

    monkeypatch.setattr(booth.kiosk, "close", fail)
    booth.window.gesture.made.emit()
    staff.show_page("pack_up")
    staff.models.pack_up.pack_up()
    hands.wait(lambda: staff.models.pack_up.task.state.error is not None, "it does not fail")

    hands.press(staff.bar.lock)
    assert booth.window.areas.currentWidget() is booth.window.attendee
    monkeypatch.undo()
