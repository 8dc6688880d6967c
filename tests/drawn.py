"""What a widget draws, recorded as it paints: every text with its letters, its place and its colour."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPaintDevice, QPaintEngine, QPainterPath, QRegion, QTextItem
from PySide6.QtWidgets import QWidget

_FACTS = {
    QPaintDevice.PaintDeviceMetric.PdmDpiX: 96,
    QPaintDevice.PaintDeviceMetric.PdmDpiY: 96,
    QPaintDevice.PaintDeviceMetric.PdmPhysicalDpiX: 96,
    QPaintDevice.PaintDeviceMetric.PdmPhysicalDpiY: 96,
    QPaintDevice.PaintDeviceMetric.PdmDepth: 32,
    QPaintDevice.PaintDeviceMetric.PdmNumColors: 1 << 24,
    QPaintDevice.PaintDeviceMetric.PdmDevicePixelRatio: 1,
    QPaintDevice.PaintDeviceMetric.PdmDevicePixelRatioScaled: 1 << 16,
}
_MM_PER_PX = 25.4 / 96
HOLDERS = ("QWidget", "QStackedWidget")
"""Qt's own classes and none made of them: they paint a ground and nothing on it."""


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A piece of a line, in the widget's own coordinates."""

    text: str
    box: QRectF
    """From the top of capitals to the line they stand on, as wide as the pen moves."""
    colour: str
    pixels: int
    """The font's size."""


class _Engine(QPaintEngine):
    """Draws nothing, and remembers the texts."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts: list[DrawnText] = []

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: object) -> None: ...
    def drawPixmap(self, *_what: object) -> None: ...
    def drawImage(self, *_what: object) -> None: ...
    def drawPath(self, _path: object) -> None: ...
    def drawPolygon(self, *_what: object) -> None: ...
    def drawRects(self, *_what: object) -> None: ...
    def drawLines(self, *_what: object) -> None: ...

    def drawTextItem(self, at: QPointF | QPoint | QPainterPath.Element, item: QTextItem) -> None:
        painter = self.painter()
        pixels = item.font().pixelSize()
        assert isinstance(at, QPointF)
        left = painter.combinedTransform().map(at)
        # A capital's height is 0.714 em in every font here; what reaches above or below it is no loss.
        height = 0.714 * pixels
        box = QRectF(left.x(), left.y() - height, item.width(), height)
        self.texts.append(DrawnText(item.text(), box, painter.pen().color().name(), pixels))


class _Paper(QPaintDevice):
    """As large as the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.engine = _Engine()
        width, height = widget.width(), widget.height()
        self._facts = _FACTS | {
            QPaintDevice.PaintDeviceMetric.PdmWidth: width,
            QPaintDevice.PaintDeviceMetric.PdmHeight: height,
            QPaintDevice.PaintDeviceMetric.PdmWidthMM: round(width * _MM_PER_PX),
            QPaintDevice.PaintDeviceMetric.PdmHeightMM: round(height * _MM_PER_PX),
        }

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return self._facts.get(metric, 0)


def texts_of(widget: QWidget) -> list[DrawnText]:
    """What the widget itself writes, without its children; blanks are nothing."""
    if widget.metaObject().className() in HOLDERS:
        return []
    paper = _Paper(widget)
    widget.render(paper, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return [text for text in paper.engine.texts if text.text.strip()]


def drawn_in(root: QWidget) -> Iterator[tuple[QWidget, list[DrawnText]]]:
    """Every widget that can be seen and writes something, with what it writes."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            texts = texts_of(widget)
            if texts:
                yield widget, texts


def picture_of(window: QWidget, box: QRect | None = None) -> QImage:
    """The window, or this part of it, as it stands now, even where nothing that it does is shown."""
    part = window.rect() if box is None else box
    picture = QImage(part.size(), QImage.Format.Format_RGB32)
    shows = window.updatesEnabled()
    window.setUpdatesEnabled(True)
    window.render(picture, QPoint(), QRegion(part))
    window.setUpdatesEnabled(shows)
    return picture
