"""One signing on a card: the name large, where from, how given, and the ink."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from kiosk.signatory import InkKind
from kiosk.words import Words
from ui.desk.viewmodels.ports import SigningShown
from ui.desk.viewmodels.wording import allowed, how_given, where_from
from ui.theme import Stylist, TextKind
from ui.widgets.card import Card
from ui.widgets.ink_view import InkView
from ui.widgets.text import TextLabel


class SigningCard(Card):
    """Wiped when nobody is to see it any more."""

    def __init__(self) -> None:
        super().__init__()
        self.name = TextLabel(TextKind.TITLE)
        self.place = TextLabel(TextKind.BODY)
        self.given = TextLabel(TextKind.SOFT)
        self.allows = TextLabel(TextKind.CAPTION)
        self.ink = InkView()
        self.no_ink = TextLabel(TextKind.SOFT)
        self.no_ink.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        for part in (self.name, self.place, self.given):
            self._column.addWidget(part)
        self._column.addWidget(self.ink, 1)
        self._column.addWidget(self.no_ink, 1)
        self._column.addWidget(self.allows)
        # Both cards of a pair are as wide, whatever their names are.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_signing(self, signing: SigningShown, words: Words) -> None:
        """Shows it."""
        drawn = signing.ink.kind is InkKind.DRAWN
        self.name.set_text(signing.name)
        self.place.set_text(where_from(signing, words))
        self.given.set_text(how_given(signing, words))
        self.allows.set_text(allowed(signing, words))
        self.ink.setVisible(drawn)
        self.ink.set_strokes(signing.ink.strokes, signing.ink.width, signing.ink.height)
        self.no_ink.setVisible(not drawn)
        declared = signing.ink.kind is InkKind.DECLARED
        self.no_ink.set_text(
            words.say("Declared, not drawn") if declared else words.say("No drawing: counted only") if not drawn else ""
        )

    def wipe(self) -> None:
        """Nothing of anybody stays."""
        for part in (self.name, self.place, self.given, self.allows, self.no_ink):
            part.set_text("")
        self.ink.wipe()

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        px = stylist.px
        self._column.setContentsMargins(px(26), px(20), px(26), px(18))
        self._column.setSpacing(px(4))
