"""What stands on the screen while the kiosk is loaded: the line to sign on, without a word in any language."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEventLoop, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPainterPathStroker, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.application import has_display, plain_application
from ui.theme_colours import Theme

PATIENCE_MS = 500
"""No start waits longer than this for a screen that does not show its first window."""
WINDOW = (1280, 720)


class StartScreen(QWidget):
    """Paper, and on it a cross, a line and the beginning of a signature; it answers to nothing.

    It does without Qt's namespace: to load all its enumerations takes a sixth of the time until it is seen.
    """

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        # A name, not a word: there is no language yet.
        self.setAccessibleName(QCoreApplication.applicationName())
        self._roles = Theme.LIGHT.roles

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillPath(box(QRectF(event.rect())), plain(self._roles.paper))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = plain(self._roles.accent)
        wide = min(self.width(), self.height()) / 3
        left, middle = (self.width() - wide) / 2, self.height() / 2
        painter.fillPath(box(QRectF(QRectF(left, middle, wide, wide / 40).toAlignedRect())), accent)
        for stroke in strokes(QPointF(left, middle), wide):
            for part in drawn(stroke, wide / 30):
                painter.fillPath(part, accent)
        painter.end()
        self.painted.emit()


def plain(colour: str) -> QBrush:
    """A brush of that colour. Made of the colour itself it would have Qt's namespace loaded; a gradient has it not."""
    same = QLinearGradient()
    same.setColorAt(0, QColor(colour))
    return QBrush(same)


def box(room: QRectF) -> QPainterPath:
    """As a path, for the same reason."""
    path = QPainterPath()
    path.addRect(room)
    return path


def strokes(at: QPointF, wide: float) -> tuple[QPainterPath, ...]:
    """The cross and the signature over a line that begins at this point and is so wide."""
    falling, rising, hand = QPainterPath(), QPainterPath(), QPainterPath()
    for line, side in ((falling, -1), (rising, 1)):
        line.moveTo(at + QPointF(wide * 0.04, -wide * (0.13 - side * 0.05)))
        line.lineTo(at + QPointF(wide * 0.14, -wide * (0.13 + side * 0.05)))
    hand.moveTo(at + QPointF(wide * 0.28, -wide * 0.06))
    hand.cubicTo(*(at + QPointF(wide * x, -wide * y) for x, y in ((0.46, 0.30), (0.60, 0.44), (0.50, 0.10))))
    hand.cubicTo(*(at + QPointF(wide * x, -wide * y) for x, y in ((0.46, -0.06), (0.62, 0.34), (0.68, 0.14))))
    hand.cubicTo(*(at + QPointF(wide * x, -wide * y) for x, y in ((0.72, 0.02), (0.80, 0.18), (0.94, 0.12))))
    return falling, rising, hand


def drawn(stroke: QPainterPath, wide: float) -> Iterator[QPainterPath]:
    """What a pen so wide leaves on the paper: the stroke, and a dot at either end.

    A pen that is not told otherwise ends squarely, half as far on as it is wide: so its way ends so much sooner.
    """
    pen, cut = QPainterPathStroker(), wide / 2 / stroke.length()
    pen.setWidth(wide)
    yield pen.createStroke(stroke.trimmed(cut, 1 - cut))
    for end in (0.0, 1.0):
        dot = QPainterPath()
        dot.addEllipse(stroke.pointAtPercent(end), wide / 2, wide / 2)
        yield dot


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
        screen.setGeometry(app.primaryScreen().geometry())
        screen.showFullScreen()
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    loop.exec()
    # What was painted goes to the screen with the events that follow.
    app.processEvents()
    _finish(screen, windowed=windowed)
    return screen


def _finish(screen: StartScreen, *, windowed: bool) -> None:
    from PySide6.QtCore import Qt  # noqa: PLC0415 -- see StartScreen

    # The kiosk's own window comes before this one goes: the program must not end in between.
    screen.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    if not windowed:
        screen.setCursor(Qt.CursorShape.BlankCursor)
