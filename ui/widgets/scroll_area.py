"""What everything that scrolls is made of."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea


class ScrollArea(QScrollArea):
    """Measures what is in it once it is dressed, not while it is being dressed."""

    def event(self, event: QEvent) -> bool:
        # With every new style sheet of the window Qt lays out anew what is in it, before most of it has its new letters
        # and while nobody may see it; half the time that dressing takes goes there. It asks for that again by itself,
        # once all is dressed or when it comes to be seen.
        if event.type() == QEvent.Type.StyleChange:
            return QAbstractScrollArea.event(self, event)
        return super().event(event)

    def sizeHint(self) -> QSize:
        """As Qt reckons it, but each time anew: Qt keeps to the first answer, whoever asked for it and when."""
        inside, high = self.widget(), self.fontMetrics().height()
        if inside is None:
            return super().sizeHint()
        frame = 2 * self.frameWidth()
        return (inside.sizeHint() + QSize(frame, frame)).boundedTo(QSize(36 * high, 24 * high))
