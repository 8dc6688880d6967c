"""The column at the left: five places to go to, and at its foot the language, the look and the lock."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.words import Words
from ui.language_choices import language_choices
from ui.layouts import add_layout
from ui.theme import Stylist, lay_on
from ui.widgets.buttons import GhostButton
from ui.widgets.icons import Icon
from ui.widgets.language_bar import LanguageBar
from ui.widgets.look_buttons import TextSizeButton, ThemeButton
from ui.widgets.nav_item import NavItem

LOOK_HEIGHT = 54
"""The letters and the dots below them have room."""


class Place(StrEnum):
    """Where one can be, in the order of Ctrl+1 to Ctrl+5."""

    CAMPAIGN = "campaign"
    MERGE = "merge"
    REVIEW = "review"
    RESULTS = "results"
    DELIVER = "deliver"


class Navigation(QWidget):
    """Says where one is; goes nowhere by itself."""

    wanted = Signal(str)
    language_chosen = Signal(str)
    lock_wanted = Signal()

    def __init__(self, languages: Sequence[str]) -> None:
        super().__init__()
        lay_on(self, "key_bed")
        self.items = {place: NavItem() for place in Place}
        self.languages = LanguageBar()
        self.languages.set_languages(language_choices(languages))
        self.languages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme, self.text_size = ThemeButton(), TextSizeButton()
        self.lock = GhostButton(icon=Icon.LOCK)
        self._column = QVBoxLayout(self)
        for place, item in self.items.items():
            self._column.addWidget(item)
            item.clicked.connect(lambda _checked=False, place=place: self.wanted.emit(place))
        self._column.addStretch(1)
        self._column.addWidget(self.lock)
        self._look = QHBoxLayout()
        self._look.addWidget(self.theme, 1)
        self._look.addWidget(self.text_size, 1)
        add_layout(self._column, self._look)
        self._column.addWidget(self.languages)
        self.languages.chosen.connect(self.language_chosen)
        self.lock.clicked.connect(self.lock_wanted)

    def sizeHint(self) -> QSize:
        """An even number of pixels, so that what stands in pairs beside it is equally wide."""
        hint = super().sizeHint()
        return QSize(hint.width() + hint.width() % 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def show_place(self, place: Place) -> None:
        """Marks where one is."""
        self.items[place].setChecked(True)
        for item in self.items.values():
            item.update()

    def say(self, words: Words, to_review: int, *, is_open: bool) -> None:
        """Says every word anew; pairs are counted only while the registry is open."""
        say = words.say
        self.items[Place.CAMPAIGN].say(say("Campaign"))
        self.items[Place.MERGE].say(say("Merge"))
        self.items[Place.REVIEW].say(say("Review"), words.number(to_review) if is_open and to_review else "")
        self.items[Place.RESULTS].say(say("Results"))
        self.items[Place.DELIVER].say(say("Deliver"))
        self.lock.setText(say("Lock"))
        self.lock.setVisible(is_open)
        self.lock.setToolTip(say("Drops the keys from memory"))
        self.theme.setAccessibleName(say("Colours"))
        self.text_size.setAccessibleName(say("Text size"))
        self.languages.setAccessibleName(say("Language"))
        self.languages.set_current(words.language)

    def set_style(self, stylist: Stylist) -> None:
        px = stylist.px
        self.setMinimumWidth(px(220))
        self._column.setContentsMargins(px(18), px(26), px(18), px(22))
        for layout in (self._column, self._look):
            layout.setSpacing(stylist.metrics.gap)
        for button in (self.theme, self.text_size):
            button.setMinimumHeight(px(LOOK_HEIGHT))
