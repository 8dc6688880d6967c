"""The look of the staff pages as one style sheet, from the theme's roles and the text size."""

from dataclasses import dataclass

from ui.theme import Stylist, Theme


@dataclass(frozen=True, slots=True)
class StaffLook:
    """The theme's roles as colours, and the size of running text in pixels."""

    paper: str = "#F7F5F0"
    surface: str = "#FFFFFF"
    ink: str = "#17181C"
    soft: str = "#4A4D55"
    line: str = "#D9D5CB"
    edge: str = "#857F72"
    accent: str = "#0A5C44"
    on_accent: str = "#FFFFFF"
    tint: str = "#E3EEE8"
    alert: str = "#8F1D1D"
    alert_tint: str = "#F8E9E6"
    bar: str = "#17181C"
    on_bar: str = "#F7F5F0"
    body: int = 21
    target: int = 72
    """Least height of what one touches."""


def look_of(stylist: Stylist) -> StaffLook:
    """The look on this screen: running text here is as large as what stands on buttons, as staff read in passing."""
    roles = stylist.roles
    return StaffLook(
        paper=roles.paper,
        surface=roles.surface,
        ink=roles.ink,
        soft=roles.soft,
        line=roles.line,
        edge=roles.edge,
        accent=roles.accent,
        on_accent=roles.on_accent,
        tint=roles.tint,
        alert=roles.alert,
        alert_tint=roles.alert_tint,
        # The bar is dark in every theme: a white one would glare in a dark room.
        bar=roles.key_bed if stylist.theme is Theme.DARK else roles.ink,
        on_bar=roles.ink if stylist.theme is Theme.DARK else roles.paper,
        body=stylist.control_font().pixelSize() + 1,
        target=stylist.metrics.target,
    )


def _texts(look: StaffLook) -> str:
    sans = '"Noto Sans", "DejaVu Sans"'
    serif = '"Noto Serif", "DejaVu Sans"'
    small = max(17, round(look.body * 0.86))
    rules = {
        "title": f"font: 600 {round(look.body * 1.6)}px {serif};",
        "heading": f"font: 600 {round(look.body * 1.2)}px {sans};",
        "body": f"font: 400 {look.body}px {sans};",
        "strong": f"font: 600 {look.body}px {sans};",
        "soft": f"font: 400 {look.body}px {sans}; color: {look.soft};",
        "small": f"font: 400 {small}px {sans}; color: {look.soft};",
        "figure": f"font: 600 {round(look.body * 3)}px {serif};",
        "alert": f"font: 600 {look.body}px {sans}; color: {look.alert};",
        "code": f'font: 600 {round(look.body * 1.1)}px "DejaVu Sans Mono", {sans};',
    }
    return "\n".join(f'QLabel[kind="{kind}"] {{ {rule} }}' for kind, rule in rules.items())


def _buttons(look: StaffLook) -> str:
    sans = '"Noto Sans", "DejaVu Sans"'
    font = f"font: 600 {round(look.body * 0.95)}px {sans};"
    large = f"font: 600 {round(look.body * 1.25)}px {sans};"
    return f"""
QPushButton[kind] {{ border-radius: 18px; border: 2px solid {look.ink}; background: transparent; }}
QPushButton[kind] QLabel {{ {font} color: {look.ink}; background: transparent; }}
QPushButton[kind]:pressed {{ background: {look.tint}; }}
QPushButton[kind]:disabled {{ border-color: {look.line}; }}
QPushButton[kind] QLabel:disabled {{ color: {look.soft}; }}
QPushButton[kind="filled"] {{ background: {look.accent}; border: 2px solid {look.accent}; }}
QPushButton[kind="filled"] QLabel {{ {large} color: {look.on_accent}; }}
QPushButton[kind="filled"]:pressed {{ background: {look.ink}; }}
QPushButton[kind="filled"]:disabled {{ background: {look.line}; border-color: {look.line}; }}
QPushButton[kind="filled"] QLabel:disabled {{ color: {look.soft}; }}
QPushButton[kind="ghost"] {{ background: {look.surface}; border: 2px solid {look.edge}; border-radius: 14px; }}
QPushButton[pad="digit"] QLabel {{ font: 600 {round(look.body * 1.7)}px {sans}; }}
QPushButton[kind="danger"] {{ background: {look.surface}; border: 2px solid {look.alert}; border-radius: 14px; }}
QPushButton[kind="danger"] QLabel {{ color: {look.alert}; }}
QPushButton[kind="choice"] {{ background: {look.surface}; border: 2px solid {look.edge}; border-radius: 16px; }}
QPushButton[kind="choice"]:checked {{ background: {look.tint}; border: 4px solid {look.accent}; }}
QPushButton[kind="bar"] {{ border: 2px solid {look.on_bar}; border-radius: 14px; }}
QPushButton[kind="bar"] QLabel {{ color: {look.on_bar}; }}
QPushButton[kind="bar"]:pressed {{ background: {look.soft}; }}
"""


def staff_style(look: StaffLook) -> str:
    """The style sheet of the whole staff area."""
    return f"""
QWidget[staff="area"], QWidget[staff="page"] {{ background: {look.paper}; }}
QWidget[staff="bars"] {{ font: 400 {max(17, round(look.body * 0.86))}px "Noto Sans"; background: transparent; }}
QScrollArea {{ background: {look.paper}; border: none; }}
QLabel {{ color: {look.ink}; background: transparent; }}
QFrame[card] {{ background: {look.surface}; border: 2px solid {look.line}; border-radius: 22px; }}
QFrame[card="well"] {{ background: {look.tint}; border-color: {look.accent}; }}
QFrame[card="trouble"] {{ background: {look.alert_tint}; border-color: {look.alert}; }}
QFrame[card="well"] QLabel[sign="verdict"] {{ color: {look.accent}; }}
QFrame[card="trouble"] QLabel[sign="verdict"] {{ color: {look.alert}; }}
QLabel[sign="verdict"] {{ font: 600 {round(look.body * 1.9)}px "DejaVu Sans"; }}
QFrame[staff="bar"] {{ background: {look.bar}; }}
QFrame[staff="bar"] QLabel[kind] {{ color: {look.on_bar}; }}
QLineEdit {{ font: 400 {round(look.body * 1.2)}px "Noto Sans"; color: {look.ink}; background: {look.surface};
    border: 2px solid {look.edge}; border-radius: 14px; padding: 8px 18px; min-height: 52px;
    selection-background-color: {look.accent}; selection-color: {look.on_accent}; }}
QLineEdit:focus {{ border: 3px solid {look.accent}; padding: 7px 17px; }}
QProgressBar {{ border: 2px solid {look.edge}; border-radius: 12px; background: {look.surface};
    min-height: 24px; max-height: 24px; }}
QProgressBar::chunk {{ background: {look.accent}; border-radius: 10px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {look.edge}; border-radius: 6px; min-height: 60px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
{_texts(look)}
{_buttons(look)}
"""
