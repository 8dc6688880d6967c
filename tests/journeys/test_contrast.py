"""Everything that is drawn stands out enough: every screen, in each of the three themes.

Contrast depends neither on the size of the screen nor on that of the letters, so one of each is enough here; geometry
does not depend on the theme (test_geometry.py). The colours by themselves are judged in tests/ui/test_theme.py.
"""

from itertools import repeat

import pytest
from contrasts import faint
from factories_booth import FlowStand
from factories_staff import MemoryKiosk
from pytestqt.qtbot import QtBot
from screens.catalogue import PARTS, states_of
from stages import Looks, a_booth

from ui.theme import Theme

SIZE = (1280, 720)
LANGUAGE = "be"
MOST_TOLD = 25

pytestmark = pytest.mark.parametrize("theme", Theme)


@pytest.mark.parametrize("part", PARTS)
def test_everything_stands_out(qtbot: QtBot, part: str, theme: Theme) -> None:
    found = [
        f"{state}: {fault}"
        for state, _, stage in states_of(qtbot, part, repeat(Looks(SIZE, LANGUAGE, theme=theme)))
        for fault in faint(stage.window, theme)
    ]
    assert not found, f"{len(found)} faults:\n" + "\n".join(found[:MOST_TOLD])


def test_what_does_not_stand_out_is_found(qtbot: QtBot, theme: Theme) -> None:
    """The check itself: a text and a button painted in nearly the colour of their ground."""
    with a_booth(qtbot, FlowStand(), MemoryKiosk()) as stage:
        stage.show(Looks(SIZE, LANGUAGE, theme=theme))
        assert faint(stage.window, theme) == []
        welcome = stage.window.attendee.welcome
        welcome.headline.setStyleSheet(f"color: {theme.roles.line}")
        welcome.start.set_style(welcome.stylist.with_theme(theme))
        found = "\n".join(faint(stage.window, theme))
    assert "writes" in found
