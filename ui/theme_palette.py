"""Where each colour of a theme stands in Qt's palettes, which every part of a window takes over from what it is in."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from ui.theme_colours import Roles

PLACES = {
    "paper": QPalette.ColorRole.Window,
    "surface": QPalette.ColorRole.Base,
    "tint": QPalette.ColorRole.AlternateBase,
    "notice": QPalette.ColorRole.Midlight,
    "key_bed": QPalette.ColorRole.Mid,
    "bar": QPalette.ColorRole.Dark,
    "line": QPalette.ColorRole.Light,
    "ink": QPalette.ColorRole.WindowText,
    "soft": QPalette.ColorRole.PlaceholderText,
    "accent": QPalette.ColorRole.Link,
    "alert": QPalette.ColorRole.LinkVisited,
    "on_bar": QPalette.ColorRole.BrightText,
}
"""Qt's names mean little here: nothing but plain labels and grounds is drawn from a palette by Qt itself."""

_ALSO = {
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
}


def palette_of(roles: Roles) -> QPalette:
    """The colours of a theme, each in its place."""
    palette = QPalette()
    for name, place in PLACES.items():
        palette.setColor(place, QColor(getattr(roles, name)))
    for place, name in _ALSO.items():
        palette.setColor(place, QColor(getattr(roles, name)))
    return palette


def lay_on(part: QWidget, ground: str) -> None:
    """Fills the part with that colour of whatever theme is on."""
    part.setBackgroundRole(PLACES[ground])
    part.setAutoFillBackground(True)


def write_in(label: QWidget, colour: str) -> None:
    """Writes what the label says in that colour of whatever theme is on."""
    label.setForegroundRole(PLACES[colour])
