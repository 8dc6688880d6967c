"""Sheets of kept pictures: one a screen, its languages in rows, its looks side by side; and how alike two tiles are.

A tile is a screen at a fifth of its size. There a pixel is the mean of 25, and a cell of 4 x 4 of them the mean of 400:
a letter that another FreeType draws a shade darker is lost in it, a button that moved by the width of a finger's nail
is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path

from PIL import Image, ImageChops, ImageColor
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from ui.theme import Roles, Theme

KEPT = Path(__file__).parent
SHRINK = 5
CELL = 4
"""Pixels of a tile that are compared by their mean."""
TOLERANCE = 15
"""Of 255: how far the mean of a cell may be off."""
CELLS_OFF = 2
"""So many cells of a tile may be off by more: a caret, the end of a line."""
GAP = 6
COLOURS = 80


@dataclass(frozen=True, slots=True)
class View:
    """How a screen is looked at."""

    theme: Theme
    width: int
    height: int

    @property
    def name(self) -> str:
        """As it stands in a failing test."""
        return f"{self.theme}-{self.width}x{self.height}"

    @property
    def tile(self) -> tuple[int, int]:
        """Width and height on the sheet: screens of one shape are of one size there."""
        long, short = 1280 // SHRINK, 720 // SHRINK
        return (short, long) if self.height > self.width else (long, short)


LANDSCAPE, PORTRAIT, LARGE = (1280, 720), (720, 1280), (1920, 1080)
SOME = (View(Theme.DARK, *PORTRAIT), View(Theme.LIGHT, *LANDSCAPE), View(Theme.SUN, *LANDSCAPE))
"""What every run of the tests looks at: each theme and each shape. Dark comes first: what was forgotten when the window
was dressed is light."""
REST = (
    *(View(Theme.LIGHT, *PORTRAIT), View(Theme.DARK, *LANDSCAPE), View(Theme.SUN, *PORTRAIT)),
    View(Theme.LIGHT, *LARGE),
)
"""What is kept besides, and looked at with `--renders all`: each theme in each shape, and a large screen, in one theme
as colours do not depend on the size."""
SOME_AT_DESK = tuple(View(theme, *LANDSCAPE) for theme in (Theme.DARK, Theme.LIGHT, Theme.SUN))
REST_AT_DESK = (View(Theme.LIGHT, *LARGE),)


def tile_of(picture: QImage, view: View) -> Image.Image:
    """The screen, made small."""
    return smaller(picture, view.tile)


def smaller(picture: QImage, size: tuple[int, int]) -> Image.Image:
    """A picture at that width and height."""
    smooth, ignore = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.IgnoreAspectRatio
    small = picture.scaled(*size, ignore, smooth).convertToFormat(QImage.Format.Format_RGB888)
    return Image.frombytes("RGB", size, bytes(small.constBits()), "raw", "RGB", small.bytesPerLine())


def cells_off(one: Image.Image, other: Image.Image) -> int:
    """How many cells of two tiles differ by more than is tolerated; of a kept one in few colours, in those colours."""
    if other.mode == "P":
        one = one.quantize(palette=other, dither=Image.Dither.NONE)
    cells = (one.width // CELL, one.height // CELL)
    means = (tile.convert("RGB").resize(cells, Image.Resampling.BOX) for tile in (one, other))
    bands = ImageChops.difference(*means).split()
    worst = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(worst.histogram()[TOLERANCE + 1 :])


def is_alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether an eye would take them for one picture."""
    return one.size == other.size and cells_off(one, other) <= CELLS_OFF


def save(picture: Image.Image, file: Path) -> None:
    """In few colours: those of the themes, which are kept exactly, and others for the rims of letters."""
    themes = {getattr(theme.roles, role.name) for theme in Theme for role in fields(Roles)}
    others = picture.quantize(COLOURS, dither=Image.Dither.NONE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette(
        [*chain.from_iterable(ImageColor.getrgb(colour) for colour in sorted(themes)), *others[: 3 * COLOURS]]
    )
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(file, optimize=True)


class Sheet:
    """All tiles of one screen."""

    def __init__(self, screen: str, views: Sequence[View], languages: Sequence[str]) -> None:
        self.file = KEPT / f"{screen}.png"
        self._views = tuple(views)
        self._languages = tuple(languages)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the sheet."""
        width = sum(view.tile[0] + GAP for view in self._views) + GAP
        return width, (self._row_height + GAP) * len(self._languages) + GAP

    @property
    def _row_height(self) -> int:
        return max(view.tile[1] for view in self._views)

    def box(self, language: str, view: View) -> tuple[int, int, int, int]:
        """Where a tile lies: left, top, right, bottom."""
        before = self._views[: self._views.index(view)]
        left = GAP + sum(each.tile[0] + GAP for each in before)
        top = GAP + self._languages.index(language) * (self._row_height + GAP)
        return left, top, left + view.tile[0], top + view.tile[1]

    def keep(self, tiles: dict[tuple[str, View], Image.Image]) -> None:
        """Writes the sheet anew."""
        sheet = Image.new("RGB", self.size, "#808080")
        for (language, view), tile in tiles.items():
            sheet.paste(tile, self.box(language, view))
        save(sheet, self.file)

    def kept(self, language: str) -> dict[View, Image.Image]:
        """The tiles of one language; none where the sheet is missing or laid out for others."""
        if not self.file.exists():
            return {}
        with Image.open(self.file) as sheet:
            if sheet.size != self.size:
                return {}
            return {view: sheet.crop(self.box(language, view)) for view in self._views}
