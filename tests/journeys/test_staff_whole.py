"""What staff have to see at once is in sight at once: nothing of it lies below the edge or behind the keyboard.

Pages of staff scroll rather than clip, and so the checks of geometry find nothing cut on one that scrolls: they look at
each text on the page, not through the slit that a keyboard leaves of it. On the screens that the design is made for,
in the letters that it begins with, a page must not need to scroll at all.
"""

from itertools import repeat

import pytest
from factories_booth import FlowStand, a_campaign
from factories_staff import MemoryKiosk
from geometry import within
from pytestqt.qtbot import QtBot
from screens.catalogue import states_of
from screens.staff import overviews
from stages import SIZES, Looks, a_booth, settle_wholly

from kiosk.entry import Mode
from ui.booth.pages.staff_parts import StaffPage
from ui.booth.window import BoothWindow
from ui.theme import TextSize

SCROLLING = ("settings", "guide", "overview-broken", "export-losses")
"""Long by nature: a list of settings, a guide, and everything that can be wrong at once."""


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", sorted(a_campaign().languages))
def test_a_page_of_staff_stands_whole(qtbot: QtBot, language: str, size: tuple[int, int]) -> None:
    scrolled = []
    for state, _, stage in states_of(qtbot, "staff", repeat(Looks(size, language)), mode=Mode.LIVE):
        assert isinstance(stage.window, BoothWindow)
        page = stage.window.staff.stack.currentWidget()
        assert isinstance(page, StaffPage)
        below = page.verticalScrollBar().maximum()
        if below and not state.startswith(SCROLLING):
            scrolled.append(f"{state}: {below} pixels")
    assert not scrolled, "\n".join(scrolled)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_way_out_never_scrolls_away(qtbot: QtBot, size: tuple[int, int]) -> None:
    kiosk, seen = MemoryKiosk(), set()
    with a_booth(qtbot, FlowStand(), kiosk) as stage:
        stage.window.gesture.made.emit()
        for digit in kiosk.pin:
            stage.window.staff.models.pin.press(digit)
        overview = stage.window.staff.overview
        # Each size once and not once for each state: dressing a window takes longer than all that it shows.
        for text_size in TextSize:
            stage.show(Looks(size, "de", text_size))
            for state in overviews(stage.window, kiosk):
                settle_wholly()
                for button in (overview.ways[name] for name in overview.AWAY):
                    assert button.isVisible()
                    assert stage.window.rect().contains(within(button, stage.window)), (state, text_size)
                seen.add(state)
    assert len(seen) == 5
