"""Check and agree: the entry masked until held, the consent in full, and the button that signs."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.campaign import Campaign
from kiosk.name_order import whole_name
from kiosk.signatory import Exposure, InkKind
from kiosk.words import Words
from ui.booth.pages.page import BoothPage, Speak, forget_sizes, scrolled
from ui.booth.viewmodels.draft import Draft
from ui.booth.viewmodels.flow import FlowState
from ui.layouts import add_layout
from ui.messages import failure_message
from ui.spoken import keep_private, pass_over
from ui.theme import TextKind, TextSize, lay_on
from ui.widgets.buttons import HoldButton, LinkButton, PrimaryButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.ink_view import InkView
from ui.widgets.masked_block import MaskedBlock
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.reading_view import FADE
from ui.widgets.text import TextLabel

ENTRIES = (
    (TextKind.STRONG, TextKind.BODY, 90, True),
    (TextKind.STRONG, TextKind.CAPTION, 60, True),
    (TextKind.CAPTION, TextKind.CAPTION, 60, False),
)
"""How the entry may look: the kinds of its two texts, the least height of the drawing in the design's pixels, and
whether what does not belong to it stays while it is seen."""

DRAWING, LEAN_DRAWING = 120, 40
"""How high the mask of the drawing is, in the design's pixels."""
CONSENTS = (
    (TextKind.TITLE, TextKind.BODY, 120, 6, False),
    (TextKind.TITLE, TextKind.CAPTION, 108, 6, True),
    (TextKind.HEADING, TextKind.CAPTION, 100, 6, True),
    (TextKind.SUBHEADING, TextKind.CAPTION, 100, 2, True),
)
"""How the consent may look: the kinds of its heading and of a message above it, the room between its lines and between
the parts, and whether the message stands close."""


RULE = 2
"""Pixels that the line between texts is high."""


class AgreePage(BoothPage):
    """Step 4. Nothing is saved before its button is pressed; the campaign's title is not on it."""

    signed = Signal()
    change_exposure = Signal()
    change_details = Signal()
    keeper_asked = Signal()
    revealed = Signal()
    """The entry shows, as long as the button is held."""

    def __init__(self, campaign: Campaign, speak: Speak) -> None:
        super().__init__(speak)
        self._campaign = campaign
        self._draft = Draft()
        self._working = False
        self.eyebrow = TextLabel(TextKind.EYEBROW)
        drawing = MaskedBlock(design_height=DRAWING)
        self.masks = (MaskedBlock(share=0.8), MaskedBlock(design_height=26, share=0.5), drawing)
        self.name = TextLabel(TextKind.STRONG)
        self.rest = TextLabel(TextKind.BODY)
        self.ink = InkView()
        keep_private(self.name, self.rest)
        self.hold = HoldButton(icon=Icon.EYE)
        self.title = TextLabel(TextKind.TITLE)
        self.consent = TextLabel(TextKind.BODY, leading=120)
        self.hidden = TextLabel(TextKind.SOFT)
        """Stands instead of the consent while the entry is seen."""
        self.hidden.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.exposure = TextLabel(TextKind.SOFT)
        keep_private(self.exposure)
        self.change = LinkButton()
        self.keeper = LinkButton()
        self.trouble = NoticePanel(kind="trouble", icon=Icon.WARNING, is_news=True)
        self.edit = QuietButton()
        self.on = PrimaryButton()
        self.on.set_compact(True)
        self._connect()
        self._build()

    def _connect(self) -> None:
        self.hold.pressed_and_held.connect(lambda: self._reveal(shown=True))
        self.hold.let_go.connect(lambda: self._reveal(shown=False))
        self.change.clicked.connect(self.change_exposure)
        self.keeper.clicked.connect(self.keeper_asked)
        self.edit.clicked.connect(self.change_details)
        self.on.clicked.connect(self.signed)

    def _build(self) -> None:
        self._card = Card()
        self._entry = QVBoxLayout(self._card)
        for widget in (self.eyebrow, *self.masks, self.name, self.rest):
            self._entry.addWidget(widget)
        self._entry.addWidget(self.ink, 1)
        self._entry.addStretch(1)
        self._card_foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._card_foot.addWidget(self.hold)
        self._card_foot.addWidget(self.keeper)
        add_layout(self._entry, self._card_foot)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._chosen = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._chosen.addWidget(self.exposure, 1)
        self._chosen.addWidget(self.change)
        rule = QWidget()
        rule.setFixedHeight(RULE)
        lay_on(rule, "line")
        for part in (self.trouble, self.title, self.consent, rule):
            self._column.addWidget(part)
        add_layout(self._column, self._chosen)
        self._column.addStretch(1)
        self.view = scrolled(content)
        for moved in (self.view.verticalScrollBar().valueChanged, self.view.verticalScrollBar().rangeChanged):
            moved.connect(self._allow)
        self._texts = QStackedWidget()
        for part in (self.view, self.hidden):
            self._texts.addWidget(part)
        pass_over(self._texts)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(self.edit, 4)
        self._foot.addWidget(self.on, 6)
        self._right = QVBoxLayout()
        self._right.addWidget(self._texts, 1)
        add_layout(self._right, self._foot)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.addWidget(self._card, 4)
        add_layout(self._across, self._right, 7)
        self._reveal(shown=False)

    def arrange(self) -> None:
        px = self.stylist.px
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if self.portrait else right)
        self._across.setSpacing(px(22 if self.portrait else 36))
        self._foot.setDirection(down if self.portrait and self.stylist.text_size > 2 else right)
        self._foot.setSpacing(px(16))
        self._right.setSpacing(px(14))
        self._entry.setContentsMargins(px(28), px(20), px(28), px(20))
        self._entry.setSpacing(px(12))
        self._card_foot.setDirection(right if self._foot_fits_in_one_row() else down)
        self._card_foot.setSpacing(px(12))
        # Upright the message and the consent are below the entry, and need what it can spare.
        lean = self.portrait and not self.trouble.isHidden()
        self.masks[-1].set_design_height(LEAN_DRAWING if lean else DRAWING)
        self._across.setStretch(0, 0 if lean else 4)
        self._column.setContentsMargins(0, 0, 0, px(10))
        large = self.stylist.text_size > TextSize.NORMAL
        self._chosen.setDirection(down if large else right)
        if large is (self.hidden.kind is TextKind.SOFT):
            self.hidden.set_kind(TextKind.CAPTION if large else TextKind.SOFT)
        self._chosen.setSpacing(px(14))
        self._fit_entry()
        self.pad(self._across)
        self._fit_consent()
        self._allow()

    def _fit_consent(self) -> None:
        """Beside a message everything stands closer, so that what is agreed to can still be read at a glance."""
        for title, told, leading, space, compact in CONSENTS[: 1 if self.trouble.isHidden() else None]:
            for label, kind in ((self.title, title), (self.trouble.words, told)):
                if label.kind is not kind:
                    label.set_kind(kind)
            self.consent.set_leading(leading)
            self.trouble.set_compact(compact)
            self._column.setSpacing(self.stylist.px(space))
            forget_sizes(self._column)
            if self._column.totalHeightForWidth(self.view.width()) <= self.view.height():
                return

    def _fit_entry(self) -> None:
        """What was entered stands smaller, and the drawing lower, where the card has no room for it."""
        for name, rest, ink, stays in ENTRIES:
            for label, kind in ((self.name, name), (self.rest, rest)):
                if label.kind is not kind:
                    label.set_kind(kind)
            self.ink.setMinimumHeight(self.stylist.px(ink))
            for part in (self.eyebrow, self.keeper):
                part.setVisible(stays or self.name.isHidden())
            if self._entry.totalMinimumHeightForWidth(self._card.width()) <= self._card.height():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.arrange)

    def _foot_fits_in_one_row(self) -> bool:
        px = self.stylist.px
        needed = self.hold.sizeHint().width() + self.keeper.minimumSizeHint().width() + px(12 + 56 + 72)
        return self.portrait and needed <= self.width()

    def retranslate(self) -> None:
        words = self.speak()
        self.eyebrow.set_text(words.say("Your entry"))
        self.hold.setText(words.say("Hold to see"))
        self.hidden.set_text(words.say("Let go to read the text again, and to sign."))
        self.title.set_text(words.say("Do you agree?"))
        self.consent.set_text(self._campaign.petition(words.language).consent)
        self.view.setAccessibleName(self.consent.words())
        self.change.setText(words.say("Change"))
        self.change.setAccessibleName(words.say("Change who may see your name"))
        self.keeper.setText(words.say("Who keeps this, how long, how to reach them"))
        self.edit.setText(words.say("Change something"))
        self.view.set_more_text(words.say("More"))
        self.ink.setAccessibleName(words.say("Your signature"))

    def render_state(self, state: FlowState) -> None:
        """Shows the consent, what was chosen, and whether saving is under way or has failed."""
        words, self._draft = self.speak(), state.draft
        self.on.setText(words.say("Saving …") if state.working else words.say("I sign"))
        self._working = state.working
        for button in (self.edit, self.change):
            button.setEnabled(not state.working)
        self.exposure.set_text(self._exposure_line(words))
        self.trouble.setVisible(state.failure is not None)
        if state.failure is not None:
            kept = words.say("Your entry is still here, and you can try again.")
            self.trouble.set_texts(
                words.say("Not saved yet. Please call a volunteer."), f"{failure_message(state.failure, words)} {kept}"
            )
            self.on.setText(words.say("Try again"))
        self._allow()
        # Once the message has its place it is known whether the consent can still be read.
        QTimer.singleShot(0, self, self.arrange)

    def _exposure_line(self, words: Words) -> str:
        match self._draft.exposure:
            case Exposure.CAMPAIGN:
                controller = self._campaign.controller(words.language)
                return words.say("Only {controller} will see your name.", controller=controller)
            case Exposure.HANDOVER:
                addressee = self._campaign.petition(words.language).addressee
                name_alone = words.say("Your name will be seen by:")
                with_country = words.say("Your name and country will be seen by:")
                return f"{name_alone if self._campaign.form.country == 'off' else with_country}\n{addressee}"
            case _:
                # In the very words that stood beside the choice: of two promises the wider one would be believed.
                why = words.say("Only the coordinators see your name, so as not to count you twice.")
                return f"{words.say('You are only counted.')} {why}"

    def conceal(self) -> None:
        """Masks the entry, whoever holds the button."""
        self._reveal(shown=False)

    def _reveal(self, *, shown: bool) -> None:
        """While the name is seen the consent is not: it names the campaign, and one photograph would hold both."""
        self._texts.setCurrentWidget(self.hidden if shown else self.view)
        for mask in self.masks:
            mask.setVisible(not shown)
        drawn = self._draft.ink.kind is InkKind.DRAWN
        self.ink.setVisible(shown and drawn)
        self.name.setVisible(shown)
        self.rest.setVisible(shown)
        if shown:
            self._tell()
            self.revealed.emit()
        else:
            self._forget()
        self._fit_entry()
        self._allow()

    def _allow(self) -> None:
        """Nobody signs what is not there to be read: not while the entry shows instead of the consent, nor when a
        message has pushed the end of the consent out of sight."""
        pushed_out = not self.trouble.isHidden() and self.view.isVisible() and not self._consent_is_in_sight()
        self.on.setEnabled(not (self._working or pushed_out or self._texts.currentWidget() is self.hidden))

    def _consent_is_in_sight(self) -> bool:
        view = self.view
        low = view.viewport().height() - (view.more.height() + self.stylist.px(FADE) if view.has_more else 0)
        return self.consent.mapTo(view.viewport(), self.consent.rect().bottomLeft()).y() <= low

    def _tell(self) -> None:
        words, who = self.speak(), self._draft.details
        self.name.set_text(whole_name(who.given_name, who.family_name, words.language))
        lines = [", ".join(part for part in (who.city, words.country(who.country)) if part), who.email]
        if self._draft.declared:
            lines.append(words.say("declared, not drawn"))
        self.rest.set_text("\n".join(line for line in lines if line))
        self.ink.set_strokes(self._draft.ink.strokes, self._draft.ink.width, self._draft.ink.height)

    def _forget(self) -> None:
        self.name.set_text("")
        self.rest.set_text("")
        self.ink.wipe()

    def wipe(self) -> None:
        self._draft = Draft()
        self._working = False
        self.exposure.set_text("")
        self.on.setText("")
        self.trouble.hide()
        self.trouble.set_texts("", "")
        self._fit_consent()
        self.conceal()

    def enter(self) -> None:
        self.conceal()
        self.view.to_top()

    def first_focus(self) -> QWidget:
        return self.on
