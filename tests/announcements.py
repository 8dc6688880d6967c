"""What parts of the screen announce while a test watches."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from ui.spoken import Announced


class Announcements(QObject):
    """Keeps every announcement, whoever makes it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, Announced):
            self.heard.append(event.text)
        return False


@contextmanager
def announcements() -> Iterator[list[str]]:
    """The list grows as long as this lasts."""
    listening, app = Announcements(), QCoreApplication.instance()
    assert app is not None
    app.installEventFilter(listening)
    try:
        yield listening.heard
    finally:
        app.removeEventFilter(listening)
