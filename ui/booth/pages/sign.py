"""Your signature: a large pad, and as good a way for those who cannot draw."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.booth.pages.page import NO_LIMIT, BoothPage, Speak, use_first_that_fits
from ui.booth.viewmodels.flow import FlowState
from ui.layouts import add_layout
from ui.theme import TextKind, TextSize
from ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from ui.widgets.icons import Icon
from ui.widgets.ink_pad import InkPad
from ui.widgets.text import TextLabel

LOW_MM = 200
"""Below this height of the page the pad needs every line."""

WIDE_NEXT = 260
"""How wide the one filled button is where there is room, in the design's pixels."""


class SignPage(BoothPage):
    """Step 3."""

    drawn = Signal(object, int)
    """Strokes of points, and the height of the box that they are in."""
    declared = Signal()
    confirmed = Signal()

    def __init__(self, speak: Speak) -> None:
        super().__init__(speak)
        self._undo_words = ""
        self.title = TextLabel(TextKind.TITLE)
        self.hint = TextLabel(TextKind.CAPTION)
        self.pad_area = InkPad()
        self.undo = QuietButton(icon=Icon.UNDO)
        self.clear = QuietButton()
        self.cannot = LinkButton()
        self.on = PrimaryButton()
        self.on.set_compact(True)
        self.pad_area.changed.connect(self._changed)
        self.undo.clicked.connect(self.pad_area.undo_stroke)
        self.clear.clicked.connect(self.pad_area.clear)
        self.cannot.clicked.connect(self.declared)
        self.on.clicked.connect(self.confirmed)
        self._build()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addWidget(self.hint)
        self._column.addWidget(self.pad_area, 100)
        self._column.addStretch(1)
        self._mend = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._mend.addWidget(self.undo)
        self._mend.addWidget(self.clear)
        self._go = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._go.addStretch(1)
        self._go.addWidget(self.cannot)
        self._go.addWidget(self.on)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        add_layout(self._foot, self._mend)
        add_layout(self._foot, self._go, 1)
        add_layout(self._column, self._foot)

    def arrange(self) -> None:
        px = self.stylist.px
        self._show_undo_words(shown=True)
        if not self.portrait and not self._fit_in_one_row():
            self._show_undo_words(shown=False)
        stacked = not self._fit_in_one_row()
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(down if stacked else right)
        self._go.setStretch(0, 0 if stacked else 1)
        self._go.setStretch(2, 1 if stacked else 0)
        roomy = not stacked and self._row_width() + px(WIDE_NEXT) - self.on.sizeHint().width() <= self.width()
        self.on.setMinimumWidth(px(WIDE_NEXT) if roomy else 0)
        for row in (self._mend, self._go, self._foot):
            row.setSpacing(px(16))
        # Signatures are wide: a pad as high as an upright screen would make them tiny wherever they are shown.
        self.pad_area.setMaximumHeight(round(self.width() * 0.8) if self.portrait else NO_LIMIT)
        low = self.height() < self.stylist.metrics.mm(LOW_MM) and self.stylist.text_size > TextSize.NORMAL
        self.pad(self._column, bottom=12 if low else 30)
        self._column.setSpacing(px(12))
        # The pad needs its height more than the words above it do.
        self.hint.show()
        kinds = (TextKind.HEADING, TextKind.CAPTION) if low else (TextKind.TITLE, TextKind.HEADING, TextKind.CAPTION)
        self.hint.setVisible(use_first_that_fits(self.title, kinds, self._fits))

    def _fits(self) -> bool:
        return self._column.totalMinimumHeightForWidth(self.width()) <= self.height()

    def _fit_in_one_row(self) -> bool:
        return self._row_width() <= self.width()

    def _row_width(self) -> int:
        parts, px = (self.undo, self.clear, self.cannot, self.on), self.stylist.px
        return sum(part.sizeHint().width() + px(16) for part in parts) + px(72)

    def _show_undo_words(self, *, shown: bool) -> None:
        """Where there is no room for its words, the arrow alone says what it does."""
        words = self._undo_words if shown else ""
        if self.undo.text() != words:
            self.undo.setText(words)

    def retranslate(self) -> None:
        words = self.speak()
        self.title.set_text(words.say("Sign with your finger or a pen"))
        self.hint.set_text(words.say("Any mark will do; it need not be the one your bank knows."))
        self._undo_words = words.say("Undo last stroke")
        self.undo.setAccessibleName(self._undo_words)
        self.clear.setText(words.say("Clear"))
        self.cannot.setText(words.say("I cannot draw"))
        self.on.setText(words.say("Next"))
        self.pad_area.setAccessibleName(words.say("Pad for your signature"))
        self.arrange()

    def _changed(self) -> None:
        self.drawn.emit(self.pad_area.strokes(), self.pad_area.box_size()[1])

    def render_state(self, state: FlowState) -> None:
        """The buttons follow what is on the pad; what the entry no longer holds leaves the pad too."""
        has_ink = bool(state.draft.ink.strokes)
        if not has_ink and self.pad_area.stroke_count:
            self.pad_area.wipe()
        for button in (self.undo, self.clear, self.on):
            button.setEnabled(has_ink)

    def wipe(self) -> None:
        self.pad_area.wipe()

    def first_focus(self) -> QWidget:
        """Whoever comes by keys finds what can be done with them."""
        return self.cannot
