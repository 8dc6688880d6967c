"""The colours of the three themes by the role they play, and the contrast between any two of them."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Roles:
    """One colour a role, as #RRGGBB."""

    paper: str
    surface: str
    ink: str
    soft: str
    line: str
    edge: str
    accent: str
    on_accent: str
    accent_pressed: str
    accent_off: str
    on_accent_off: str
    tint: str
    alert: str
    alert_tint: str
    key: str
    key_alt: str
    key_bed: str
    notice: str
    track: str
    bar: str
    on_bar: str


_LIGHT = Roles(
    paper="#F7F5F0",
    surface="#FFFFFF",
    ink="#17181C",
    soft="#4A4D55",
    line="#D9D5CB",
    edge="#857F72",
    accent="#0A5C44",
    on_accent="#FFFFFF",
    accent_pressed="#063D2D",
    accent_off="#C9DAD2",
    on_accent_off="#24463A",
    tint="#E3EEE8",
    alert="#8F1D1D",
    alert_tint="#F8E9E6",
    key="#FFFFFF",
    key_alt="#E9E5DB",
    key_bed="#ECE8DE",
    notice="#FBF3E2",
    track="#E6E1D6",
    bar="#17181C",
    on_bar="#F7F5F0",
)
_DARK = Roles(
    paper="#14161A",
    surface="#1E2127",
    ink="#F4F2EC",
    soft="#C3C6CC",
    line="#3A3E46",
    edge="#8D897C",
    accent="#83D8B8",
    on_accent="#06251B",
    accent_pressed="#B9EED8",
    accent_off="#20382F",
    on_accent_off="#B4CDC3",
    tint="#173229",
    alert="#FFB4AB",
    alert_tint="#3A1B19",
    key="#2B2F37",
    key_alt="#1B1E23",
    key_bed="#0D0F12",
    notice="#332B17",
    track="#2C3038",
    # Dark in every theme: a white one would glare in a dark room.
    bar="#0D0F12",
    on_bar="#F4F2EC",
)
_SUN = Roles(
    paper="#FFFFFF",
    surface="#FFFFFF",
    ink="#000000",
    soft="#1F2126",
    line="#ABABAB",
    edge="#4A4A4A",
    accent="#00402D",
    on_accent="#FFFFFF",
    accent_pressed="#000000",
    accent_off="#CADDD3",
    on_accent_off="#0A2C20",
    tint="#E6F4EC",
    alert="#6A0000",
    alert_tint="#FFF0EE",
    key="#FFFFFF",
    key_alt="#EDEDED",
    key_bed="#F4F4F4",
    notice="#FFF6DC",
    track="#F0F0F0",
    bar="#000000",
    on_bar="#FFFFFF",
)


class Theme(StrEnum):
    """What a kiosk can look like: indoors, in the dark, under the sun."""

    LIGHT = "light"
    DARK = "dark"
    SUN = "sun"

    @property
    def roles(self) -> Roles:
        return {Theme.LIGHT: _LIGHT, Theme.DARK: _DARK, Theme.SUN: _SUN}[self]

    @property
    def next(self) -> "Theme":
        """The one that comes after this when a single button changes it."""
        themes = list(Theme)
        return themes[(themes.index(self) + 1) % len(themes)]


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours from 1 to 21, WCAG 2.2."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)
