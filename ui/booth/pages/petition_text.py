"""The petition as it is read on the screen: headings, paragraphs, people on cards, numbered demands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from kiosk.campaign import Campaign
from kiosk.petition import Demand, NamedPerson
from kiosk.words import Words
from ui.spoken import Role, set_role
from ui.theme import Stylist, TextKind, TextSize, dress_part
from ui.widgets.card import Card
from ui.widgets.fitting import longest_word
from ui.widgets.text import TextLabel


class PetitionText(QWidget):
    """The whole text, built anew for each language."""

    def __init__(self, campaign: Campaign) -> None:
        super().__init__()
        self._campaign = campaign
        self._stylist = Stylist()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._people: QGridLayout | None = None
        self._demand_rows: QVBoxLayout | None = None
        self._cards: list[QWidget] = []

    def set_style(self, stylist: Stylist) -> None:
        """Room between the parts follows the text's size."""
        self._stylist = stylist
        self._column.setSpacing(stylist.px(14))
        if self._demand_rows is not None:
            self._demand_rows.setSpacing(stylist.px(14))
        self._column.setContentsMargins(stylist.px(6), 0, stylist.px(14), stylist.px(40))

    def say(self, words: Words) -> None:
        """Builds the text in this language."""
        _empty(self._column)
        self._people = self._demand_rows = None
        petition = self._campaign.petition(words.language)
        started = words.say(
            "Started by {starter} · text of {day}",
            starter=self._campaign.starter(words.language),
            day=words.day(self._campaign.started),
        )
        self._add(TextKind.TITLE, petition.title)
        self._add(TextKind.CAPTION, words.say("To: {addressee}", addressee=petition.addressee))
        self._add(TextKind.CAPTION, started)
        self._add(TextKind.HEADING, petition.why_heading, before=14)
        for paragraph in petition.why:
            self._add(TextKind.READING, paragraph)
        if petition.people:
            self._add(TextKind.HEADING, petition.people_heading, before=18)
            self._column.addWidget(self._people_cards(petition.people))
        for paragraph in petition.after_people:
            self._add(TextKind.READING, paragraph)
        self._add(TextKind.HEADING, petition.demands_heading, before=18)
        self._column.addWidget(self._demands(petition.demands, words))
        # Only then are all of them in here.
        self._deal_cards()
        dress_part(self, self._stylist)

    def _add(self, kind: TextKind, text: str, before: int = 0) -> None:
        if before:
            self._column.addSpacing(self._stylist.px(before))
        self._column.addWidget(TextLabel(kind, text, leading=125 if kind is TextKind.READING else 100))

    def _people_cards(self, people: tuple[NamedPerson, ...]) -> QWidget:
        holder = QWidget()
        set_role(holder, Role.List)
        self._people = QGridLayout(holder)
        self._people.setContentsMargins(0, 0, 0, 0)
        self._people.setSpacing(self._stylist.px(14))
        self._cards = [self._person(person) for person in people]
        return holder

    def _person(self, person: NamedPerson) -> QWidget:
        card = Card()
        set_role(card, Role.ListItem, f"{person.name}, {person.role}")
        inside = QVBoxLayout(card)
        px = self._stylist.px
        inside.setContentsMargins(px(20), px(16), px(20), px(16))
        inside.setSpacing(px(2))
        inside.addWidget(TextLabel(TextKind.STRONG, person.name))
        inside.addWidget(TextLabel(TextKind.CAPTION, person.role))
        inside.addStretch(1)
        return card

    def _deal_cards(self) -> None:
        if self._people is None:
            return
        room = self._room() - self._stylist.px(34)
        columns = 2 if room >= 2 * self.narrowest_card() and self._stylist.text_size < TextSize.LARGEST else 1
        for number, card in enumerate(self._cards):
            self._people.addWidget(card, number // columns, number % columns)
        for column in range(2):
            self._people.setColumnStretch(column, 1 if column < columns else 0)

    def narrowest_card(self) -> int:
        """Width that no card goes below. Asked of the words and not of the cards, whose letters shrink in a narrow
        column and grow again in a wide one: the two would call for each other without end."""
        least = self._stylist.font(TextKind.STRONG)
        least.setPixelSize(self._stylist.least_font_px)
        words = (longest_word(least, label.words()) for card in self._cards for label in card.findChildren(TextLabel))
        return max(words, default=0) + self._stylist.px(2 * 20) + 6

    def _room(self) -> int:
        """The width that is seen; the text itself may ask for more than there is."""
        view = self.parentWidget()
        return view.width() if view is not None else self.width()

    def resizeEvent(self, event: object) -> None:
        self._deal_cards()

    def _demands(self, demands: tuple[Demand, ...], words: Words) -> QWidget:
        holder = QWidget()
        set_role(holder, Role.List)
        self._demand_rows = QVBoxLayout(holder)
        self._demand_rows.setContentsMargins(0, 0, 0, 0)
        self._demand_rows.setSpacing(self._stylist.px(14))
        for demand in demands:
            self._demand_rows.addWidget(self._demand(demand, words))
        return holder

    def _demand(self, demand: Demand, words: Words) -> QWidget:
        row = QWidget()
        set_role(row, Role.ListItem, f"{words.number(demand.number)}. {demand.text}")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, self._stylist.px(6), 0, 0)
        number = TextLabel(TextKind.NUMERAL, words.number(demand.number))
        number.setFixedWidth(round(self._stylist.text_px(TextKind.NUMERAL) * 1.4))
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(TextLabel(TextKind.READING, demand.text, leading=125), 1)
        return row


def _empty(layout: QLayout | QBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
