"""What full-screen pages have in common: margins, a turn from landscape to portrait, and a way to say words."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from kiosk.words import Words
from ui.booth.viewmodels.flow import FlowState
from ui.spoken import Role, set_role
from ui.theme import Stylist, TextKind, lay_on
from ui.widgets.reading_view import ReadingView
from ui.widgets.text import TextLabel

NO_LIMIT = 16_777_215
"""Qt's own greatest size, QWIDGETSIZE_MAX, which PySide does not name."""

Speak = Callable[[], Words]
"""Gives the words of the language that the screens speak now."""


class ScreenPage(QWidget):
    """A page that fills what the header leaves: `retranslate` says its words anew, `arrange` fits it to its size."""

    takes_typing = False
    """Whether its first field or pad has the focus also where nobody uses keys."""

    def __init__(self, speak: Speak) -> None:
        super().__init__()
        self.speak = speak
        self.stylist = Stylist()
        self._is_unsettled = False
        set_role(self, Role.Grouping)
        # A touch of the keyboard, or beside a field, must not take the focus out of the field.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lay_on(self, "paper")

    def retranslate(self) -> None:
        """Says every word of the page in the current language."""

    def enter(self) -> None:
        """The page comes to stand."""

    def first_focus(self) -> QWidget:
        """What has the focus when the page comes to stand."""
        return self

    def spoken(self) -> str:
        """What a screen reader says first when the page comes to stand; nothing of the entry."""
        title = getattr(self, "title", None)
        return title.words() if isinstance(title, TextLabel) else ""

    def set_style(self, stylist: Stylist) -> None:
        """Another theme, text size or screen."""
        self.stylist = stylist
        self._is_unsettled = not self.isVisible()
        if self._is_unsettled:
            return  # it has no size yet, or may come back with another
        self.arrange()
        # And once every part of the page has its new letters: only then is it known what fits.
        QTimer.singleShot(0, self, self.arrange)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_unsettled:
            self._is_unsettled = False
            self.arrange()
            QTimer.singleShot(0, self, self.arrange)

    def arrange(self) -> None:
        """Fits margins and directions to the page's size."""

    @property
    def portrait(self) -> bool:
        """Whether the page is higher than wide."""
        return self.height() > self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def pad(self, layout: QBoxLayout, *, top: float = 0, bottom: float = 30, sides: float = 36) -> None:
        """The page's margins, in the design's pixels."""
        px = self.stylist.px
        layout.setContentsMargins(px(sides), px(top), px(sides), px(bottom))


class BoothPage(ScreenPage):
    """A page of the attendee: `render_state` shows a state, `wipe` forgets the entry."""

    def render_state(self, state: FlowState) -> None:
        """Shows a state; decides nothing."""

    def wipe(self) -> None:
        """Forgets everything of the entry."""


def use_first_that_fits(label: TextLabel, kinds: Iterable[TextKind], fits: Callable[[], bool]) -> bool:
    """Gives a heading the first of these kinds with which everything fits, else the last; whether it fits now."""
    for kind in kinds:
        if label.kind is not kind:
            label.set_kind(kind)
        if fits():
            return True
    return False


def forget_sizes(layout: QLayout) -> None:
    """What is nested in it is asked anew how much room it needs: of what was shown, hidden or said otherwise Qt tells
    only the nearest, and the others answer with what they remember until they are laid out again."""
    if (owner := layout.parentWidget()) is None:
        return
    for nested in reversed(owner.findChildren(QLayout)):
        nested.invalidate()
        if isinstance(within := nested.parent(), QWidget) and within is not owner:
            within.updateGeometry()
    layout.invalidate()


def scrolled(content: QWidget) -> ReadingView:
    """A view that scrolls where its content is higher than it is."""
    view = ReadingView()
    view.set_content(content)
    return view
