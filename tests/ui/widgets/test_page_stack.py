"""Pages in a window: only the one that stands is measured, and it gets what room there is."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ui.widgets.page_stack import PageStack

Show = Callable[..., QWidget]


class Greedy(QWidget):
    """Wants more than any screen has, and counts how often it was asked."""

    asked = 0

    def sizeHint(self) -> QSize:
        self.asked += 1
        return QSize(9_000, 9_000)


def test_no_page_is_asked_how_much_it_would_like(show: Show) -> None:
    stack, above = PageStack(), QPushButton("Back")
    standing, waiting = Greedy(), Greedy()
    stack.addWidget(standing)
    stack.addWidget(waiting)
    window = show(above, stack, size=(800, 600))
    above.hide()
    above.show()

    assert window.size() == QSize(800, 600)
    assert (standing.asked, waiting.asked) == (0, 0)


def test_the_page_that_stands_gets_all_that_is_left(show: Show) -> None:
    stack, above = PageStack(), QLabel("Rehearsal")
    page = QWidget()
    stack.addWidget(page)
    window = show(above, stack, size=(800, 600))

    layout = window.layout()
    assert layout is not None
    margins = layout.contentsMargins()
    left = 600 - margins.top() - margins.bottom() - layout.spacing() - above.height()
    assert page.size() == stack.size()
    assert abs(page.height() - left) <= 1
