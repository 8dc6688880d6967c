"""The batches on the merge's list: one line each with what was verified and what came of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.words import Words
from ui.desk.viewmodels.merge import BatchLine, LineStep
from ui.desk.viewmodels.wording import gap, refusal, unreadable, what_came
from ui.layouts import add_layout
from ui.theme import Stylist, TextKind, dress_part
from ui.widgets.icons import Icon, IconView
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import TextLabel

_SIGNS = {
    LineStep.WAITING: (Icon.CLOCK, "soft"),
    LineStep.READING: (Icon.SEARCH, "accent"),
    LineStep.IN: (Icon.CHECK, "accent"),
    LineStep.NOTHING_NEW: (Icon.CHECK, "soft"),
    LineStep.REFUSED: (Icon.WARNING, "alert"),
}

SIGN = 24


class BatchRow(QWidget):
    """A sign, the file's name, how it stands, and below it what needs more words."""

    def __init__(self) -> None:
        super().__init__()
        self.line: BatchLine | None = None
        self.sign = IconView(Icon.CLOCK)
        self.sign.set_design_size(SIGN)
        self.name = TextLabel(TextKind.BODY)
        self.verdict = TextLabel(TextKind.STRONG)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.more = TextLabel(TextKind.CAPTION)
        self._row = QHBoxLayout(self)
        self._side = QVBoxLayout()
        self._side.addWidget(self.sign)
        self._side.addStretch(1)
        add_layout(self._row, self._side)
        self._texts = QVBoxLayout()
        above = QHBoxLayout()
        above.addWidget(self.name, 3)
        above.addWidget(self.verdict, 4)
        add_layout(self._texts, above)
        self._texts.addWidget(self.more)
        add_layout(self._row, self._texts, 1)

    def show_line(self, line: BatchLine, words: Words) -> None:
        """Shows how the batch stands."""
        self.line = line
        icon, role = _SIGNS[line.step]
        self.sign.set_icon(icon)
        self.sign.set_role(role)
        self.name.set_text(line.path.name)
        self.name.setToolTip(str(line.path))
        verdict, more = in_words(line, words)
        self.verdict.set_text(verdict)
        self.more.set_text(more)
        self.more.setVisible(bool(more))
        self.setAccessibleName(f"{line.path.name}: {verdict} {more}".strip())

    def set_style(self, stylist: Stylist) -> None:
        px = stylist.px
        self._row.setContentsMargins(px(4), px(7), px(4), px(7))
        self._row.setSpacing(px(14))
        line = QFontMetrics(stylist.font(TextKind.BODY)).height()
        self._side.setContentsMargins(0, max(0, (line - px(SIGN)) // 2), 0, 0)
        self._texts.setSpacing(px(2))


def in_words(line: BatchLine, words: Words) -> tuple[str, str]:
    """How a batch stands, and what more there is to say."""
    if line.outcome is None:
        return (words.say("Reading …") if line.step is LineStep.READING else words.say("Waiting")), ""
    said = (
        refusal(line.outcome, words),
        gap(line.outcome, words) if line.outcome.code is None else "",
        unreadable(line.outcome, words),
    )
    return what_came(line.outcome, words), " ".join(part for part in said if part)


class BatchList(ScrollColumn):
    """As many rows as batches, below what is said of all of them; a row that has not changed is left alone."""

    def __init__(self, head: QWidget) -> None:
        super().__init__(spacing=0)
        self._stylist = Stylist()
        self.head = head
        self.column.addWidget(head)
        self.rows: list[BatchRow] = []
        self._language = ""
        self.column.addStretch(1)

    def show_lines(self, lines: tuple[BatchLine, ...], words: Words) -> None:
        """Shows the list."""
        while len(self.rows) > len(lines):
            gone = self.rows.pop()
            self.column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(lines):
            row = BatchRow()
            self.column.insertWidget(1 + len(self.rows), row)
            dress_part(row, self._stylist)
            self.rows.append(row)
        anew = words.language != self._language
        self._language = words.language
        for row, line in zip(self.rows, lines, strict=True):
            if anew or row.line != line:
                row.show_line(line, words)
                if line.step is LineStep.READING:
                    self.ensureWidgetVisible(row, 0, 24)

    def to_top(self) -> None:
        """Shows what is said of all of them."""
        self.verticalScrollBar().setValue(0)

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        self._stylist = stylist
