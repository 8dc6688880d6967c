"""Style sheets for the few things that Qt draws itself. Each has its own: with one over a window Qt looks at every rule
for every part of it."""

from functools import lru_cache

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from ui.theme_stylist import Stylist, TextKind


def wear(part: QWidget, sheet: str) -> None:
    """Puts the sheet on the part, unless it has it on: Qt styles a part anew by the very same sheet, too."""
    if sheet != part.styleSheet():
        part.setStyleSheet(sheet)


def _css_font(font: QFont) -> str:
    families = ", ".join(f'"{family}"' for family in font.families())
    return f"font: {int(font.weight())} {font.pixelSize()}px {families};"


@lru_cache(8)
def line_sheet(stylist: Stylist) -> str:
    """For a line that one types into."""
    roles, px = stylist.roles, stylist.px
    return f"""
QLineEdit {{ {_css_font(stylist.font(TextKind.BODY))} color: {roles.ink}; background: {roles.surface};
    border: 2px solid {roles.edge}; border-radius: {px(14)}px; padding: {px(8)}px {px(18)}px;
    selection-background-color: {roles.accent}; selection-color: {roles.on_accent}; }}
QLineEdit:focus {{ border: {stylist.metrics.ring}px solid {roles.accent}; }}
"""


@lru_cache(8)
def bare_line_sheet(stylist: Stylist) -> str:
    """For a line whose frame and ground are those of the field that it stands in."""
    return f"color: {stylist.roles.ink}; border: none; background: transparent; padding: 0;"


@lru_cache(8)
def progress_sheet(stylist: Stylist) -> str:
    """For a bar that says how far something is."""
    roles, px = stylist.roles, stylist.px
    return f"""
QProgressBar {{ border: 2px solid {roles.edge}; border-radius: {px(9)}px; background: {roles.track};
    min-height: {px(16)}px; max-height: {px(16)}px; text-align: center; color: transparent; }}
QProgressBar::chunk {{ background: {roles.accent}; border-radius: {px(7)}px; }}
"""


@lru_cache(8)
def scroll_bar_sheet(stylist: Stylist) -> str:
    """For a bar that one scrolls by."""
    roles, px = stylist.roles, stylist.px
    return f"""
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {roles.edge}; border-radius: {px(6)}px; min-height: {px(60)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
