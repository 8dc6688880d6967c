"""Everything that is drawn stands out enough: every screen, in each of the three themes.

Contrast depends neither on the size of the screen nor on that of the letters, so one of each is enough here; geometry
does not depend on the theme (test_geometry.py). The colours by themselves are judged in tests/ui/test_theme.py.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from contrasts import faint
from faces_booth import faces_of_attendees
from faces_desk import BATCHES, a_full_desk, faces_of_desk
from faces_setup import a_full_laptop, faces_of_setup
from faces_staff import STICKS, faces_of_staff
from factories_booth import FlowStand
from factories_staff import MemoryKiosk
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from stages import Looks, Stage, a_booth, a_closed_booth, a_desk_stage, a_set_up

from kiosk.words import program_languages
from ui.theme import Theme

SIZE = (1280, 720)
LANGUAGE = "be"
MOST_TOLD = 25

pytestmark = pytest.mark.parametrize("theme", Theme)


def refuse_faint(stage: Stage[QWidget], faces: Iterator[str], theme: Theme) -> None:
    """Shows every face, and tells all that stands out too little on any."""
    found = []
    for face in faces:
        stage.show(Looks(SIZE, LANGUAGE, theme=theme))
        found += [f"{face}: {fault}" for fault in faint(stage.window, theme)]
    assert not found, f"{len(found)} faults:\n" + "\n".join(found[:MOST_TOLD])


def test_what_attendees_see_stands_out(qtbot: QtBot, theme: Theme) -> None:
    stand = FlowStand()
    with a_booth(qtbot, stand, MemoryKiosk()) as stage:
        refuse_faint(stage, faces_of_attendees(stage.window, stand), theme)


def test_what_staff_see_stands_out(qtbot: QtBot, theme: Theme) -> None:
    kiosk = MemoryKiosk()
    with a_booth(qtbot, FlowStand(), kiosk, STICKS) as stage:
        refuse_faint(stage, faces_of_staff(stage.window, kiosk), theme)


def test_what_a_closed_kiosk_says_stands_out(qtbot: QtBot, theme: Theme) -> None:
    with a_closed_booth(qtbot, program_languages()) as stage:
        refuse_faint(stage, iter(["closed"]), theme)


def test_what_is_seen_on_setting_up_stands_out(qtbot: QtBot, theme: Theme) -> None:
    machine = a_full_laptop()
    with a_set_up(qtbot, machine, program_languages()) as stage:
        refuse_faint(stage, faces_of_setup(stage.window, machine), theme)


def test_what_coordinators_see_stands_out(qtbot: QtBot, tmp_path: Path, theme: Theme) -> None:
    for name in BATCHES:
        (tmp_path / name).write_bytes(b"")
    with a_desk_stage(qtbot, a_full_desk(), program_languages()) as stage:
        refuse_faint(stage, faces_of_desk(stage.window, tmp_path), theme)


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
