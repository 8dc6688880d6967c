"""Where one is in the signing: “Step 2 of 4” and a bar for each step."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme import Stylist
from ui.widgets.fitting import fit

FEW = 6
"""So many steps have bars of their full width; more share what those would take."""


class StepBar(QProgressBar):
    """The words come from outside; the bars follow the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self._label = ""
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.forget()

    def forget(self) -> None:
        """As before the first step."""
        self.set_step(0, 4, "")

    def set_step(self, step: int, of: int, label: str) -> None:
        """`step` of `of` bars are filled; `label` stands above and is the accessible name."""
        if (step, of, label) == (self.value(), self.maximum(), self._label):
            return
        # A progress bar paints itself at once, on ground that is still that of the page before.
        self.setUpdatesEnabled(False)
        self.setRange(0, of)
        self.setValue(step)
        self.setUpdatesEnabled(True)
        self._label = label
        self.setAccessibleName(label)
        self.updateGeometry()
        self.update()

    def label(self) -> str:
        return self._label

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._stylist.caption_font())
        px, count = self._stylist.px, min(FEW, self.maximum())
        bars = count * px(44) + (count - 1) * px(10)
        return QSize(max(bars, words.horizontalAdvance(self._label) + 4), words.height() + px(16))

    def minimumSizeHint(self) -> QSize:
        """The words shrink before they are cut."""
        least = self._stylist.caption_font()
        least.setPixelSize(self._stylist.least_font_px)
        return QSize(QFontMetrics(least).horizontalAdvance(self._label) + 4, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, count = self._stylist.px, max(1, self.maximum())
        least, height = self._stylist.least_font_px, QFontMetrics(self._stylist.caption_font()).height()
        painter.setFont(fit(self._stylist.caption_font(), self._label, self.width(), height, least).font)
        painter.setPen(self._stylist.colour("soft"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(self.rect(), flags, self._label)
        gap, height = px(10 if count <= FEW else 4), px(8)
        width = min(float(px(44)), (self.width() - gap * (count - 1)) / count)
        left = (self.width() - count * width - (count - 1) * gap) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(count):
            painter.setBrush(self._stylist.colour("accent" if step < self.value() else "line"))
            bar = QRectF(left + step * (width + gap), self.height() - height, width, height)
            painter.drawRoundedRect(bar, height / 2, height / 2)
