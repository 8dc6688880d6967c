"""What staff have to see at once is in sight at once: nothing of it lies below the edge or behind the keyboard.

Pages of staff scroll rather than clip, and so the checks of geometry find nothing cut on one that scrolls: they look at
each text on the page, not through the slit that a keyboard leaves of it. On the screens that the design is made for,
in the letters that it begins with, a page must not need to scroll at all.
"""

import pytest
from faces_staff import STICKS, faces_of_staff
from factories_booth import FlowStand, a_campaign
from factories_staff import MemoryKiosk
from geometry import within
from pytestqt.qtbot import QtBot
from stages import SIZES, Looks, a_booth

from ui.booth.pages.staff_parts import StaffPage
from ui.theme import TextSize

SCROLLING = ("settings", "guide", "overview, in trouble", "export, done with losses")
"""Long by nature: a list of settings, a guide, and everything that can be wrong at once."""


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", sorted(a_campaign().languages))
def test_a_page_of_staff_stands_whole(qtbot: QtBot, language: str, size: tuple[int, int]) -> None:
    stand, kiosk = FlowStand(campaign=a_campaign()), MemoryKiosk()
    scrolled = []
    with a_booth(qtbot, stand, kiosk, STICKS) as stage:
        stage.show(Looks(size, language))
        for face in faces_of_staff(stage.window, kiosk):
            stage.show(Looks(size, language))
            page = stage.window.staff.stack.currentWidget()
            assert isinstance(page, StaffPage)
            below = page.verticalScrollBar().maximum()
            if below and not face.startswith(SCROLLING):
                scrolled.append(f"{face}: {below} pixels")
    assert not scrolled, "\n".join(scrolled)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_way_out_never_scrolls_away(qtbot: QtBot, size: tuple[int, int]) -> None:
    stand, kiosk = FlowStand(campaign=a_campaign()), MemoryKiosk()
    seen = []
    with a_booth(qtbot, stand, kiosk, STICKS) as stage:
        for face in faces_of_staff(stage.window, kiosk):
            if not face.startswith("overview"):
                continue
            for text_size in TextSize:
                stage.show(Looks(size, "de", text_size))
                window = stage.window
                for button in (window.staff.overview.ways[name] for name in window.staff.overview.AWAY):
                    assert button.isVisible()
                    assert window.rect().contains(within(button, window)), (face, text_size)
                    seen.append(face)
    assert len(set(seen)) == 3
