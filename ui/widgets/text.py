"""Labels of one kind each: the petition's words, headings, captions, errors."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.spoken import Role, set_role
from ui.theme import Stylist, TextKind, write_in
from ui.widgets.fitting import SLACK, even_width, line_widths, lines_of, longest_word, narrowed, width_without_widow
from ui.widgets.measured import Measured

HEADINGS = frozenset(
    {TextKind.POSTER, TextKind.DISPLAY, TextKind.HEADLINE, TextKind.TITLE, TextKind.HEADING, TextKind.SUBHEADING}
)
CLOSE = {
    TextKind.POSTER: 0.86,
    TextKind.DISPLAY: 0.86,
    TextKind.HEADLINE: 0.87,
    TextKind.TITLE: 0.88,
    TextKind.HEADING: 0.92,
}
"""From line to line in the font's own height: large letters stand closer than Noto's lines, which leave room for the
marks of every script."""

AS_PLAIN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""What `html.escape` does, whose module comes with the names of 2,231 characters: half a MiB."""


class TextLabel(QLabel):
    """A wrapped text of one kind. It is plain text always, whatever it holds.

    `leading` is the height of a line in per cent of the font's own; 100 leaves it alone. Headings are set closer, in
    lines about equally long; and no short text leaves a word alone on its last line."""

    def __init__(
        self, kind: TextKind = TextKind.BODY, text: str = "", parent: QWidget | None = None, *, leading: int = 100
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._stylist = Stylist()
        self._take_on_kind()
        self._leading = leading
        self._words = ""
        self._is_marked = False
        self._evened = 0
        """Pixels that are left free, at the side where lines may end, so that the lines are even."""
        self._measured = Measured()
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show_text(text)

    @property
    def kind(self) -> TextKind:
        return self._kind

    def words(self) -> str:
        """The text as it was set."""
        return self._words

    def set_text(self, text: str) -> None:
        """Nothing is measured anew of words that stand there already."""
        if text != self._words or self._is_marked:
            self._show_text(text)

    def _show_text(self, text: str) -> None:
        self._words = text
        self._is_marked = False
        self._measured.forget()
        self.setAccessibleName(text)
        shown = self.text_shown()
        if self._leading == 100 or self._is_set_close:
            self.setTextFormat(Qt.TextFormat.PlainText)
            super().setText(shown)
        else:
            self.setTextFormat(Qt.TextFormat.RichText)
            lines = shown.translate(AS_PLAIN_TEXT).replace("\n", "<br>")
            super().setText(f'<p style="margin:0; line-height:{self._leading}%">{lines}</p>')
        self._fit_words()

    def set_leading(self, leading: int) -> None:
        """Other room between the lines."""
        if leading != self._leading:
            self._leading = leading
            self._show_text(self._words)

    def set_marked(self, parts: Sequence[tuple[str, bool]]) -> None:
        """Sets a text of which those parts are bold that say so, as the words on a button are."""
        self.set_text("".join(words for words, _ in parts))
        self.setTextFormat(Qt.TextFormat.RichText)
        shown = ((words.translate(AS_PLAIN_TEXT), bold) for words, bold in parts)
        marked = (f'<span style="font-weight:600">{words}</span>' if bold else words for words, bold in shown)
        super().setText("".join(marked))
        self._is_marked = True
        self._measured.forget()

    def set_kind(self, kind: TextKind) -> None:
        """Changes what the text is for."""
        if kind is self._kind:
            return
        self._kind = kind
        self._take_on_kind()
        self.set_style(self._stylist)
        self._show_text(self._words)

    def _take_on_kind(self) -> None:
        write_in(self, self._stylist.text_role(self._kind))
        is_heading, is_paragraph = self._kind in HEADINGS, self._kind is TextKind.READING
        set_role(self, Role.Heading if is_heading else Role.Paragraph if is_paragraph else None)

    def set_style(self, stylist: Stylist) -> None:
        """Other letters; the colour comes with the palette of what it stands in."""
        self._stylist = stylist
        self._measured.forget()
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.setFont(stylist.font(self._kind))
        self._fit_words()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """No wider than the longest word in the smallest letters: it shrinks before anything is cut."""
        hint = super().minimumSizeHint() - QSize(self._evened, 0)
        least = QFont(self._stylist.font(self._kind))
        least.setPixelSize(self._stylist.least_font_px)
        return QSize(min(hint.width(), self._longest(least) + 2), hint.height())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint() - QSize(self._evened, 0)
        if not self.wordWrap():
            # In its own letters, also while it stands in smaller ones: or it would never grow again.
            hint.setWidth(self._longest(self._stylist.font(self._kind)) + 2)
        return hint

    def heightForWidth(self, width: int) -> int:
        """As if nothing were left free at a side: even lines are as many as uneven ones. A heading is measured in the
        letters that it has at that width, not in those of the room it stands in: before it is shown that is any room.
        """
        asked = ("height", width, self._evened, self.wordWrap(), self.font())
        return self._measured.of(asked, lambda: self._height_for(width))

    def _height_for(self, width: int) -> int:
        if not self._is_set_close:
            return super().heightForWidth(width + self._evened)
        text = self.text_shown()
        font = narrowed(self._stylist.font(self._kind), text, width - 2, self._stylist.least_font_px)
        high = QFontMetrics(font).height()
        lines = len(line_widths(font, text, width))
        return round((lines - 1) * high * CLOSE[self._kind]) + high

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def text_shown(self) -> str:
        """The words as they stand on the screen."""
        return self._words.upper() if self._kind is TextKind.EYEBROW else self._words

    def _fit_words(self) -> None:
        """A word longer than the line would be cut: the whole text then stands in smaller letters. For nothing before
        there is a place for it."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return
        font = self._stylist.font(self._kind)
        longest = self._longest(font)
        room = self.width() - (2 if self.wordWrap() else 0)
        if longest > room > 0:
            shrunk = max(self._stylist.least_font_px, int(font.pixelSize() * room / longest))
            # Another font: the one before is part of what was asked.
            font = QFont(font)
            font.setPixelSize(min(shrunk, font.pixelSize()))
        self.setFont(font)
        self._leave_no_widow(font)

    def _longest(self, font: QFont) -> int:
        """Pixels of what cannot be wrapped: a word, or all of them."""
        text, is_wrapped = self.text_shown(), self.wordWrap()
        measure = partial(longest_word, font, text) if is_wrapped else partial(_advance, font, text)
        return self._measured.of(("longest", font, is_wrapped), measure)

    def _leave_no_widow(self, font: QFont) -> None:
        """Leaves so much free at the right that the last line is no word alone."""
        text, room = self.text_shown(), self.width()
        evened = 0
        if self.wordWrap() and room > 0 and "\n" not in text and not self._is_set_close:
            wanted = self._measured.of(("widow", font, room), lambda: width_without_widow(font, text, room))
            evened = max(0, room - wanted - SLACK) if wanted < room else 0
        if evened != self._evened:
            self._evened = evened
            at_left = {Qt.AlignmentFlag.AlignHCenter: evened // 2, Qt.AlignmentFlag.AlignRight: evened}
            left = at_left.get(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask, 0)
            self.setContentsMargins(left, 0, evened - left, 0)

    # Headings

    @property
    def _is_set_close(self) -> bool:
        return self._kind in CLOSE

    def _line_step(self) -> float:
        """From one line of a heading to the next."""
        return self.fontMetrics().height() * CLOSE[self._kind]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_set_close:
            super().paintEvent(event)
            return
        font, text, box = self.font(), self.text_shown(), self.contentsRect()
        width = box.width()
        if self.wordWrap():
            # A dozen layouts, and a heading is painted again with every scroll.
            width = self._measured.of(("even", font, width), partial(even_width, font, text, width))
        height = self.heightForWidth(box.width()) if self.wordWrap() else box.height()
        top = box.top() + ((box.height() - height) // 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0)
        centred = bool(self.alignment() & Qt.AlignmentFlag.AlignHCenter)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        for place, line in enumerate(lines_of(font, text, width)):
            free = (box.width() - line.naturalTextWidth()) / 2 if centred else 0
            line.draw(painter, QPointF(box.left() + free, top + place * self._line_step() - line.y()))


def _advance(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)
