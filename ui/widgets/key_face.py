"""What stands on a key just now, and what a screen reader calls it."""

from dataclasses import dataclass

from ui.keyboards import Layout
from ui.widgets.icons import Icon
from ui.widgets.key_grid import Key, KeyKind
from ui.widgets.shift_state import ShiftState, capital


@dataclass(frozen=True, slots=True)
class KeyNames:
    """What screen readers call the keys that show a sign."""

    shift: str = "Shift"
    delete: str = "Delete"
    space: str = "Space"
    digits: str = "Digits"
    letters: str = "Letters"
    swap: str = "Other keyboard"
    akin: str = "More letters"


@dataclass(frozen=True, slots=True)
class KeyFace:
    """The words or the sign on a key, its name, whether it is switched on and whether a long press gives more."""

    shown: str
    name: str
    icon: Icon | None = None
    lit: bool = False
    accents: bool = False


def face_of(
    key: Key, layout: Layout, shift: ShiftState, names: KeyNames, next_text: str, *, asks: bool = False
) -> KeyFace:
    """The face of one key of a layout. `asks`: the next letter shows those akin to it."""
    if key.kind is KeyKind.SHIFT:
        return KeyFace("", names.shift, Icon.CAPS if shift.locked else Icon.SHIFT, lit=shift.capital)
    if key.kind is KeyKind.DELETE:
        return KeyFace("", names.delete, Icon.BACKSPACE)
    if key.kind is KeyKind.NEXT:
        return KeyFace(next_text, next_text, None if next_text else Icon.RETURN)
    if key.kind is KeyKind.SPACE:
        return KeyFace(layout.name, names.space)
    if key.kind is KeyKind.TEXT:
        shown = capital(key.text) if shift.capital else key.text
        return KeyFace(shown, shown, accents=key.text in layout.accents)
    spoken = {
        KeyKind.DIGITS: names.digits,
        KeyKind.LETTERS: names.letters,
        KeyKind.SWAP: f"{names.swap}: {key.text}",
        KeyKind.AKIN: names.akin,
    }
    return KeyFace(key.text, spoken[key.kind], lit=asks and key.kind is KeyKind.AKIN)
