"""What is done in a window is seen once, by whoever looks on, and nothing else that happens there is."""

from collections import Counter

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.input_watch import InputWatch

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}


class Looking:
    """A window with a button, and what was seen of its input."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window, self.button = QWidget(), QPushButton()
        qtbot.addWidget(self.window)
        QVBoxLayout(self.window).addWidget(self.button)
        self.seen: Counter[QEvent.Type] = Counter()
        self.clicks: list[bool] = []
        self.keeps = False
        self.button.clicked.connect(lambda: self.clicks.append(True))
        InputWatch(self.window, self._see)
        self.show(qtbot)

    def _see(self, event: QEvent) -> bool:
        self.seen[event.type()] += 1
        return self.keeps and event.type() in PRESSES

    def show(self, qtbot: QtBot) -> None:
        with qtbot.waitExposed(self.window):
            self.window.show()

    def tap(self) -> None:
        spot = self.button.mapTo(self.window, self.button.rect().center())
        QTest.mouseClick(self.window.windowHandle(), LEFT, NO_KEYS, spot)


def test_every_press_is_seen_once_and_goes_on_to_the_window(qtbot: QtBot) -> None:
    looking = Looking(qtbot)
    looking.tap()
    QTest.keyClick(looking.window.windowHandle(), Qt.Key.Key_Space)
    assert [looking.seen[kind] for kind in PRESSES] == [1, 1]
    assert len(looking.clicks) == 2


def test_what_is_kept_never_comes_to_the_window(qtbot: QtBot) -> None:
    looking = Looking(qtbot)
    looking.keeps = True
    looking.tap()
    assert looking.seen[QEvent.Type.MouseButtonPress] == 1
    assert looking.clicks == []


def test_a_window_that_is_made_anew_is_still_watched(qtbot: QtBot) -> None:
    looking = Looking(qtbot)
    looking.window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    looking.window.destroy()
    looking.show(qtbot)
    looking.tap()
    assert looking.seen[QEvent.Type.MouseButtonPress] == 1


def test_what_becomes_of_the_widgets_is_nobodys_business(qtbot: QtBot) -> None:
    looking = Looking(qtbot)
    looking.seen.clear()
    for number in range(50):
        looking.button.setText(str(number))
        looking.button.move(QPoint(number, 0))
    looking.button.grab()
    assert looking.seen.total() == 0
