"""A column that scrolls, with a bar for the mouse, where its parts are higher than the room."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Stylist, TextKind
from ui.widgets.fade import Fade
from ui.widgets.scroll_area import ScrollArea
from ui.widgets.scroll_bar import ScrollBar

BAR = 12
EDGE = 2
FADE = 36
LEAST_LINES = 5
"""Through a lower slit nobody reads: what is around it scrolls then, too."""


class BarredScroll(ScrollArea):
    """Shows the widget `inside`, which is as wide as this and higher where it has to be.

    The bar lies over a margin that is always there. Qt's own takes its room from the parts, whose texts then wrap to
    more lines, or to fewer when it goes again: on the edge between the two it would come and go for ever.
    """

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside = inside
        self._stylist = Stylist()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What is in it has the focus, and is brought into sight by it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)
        self.bar = ScrollBar(self)
        self.bar.hide()
        self._follow()

    def _follow(self) -> None:
        own = self.verticalScrollBar()
        own.rangeChanged.connect(self._on_range)
        own.valueChanged.connect(self.bar.setValue)
        self.bar.valueChanged.connect(own.setValue)

    def _on_range(self, least: int, most: int) -> None:
        self.bar.setRange(least, most)
        self.bar.setPageStep(self.verticalScrollBar().pageStep())
        self.bar.setSingleStep(self.verticalScrollBar().singleStep())
        self.bar.setVisible(most > least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Qt loses a resize of what is inside if it answers another one that was kept until this is shown: the parts
        # would stay as wide as they were to be before.
        if (layout := self.inside.layout()) is not None:
            layout.invalidate()

    def _place(self) -> None:
        wide = self._stylist.px(BAR)
        self.bar.setGeometry(self.width() - wide, 0, wide, self.height())
        self.bar.raise_()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._place()


class ScrollColumn(BarredScroll):
    """Add parts to `column`. They are as wide as this, and leave the bar its room only where there is one."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 14, fades_into: str = "") -> None:
        """`fades_into`: the role of its ground, where what goes on below is mostly text."""
        super().__init__(QWidget(), parent)
        self._fade = Fade(self)
        self._fade.ground = fades_into or "paper"
        self._fades = bool(fades_into)
        self.verticalScrollBar().valueChanged.connect(self._show_fade)
        self.verticalScrollBar().rangeChanged.connect(self._show_fade)
        self._show_fade()
        self._spacing = spacing
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.inside.installEventFilter(self)

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        px = stylist.px
        self.column.setSpacing(px(self._spacing))
        self.setMinimumHeight(LEAST_LINES * QFontMetrics(stylist.font(TextKind.BODY)).height())
        self._fade.stylist = stylist
        self._leave_room()

    @property
    def least_width(self) -> int:
        """Narrower than this it would cut its parts, which do not scroll sideways, or lay the bar over them."""
        return self.column.totalMinimumSize().width() - self.column.contentsMargins().right() + self._bar_room()

    def _bar_room(self) -> int:
        return self._stylist.px(BAR + 4)

    def _show_fade(self) -> None:
        own = self.verticalScrollBar()
        self._fade.setVisible(self._fades and own.value() < own.maximum())

    def _leave_room(self) -> None:
        """Asked of the parts at their full width, whatever they have now: so the answer cannot come and go."""
        px, has_now = self._stylist.px, self.column.contentsMargins().right()
        at_full_width = self.viewport().width() + has_now - px(EDGE)
        needed = max(self.column.totalHeightForWidth(at_full_width), self.column.totalMinimumSize().height())
        right = self._bar_room() if needed > self.viewport().height() else px(EDGE)
        # Rings of focus at the edges are not cut, and the bar covers nothing.
        self.column.setContentsMargins(px(EDGE), px(EDGE), right, px(EDGE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        high = self._stylist.px(FADE)
        self._fade.setGeometry(0, self.height() - high, self.width() - self._stylist.px(BAR), high)
        self._leave_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._leave_room()
        return super().eventFilter(watched, event)
