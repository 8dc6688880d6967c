"""The bundled fonts, made known to Qt."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase


class FontMissing(RuntimeError):
    """A bundled font could not be read; its file name is the message."""


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Makes every font file of the folder known to Qt and returns the families, sorted. Needs a QGuiApplication.

    The families of the theme fall back to DejaVu Sans for Georgian, Armenian and symbols."""
    families: set[str] = set()
    for file in sorted(folder.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            raise FontMissing(file.name)
        families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))
