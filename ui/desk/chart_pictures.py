"""Pictures of a chart for reports and slides: the chart of the window, on white, with its title, as SVG or PNG."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk.metrics import DeskMetrics
from ui.theme import Stylist, TextKind, dress, lay_on
from ui.widgets.bar_chart import BarChart
from ui.widgets.ranked_bars import RankedBars
from ui.widgets.text import TextLabel

WIDTH, HEIGHT = 1200, 675
PNG_SCALE = 2


@dataclass(frozen=True, slots=True)
class Chart:
    """What a picture shows. Upright bars for what has an order of its own, lying ones for what is ranked."""

    title: str
    caption: str
    bars: Sequence[tuple[str, int, str]]
    """(label, count, the count as it is written)"""
    upright: bool
    warning: str = ""
    """Stands below the title, for what must not be overlooked."""


class ChartSheet(QWidget):
    """A sheet with one chart; never shown, only painted. Always light, whatever the window is."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        lay_on(self, "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 40, 48, 36)
        column.setSpacing(18)
        column.addWidget(TextLabel(TextKind.TITLE, chart.title))
        if chart.warning:
            column.addWidget(TextLabel(TextKind.STRONG, chart.warning))
        if chart.upright:
            bars = BarChart()
            bars.set_bars([(label, count) for label, count, _ in chart.bars])
            column.addWidget(bars, 1)
        else:
            ranked = RankedBars()
            ranked.set_bars(chart.bars)
            column.addWidget(ranked)
            column.addStretch(1)
        column.addWidget(TextLabel(TextKind.CAPTION, chart.caption))
        dress(self, Stylist(metrics=DeskMetrics.at_desk(WIDTH, HEIGHT)))
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.ensurePolished()
        self.resize(WIDTH, max(HEIGHT, self.sizeHint().height()))
        # Laid out as if it were shown, without a window ever appearing.
        self.show()
        self.hide()

    def paint_on(self, device: QPaintDevice) -> None:
        painter = QPainter(device)
        self.render(painter, QPoint())
        painter.end()


def as_png(chart: Chart) -> bytes:
    """The picture in twice as many pixels, for slides."""
    sheet = ChartSheet(chart)
    image = QImage(sheet.size() * PNG_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PNG_SCALE)
    image.fill(sheet.palette().base().color())
    sheet.paint_on(image)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def as_svg(chart: Chart) -> bytes:
    """The picture in lines and letters, for print."""
    sheet, content = ChartSheet(chart), QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(chart.title)
    generator.setSize(QSize(sheet.width(), sheet.height()))
    generator.setViewBox(sheet.rect())
    sheet.paint_on(generator)
    buffer.close()
    return bytes(content.data())
