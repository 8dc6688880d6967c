"""Tabs in a row: words, the chosen one underlined. Arrow keys go from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Stylist
from ui.widgets.buttons import paint_focus
from ui.widgets.choice import Choice
from ui.widgets.fitting import fit, longest_word

LINE = 3
PADDING = 4


class Tab(Choice):
    """One tab."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def _font(self) -> QFont:
        font = self._stylist.option_font()
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        return font

    def _bold(self) -> QFont:
        """A tab needs the same room whether it is chosen or not: nobody lays the row out again when it is."""
        font = self._stylist.option_font()
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._bold()).horizontalAdvance(self.text()) + 2 * self._stylist.px(PADDING) + 4
        return QSize(width, max(self._stylist.metrics.target, self._stylist.px(44)))

    def minimumSizeHint(self) -> QSize:
        least = self._bold()
        least.setPixelSize(self._stylist.least_font_px)
        half = round(QFontMetrics(least).horizontalAdvance(self.text()) * 0.7)
        width = max(longest_word(least, self.text()), half) + 2 * self._stylist.px(PADDING) + 4
        return QSize(min(width, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour = self._stylist.px, self._stylist.colour
        room = self.rect().adjusted(px(PADDING), 0, -px(PADDING), 0)
        words = fit(self._font(), self.text(), room.width(), room.height(), self._stylist.least_font_px)
        painter.setFont(words.font)
        painter.setPen(colour("ink" if self.isChecked() or self.underMouse() else "soft"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self.text())
        if self.isChecked():
            painter.fillRect(QRectF(0, self.height() - px(LINE), self.width(), px(LINE)), colour("accent"))
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), px(8), self._stylist, colour("accent"))


class TabRow(QWidget):
    """Several tabs, one of them chosen."""

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = {key: Tab(key, self) for key in keys}
        self._stylist = Stylist()
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for tab in self._tabs.values():
            self._group.addButton(tab)
            self._row.addWidget(tab)
            tab.toggled.connect(lambda on, tab=tab: self.chosen.emit(tab.key) if on else None)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def tab(self, key: str) -> Tab:
        return self._tabs[key]

    def current(self) -> str:
        """The key of the chosen tab, empty for none."""
        return next((key for key, tab in self._tabs.items() if tab.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Chooses without a signal."""
        self.blockSignals(True)
        self._tabs[key].setChecked(True)
        self.blockSignals(False)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._fit()
        self.update()

    def _fit(self) -> None:
        """Closer to each other where there is little room."""
        roomy, close = self._stylist.px(22), self._stylist.metrics.gap
        needed = sum(tab.sizeHint().width() + roomy for tab in self._tabs.values())
        self._row.setSpacing(roomy if needed <= self.width() else close)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._stylist.colour("line"))
