"""A panel that says one thing: what to know, that all is well, or what went wrong."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.layouts import add_layout
from ui.spoken import News, Role, set_role
from ui.theme import Stylist, TextKind
from ui.widgets.card import Card
from ui.widgets.icons import Icon, IconView
from ui.widgets.text import TextLabel

_INK = {"well": "accent", "trouble": "alert"}


class NoticePanel(Card):
    """A title, words below it, and a sign before both; what is empty takes no room."""

    def __init__(
        self, parent: QWidget | None = None, *, kind: str = "notice", icon: Icon | None = None, is_news: bool = False
    ) -> None:
        """`is_news`: it says what came of something, and is spoken when it appears or says something else."""
        super().__init__(kind, parent)
        self._is_news = is_news
        self._compact = False
        if is_news:
            set_role(self, Role.Notification)
        self._news = News(self)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._tell)
        self.title = TextLabel(TextKind.STRONG, parent=self)
        self.words = TextLabel(TextKind.BODY, parent=self)
        self._sign = IconView(Icon.INFO, parent=self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._texts = QVBoxLayout()
        self._texts.addWidget(self.title)
        self._texts.addWidget(self.words)
        self._texts.addStretch()
        add_layout(self._row, self._texts, 1)
        self.set_texts("", "")
        self.show_as(kind, icon)

    def set_texts(self, title: str, words: str) -> None:
        for label, text in ((self.title, title), (self.words, words)):
            label.set_text(text)
            label.setVisible(bool(text))
        self.setAccessibleName(" ".join(text for text in (title, words) if text) if self._is_news else title or words)
        self._settling.start()

    @property
    def is_settling(self) -> bool:
        """Whether it is still to be said."""
        return self._settling.isActive()

    def _tell(self) -> None:
        if self._is_news:
            self._news.tell(self.accessibleName())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settling.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell()

    def show_as(self, kind: str, icon: Icon | None) -> None:
        """Another ground and sign; the words must say it too."""
        self.set_kind(kind)
        self._sign.setVisible(icon is not None)
        if icon is not None:
            self._sign.set_icon(icon)
            self._sign.set_role(_INK.get(kind, "ink"))

    def set_compact(self, compact: bool) -> None:
        """Whether its words stand closer to its edges."""
        if compact is not self._compact:
            self._compact = compact
            self.set_style(self._stylist)

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        px = stylist.px
        side, high = (px(20), px(12)) if self._compact else (px(24), px(20))
        self._row.setContentsMargins(side, high, side, high)
        self._row.setSpacing(px(20))
        self._texts.setSpacing(px(6))
