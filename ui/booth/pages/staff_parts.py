"""The parts that staff pages are put together from: texts, buttons that wrap, cards, and a page that scrolls."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiosk.words import Words
from ui.spoken import Role, announce, set_role
from ui.widgets.deliberate_button import DeliberateButton
from ui.widgets.focus_ring import paint_ring

SpeakNow = Callable[[], Words]
"""Gives the words of the language that is on the screen now."""

TextKind = Literal["title", "heading", "body", "strong", "soft", "small", "figure", "alert", "code"]
ButtonKind = Literal["filled", "quiet", "ghost", "danger", "choice", "bar"]

NARROWEST_FOR_TWO = 900
"""Below this width columns stand one under the other; 1024x600 still has two, 720x1280 has one."""
HOLD_MS = 1_500
RING, RADIUS = 4, 16
"""How wide the ring of the focus is, and how round."""

WIDEST_FACE = 1_100
"""Beyond this a line of text is too long to be read and a button too wide to look like one."""


def text(kind: TextKind, parent: QWidget | None = None) -> QLabel:
    """A text that wraps; its look comes from the style sheet by its kind."""
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


class StaffButton(DeliberateButton):
    """A button whose words wrap instead of being clipped, high enough for a finger."""

    def __init__(self, kind: ButtonKind, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.ring = (QColor("#17181C"), QColor("#FFFFFF"))
        """Of the focus, and the rim inside it."""
        self.setProperty("kind", kind)
        self.setCheckable(kind == "choice")
        self.design_height = 72
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fit(self, target: int) -> None:
        """Keeps to its height in the design, or to what a finger needs on this screen if that is more."""
        self.setMinimumHeight(max(self.design_height, target))

    def say(self, words: str) -> None:
        """What the button says, to eyes and to screen readers alike."""
        self._label.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def words(self) -> str:
        """What the button says."""
        return self._label.text()

    def _inner(self, width: int) -> int:
        return max(1, width - 2 * self._pad())

    def _pad(self) -> int:
        return self._label.fontMetrics().height() // 2

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._label.ensurePolished()
        return max(self.minimumHeight(), self._label.heightForWidth(self._inner(width)) + self._pad())

    def sizeHint(self) -> QSize:
        self._label.ensurePolished()
        width = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 2 * self._pad() + 6
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        self._label.ensurePolished()
        metrics = self._label.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self._label.text().split()), default=0)
        return QSize(longest + 2 * self._pad() + 6, max(self.minimumHeight(), metrics.height() + self._pad()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._label.setGeometry(self.rect().adjusted(self._pad(), 0, -self._pad(), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # Inside the frame of what is chosen: no colour of the theme would tell the two apart.
            inset = RING + 2 if self.isChecked() else 0
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            paint_ring(painter, box, RADIUS - inset, RING, self.ring)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()


class HoldButton(StaffButton):
    """A button that does its work only when held: what it does cannot be taken back."""

    held = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("filled", parent)
        self.fill = QColor("#FFFFFF")
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
            share = 1 - self._since.remainingTime() / HOLD_MS
            painter = QPainter(self)
            painter.fillRect(0, self.height() - 12, round(self.width() * share), 12, self.fill)


class Card(QFrame):
    """A rounded surface with a column of parts; its tone comes from the style sheet."""

    def __init__(self, tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", tone)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(26, 20, 26, 20)
        self.column.setSpacing(10)

    def set_tone(self, tone: str) -> None:
        """Changes the surface, say from all is well to needs attention."""
        if self.property("card") != tone:
            self.setProperty("card", tone)
            for part in (self, *self.findChildren(QLabel)):
                part.style().unpolish(part)
                part.style().polish(part)


class Columns(QWidget):
    """Two parts side by side where there is room, one under the other where there is not."""

    def __init__(self, left: QWidget, right: QWidget, stretches: tuple[int, int] = (5, 4)) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        self._row.addWidget(left, stretches[0])
        self._row.addWidget(right, stretches[1])

    def arrange(self, width: int) -> None:
        """Chooses the direction for this width."""
        wide = width >= NARROWEST_FOR_TWO
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class StaffPage(QScrollArea):
    """One staff page: a column that scrolls rather than clips, under a row with the way back and the title."""

    left = Signal()
    """The way back was taken."""

    def __init__(self, speak: SpeakNow, *, has_back: bool = True) -> None:
        super().__init__()
        self.speak = speak
        set_role(self, Role.Grouping)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._inside = QWidget()
        self._inside.setProperty("staff", "page")
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(36, 22, 36, 26)
        self.column.setSpacing(18)
        self.setWidget(self._inside)
        self._columns: list[Columns] = []
        self.back = StaffButton("ghost")
        self.back.fit(72)
        self.back.clicked.connect(self.left)
        self.title = text("title")
        if has_back:
            row = QHBoxLayout()
            row.setSpacing(24)
            row.addWidget(self.back)
            row.addWidget(self.title, 1)
            self.column.addLayout(row)

    def add_columns(self, left: QWidget, right: QWidget, stretches: tuple[int, int] = (5, 4)) -> None:
        """Two parts that stand side by side where there is room."""
        columns = Columns(left, right, stretches)
        self._columns.append(columns)
        self.column.addWidget(columns, 1)

    def enter(self) -> None:
        """The page is shown from now on."""

    def leave(self) -> None:
        """The page is left: everything typed is wiped."""

    def retranslate(self) -> None:
        """Says everything anew, as another language is on."""
        self.back.say("← " + self.speak().say("Back"))

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.back

    def spoken(self) -> str:
        """What a screen reader says first when the page comes."""
        return self.title.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        for columns in self._columns:
            columns.arrange(event.size().width())
        super().resizeEvent(event)


def big(button: StaffButton, height: int = 76) -> StaffButton:
    """The button, at least this high."""
    button.design_height = height
    button.setMinimumHeight(height)
    return button


def face(*parts: QWidget) -> QWidget:
    """Parts one under the other, the rest of the height left free."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(18)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return holder


SPOKEN = frozenset({"heading", "figure", "alert", "body", "strong"})
"""The kinds of text that say what a new face is about."""


class Faces(QWidget):
    """One of several faces at a time. Unlike a stack it is only as high as the face that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(WIDEST_FACE)
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
        labels = self._faces[self._shown][0].findChildren(QLabel) if self._shown in self._faces else []
        told = [label.text() for label in labels if label.isVisible() and label.property("kind") in SPOKEN]
        announce(self, " ".join(told))
