"""The look on one screen: a frozen object that hands out colours, fonts and sizes."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QPalette

from ui.theme_colours import Roles, Theme
from ui.theme_metrics import Metrics, TextSize
from ui.theme_palette import palette_of

SANS = ("Noto Sans", "DejaVu Sans")
SERIF = ("Noto Serif", "DejaVu Sans")


class TextKind(StrEnum):
    """What a text is for; each has one font and one colour."""

    POSTER = "poster"
    DISPLAY = "display"
    HEADLINE = "headline"
    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    LEAD = "lead"
    READING = "reading"
    BODY = "body"
    STRONG = "strong"
    SOFT = "soft"
    CAPTION = "caption"
    EXPLANATION = "explanation"
    LABEL = "label"
    EYEBROW = "eyebrow"
    NUMERAL = "numeral"
    FIGURE = "figure"
    COUNT = "count"
    ERROR = "error"
    TROUBLE = "trouble"
    CODE = "code"
    RECEIPT = "receipt"


# Height of capitals in millimetres for the four text sizes; reading text itself is TextSize.capital_mm. What stands
# large already grows less, or nothing else would fit.
_CAPITALS: dict[TextKind, tuple[float, float, float, float]] = {
    TextKind.POSTER: (19.0, 20.0, 21.0, 22.0),
    TextKind.DISPLAY: (12.4, 13.4, 14.4, 15.6),
    TextKind.HEADLINE: (9.8, 10.6, 11.8, 13.2),
    TextKind.TITLE: (7.4, 8.2, 9.4, 11.0),
    TextKind.HEADING: (5.6, 6.2, 7.6, 9.4),
    TextKind.SUBHEADING: (4.4, 5.4, 7.0, 9.0),
    TextKind.LEAD: (4.2, 5.0, 6.4, 8.5),
    TextKind.NUMERAL: (5.0, 5.8, 7.4, 9.4),
    TextKind.FIGURE: (14.4, 16.4, 17.4, 18.4),
    TextKind.COUNT: (7.0, 8.0, 9.0, 10.6),
    TextKind.EYEBROW: (3.0, 3.1, 3.6, 4.6),
    TextKind.CAPTION: (3.0, 3.3, 4.2, 5.4),
    TextKind.EXPLANATION: (3.7, 3.95, 4.7, 5.8),
    TextKind.LABEL: (3.0, 3.0, 3.5, 4.4),
    TextKind.ERROR: (3.0, 3.3, 4.2, 5.4),
    TextKind.CODE: (4.8, 5.4, 6.4, 7.4),
    TextKind.RECEIPT: (9.6, 10.8, 12.8, 14.8),
}
_SERIFS = {
    TextKind.POSTER,
    TextKind.DISPLAY,
    TextKind.HEADLINE,
    TextKind.TITLE,
    TextKind.HEADING,
    TextKind.SUBHEADING,
    TextKind.LEAD,
    TextKind.READING,
    TextKind.NUMERAL,
    TextKind.FIGURE,
    TextKind.COUNT,
}
_LIGHT_WEIGHT = {
    TextKind.READING,
    TextKind.LEAD,
    TextKind.BODY,
    TextKind.SOFT,
    TextKind.CAPTION,
    TextKind.EXPLANATION,
}
_COLOURS = {
    TextKind.SOFT: "soft",
    TextKind.LEAD: "soft",
    TextKind.CAPTION: "soft",
    TextKind.EXPLANATION: "soft",
    TextKind.LABEL: "soft",
    TextKind.EYEBROW: "accent",
    TextKind.NUMERAL: "accent",
    TextKind.ERROR: "alert",
    TextKind.TROUBLE: "alert",
}
STAFF_NEARNESS = 0.78
_CONTROL_MM = (3.3, 3.5, 4.2, 5.2)
_OPTION_MM = (3.7, 3.95, 4.7, 5.8)
_LARGE_CONTROL_MM = (4.4, 4.8, 5.6, 6.8)


@dataclass(frozen=True, slots=True)
class Stylist:
    """A theme on a screen at a text size."""

    theme: Theme = Theme.LIGHT
    metrics: Metrics = field(default_factory=Metrics)
    text_size: TextSize = TextSize.NORMAL
    motion: bool = True
    """Without motion nothing fades, counts up or flies on by itself."""
    nearness: float = 1.0
    """How large text stands beside the same text for those who pass by; what is small already stays as it is."""
    _fonts: dict[TextKind, QFont] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Those that were made: a window asks for one some hundred times."""

    def for_staff(self) -> "Stylist":
        """For those who work here, and stand nearer than passers-by."""
        return replace(self, nearness=STAFF_NEARNESS)

    def with_theme(self, theme: Theme) -> "Stylist":
        return replace(self, theme=theme)

    def with_text_size(self, text_size: TextSize) -> "Stylist":
        return replace(self, text_size=text_size)

    def with_metrics(self, metrics: Metrics) -> "Stylist":
        return replace(self, metrics=metrics)

    @property
    def roles(self) -> Roles:
        return self.theme.roles

    def colour(self, role: str) -> QColor:
        """The colour of the role named, such as "accent"."""
        return QColor(getattr(self.roles, role))

    def text_role(self, kind: TextKind) -> str:
        return _COLOURS.get(kind, "ink")

    def px(self, design: float) -> int:
        return self.metrics.px(design)

    def text_px(self, kind: TextKind) -> int:
        """Font size in pixels."""
        heights = _CAPITALS.get(kind)
        capital = heights[self.text_size - 1] if heights else self.text_size.capital_mm
        least = min(capital, _CONTROL_MM[self.text_size - 1])
        return self.metrics.font_px(max(least, capital * self.nearness))

    def font(self, kind: TextKind) -> QFont:
        """The font of a text of that kind: one of its own for whoever asks, as they make it smaller."""
        if kind not in self._fonts:
            self._fonts[kind] = self._make_font(kind)
        return QFont(self._fonts[kind])

    def _make_font(self, kind: TextKind) -> QFont:
        font = _font(SERIF if kind in _SERIFS else SANS, self.text_px(kind), bold=kind not in _LIGHT_WEIGHT)
        if kind is TextKind.EYEBROW:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        elif kind in (TextKind.POSTER, TextKind.DISPLAY, TextKind.HEADLINE, TextKind.FIGURE):
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
        return font

    def caption_font(self) -> QFont:
        return self.font(TextKind.CAPTION)

    def control_font(self, *, large: bool = False) -> QFont:
        """What stands on buttons; large on the one filled button of a screen."""
        heights = _LARGE_CONTROL_MM if large else _CONTROL_MM
        return _font(SANS, self.metrics.font_px(heights[self.text_size - 1]), bold=True)

    def option_font(self) -> QFont:
        """What is chosen between is called: a little larger than what stands on buttons."""
        return _font(SANS, self.metrics.font_px(_OPTION_MM[self.text_size - 1]), bold=True)

    @property
    def least_font_px(self) -> int:
        """Below this no text shrinks."""
        return self.metrics.font_px(0)

    def palette(self) -> QPalette:
        """The colours for what Qt draws itself; widgets pass them on to those within them."""
        return palette_of(self.roles)


def _font(families: tuple[str, ...], pixels: int, *, bold: bool) -> QFont:
    """Likewise."""
    return QFont(_made(families, pixels, bold))


@lru_cache(64)
def _made(families: tuple[str, ...], pixels: int, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
