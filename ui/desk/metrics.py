"""Sizes at a desk: for a mouse instead of a finger, and for eyes that sit in front of the screen."""

from dataclasses import dataclass

from PySide6.QtGui import QScreen

from ui.theme import Metrics
from ui.theme_metrics import CAPITAL_HEIGHT, UNKNOWN_PX_PER_MM

USUAL_DPI = 96
"""What desktops call 100 %; a desktop that is told to write larger says a larger number."""

NEARER = 0.63
"""Text at a desk beside the same text on a kiosk: 17 px for what is read there in 27. One sits at about 60 cm from it
and stands at about 95 from a kiosk that others pass."""

LEAST_FONT_PX = 15
"""No text is smaller: capitals of 2.8 mm where a pixel is a quarter of a millimetre."""

TARGET_PX = 40
"""Least side of what one clicks."""

CONTROL = 0.62
"""Height of a button beside the same button for a finger."""

TIGHT_BELOW = (1200, 660)
"""A window narrower or lower than this stands its parts closer together."""


@dataclass(frozen=True, slots=True)
class DeskMetrics(Metrics):
    """Like `Metrics`, for a window: what grows is the desktop's own scale, not the window."""

    @classmethod
    def at_desk(cls, width: int, height: int, dpi: float = USUAL_DPI) -> "DeskMetrics":
        """For a window of that size on a desktop that writes at `dpi` dots an inch."""
        return cls(width, height, UNKNOWN_PX_PER_MM * max(0.75, min(dpi / USUAL_DPI, 3.0)))

    @classmethod
    def of_desktop(cls, screen: QScreen, width: int, height: int) -> "DeskMetrics":
        """For a window of that size on this screen."""
        return cls.at_desk(width, height, screen.logicalDotsPerInch())

    @property
    def desktop_scale(self) -> float:
        """How much larger than usual the desktop writes."""
        return self.px_per_mm / UNKNOWN_PX_PER_MM

    @property
    def tight(self) -> bool:
        """Whether there is little room."""
        return self.width < TIGHT_BELOW[0] * self.desktop_scale or self.height < TIGHT_BELOW[1] * self.desktop_scale

    @property
    def scale(self) -> float:
        """See `Metrics.scale`: two steps only, so that a window that is being resized is not laid out anew all the
        way."""
        return self.desktop_scale * (0.8 if self.tight else 1.0)

    @property
    def target(self) -> int:
        return round(TARGET_PX * self.desktop_scale)

    def control(self, design: float) -> int:
        """See `Metrics.control`."""
        return max(self.target, round(design * CONTROL * self.scale))

    @property
    def gap(self) -> int:
        return round(8 * self.desktop_scale)

    @property
    def ring(self) -> int:
        return max(3, round(3 * self.desktop_scale))

    def font_px(self, capital_mm: float) -> int:
        """See `Metrics.font_px`; never below what one reads at a desk."""
        exact = max(LEAST_FONT_PX * self.desktop_scale, capital_mm * NEARER * self.px_per_mm / CAPITAL_HEIGHT)
        return -int(-exact // 1)
