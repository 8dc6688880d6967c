"""Every screen, in every language, theme and shape, looks as it did when somebody last looked at it.

`make pictures` keeps what is there now as sheets in tests/renders: look at them before you commit them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from factories_booth import a_campaign
from PIL import Image
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from renders.attendee import Attendee, attendee_screens
from renders.desk import desk_screens
from renders.icon_sheet import icon_sheet
from renders.screen import Screen, show
from renders.set_up import set_up_screens
from renders.sheets import (
    KEPT,
    REST,
    REST_AT_DESK,
    SOME,
    SOME_AT_DESK,
    Sheet,
    View,
    is_alike,
    save,
    smaller,
    tile_of,
)
from renders.staff import staff_screens

import ui.theme_colours
import ui.theme_stylist
from kiosk.paths import FONTS
from ui.fonts import load_fonts
from ui.theme import Theme

Walk = Callable[[QtBot, str, Sequence[View]], Iterator[Screen]]
Views = tuple[View, ...]

LANGUAGES = tuple(sorted(a_campaign().languages))
"""The others that the program speaks are held to the same layout by tests/test_geometry.py."""
PARTS: dict[str, tuple[Walk, Views, Views]] = {
    "attendee": (attendee_screens, SOME, REST),
    "staff": (staff_screens, SOME, REST),
    "setup": (set_up_screens, SOME, REST),
    "desk": (desk_screens, SOME_AT_DESK, REST_AT_DESK),
}
SEEN = Path("build/renders")
"""Where a picture that is not as it was is left, beside the one that was kept."""


@pytest.fixture(autouse=True)
def still_caret(qapp: QApplication) -> Iterator[None]:
    """A caret that blinks would be there in one picture and not in the next."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_screens_look_as_they_did(qtbot: QtBot, request: pytest.FixtureRequest, part: str, language: str) -> None:
    wanted = request.config.getoption("--renders")
    walk, some, rest = PARTS[part]
    if wanted == "keep":
        if language == LANGUAGES[0]:
            _keep(qtbot, part)
        return
    sheets: dict[str, dict[View, Image.Image]] = {}
    others = []
    for screen in walk(qtbot, language, (*some, *rest) if wanted == "all" else some):
        if screen.name not in sheets:
            sheets[screen.name] = Sheet(screen.name, (*some, *rest), LANGUAGES).kept(language)
        others += _differs(screen, language, sheets[screen.name])
        assert not screen.undressed(), screen
    assert not others, f"Look at build/renders, then mend it, or keep it by `make pictures`: {others}"
    left_over = {file.stem for file in KEPT.glob(f"{part}-*.png")} - sheets.keys()
    assert not left_over, f"No screen is called so any more; remove its sheet: {left_over}"


def _differs(screen: Screen, language: str, kept: dict[View, Image.Image]) -> list[str]:
    """The name of the picture if it is not as it was."""
    tile, before = tile_of(screen.picture(), screen.view), kept.get(screen.view)
    if before is not None and is_alike(tile, before):
        return []
    name = f"{screen.name}-{language}-{screen.view.name}"
    SEEN.mkdir(parents=True, exist_ok=True)
    tile.save(SEEN / f"{name}.png")
    if before is not None:
        before.save(SEEN / f"{name}-kept.png")
    return [name]


def _keep(qtbot: QtBot, part: str) -> None:
    """All languages of a part at once, as they share its sheets."""
    walk, some, rest = PARTS[part]
    views = (*some, *rest)
    tiles: dict[str, dict[tuple[str, View], Image.Image]] = defaultdict(dict)
    for language in LANGUAGES:
        for screen in walk(qtbot, language, views):
            tiles[screen.name][language, screen.view] = tile_of(screen.picture(), screen.view)
    for file in KEPT.glob(f"{part}-*.png"):
        file.unlink()
    for name, those in tiles.items():
        Sheet(name, views, LANGUAGES).keep(those)


def test_the_signs_look_as_they_did(request: pytest.FixtureRequest, qapp: QApplication) -> None:
    load_fonts(FONTS)
    picture = icon_sheet()
    now, file = smaller(picture, (picture.width(), picture.height())), KEPT / "icons.png"
    if request.config.getoption("--renders") == "keep":
        save(now, file)
    with Image.open(file) as kept:
        assert is_alike(now, kept)


# What the comparison sees, and what it does not

VIEW = View(Theme.LIGHT, 1280, 720)


@pytest.fixture
def attendee(qtbot: QtBot) -> Attendee:
    attendee = Attendee("be")
    show(qtbot, attendee.window)
    return attendee


def _petition(attendee: Attendee, change: Callable[[], None] = lambda: None) -> Image.Image:
    """The tile of the petition's screen, changed once it stands."""
    attendee.show_as(VIEW)
    name = next(name for name in attendee.walk() if name == "petition")
    screen = Screen(name, VIEW, attendee.window)
    screen.picture()
    change()
    return tile_of(screen.picture(), VIEW)


def test_the_same_screen_is_alike(attendee: Attendee) -> None:
    assert is_alike(_petition(attendee), _petition(attendee))


@pytest.mark.parametrize(("right", "down"), [(6, 0), (0, 6), (-8, -8)])
def test_a_moved_button_is_seen(attendee: Attendee, right: int, down: int) -> None:
    button = attendee.window.petition.support
    before = _petition(attendee)
    assert not is_alike(before, _petition(attendee, lambda: button.move(button.x() + right, button.y() + down)))


@pytest.mark.parametrize("changed", [{"accent": "#0A5C64"}, {"paper": "#E7E5E0"}, {"ink": "#4A4D55"}])
def test_a_changed_colour_is_seen(attendee: Attendee, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str]) -> None:
    before = _petition(attendee)
    light = replace(Theme.LIGHT.roles, **changed)
    monkeypatch.setattr(ui.theme_colours, "_LIGHT", light)
    assert not is_alike(before, _petition(attendee))


def test_other_words_are_seen(attendee: Attendee) -> None:
    label = attendee.window.petition.goal
    before = _petition(attendee)
    assert not is_alike(before, _petition(attendee, lambda: label.set_text(label.words()[:-5])))


def test_letters_that_are_drawn_otherwise_are_not_seen(attendee: Attendee, monkeypatch: pytest.MonkeyPatch) -> None:
    """As another version of FreeType would: here with hinting, which there is none of else."""
    before, usual = _petition(attendee), ui.theme_stylist._font

    def hinted(families: tuple[str, ...], pixels: int, *, bold: bool) -> QFont:
        font = usual(families, pixels, bold=bold)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return font

    monkeypatch.setattr(ui.theme_stylist, "_font", hinted)
    after = _petition(attendee)
    assert after.tobytes() != before.tobytes()
    assert is_alike(before, after)


def test_a_sheet_gives_back_what_it_keeps(tmp_path: Path) -> None:
    views = (*SOME, *REST)
    sheet = Sheet("test", views, ("be", "de"))
    sheet.file = tmp_path / "test.png"
    assert sheet.kept("be") == {}
    colours = dict(zip(chain.from_iterable((("be", v), ("de", v)) for v in views), range(14), strict=True))
    sheet.keep({key: Image.new("RGB", key[1].tile, (10 * shade, 0, 200)) for key, shade in colours.items()})
    for (language, view), shade in colours.items():
        assert sheet.kept(language)[view].convert("RGB").getpixel((3, 3)) == pytest.approx((10 * shade, 0, 200), abs=2)
    assert Sheet("test", views[:3], ("be", "de")).kept("be") == {}
