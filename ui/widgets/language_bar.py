"""The bar of languages: one touch changes the language of everything."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.theme import Stylist
from ui.widgets.buttons import paint_focus
from ui.widgets.choice import PickedByKey


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language: its code, the two letters it shows, and its name in itself for screen readers."""

    code: str
    label: str
    name: str


class _Segment(PickedByKey):
    def __init__(self, choice: LanguageChoice, parent: QWidget) -> None:
        super().__init__(choice.label, parent)
        self.choice = choice
        self._stylist = Stylist()
        self.setAccessibleName(choice.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.setFont(stylist.control_font())
        self.updateGeometry()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def nextCheckState(self) -> None:
        # Without `toggled`, as `clicked` follows: what chose it tells of it once.
        before = self.blockSignals(True)
        super().nextCheckState()
        self.blockSignals(before)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._stylist.control_font()).horizontalAdvance(self.text())
        target = self._stylist.metrics.target
        return QSize(max(target, words + 2 * self._stylist.px(14)), target)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._stylist.metrics.target, self._stylist.metrics.target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen or self.isDown():
            painter.fillPath(self._ground(), self._stylist.colour("ink" if chosen else "tint"))
        painter.setFont(self._stylist.control_font())
        painter.setPen(self._stylist.colour("paper" if chosen else "ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            paint_focus(painter, box, self._stylist.px(11), self._stylist, self._stylist.colour("accent"))

    def _ground(self) -> QPainterPath:
        """The first and last segment follow the round corners of the bar."""
        bar = self.parentWidget() or self
        path, whole = QPainterPath(), QPainterPath()
        path.addRect(QRectF(self.rect()))
        radius = self._stylist.px(14) - 2.0
        whole.addRoundedRect(QRectF(bar.rect()).adjusted(2, 2, -2, -2), radius, radius)
        return path.intersected(whole.translated(-self.x(), -self.y()))


class LanguageBar(QWidget):
    """Languages side by side, one of them chosen. Arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self._segments: list[_Segment] = []
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 0, 2, 0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_languages(self, choices: Sequence[LanguageChoice]) -> None:
        """Shows these, in this order, none chosen yet."""
        for old in self._segments:
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.deleteLater()
        self._segments = [_Segment(choice, self) for choice in choices]
        for segment in self._segments:
            segment.set_style(self._stylist)
            self._group.addButton(segment)
            self._row.addWidget(segment)
            # Also where it stands already: a touch of it means that it is to stay.
            segment.clicked.connect(lambda _on=True, code=segment.choice.code: self.chosen.emit(code))
            # Assistive technology switches it on, and nobody clicks.
            segment.toggled.connect(lambda on, code=segment.choice.code: self.chosen.emit(code) if on else None)
        self.updateGeometry()

    def set_current(self, code: str) -> None:
        """Marks a language without a signal."""
        for segment in self._segments:
            segment.blockSignals(True)
            segment.setChecked(segment.choice.code == code)
            segment.blockSignals(False)
            segment.update()

    def current(self) -> str:
        return next((segment.choice.code for segment in self._segments if segment.isChecked()), "")

    def segment(self, code: str) -> QRadioButton:
        """The control of one language."""
        return next(segment for segment in self._segments if segment.choice.code == code)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._row.setSpacing(stylist.metrics.gap)
        for segment in self._segments:
            segment.set_style(stylist)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._stylist.colour("surface"))
        painter.setPen(QPen(self._stylist.colour("edge"), 2))
        radius = self._stylist.px(14)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
