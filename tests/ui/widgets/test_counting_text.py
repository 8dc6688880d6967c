"""A number that goes up: eyes see it roll, words are right from the first moment."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.theme import Stylist, TextKind
from ui.widgets.counting_text import ROLL_MS, CountingText


def counting(qtbot: QtBot, *, motion: bool) -> CountingText:
    label = CountingText(TextKind.DISPLAY)
    label.set_style(Stylist(motion=motion))
    label.set_text("Нас ужо 715.")
    qtbot.addWidget(label)
    label.resize(900, label.heightForWidth(900))
    with qtbot.waitExposed(label):
        label.show()
    return label


def column_of_ink(label: CountingText, left: int, right: int) -> bytes:
    picture = QImage(label.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    label.render(picture, QPoint(), renderFlags=QLabel.RenderFlag.DrawChildren)
    part = picture.copy(left, 0, right - left, picture.height())
    return bytes(part.constBits())


@pytest.mark.usefixtures("brief_motion")
def test_what_changes_rolls_and_the_rest_stands(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    label = counting(qtbot, motion=True)
    stands = label.fontMetrics().horizontalAdvance("Нас ужо 71")
    after = column_of_ink(label, 0, stands - 4), column_of_ink(label, stands, 900)
    label.count_up("Нас ужо 714.")
    label.setProperty("rolled", 0.4)
    assert column_of_ink(label, stands, 900) != after[1]
    assert column_of_ink(label, 0, stands - 4) == after[0]
    assert label.words() == label.accessibleName() == "Нас ужо 715."
    qtbot.waitUntil(lambda: label.property("rolled") == 1.0)
    assert (column_of_ink(label, 0, stands - 4), column_of_ink(label, stands, 900)) == after
    assert ROLL_MS < 1_000


def test_without_motion_the_new_number_stands_at_once(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    label = counting(qtbot, motion=False)
    label.count_up("Нас ужо 714.")
    assert label.property("rolled") == 1.0
