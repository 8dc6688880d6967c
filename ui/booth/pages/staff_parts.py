"""The parts that staff pages are put together from: texts, buttons, columns, and a page that scrolls."""

from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from kiosk.words import Words
from ui.layouts import add_layout
from ui.spoken import Role, announce, set_role
from ui.theme import Stylist, lay_on
from ui.theme import TextKind as Kind
from ui.widgets.buttons import Look, TouchButton
from ui.widgets.fitting import longest_word, text_box
from ui.widgets.icons import Icon
from ui.widgets.scroll_area import ScrollArea
from ui.widgets.scroll_bar import ScrollBar
from ui.widgets.text import TextLabel

SpeakNow = Callable[[], Words]
"""Gives the words of the language that is on the screen now."""

TextKind = Literal["title", "heading", "body", "strong", "soft", "small", "figure", "alert", "code"]
ButtonKind = Literal["filled", "quiet", "ghost", "danger", "choice", "bar"]

KINDS: Mapping[TextKind, Kind] = {
    "title": Kind.TITLE,
    "heading": Kind.SUBHEADING,
    "body": Kind.BODY,
    "strong": Kind.STRONG,
    "soft": Kind.SOFT,
    "small": Kind.CAPTION,
    "figure": Kind.FIGURE,
    "alert": Kind.ERROR,
    "code": Kind.CODE,
}
LOOKS: Mapping[ButtonKind, Look] = {
    "filled": Look.PRIMARY,
    "quiet": Look.QUIET,
    "ghost": Look.GHOST,
    "danger": Look.DANGER,
    "choice": Look.CHOICE,
    "bar": Look.BAR,
}

NARROWEST_FOR_TWO = 900
"""Below this width columns stand one under the other; 1024x600 still has two, 720x1280 has one."""
HOLD_MS = 1_500
WIDEST_FACE = 1_208
"""From margin to margin of a 1280 pixels wide screen, in the design's pixels. Beyond this a line of text is too long to
be read and a button too wide to look like one."""
LOW = 330
"""In the design's pixels: a lower page has a keyboard below it, and stands closer, so that this cuts no line."""


class StaffText(TextLabel):
    """A text that wraps, of one of the kinds there are for staff."""

    def __init__(self, kind: TextKind, parent: QWidget | None = None) -> None:
        super().__init__(KINDS[kind], parent=parent)
        self.is_spoken = kind in SPOKEN

    def setText(self, text: str) -> None:
        self.set_text(text)


SPOKEN = frozenset({"heading", "figure", "alert", "body", "strong"})
"""The kinds of text that say what a new face is about."""


def text(kind: TextKind, parent: QWidget | None = None) -> StaffText:
    """A text of that kind."""
    return StaffText(kind, parent)


class StaffButton(TouchButton):
    """A button of one of the kinds there are for staff."""

    def __init__(self, kind: ButtonKind, parent: QWidget | None = None, *, icon: Icon | None = None) -> None:
        super().__init__(parent=parent, look=LOOKS[kind], icon=icon)
        self.setCheckable(kind == "choice")
        self.design_height = 72

    def say(self, words: str) -> None:
        """What the button says, to eyes and to screen readers alike."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def words(self) -> str:
        """What the button says."""
        return self.text()

    def _least_height(self) -> int:
        return self._stylist.metrics.control(self.design_height)

    def _least_size(self) -> QSize:
        """As narrow as its longest word: some say a whole sentence, in as many lines as that takes."""
        return QSize(self._width_for(longest_word(self._font(), self.text())), super()._least_size().height())

    def _height_for(self, width: int) -> int:
        room = width - 2 * self._padding() - self._icon_room()
        return max(self._least_height(), text_box(self._font(), self.text(), room).height() + self._stylist.px(16))


class HoldButton(StaffButton):
    """A button that does its work only when held: what it does cannot be taken back."""

    held = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("filled", parent)
        self.set_guard(0)
        self._since = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._since.timeout.connect(self._through)
        self._frames = QTimer(self, interval=30)
        self._frames.timeout.connect(self.update)
        self.pressed.connect(self._begin)
        self.released.connect(self._end)

    def _begin(self) -> None:
        if not self._since.isActive():
            self._since.start()
            self._frames.start()

    def _end(self) -> None:
        self._since.stop()
        self._frames.stop()
        self.update()

    def _through(self) -> None:
        self._end()
        self.held.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._since.isActive():
            share, px = 1 - self._since.remainingTime() / HOLD_MS, self._stylist.px
            bar = QRectF(px(24), self.height() - px(18), (self.width() - px(48)) * share, px(8))
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._stylist.colour("on_accent"))
            painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)


class Stack(QWidget):
    """Parts one under the other, the rest of the height left free."""

    def __init__(self, *parts: QWidget, spacing: int = 18) -> None:
        super().__init__()
        self._spacing = spacing
        self._is_close = False
        self._stylist = Stylist()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.column.addWidget(part)

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        self._stylist = stylist
        self.column.setSpacing(stylist.px(min(6, self._spacing) if self._is_close else self._spacing))

    def stand_close(self, is_close: bool) -> None:
        """Whether there is little height."""
        self._is_close = is_close
        self.set_style(self._stylist)


class Columns(QWidget):
    """Two parts side by side where there is room, one under the other where there is not."""

    def __init__(self, left: QWidget, right: QWidget, stretches: tuple[int, int] = (5, 4)) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(left, stretches[0])
        self._row.addWidget(right, stretches[1])

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        self._row.setSpacing(stylist.px(24))

    def arrange(self, width: int) -> None:
        """Chooses the direction for this width."""
        wide = width >= NARROWEST_FOR_TWO
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class PageFoot(QWidget):
    """What stands below a page and does not scroll with it."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        for part in parts:
            self._row.addWidget(part, 1)

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        px = stylist.px
        self._row.setContentsMargins(px(36), 0, px(36), px(18))
        self._row.setSpacing(px(12))


class StaffPage(ScrollArea):
    """One staff page: a column that scrolls rather than clips, under a row with the way back and the title."""

    left = Signal()
    """The way back was taken."""

    foot: PageFoot | None = None
    """For the staff area to show below this page."""

    def __init__(self, speak: SpeakNow, *, has_back: bool = True) -> None:
        super().__init__()
        self.speak = speak
        set_role(self, Role.Grouping)
        self.setWidgetResizable(True)
        self.setVerticalScrollBar(ScrollBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._inside = QWidget()
        lay_on(self._inside, "paper")
        self.stylist = Stylist()
        self.column = QVBoxLayout(self._inside)
        self.setWidget(self._inside)
        self._columns: list[Columns] = []
        self.back = StaffButton("ghost", icon=Icon.BACK)
        self.back.clicked.connect(self.left)
        self.title = text("title")
        self._head = QHBoxLayout()
        if has_back:
            self._head.addWidget(self.back)
            self._head.addWidget(self.title, 1)
            add_layout(self.column, self._head)

    def add_columns(self, left: QWidget, right: QWidget, stretches: tuple[int, int] = (5, 4)) -> None:
        """Two parts that stand side by side where there is room."""
        self.column.addWidget(self.beside(left, right, stretches), 1)

    def beside(self, left: QWidget, right: QWidget, stretches: tuple[int, int] = (5, 3)) -> Columns:
        """The same for a part of the page: a field and its button, which a keyboard would hide below it."""
        columns = Columns(left, right, stretches)
        self._columns.append(columns)
        return columns

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        self.stylist = stylist
        self._head.setSpacing(stylist.px(24))
        self._give_room()
        for line in self.findChildren(QLineEdit):
            line.setMinimumHeight(stylist.metrics.target)

    def _give_room(self) -> None:
        px = self.stylist.px
        low = self.height() < px(LOW)
        side = px(36)
        if self.findChild(Faces) is not None:
            side = max(side, (self.width() - px(WIDEST_FACE)) // 2)
        below = 12 if self.foot is not None else 26
        self.column.setContentsMargins(side, px(6 if low else 22), side, px(6 if low else below))
        self.column.setSpacing(self.stylist.metrics.gap if low else px(18))
        for stack in self.findChildren(Stack):
            stack.stand_close(low)

    def enter(self) -> None:
        """The page is shown from now on."""

    def leave(self) -> None:
        """The page is left: everything typed is wiped."""

    def retranslate(self) -> None:
        """Says everything anew, as another language is on."""
        self.back.say(self.speak().say("Back"))

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.back

    def tell(self) -> None:
        """Says which page it is, now that it has come."""
        announce(self, self.spoken())

    def spoken(self) -> str:
        """What a screen reader says first when the page comes."""
        return self.title.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        for columns in self._columns:
            columns.arrange(event.size().width())
        self._give_room()
        super().resizeEvent(event)


def big(button: StaffButton, height: int = 76) -> StaffButton:
    """The button, at least this high."""
    button.design_height = height
    return button


def face(*parts: QWidget) -> QWidget:
    """Parts one under the other, the rest of the height left free."""
    stack = Stack(*parts)
    stack.column.addStretch(1)
    return stack


class Faces(QWidget):
    """One of several faces at a time. Unlike a stack it is only as high as the face that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._faces: dict[str, tuple[QWidget, QWidget]] = {}
        self._shown = ""
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._tell)

    def add(self, name: str, part: QWidget, first: QWidget) -> None:
        """Another face, hidden at first; `first` is where the keyboard begins on it."""
        part.hide()
        self._faces[name] = (part, first)
        self._column.addWidget(part)

    def show_face(self, name: str) -> None:
        """Shows this face and no other; a face that is new to the eye also gets the keyboard."""
        changed, self._shown = name != self._shown, name
        for each, (part, _) in self._faces.items():
            part.setVisible(each == name)
        if changed and self.isVisible():
            self._faces[name][1].setFocus()
            self._settling.start()

    def _tell(self) -> None:
        """What stands on the face, once it has its words; those on buttons are said when they get the focus."""
        labels = self._faces[self._shown][0].findChildren(StaffText) if self._shown in self._faces else []
        told = [label.words() for label in labels if label.isVisible() and label.is_spoken]
        announce(self, " ".join(told))
