"""The style sheet for what Qt draws itself: frames, labels, lists, scroll bars, progress bars, line edits."""

from PySide6.QtGui import QFont

from ui.theme_stylist import Stylist, TextKind


def stylesheet(stylist: Stylist) -> str:
    """One sheet for the root widget."""
    return "\n".join((_grounds(stylist), _frames(stylist), _labels(stylist), _inputs(stylist), _bars(stylist)))


def _css_font(font: QFont) -> str:
    families = ", ".join(f'"{family}"' for family in font.families())
    return f"font: {int(font.weight())} {font.pixelSize()}px {families};"


def _grounds(stylist: Stylist) -> str:
    roles = stylist.roles
    return f"""
QWidget {{ color: {roles.ink}; }}
QWidget[ground="paper"] {{ background: {roles.paper}; }}
QWidget[ground="surface"] {{ background: {roles.surface}; }}
QWidget[ground="bar"] {{ background: {roles.bar}; }}
QWidget[ground="bar"] QLabel {{ color: {roles.on_bar}; }}
QWidget[ground="notice"] {{ background: {roles.notice}; }}
QWidget[ground="key_bed"] {{ background: {roles.key_bed}; }}
QAbstractScrollArea {{ background: transparent; border: none; }}
QAbstractScrollArea > QWidget > QWidget[ground=""] {{ background: transparent; }}
QToolTip {{ background: {roles.surface}; color: {roles.ink}; border: 1px solid {roles.edge}; }}
"""


def _frames(stylist: Stylist) -> str:
    roles, radius = stylist.roles, stylist.px(22)
    grounds = {
        "plain": (roles.surface, roles.line),
        "notice": (roles.notice, roles.notice),
        "well": (roles.tint, roles.accent),
        "trouble": (roles.alert_tint, roles.alert),
        "selected": (roles.tint, roles.accent),
    }
    rules = (
        f'QFrame[card="{name}"] {{ background: {ground}; border: 2px solid {line}; border-radius: {radius}px; }}'
        for name, (ground, line) in grounds.items()
    )
    line = f'QFrame[rule="line"] {{ background: {roles.line}; border: none; max-height: 2px; min-height: 2px; }}'
    return "\n".join((*rules, line))


def _labels(stylist: Stylist) -> str:
    rules = ["QLabel { background: transparent; border: none; }"]
    for kind in TextKind:
        colour = stylist.colour(stylist.text_role(kind)).name()
        rules.append(f'QLabel[kind="{kind}"] {{ {_css_font(stylist.font(kind))} color: {colour}; }}')
    return "\n".join(rules)


def _inputs(stylist: Stylist) -> str:
    roles, px = stylist.roles, stylist.px
    return f"""
.QLineEdit, .GuardedLine {{ {_css_font(stylist.font(TextKind.BODY))} color: {roles.ink}; background: {roles.surface};
    border: 2px solid {roles.edge}; border-radius: {px(14)}px; padding: {px(8)}px {px(18)}px;
    selection-background-color: {roles.accent}; selection-color: {roles.on_accent}; }}
.QLineEdit:focus, .GuardedLine:focus {{ border: {stylist.metrics.ring}px solid {roles.accent}; }}
QPlainTextEdit, QTextEdit {{ {_css_font(stylist.font(TextKind.BODY))} background: {roles.surface};
    border: 2px solid {roles.edge}; border-radius: {px(14)}px; padding: {px(8)}px; }}
"""


def _bars(stylist: Stylist) -> str:
    roles, px = stylist.roles, stylist.px
    return f"""
.QProgressBar {{ border: 2px solid {roles.edge}; border-radius: {px(9)}px; background: {roles.track};
    min-height: {px(16)}px; max-height: {px(16)}px; text-align: center; color: transparent; }}
.QProgressBar::chunk {{ background: {roles.accent}; border-radius: {px(7)}px; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {roles.edge}; border-radius: {px(6)}px;
    min-height: {px(60)}px; min-width: {px(60)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
