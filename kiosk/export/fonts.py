"""The bundled fonts in a PDF: which of them has a character, and how a text is drawn in them.

ReportLab silently drops glyphs that a font lacks and garbles characters beyond U+FFFF (measured), so every text is
split by what its font really has. Private name of ReportLab used here: `_doc` (the version is pinned).
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kiosk.export.letters import PER_SIZE, DrawnOtherwise, Letters, escaped
from kiosk.export.right_to_left import in_order_of_drawing, is_joined
from kiosk.paths import FONTS

SANS, SANS_STRONG, SERIF, SERIF_STRONG, FALLBACK = (
    "NotoSans-Regular",
    "NotoSans-SemiBold",
    "NotoSerif-Regular",
    "NotoSerif-SemiBold",
    "DejaVuSans",
)
STAND_IN = "\u25a1"
"""Drawn where no font has the character: an empty box, never nothing."""
LAST_OF_BMP = "\uffff"
DIGITS = "0123456789"
KEPT = 4096
"""Texts of which the operators are kept: cities and many names come again, and of the rest there is no end."""


@dataclass
class Fonts:
    """The fonts of one document. `missing` gathers the code points that none of them has, or that are not drawn."""

    canvas: Canvas
    missing: set[str] = field(default_factory=set)

    @cached_property
    def _faces(self) -> dict[str, TTFont]:
        return {name: _registered(name) for name in (SANS, SANS_STRONG, SERIF, SERIF_STRONG, FALLBACK)}

    def runs(self, text: str, name: str) -> list[tuple[str, str]]:
        """The text split into (font, part), each part in the first font that has all of it."""
        text = in_order_of_drawing(unicodedata.normalize("NFC", text))
        if self._has_all(name, text):
            return [(name, text)]
        found: list[tuple[str, str]] = []
        for character in text:
            font, shown = self._font_for(character, name)
            if found and found[-1][0] == font:
                found[-1] = (font, found[-1][1] + shown)
            else:
                found.append((font, shown))
        return found

    def _has_all(self, name: str, text: str) -> bool:
        glyphs = self._faces[name].face.charToGlyph
        return all(map(glyphs.__contains__, map(ord, text))) and max(text, default="") <= LAST_OF_BMP

    def _font_for(self, character: str, name: str) -> tuple[str, str]:
        for candidate in () if is_joined(character) else (name, FALLBACK):
            if self._has_all(candidate, character):
                return candidate, character
        self.missing.add(f"U+{ord(character):04X}")
        return FALLBACK, STAND_IN

    def find_missing(self, texts: Iterable[str]) -> None:
        """Gathers what has no glyph in texts that are yet to be drawn in the sans-serif fonts."""
        characters: set[str] = set()
        for text in texts:
            characters.update(unicodedata.normalize("NFC", text))
        for character in sorted(characters):
            self._font_for(character, SANS)

    @cached_property
    def encoded(self) -> Callable[[str, str], tuple[str, float]]:
        """Of a text and a font: operators that show it, with `%(size)s` for its size, and its width at size 1."""
        return lru_cache(KEPT)(self._encode)

    def _encode(self, text: str, name: str) -> tuple[str, float]:
        operators, width = [], 0.0
        for font_name, part in self.runs(text, name):
            font = self._faces[font_name]
            width += font.stringWidth(part, 1)
            for subset, raw in font.splitString(part, self._document):
                shown = escaped(raw).replace("%", "%%")
                operators.append(f"{self._subset(font_name, subset)} %(size)s Tf ({shown}) Tj")
        return " ".join(operators), width

    def writer(self, name: str, x: float, y: float, size: float, widest: float) -> Callable[[str], str | None]:
        """Draws any line at (x, y), or nothing where it is wider: for names, which are many and seldom come again.

        ReportLab goes through a text several times; here each letter is looked up once for all texts.
        """
        letters, limit = Letters(partial(self._letter, name)), widest / size
        units, most = letters.units, int(limit * PER_SIZE)
        start = f"BT {x:.1f} {y:.1f} Td {self._subset(name, 0)} {size:.2f} Tf ("

        def write(text: str) -> str | None:
            text = unicodedata.normalize("NFC", text)
            try:
                shown = text.translate(letters)
            except DrawnOtherwise:
                shown = ""
            if shown and sum(shown.encode("latin-1").translate(units)) <= most:
                return f"{start}{shown}) Tj ET"
            return self.line(text, name, x, y, size) if self.encoded(text, name)[1] <= limit else None

        return write

    def _letter(self, name: str, letter: str) -> tuple[int, float] | None:
        """Its byte in the first subset of a font and its width at size 1, if it has one there."""
        if not self._has_all(name, letter):
            return None
        ((subset, raw),) = self._faces[name].splitString(letter, self._document)
        return (raw[0], self._faces[name].stringWidth(letter, 1)) if subset == 0 and len(raw) == 1 else None

    @property
    def _document(self) -> Any:
        return self.canvas._doc

    def _subset(self, name: str, subset: int) -> str:
        return str(self._faces[name].getSubsetInternalName(subset, self._document))

    def line(  # noqa: PLR0917 -- what, in what, where, how large: six things that every call says
        self, text: str, name: str, x: float, y: float, size: float, widest: float | None = None
    ) -> str:
        """Operators that draw one line at (x, y) in points; shrunk where it would be wider than `widest`."""
        operators, width = self.encoded(text, name)
        if widest is not None and width * size > widest:
            size = widest / width
        return f"BT {x:.1f} {y:.1f} Td {operators % {'size': f'{size:.2f}'}} ET"

    def numbers(self, name: str, x: float, y: float, size: float) -> Callable[[int], str]:
        """Draws any plain number at (x, y), for which nothing need be looked up: ASCII stands for itself."""
        shown = self.line(DIGITS, name, x, y, size)
        if shown.count(DIGITS) != 1 or "%" in shown:  # another ReportLab might encode otherwise
            return lambda number: self.line(str(number), name, x, y, size)
        return shown.replace(DIGITS, "%d").__mod__

    def wrapped(self, text: str, name: str, size: float, widest: float) -> list[str]:
        """The text in lines that fit: broken at spaces, and within a word only where it alone is too wide."""
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".lstrip()
            if self.width(longer, name, size) <= widest:
                lines[-1] = longer
            else:
                lines += self._broken(word, name, size, widest)
        return [line for line in lines if line]

    def _broken(self, word: str, name: str, size: float, widest: float) -> list[str]:
        if self.width(word, name, size) <= widest:
            return [word]
        lines = [""]
        for character in word:
            if lines[-1] and self.width(lines[-1] + character, name, size) > widest:
                lines.append("")
            lines[-1] += character
        return lines

    def width(self, text: str, name: str, size: float) -> float:
        """Width of a line in points."""
        return sum(float(self._faces[font].stringWidth(part, size)) for font, part in self.runs(text, name))


def _registered(name: str, folder: Path = FONTS) -> TTFont:
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    return pdfmetrics.getFont(name)
