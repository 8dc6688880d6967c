"""The ring is there for those who know it, and in nobody's way."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Stylist
from ui.widgets.staff_mark import StaffMark


def test_a_touch_goes_through_it(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    button = QPushButton(parent)
    button.setGeometry(0, 0, 200, 100)
    mark = StaffMark(parent)
    mark.set_style(Stylist())
    with qtbot.waitExposed(parent):
        parent.show()
    assert not mark.isVisible()

    mark.show_if(True)

    assert mark.isVisible()
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(parent.windowHandle(), Qt.MouseButton.LeftButton, pos=mark.geometry().center())
    assert parent.childAt(QPoint(100, 50)) is button


def test_it_can_be_told_from_the_paper_and_says_nothing(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    mark = StaffMark(parent)
    mark.set_style(Stylist())
    with qtbot.waitExposed(parent):
        parent.show()
    bare = parent.grab().toImage()
    mark.show_if(True)
    assert parent.grab().toImage() != bare
    assert (mark.accessibleName(), mark.toolTip(), mark.focusPolicy()) == ("", "", Qt.FocusPolicy.NoFocus)
    mark.show_if(False)
    assert parent.grab().toImage() == bare
