"""The bundled fonts, made known to Qt."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication


class FontMissing(RuntimeError):
    """A bundled font could not be read; its file name is the message."""


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Makes every font file of the folder known to Qt and returns the families, sorted. Needs a QGuiApplication.

    The families of the theme fall back to DejaVu Sans for Georgian, Armenian and symbols. What the application has of a
    folder it keeps: Qt would take the same file for another font, and forget every letter it has drawn."""
    app, place = QGuiApplication.instance(), f"fonts of {folder.resolve()}"
    if app is not None and (known := app.property(place)):
        return tuple(known.split("\n"))
    families: set[str] = set()
    for file in sorted(folder.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            raise FontMissing(file.name)
        families.update(QFontDatabase.applicationFontFamilies(number))
    if app is not None:
        app.setProperty(place, "\n".join(sorted(families)))
    return tuple(sorted(families))
