"""Labels of one kind each: the petition's words, headings, captions, errors."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.spoken import Role, set_role
from ui.theme import Stylist, TextKind
from ui.widgets.fitting import longest_word

HEADINGS = frozenset({TextKind.DISPLAY, TextKind.HEADLINE, TextKind.TITLE, TextKind.HEADING, TextKind.SUBHEADING})


class TextLabel(QLabel):
    """A wrapped text of one kind. It is plain text always, whatever it holds.

    `leading` is the height of a line in per cent of the font's own; 100 leaves it alone."""

    def __init__(
        self, kind: TextKind = TextKind.BODY, text: str = "", parent: QWidget | None = None, *, leading: int = 100
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._tell_role()
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
        shown = self.text_shown()
        if self._leading == 100:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(shown)
        else:
            self.setTextFormat(Qt.TextFormat.RichText)
            lines = escape(shown).replace("\n", "<br>")
            self.setText(f'<p style="margin:0; line-height:{self._leading}%">{lines}</p>')
        self._fit_words()

    def set_kind(self, kind: TextKind) -> None:
        """Changes what the text is for."""
        self._kind = kind
        self._tell_role()
        self.setProperty("kind", kind.value)
        self.set_style(self._stylist)
        self.style().polish(self)
        self.set_text(self._words)

    def _tell_role(self) -> None:
        is_heading, is_paragraph = self._kind in HEADINGS, self._kind is TextKind.READING
        set_role(self, Role.Heading if is_heading else Role.Paragraph if is_paragraph else None)

    def set_style(self, stylist: Stylist) -> None:
        """The sheet gives colour and font; letter spacing has no place in it."""
        self._stylist = stylist
        self.setFont(stylist.font(self._kind))
        self._fit_words()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """No wider than the longest word in the smallest letters: it shrinks before anything is cut."""
        hint = super().minimumSizeHint()
        least = QFont(self._stylist.font(self._kind))
        least.setPixelSize(self._stylist.least_font_px)
        return QSize(min(hint.width(), longest_word(least, self.text_shown()) + 2), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def text_shown(self) -> str:
        """The words as they stand on the screen."""
        return self._words.upper() if self._kind is TextKind.EYEBROW else self._words

    def _fit_words(self) -> None:
        """A word longer than the line would be cut: the whole text then stands in smaller letters."""
        font = self._stylist.font(self._kind)
        longest = longest_word(font, self.text_shown())
        room = self.width() - 2
        shrunk = 0
        if self.wordWrap() and longest > room > 0:
            shrunk = max(self._stylist.least_font_px, int(font.pixelSize() * room / longest))
        sheet = f"font-size: {shrunk}px;" if shrunk and shrunk < font.pixelSize() else ""
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


class Card(QFrame):
    """A rounded ground: plain, notice, well, trouble or selected."""

    def __init__(self, kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", kind)

    def set_kind(self, kind: str) -> None:
        self.setProperty("card", kind)
        self.style().unpolish(self)
        self.style().polish(self)
