"""What everything that scrolls is made of."""

from PySide6.QtCore import QEvent
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
