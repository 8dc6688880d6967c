"""Labels of one kind each: the petition's words, headings, captions, errors."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme import Stylist, TextKind


class TextLabel(QLabel):
    """A wrapped text of one kind. It is plain text always, whatever it holds.

    `leading` is the height of a line in per cent of the font's own; 100 leaves it alone."""

    def __init__(
        self, kind: TextKind = TextKind.BODY, text: str = "", parent: QWidget | None = None, *, leading: int = 100
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._leading = leading
        self._words = ""
        self._stylist = Stylist()
        self.setProperty("kind", kind.value)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    @property
    def kind(self) -> TextKind:
        return self._kind

    def words(self) -> str:
        """The text as it was set."""
        return self._words

    def set_text(self, text: str) -> None:
        self._words = text
        self.setAccessibleName(text)
        shown = text.upper() if self._kind is TextKind.EYEBROW else text
        if self._leading == 100:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(shown)
        else:
            self.setTextFormat(Qt.TextFormat.RichText)
            lines = escape(shown).replace("\n", "<br>")
            self.setText(f'<p style="margin:0; line-height:{self._leading}%">{lines}</p>')

    def set_kind(self, kind: TextKind) -> None:
        """Changes what the text is for."""
        self._kind = kind
        self.setProperty("kind", kind.value)
        self.set_style(self._stylist)
        self.style().polish(self)
        self.set_text(self._words)

    def set_style(self, stylist: Stylist) -> None:
        """The sheet gives colour and font; letter spacing has no place in it."""
        self._stylist = stylist
        self.setFont(stylist.font(self._kind))
        self.updateGeometry()


class Card(QFrame):
    """A rounded ground: plain, notice, well, trouble or selected."""

    def __init__(self, kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", kind)

    def set_kind(self, kind: str) -> None:
        self.setProperty("card", kind)
        self.style().unpolish(self)
        self.style().polish(self)
