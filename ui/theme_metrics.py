"""Sizes in pixels from the screen's physical size: how large a thing must be for a finger and for an eye."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtGui import QScreen

UNKNOWN_PX_PER_MM = 4.0
PLAUSIBLE_PX_PER_MM = (1.5, 25.0)
"""Screens, projectors above all, report sizes that no hand could touch; such a size counts as unknown."""

CAPITAL_HEIGHT = 0.714
"""Height of a capital in Noto Sans and Noto Serif, in em (OS/2 sCapHeight 714 of 1000)."""

LEAST_CAPITAL_MM = 3.0


class TextSize(IntEnum):
    """The four sizes of reading text."""

    SMALL = 1
    NORMAL = 2
    LARGE = 3
    LARGEST = 4

    @property
    def capital_mm(self) -> float:
        """Height of a capital letter in reading text."""
        return (3.6, 4.8, 6.4, 8.5)[self - 1]

    @property
    def next(self) -> "TextSize":
        return TextSize(self % len(TextSize) + 1)


@dataclass(frozen=True, slots=True)
class Metrics:
    """What a screen is, and the sizes that follow. Lengths in pixels unless named otherwise."""

    width: int = 1280
    height: int = 720
    px_per_mm: float = UNKNOWN_PX_PER_MM
    physical_size_known: bool = False

    @classmethod
    def measure(cls, width: int, height: int, width_mm: float, height_mm: float) -> "Metrics":
        """Of a screen of that many pixels and millimetres; 0 mm is unknown."""
        if (width > height) is not (width_mm > height_mm):
            # Some platforms turn the pixels of a screen that was turned, and not its millimetres.
            width_mm, height_mm = height_mm, width_mm
        density = (width / width_mm + height / height_mm) / 2 if width_mm > 0 and height_mm > 0 else 0.0
        if PLAUSIBLE_PX_PER_MM[0] <= density <= PLAUSIBLE_PX_PER_MM[1]:
            return cls(width, height, density, True)
        return cls(width, height)

    @classmethod
    def of_screen(cls, screen: QScreen) -> "Metrics":
        size, mm = screen.size(), screen.physicalSize()
        return cls.measure(size.width(), size.height(), mm.width(), mm.height())

    @property
    def portrait(self) -> bool:
        return self.height > self.width

    @property
    def scale(self) -> float:
        """How much larger than in a 1280 x 720 design spaces and radii are. They follow the pixels there are, so that
        small screens stay roomy, but never run far ahead of the text."""
        long, short = max(self.width, self.height), min(self.width, self.height)
        return max(0.75, min(long / 1280, short / 720, 1.25 * self.px_per_mm / UNKNOWN_PX_PER_MM))

    def px(self, design: float) -> int:
        """A length of the 1280 x 720 design on this screen; at least one pixel."""
        return max(1, round(design * self.scale))

    def mm(self, millimetres: float) -> int:
        return round(millimetres * self.px_per_mm)

    @property
    def target(self) -> int:
        """Least height and width of anything one touches."""
        return self.mm(12.7) if self.physical_size_known else 72

    def control(self, design: float) -> int:
        """Height of a control that the 1280 x 720 design gives that height; never less than a target."""
        return max(self.target, self.px(design))

    @property
    def gap(self) -> int:
        """Least distance of two targets."""
        return self.mm(2.5)

    @property
    def key_width(self) -> int:
        """Least width of a letter key of the touch keyboard."""
        return self.mm(9) if self.physical_size_known else 52

    @property
    def key_height(self) -> int:
        return self.target

    @property
    def ring(self) -> int:
        """Width of the ring around what has the focus."""
        return max(3, min(8, self.px(4)))

    def font_px(self, capital_mm: float) -> int:
        """Pixel size of the font whose capitals are that high; never below 3 mm."""
        exact = max(LEAST_CAPITAL_MM, capital_mm) * self.px_per_mm / CAPITAL_HEIGHT
        return -int(-exact // 1)
