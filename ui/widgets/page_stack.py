"""Pages of which one stands, in a window that is as large as its screen whatever is on them."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Takes the room that is left, and asks no page how much it would like.

    Qt's own asks all of them, also those that nobody sees, whenever anything in the window is shown or hidden: each
    measures its words for a width that it does not have, a page that is about to come most of all.
    """

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        return False
