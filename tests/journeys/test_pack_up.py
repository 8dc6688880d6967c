"""Packing up by a finger: the kiosk closes on any disk, and nobody signs after it."""

import pytest
from booths import Booth, BoothMaker
from factories_staff_area import all_words

from kiosk.errors import StorageFailed
from ui.booth.pages.staff_end_event import PackUpPage
from ui.booth.pages.staff_pad import DigitPad
from ui.hands import Hands

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
