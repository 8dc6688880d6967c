"""Every screen, in every language, theme and shape, looks as it did when somebody last looked at it.

`make pictures` keeps what is there now as sheets in tests/renders: look at them before you commit them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path

import pytest
from drawn import picture_of
from factories_booth import a_campaign
from PIL import Image
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from renders.icon_sheet import icon_sheet
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
from screens.catalogue import PARTS, PICTURED, states_of
from stages import Looks, settle_wholly

import ui.theme_colours
import ui.theme_stylist
from kiosk.entry import Mode
from kiosk.paths import FONTS
from ui.booth.window import BoothWindow
from ui.fonts import load_fonts
from ui.theme import Stylist, Theme

LANGUAGES = tuple(sorted(a_campaign().languages))
"""The others that the program speaks are held to the same layout by tests/test_geometry.py."""
Views = tuple[View, ...]
SEEN = Path("build/renders")
"""Where a picture that is not as it was is left, beside the one that was kept."""


@pytest.fixture(autouse=True)
def still_caret(qapp: QApplication) -> Iterator[None]:
    """A caret that blinks would be there in one picture and not in the next."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


def views_of(part: str) -> tuple[Views, Views]:
    """Those that every run looks at, and the rest."""
    return (SOME_AT_DESK, REST_AT_DESK) if part == "desk" else (SOME, REST)


def screens_of(qtbot: QtBot, part: str, language: str, views: Sequence[View]) -> Iterator[tuple[str, View, QWidget]]:
    """All that are pictured, in all these views."""
    for view in views:
        looks = Looks((view.width, view.height), language, theme=view.theme)
        but = PARTS[part].not_pictured
        for state, _, stage in states_of(qtbot, part, repeat(looks), mode=Mode.LIVE, but=but):
            yield f"{part}-{state}", view, stage.window


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PICTURED)
def test_screens_look_as_they_did(qtbot: QtBot, request: pytest.FixtureRequest, part: str, language: str) -> None:
    wanted = request.config.getoption("--renders")
    some, rest = views_of(part)
    if wanted == "keep":
        if language == LANGUAGES[0]:
            _keep(qtbot, part)
        return
    sheets: dict[str, dict[View, Image.Image]] = {}
    others = []
    for name, view, window in screens_of(qtbot, part, language, (*some, *rest) if wanted == "all" else some):
        if name not in sheets:
            sheets[name] = Sheet(name, (*some, *rest), LANGUAGES).kept(language)
        tile = tile_of(picture_of(window), view)
        others += _differs(f"{name}-{language}-{view.name}", tile, sheets[name].get(view))
        assert not undressed(window, view.theme), (name, view)
    assert not others, f"Look at build/renders, then mend it, or keep it by `make pictures`: {others}"
    left_over = {file.stem for file in KEPT.glob(f"{part}-*.png")} - sheets.keys()
    assert not left_over, f"No screen is called so any more; remove its sheet: {left_over}"


def undressed(window: QWidget, theme: Theme) -> list[str]:
    """What can be seen and was not told of the theme: it would show in the next one."""
    told = ((each, getattr(each, "_stylist", None)) for each in window.findChildren(QWidget) if each.isVisible())
    return [
        f"{type(each).__name__} {each.accessibleName()!r}"
        for each, stylist in told
        if isinstance(stylist, Stylist) and stylist.theme is not theme
    ]


def _differs(name: str, tile: Image.Image, before: Image.Image | None) -> list[str]:
    """The name of the picture if it is not as it was."""
    if before is not None and is_alike(tile, before):
        return []
    SEEN.mkdir(parents=True, exist_ok=True)
    tile.save(SEEN / f"{name}.png")
    if before is not None:
        before.save(SEEN / f"{name}-kept.png")
    return [name]


def _keep(qtbot: QtBot, part: str) -> None:
    """All languages of a part at once, as they share its sheets."""
    views = tuple(chain(*views_of(part)))
    tiles: dict[str, dict[tuple[str, View], Image.Image]] = defaultdict(dict)
    for language in LANGUAGES:
        for name, view, window in screens_of(qtbot, part, language, views):
            tiles[name][language, view] = tile_of(picture_of(window), view)
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
def petition(qtbot: QtBot) -> Iterator[BoothWindow]:
    """A window that shows the petition."""
    looks = Looks((VIEW.width, VIEW.height), "be")
    with closing(states_of(qtbot, "attendee", repeat(looks), mode=Mode.LIVE)) as states:
        window = next(stage.window for state, _, stage in states if state == "petition")
        assert isinstance(window, BoothWindow)
        yield window


def _tile(window: BoothWindow, change: Callable[[], None] = lambda: None) -> Image.Image:
    """Of the window, dressed anew with letters made anew, and changed once it stands."""
    window.set_look(replace(window.look))
    settle_wholly()
    change()
    settle_wholly()
    return tile_of(picture_of(window), VIEW)


def test_the_same_screen_is_alike(petition: BoothWindow) -> None:
    assert is_alike(_tile(petition), _tile(petition))


@pytest.mark.parametrize(("right", "down"), [(6, 0), (0, 6), (-8, -8)])
def test_a_moved_button_is_seen(petition: BoothWindow, right: int, down: int) -> None:
    button = petition.attendee.petition.support
    before = _tile(petition)
    assert not is_alike(before, _tile(petition, lambda: button.move(button.x() + right, button.y() + down)))


@pytest.mark.parametrize("changed", [{"accent": "#0A5C64"}, {"paper": "#E7E5E0"}, {"ink": "#4A4D55"}])
def test_a_changed_colour_is_seen(
    petition: BoothWindow, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str]
) -> None:
    before = _tile(petition)
    light = replace(Theme.LIGHT.roles, **changed)
    monkeypatch.setattr(ui.theme_colours, "_LIGHT", light)
    assert not is_alike(before, _tile(petition))


def test_other_words_are_seen(petition: BoothWindow) -> None:
    label = petition.attendee.petition.goal
    before = _tile(petition)
    assert not is_alike(before, _tile(petition, lambda: label.set_text(label.words()[:-5])))


def test_letters_that_are_drawn_otherwise_are_not_seen(petition: BoothWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """As another version of FreeType would: here with hinting, which there is none of else."""
    before, usual = _tile(petition), ui.theme_stylist._font

    def hinted(families: tuple[str, ...], pixels: int, *, bold: bool) -> QFont:
        font = usual(families, pixels, bold=bold)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return font

    monkeypatch.setattr(ui.theme_stylist, "_font", hinted)
    after = _tile(petition)
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
