"""What a volunteer does: the printed guide, word for word, without its pictures; the page for the stand comes first."""

from PySide6.QtWidgets import QWidget

from kiosk.guide import Line, Part, volunteers_guide
from ui.booth.pages.staff_parts import Card, SpeakNow, StaffPage, text
from ui.theme import dress_part

POINT = "–"


class GuidePage(StaffPage):
    """A card for each part of the guide, built anew for each language."""

    def __init__(self, speak: SpeakNow) -> None:
        super().__init__(speak)
        self._language = ""
        self._cards: list[QWidget] = []
        self.column.addStretch(1)

    def retranslate(self) -> None:
        """See `StaffPage.retranslate`."""
        super().retranslate()
        words = self.speak()
        self.title.setText(words.say("What to do"))
        if words.language != self._language:
            self._language = words.language
            at_home, *at_the_stand = volunteers_guide(words.language).pages
            self._show(tuple(part for page in (*at_the_stand, at_home) for part in page))

    def _show(self, parts: tuple[Part, ...]) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [_card(part) for part in parts]
        for card in self._cards:
            self.column.insertWidget(self.column.count() - 1, card)
            dress_part(card, self.stylist)


def _card(part: Part) -> Card:
    card = Card()
    heading = text("heading")
    heading.setText(part.heading)
    card.column.addWidget(heading)
    for line in part.lines:
        body = text("body")
        body.setText(_shown(line))
        card.column.addWidget(body)
    return card


def _shown(line: Line) -> str:
    mark = {"paragraph": "", "point": f"{POINT}\u2002", "step": f"{line.number}.\u2002"}[line.kind]
    return f"{mark}{line.plain}"
