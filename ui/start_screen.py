"""What stands on the screen while the kiosk is loaded: the line to sign on, without a word in any language."""

from PySide6.QtCore import QCoreApplication, QEventLoop, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.application import has_display, plain_application
from ui.theme_colours import Theme

PATIENCE_MS = 500
"""No start waits longer than this for a screen that does not show its first window."""
WINDOW = (1280, 720)


class StartScreen(QWidget):
    """Paper, and on it a cross, a line and the beginning of a signature; it answers to nothing."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        # The kiosk's own window comes before this one goes: the program must not end in between.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # A name, not a word: there is no language yet.
        self.setAccessibleName(QCoreApplication.applicationName())
        self._roles = Theme.LIGHT.roles

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._roles.paper))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(self._roles.accent)
        wide = min(self.width(), self.height()) / 3
        left, middle = (self.width() - wide) / 2, self.height() / 2
        painter.fillRect(QRectF(left, middle, wide, wide / 40).toAlignedRect(), accent)
        painter.setPen(QPen(accent, wide / 30, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for mark in marks(QPointF(left, middle), wide):
            painter.drawPath(mark)
        painter.end()
        self.painted.emit()


def marks(at: QPointF, wide: float) -> tuple[QPainterPath, QPainterPath]:
    """The cross and the signature over a line that begins at this point and is so wide."""
    cross, hand = QPainterPath(), QPainterPath()
    for rising in (-1, 1):
        cross.moveTo(at + QPointF(wide * 0.04, -wide * (0.13 - rising * 0.05)))
        cross.lineTo(at + QPointF(wide * 0.14, -wide * (0.13 + rising * 0.05)))
    hand.moveTo(at + QPointF(wide * 0.28, -wide * 0.06))
    hand.cubicTo(*(at + QPointF(wide * x, -wide * y) for x, y in ((0.46, 0.30), (0.60, 0.44), (0.50, 0.10))))
    hand.cubicTo(*(at + QPointF(wide * x, -wide * y) for x, y in ((0.46, -0.06), (0.62, 0.34), (0.68, 0.14))))
    hand.cubicTo(*(at + QPointF(wide * x, -wide * y) for x, y in ((0.72, 0.02), (0.80, 0.18), (0.94, 0.12))))
    return cross, hand


def show_start_screen(*, windowed: bool) -> StartScreen | None:
    """Shows it and returns once it stands there; None where there is no display to show it on."""
    if not has_display():
        return None
    app = plain_application()
    screen, loop = StartScreen(), QEventLoop()
    screen.painted.connect(loop.quit)
    if windowed:
        screen.resize(*WINDOW)
        screen.show()
    else:
        screen.setCursor(Qt.CursorShape.BlankCursor)
        screen.setGeometry(app.primaryScreen().geometry())
        screen.showFullScreen()
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    loop.exec()
    # What was painted goes to the screen with the events that follow.
    app.processEvents()
    return screen
