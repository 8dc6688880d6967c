"""Closed: nobody can sign here now, in each of the campaign's languages, and whom to ask."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.words import Words
from ui.booth.pages.page import BoothPage, scrolled
from ui.theme import TextKind
from ui.widgets.text import TextLabel


class ClosedPage(BoothPage):
    """Nothing on it can be touched: attendees go to the people beside it, staff know their corner."""

    def __init__(self, languages: Sequence[Words]) -> None:
        super().__init__(lambda: languages[0])
        self._languages = tuple(languages)
        self._parts = [(TextLabel(TextKind.HEADING), TextLabel(TextKind.SOFT)) for _ in self._languages]
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._inside.addStretch(1)
        for heading, body in self._parts:
            self._inside.addWidget(heading)
            self._inside.addWidget(body)
            self._inside.addStretch(1)
        self.view = scrolled(content)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.view)
        self.retranslate()

    def retranslate(self) -> None:
        """Says it in every language."""
        for words, (heading, body) in zip(self._languages, self._parts, strict=True):
            heading.set_text(words.say("Nobody can sign here at the moment"))
            body.set_text(words.say("This computer has a fault. Please ask the people who look after it."))

    def arrange(self) -> None:
        """See `BoothPage.arrange`."""
        self.pad(self._column, top=40, bottom=40, sides=40 if self.portrait else 90)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(self.stylist.px(8))
        # It finds its place by the size of its letters, so only once they are there.
        self.view.set_more_text(self.speak().say("More"))
