"""The set of signs: a file each, drawn on one grid with one pen, in the colour that it is asked for."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.widgets.icons import FIELD, FOLDER, WEIGHT, Icon, icon_path, paint_icon

PEN = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {FIELD:g} {FIELD:g}" fill="none" stroke="currentColor" '
    f'stroke-width="{WEIGHT:g}" stroke-linecap="round" stroke-linejoin="round">'
)


def files() -> list[Path]:
    return sorted(FOLDER.glob("*"))


def test_every_sign_has_a_drawing_and_every_drawing_is_a_sign() -> None:
    assert {file.name for file in files()} == {f"{icon}.svg" for icon in Icon}


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_every_drawing_is_made_with_the_same_pen(file: Path) -> None:
    assert file.read_text("utf-8").startswith(PEN)


@pytest.mark.parametrize("icon", Icon)
def test_every_sign_is_drawn_within_its_field(icon: Icon) -> None:
    box, rim = icon_path(icon).boundingRect(), WEIGHT / 2
    assert box.width() >= 8
    assert box.height() > 6
    assert min(box.left(), box.top()) >= rim
    assert max(box.right(), box.bottom()) <= FIELD - rim


def test_a_sign_takes_colour_and_size() -> None:
    picture = QImage(60, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    painter = QPainter(picture)
    paint_icon(painter, Icon.CHECK, QRectF(0, 0, 48, 48), QColor("#8F1D1D"))
    painter.end()
    # Where the two strokes of the check meet: at 9.7, 18 of 24.
    assert picture.pixelColor(19, 36) == QColor("#8F1D1D")
    assert picture.pixelColor(55, 55) == QColor("#FFFFFF")
