"""Labels: headings are set close and even, and nothing that is drawn is cut."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.theme import Stylist, TextKind
from ui.widgets.fitting import line_widths
from ui.widgets.text import CLOSE, TextLabel

TITLE = "Вызваліць праваабаронцаў і ўсіх палітвязняў"


def shown(qtbot: QtBot, kind: TextKind, text: str, width: int) -> TextLabel:
    label = TextLabel(kind, text)
    label.set_style(Stylist())
    qtbot.addWidget(label)
    label.resize(width, label.heightForWidth(width))
    with qtbot.waitExposed(label):
        label.show()
    return label


def painted(label: QLabel) -> QImage:
    picture = QImage(label.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    label.render(picture, QPoint(), renderFlags=QLabel.RenderFlag.DrawChildren)
    return picture


def inked_rows(picture: QImage) -> list[int]:
    return [
        y
        for y in range(picture.height())
        if any(picture.pixelColor(x, y).lightness() < 128 for x in range(0, picture.width(), 2))
    ]


@pytest.mark.parametrize("kind", CLOSE)
def test_headings_are_closer_than_their_font_and_whole(qtbot: QtBot, fonts: tuple[str, ...], kind: TextKind) -> None:
    label = shown(qtbot, kind, TITLE, 600)
    lines = len(line_widths(label.font(), TITLE, 600))
    assert lines > 1
    assert label.height() < lines * label.fontMetrics().height()
    rows = inked_rows(painted(label))
    assert rows[0] > 0
    assert rows[-1] < label.height() - 1


def test_a_heading_is_measured_in_the_letters_of_the_room_asked_about(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    narrow = shown(qtbot, TextKind.TITLE, TITLE, 60)
    assert narrow.font().pixelSize() < Stylist().font(TextKind.TITLE).pixelSize()
    assert narrow.heightForWidth(600) == shown(qtbot, TextKind.TITLE, TITLE, 600).height()


def test_a_heading_is_drawn_in_the_colour_of_its_palette(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    label = shown(qtbot, TextKind.DISPLAY, "Ш", 200)
    label.setStyleSheet("color: #8F1D1D")
    picture = painted(label)
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert "#8f1d1d" in colours


def test_a_centred_heading_stands_in_the_middle(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    label = shown(qtbot, TextKind.TITLE, "Нас ужо", 600)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    picture = painted(label)
    inked = [x for x in range(600) if any(picture.pixelColor(x, y).lightness() < 128 for y in range(picture.height()))]
    assert inked[0] == pytest.approx(600 - inked[-1], abs=8)


def test_a_paragraph_leaves_no_word_alone_and_keeps_its_height(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    text = "Адрасат убачыць ваша імя і краіну, больш ён не ўбачыць нічога."
    font = Stylist().font(TextKind.BODY)
    width = next(w for w in range(900, 300, -5) if line_widths(font, text, w)[-1] < 0.3 * line_widths(font, text, w)[0])
    label = shown(qtbot, TextKind.BODY, text, width)
    lines = line_widths(font, text, label.contentsRect().width())
    assert lines[-1] >= 0.35 * max(lines)
    assert label.heightForWidth(width) == label.height()
    assert len(lines) == len(line_widths(font, text, width))
