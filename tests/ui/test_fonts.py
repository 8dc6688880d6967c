"""The bundled fonts are found, and have the letters people need."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

from ui.fonts import FontMissing, load_fonts
from ui.theme import Stylist, TextKind


def test_the_families_of_the_theme_are_there(fonts: tuple[str, ...]) -> None:
    assert {"Noto Sans", "Noto Serif", "DejaVu Sans"} <= set(fonts)


@pytest.mark.parametrize("kind", [TextKind.READING, TextKind.BODY, TextKind.HEADING, TextKind.STRONG])
def test_every_letter_of_the_four_languages_has_a_glyph(fonts: tuple[str, ...], kind: TextKind) -> None:
    face = QRawFont.fromFont(Stylist().font(kind))
    letters = "АБВГҐДЕЁЖЗІИЇЙКЛМНОПРСТУЎФХЦЧШЩЪЫЬЭЮЯабвгґдеёжзіиїйклмнопрстуўфхцчшщъыьэюя’“”«»äöüßÄÖÜẞłąėšž№—–"
    assert [letter for letter in letters if not face.supportsCharacter(ord(letter))] == []


def test_headings_are_heavier_than_text(fonts: tuple[str, ...]) -> None:
    heading, text = (QFont(Stylist().font(kind)) for kind in (TextKind.STRONG, TextKind.BODY))
    assert QFontMetrics(heading).horizontalAdvance("Падпісваю") > QFontMetrics(text).horizontalAdvance("Падпісваю")


def test_a_broken_font_is_named(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "Broken.ttf").write_bytes(b"no font")
    with pytest.raises(FontMissing, match=r"Broken\.ttf"):
        load_fonts(tmp_path)
