"""The way to the staff screen stands in every event of the program: whatever comes by, it stumbles over nothing."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSpacerItem, QWidget
from pytestqt.qtbot import QtBot

from ui.booth.gesture import StaffGesture


def test_what_is_no_object_any_more_passes(qtbot: QtBot) -> None:
    """PySide may give what is watched as a layout's item that lay at the same place before: seen as a crash."""
    window = QWidget()
    qtbot.addWidget(window)
    gesture = StaffGesture(window, lambda: True)
    gone = QSpacerItem(1, 1)
    assert gesture.eventFilter(gone, QEvent(QEvent.Type.ChildAdded)) is False  # type: ignore[arg-type]  # the point
