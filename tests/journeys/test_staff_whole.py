"""What staff have to see at once is in sight at once: nothing of it lies below the edge or behind the keyboard.

Pages of staff scroll rather than clip, and so the checks of geometry find nothing cut on one that scrolls: they look at
each text on the page, not through the slit that a keyboard leaves of it. On the screens that the design is made for,
in the letters that it begins with, a page must not need to scroll at all.
"""

from dataclasses import replace
from itertools import repeat

import pytest
from factories_booth import a_campaign
from geometry import within
from pytestqt.qtbot import QtBot
from screens.catalogue import states_of
from stages import SIZES, Looks

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
    seen = set()
    for state, looks, stage in states_of(qtbot, "staff", repeat(Looks(size, "de"))):
        if not state.startswith("overview"):
            continue
        assert isinstance(stage.window, BoothWindow)
        overview = stage.window.staff.overview
        for text_size in TextSize:
            stage.show(replace(looks, text_size=text_size))
            for button in (overview.ways[name] for name in overview.AWAY):
                assert button.isVisible()
                assert stage.window.rect().contains(within(button, stage.window)), (state, text_size)
        seen.add(state)
    assert len(seen) == 5
