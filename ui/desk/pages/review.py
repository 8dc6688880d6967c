"""Two signings side by side: one person or two? No answer is nearer to the hand than another."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from kiosk.words import Words
from ui.desk.letters import is_plain, letter_of
from ui.desk.pages.keyed import KeyedButton
from ui.desk.pages.page import DeskPage, Speak, is_tight
from ui.desk.pages.signing_card import SigningCard
from ui.desk.viewmodels.ports import PairShown, PairSummary
from ui.desk.viewmodels.review import ReviewState, ReviewStep, ReviewViewModel
from ui.desk.viewmodels.wording import note_words, trouble, why
from ui.layouts import add_layout
from ui.theme import Stylist, TextKind
from ui.widgets.buttons import Look, QuietButton
from ui.widgets.card import Card
from ui.widgets.fitting import fit
from ui.widgets.icons import Icon, IconView
from ui.widgets.text import TextLabel

BUTTON_HEIGHT = 64
LARGER = 1.2


class DecisionButton(KeyedButton):
    """Pressed by the mouse, by its letter or by Space, never by Enter: a decision is not what one confirms."""

    def __init__(self, letter: str) -> None:
        super().__init__(letter, Look.QUIET)
        self.peers: tuple[DecisionButton, ...] = ()

    def _font(self) -> QFont:
        """As large as the longest of the answers allows: none of them speaks louder than another."""
        font = self._stylist.control_font(large=True)
        font.setPixelSize(round(font.pixelSize() * (1 if is_tight(self._stylist) else LARGER)))
        least = self._stylist.least_font_px
        shown = [peer for peer in self.peers if peer.isVisible()]
        sizes = [fit(font, peer.text(), *peer.room(), least).font.pixelSize() for peer in shown]
        font.setPixelSize(min(sizes, default=font.pixelSize()))
        return font

    def room(self) -> tuple[int, int]:
        """Width and height that the words have."""
        return self.width() - 2 * self._padding(), self.height() - 6

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class NoteCard(Card):
    """What staff said about a signing that they marked as spoilt."""

    def __init__(self) -> None:
        super().__init__("notice")
        self.head = TextLabel(TextKind.HEADING)
        self.reason = TextLabel(TextKind.BODY)
        self.explain = TextLabel(TextKind.CAPTION)
        self._column = QVBoxLayout(self)
        for part in (self.head, self.reason, self.explain):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def show_note(self, note: str, words: Words) -> None:
        """Says the reason."""
        self.head.set_text(words.say("Marked as spoilt by staff"))
        self.reason.set_text(note_words(note, words))
        self.explain.set_text(
            words.say("The signing counts unless its owner withdraws it: staff cannot take a name back.")
        )

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        px = stylist.px
        self._column.setContentsMargins(px(26), px(20), px(26), px(18))
        self._column.setSpacing(px(8))


class ReviewPage(DeskPage):
    """Names are on it only while it stands."""

    merge_wanted = Signal()

    def __init__(self, model: ReviewViewModel, speak: Speak) -> None:
        super().__init__(speak)
        self._model = model
        self.left, self.right, self.note = SigningCard(), SigningCard(), NoteCard()
        self.same, self.different, self.later = DecisionButton("S"), DecisionButton("D"), DecisionButton("L")
        self.seen = DecisionButton("S")
        for button in (self.same, self.different, self.later):
            button.peers = (self.same, self.different, self.later)
        self.undo = KeyedButton("Z", Look.GHOST, Icon.UNDO)
        self.calm_sign = IconView(Icon.CHECK, "accent", ground="tint")
        self.calm_sign.set_design_size(120)
        self.calm, self.calm_more = TextLabel(TextKind.HEADING), TextLabel(TextKind.SOFT)
        self.calm_go = QuietButton()
        self.faces = QStackedWidget()
        self._pair, self._calm = QWidget(), QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._cards = QHBoxLayout(self._pair)
        self._cards.setContentsMargins(0, 0, 0, 0)
        for card in (self.left, self.right, self.note):
            self._cards.addWidget(card, 1)
        middle = self._middle = QVBoxLayout(self._calm)
        middle.addStretch(2)
        for part in (self.calm_sign, self.calm, self.calm_more):
            middle.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter if part is self.calm_sign else Qt.AlignmentFlag(0))
        middle.addWidget(self.calm_go, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)
        for label in (self.calm, self.calm_more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.faces.addWidget(self._pair)
        self.faces.addWidget(self._calm)
        self.column.addWidget(self.faces, 1)
        self._buttons = QHBoxLayout()
        for button in (self.same, self.different, self.seen, self.later):
            self._buttons.addWidget(button, 3)
        self._buttons.addWidget(self.undo, 1)
        add_layout(self.column, self._buttons)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self.render_state)
        self.same.clicked.connect(lambda: model.decide("same"))
        self.different.clicked.connect(lambda: model.decide("different"))
        self.later.clicked.connect(model.later)
        self.seen.clicked.connect(model.seen)
        self.undo.clicked.connect(model.undo)
        self.calm_go.clicked.connect(self._go_on)

    def _go_on(self) -> None:
        if self._model.state.step is ReviewStep.PUT_OFF:
            self._model.begin_again()
        elif self._model.state.step is ReviewStep.FAILED:
            self._model.try_again()
        else:
            self.merge_wanted.emit()

    def take_key(self, event: QKeyEvent) -> bool:
        """See `DeskPage.take_key`."""
        letter, model = letter_of(event), self._model
        if letter == "z" and (is_plain(event) or event.modifiers() == Qt.KeyboardModifier.ControlModifier):
            model.undo()
        elif letter and is_plain(event):
            if model.state.is_note:
                (model.later if letter == "l" else model.seen)()
            elif letter == "l":
                model.later()
            else:
                model.decide("same" if letter == "s" else "different")
        else:
            return False
        return True

    def enter(self) -> None:
        """See `DeskPage.enter`."""
        self._model.enter()

    def leave(self) -> None:
        """See `DeskPage.leave`."""
        self._model.leave()

    def retranslate(self) -> None:
        """See `DeskPage.retranslate`."""
        words = self.speak()
        say = words.say
        self.same.setText(say("Same person"))
        self.different.setText(say("Different people"))
        self.later.setText(say("Later"))
        self.seen.setText(say("Seen"))
        self.undo.setAccessibleName(say("Undo the last decision"))
        self.undo.setToolTip(say("Undo the last decision"))
        self.setAccessibleName(say("Is this one person?"))
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.state, self.speak()
        shown, pair = state.shown, state.pair
        in_pairs = state.step in {ReviewStep.PAIR, ReviewStep.LOADING}
        # Also while the next pair is opened, when they do nothing: a button that is switched off loses the focus.
        can_put_off = in_pairs or (state.step is ReviewStep.FAILED and state.can_go_on)
        for button in (self.same, self.different, self.seen):
            button.setEnabled(in_pairs)
        self.later.setEnabled(can_put_off)
        self.undo.setEnabled(bool(state.decided))
        for button in (self.same, self.different):
            button.setVisible(in_pairs and not state.is_note)
        self.seen.setVisible(in_pairs and state.is_note)
        self.later.setVisible(can_put_off)
        self.undo.setVisible(in_pairs or bool(state.decided))
        across = QSizePolicy.Policy.Preferred if in_pairs else QSizePolicy.Policy.Maximum
        self.undo.setSizePolicy(across, self.undo.sizePolicy().verticalPolicy())
        if shown is not None and pair is not None:
            self._show_pair(state, shown, pair, words)
        else:
            self._show_none(state, words)
        self.arrange()

    def arrange(self) -> None:
        """See `DeskPage.arrange`: alone the button says what it undoes; beside the answers a word is enough, or its
        sign where they leave no room for the word."""
        say = self.speak().say
        if self._model.state.step not in {ReviewStep.PAIR, ReviewStep.LOADING}:
            self.undo.setText(say("Undo the last decision"))
            return
        self.undo.setText("" if is_tight(self.stylist) else say("Undo"))
        # It remembers how wide it was in other letters and words.
        self._buttons.invalidate()
        if self._buttons.minimumSize().width() > self.room:
            self.undo.setText("")

    def _show_pair(self, state: ReviewState, shown: PairShown, pair: PairSummary, words: Words) -> None:
        self.faces.setCurrentWidget(self._pair)
        self.title.set_text(words.say("A spoilt signing") if state.is_note else words.say("Is this one person?"))
        self.aside.set_text(why(state.place, state.total, pair, shown, words))
        self.left.show_signing(shown.left, words)
        self.right.setVisible(shown.right is not None)
        self.note.setVisible(shown.right is None)
        if shown.right is not None:
            self.right.show_signing(shown.right, words)
        else:
            self.right.wipe()
            self.note.show_note(shown.note, words)

    def _show_none(self, state: ReviewState, words: Words) -> None:
        for card in (self.left, self.right):
            card.wipe()
        say = words.say
        loading = state.step is ReviewStep.LOADING
        self.title.set_text(say("Is this one person?") if loading else say("Review"))
        self.aside.set_text(say("Opening …") if state.step is ReviewStep.LOADING else "")
        if state.step is ReviewStep.LOADING:
            self.faces.setCurrentWidget(self._pair)
            self.note.setVisible(False)
            self.right.setVisible(True)
            return
        self.faces.setCurrentWidget(self._calm)
        failed = state.step is ReviewStep.FAILED
        self.calm_sign.set_icon(Icon.WARNING if failed else Icon.CLOCK if state.left else Icon.CHECK)
        self.calm_sign.set_role("alert" if failed else "accent")
        if failed:
            unread = say("This could not be read.")
            self.calm.set_text(say("The decision could not be saved.") if state.unsaved else unread)
            self.calm_more.set_text(trouble(state.error, words))
            self.calm_go.setText(say("Try again"))
        elif state.step is ReviewStep.PUT_OFF:
            self.calm.set_text(words.plural("{count} pair was put off.", "{count} pairs were put off.", state.left))
            self.calm_more.set_text(say("Both signings of an undecided pair count as two persons until then."))
            self.calm_go.setText(say("Look at them now"))
        else:
            self.calm.set_text(say("Nothing is left to review."))
            self.calm_more.set_text(say("Everything that the merge could not tell by itself has been decided."))
            self.calm_go.setText(say("Merge more batches"))

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        px = stylist.px
        self._cards.setSpacing(px(22))
        self._middle.setSpacing(px(14))
        self._buttons.setSpacing(px(16))
        self.calm_sign.set_style(stylist)
        for button in (self.same, self.different, self.later, self.seen, self.undo):
            button.setMinimumHeight(px(BUTTON_HEIGHT))
        self.render_state()
