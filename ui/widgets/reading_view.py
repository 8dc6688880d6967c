"""A long text one moves with a finger, with a fade and a word where there is more."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScroller, QScrollerProperties, QWidget

from ui.spoken import Role, set_role
from ui.theme import Stylist
from ui.widgets.buttons import GhostButton, paint_focus
from ui.widgets.fade import Fade
from ui.widgets.icons import Icon
from ui.widgets.scroll_area import ScrollArea

FADE = 56
"""How high the text fades; where a button says that there is more, it has faded by the time it comes to it."""
_PAGES = {Qt.Key.Key_PageDown: 0.85, Qt.Key.Key_PageUp: -0.85, Qt.Key.Key_Space: 0.85}
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_LINES = {Qt.Key.Key_Down: 0.15, Qt.Key.Key_Up: -0.15}


class _Ring(QWidget):
    """Shows that the keys scroll here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.stylist = Stylist()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF()
        paint_focus(painter, box, self.stylist.px(10), self.stylist, self.stylist.colour("accent"))


class ReadingView(ScrollArea):
    """Scrolls up and down: by finger and mouse with momentum, by keys, and by the button that says there is more."""

    reached_end = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        set_role(self, Role.Grouping)
        self._fade = Fade(self)
        self._fade_height = FADE
        self._top_fade: Fade | None = None
        self._ring = _Ring(self)
        self._ring.hide()
        self.more = GhostButton("", self, icon=Icon.DOWN)
        self.more.set_guard(0)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._glide.setDuration(260)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setWidgetResizable(True)
        self._takes_keys = True
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._make_kinetic()
        self.verticalScrollBar().valueChanged.connect(self._show_more)
        self.verticalScrollBar().rangeChanged.connect(self._show_more)
        self.more.clicked.connect(lambda: self.scroll_pages(0.8))

    def _make_kinetic(self) -> None:
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)
        scroller = QScroller.scroller(self.viewport())
        settings = scroller.scrollerProperties()
        metric, never = QScrollerProperties.ScrollMetric, QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
        settings.setScrollMetric(metric.HorizontalOvershootPolicy, never)
        settings.setScrollMetric(metric.VerticalOvershootPolicy, never)
        settings.setScrollMetric(metric.DragStartDistance, 0.003)
        settings.setScrollMetric(metric.MousePressEventDelay, 0.0)
        settings.setScrollMetric(metric.DecelerationFactor, 0.12)
        scroller.setScrollerProperties(settings)

    def set_content(self, content: QWidget) -> None:
        """What is read; it gets the width there is and the height it needs."""
        self.setWidget(content)
        content.setAutoFillBackground(False)
        content.installEventFilter(self)
        self._show_more()

    def set_ground(self, role: str) -> None:
        """The role of the colour it lies on, for the fade."""
        for fade in self._fades():
            fade.ground = role
            fade.update()

    def fade_at_top(self) -> None:
        """The text fades at its upper edge, too, once it was moved: else it is cut there in the middle of a line."""
        self._top_fade = Fade(self)
        self._top_fade.upwards = True
        self._top_fade.stylist, self._top_fade.ground = self._stylist, self._fade.ground
        self._place()

    def _fades(self) -> list[Fade]:
        return [self._fade, *([self._top_fade] if self._top_fade is not None else [])]

    def set_more_text(self, text: str) -> None:
        self.more.setText(text)
        self.more.setAccessibleName(text)
        self._place()

    def set_takes_keys(self, takes: bool) -> None:
        """Whether Tab stops here where there is anything to scroll; not where Tab goes through what is in it anyway."""
        self._takes_keys = takes
        self._show_more()

    def set_fade(self, design_height: int) -> None:
        """How high the fade is; low where one types into what scrolls."""
        self._fade_height = design_height
        self._place()

    def to_top(self) -> None:
        QScroller.scroller(self.viewport()).stop()
        self._glide.stop()
        self.verticalScrollBar().setValue(0)

    @property
    def has_more(self) -> bool:
        """Whether something lies below what is seen."""
        bar = self.verticalScrollBar()
        return bar.value() < bar.maximum() - 2

    def scroll_pages(self, pages: float) -> None:
        """Moves by that part of the height, gliding where there is motion."""
        bar = self.verticalScrollBar()
        goal = max(0, min(bar.maximum(), bar.value() + round(pages * self.viewport().height())))
        self._glide.stop()
        if not self._stylist.motion:
            bar.setValue(goal)
            return
        self._glide.setStartValue(bar.value())
        self._glide.setEndValue(goal)
        self._glide.start()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = self._ring.stylist = stylist
        for fade in self._fades():
            fade.stylist = stylist
        # In its new letters, before it is asked how wide it is.
        self.more.set_style(stylist)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _PAGES or key in _LINES:
            self.scroll_pages(_PAGES.get(key, _LINES.get(key, 0.0)))
        elif key == Qt.Key.Key_Home:
            self.to_top()
        elif key == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            event.ignore()
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            by_key = isinstance(event, QFocusEvent) and event.reason() in _BY_KEY
            self._ring.setVisible(event.type() == QEvent.Type.FocusIn and by_key)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.Resize:
            self._show_more()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        size = self.more.sizeHint()
        fades = self._stylist.px(self._fade_height)
        gone = size.height() if self.more.text() and self._fade_height == FADE else 0
        self._fade.full_from = fades / (fades + gone)
        self._fade.setGeometry(0, self.height() - fades - gone, self.width(), fades + gone)
        if self._top_fade is not None:
            self._top_fade.setGeometry(0, 0, self.width(), fades)
        self._ring.setGeometry(self.rect())
        width = min(size.width(), self.width())
        self.more.setGeometry((self.width() - width) // 2, self.height() - size.height(), width, size.height())
        self._show_more()

    def _show_more(self) -> None:
        scrolls = self._takes_keys and self.verticalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)
        more = self.has_more
        self._fade.setVisible(more)
        self.more.setVisible(more and bool(self.more.text()))
        self._fade.raise_()
        if self._top_fade is not None:
            self._top_fade.setVisible(self.verticalScrollBar().value() > 0)
            self._top_fade.raise_()
        self.more.raise_()
        self._ring.raise_()
        if not more and self.verticalScrollBar().maximum() > 0:
            self.reached_end.emit()
