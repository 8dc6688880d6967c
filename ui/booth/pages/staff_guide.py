"""What a volunteer does: the printed guide, word for word, without its pictures; the page for the stand comes first."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.guide import Line, Part, volunteers_guide
from ui.booth.pages.staff_cards import Card
from ui.booth.pages.staff_parts import SpeakNow, StaffPage, text
from ui.theme import Stylist, TextKind, dress_part

POINT = "–"


class GuidePage(StaffPage):
    """A card for each part of the guide, built when somebody comes to read it and anew for each language."""

    def __init__(self, speak: SpeakNow) -> None:
        super().__init__(speak)
        self._language = ""
        self._cards: list[QWidget] = []
        self.column.addStretch(1)

    def retranslate(self) -> None:
        """See `StaffPage.retranslate`."""
        super().retranslate()
        self.title.setText(self.speak().say("What to do"))
        if self._cards:
            self._renew()

    def enter(self) -> None:
        """See `StaffPage.enter`."""
        self._renew()
        super().enter()

    def _renew(self) -> None:
        language = self.speak().language
        if language != self._language:
            self._language = language
            at_home, *at_the_stand = volunteers_guide(language).pages
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
        card.column.addWidget(GuideLine(line))
    return card


class GuideLine(QWidget):
    """A line of the guide; of a list, its mark stands before all of its lines. What stands on a button is bold."""

    MARK = 28

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.mark = text("body")
        self.mark.setText({"paragraph": "", "point": POINT, "step": f"{line.number}."}[line.kind])
        if line.kind == "paragraph":
            self.mark.hide()
        self.body = text("body")
        self.body.set_marked(line.parts)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self.mark, 0, top)
        self._row.addWidget(self.body, 1, top)

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen and the letters."""
        letters = QFontMetrics(stylist.font(TextKind.BODY))
        self.mark.setFixedWidth(max(stylist.px(self.MARK), letters.horizontalAdvance("9.\u2002")))
