"""Your name: the risk in plain words, and who may see the name; nothing is chosen beforehand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.campaign import Campaign
from kiosk.signatory import Exposure
from ui.booth.pages.page import BoothPage, Speak, forget_sizes, scrolled
from ui.booth.viewmodels.flow import FlowState
from ui.layouts import add_layout
from ui.theme import TextKind
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.choice_card import ChoiceGroup
from ui.widgets.fitting import longest_word, text_box
from ui.widgets.icons import Icon, IconView
from ui.widgets.text import TextLabel

LEADING = 112
SIGN = 34
"""Side of the warning sign in the design's pixels."""
WAYS = (
    (TextKind.TITLE, TextKind.BODY),
    (TextKind.HEADING, TextKind.BODY),
    (TextKind.TITLE, TextKind.EXPLANATION),
    (TextKind.HEADING, TextKind.EXPLANATION),
    (TextKind.HEADING, TextKind.CAPTION),
)
"""How the choices may look: the kinds of the question and of the explanations, by which one decides."""


class ExposurePage(BoothPage):
    """Step 1."""

    chosen = Signal(object)
    confirmed = Signal()

    def __init__(self, campaign: Campaign, speak: Speak) -> None:
        super().__init__(speak)
        self._campaign = campaign
        self.notice = TextLabel(TextKind.BODY, leading=LEADING)
        self.notice_above = TextLabel(TextKind.BODY, leading=LEADING)
        """The same words above the choices, where the text is too large for two columns."""
        self._signs = (IconView(Icon.WARNING, "alert"), IconView(Icon.WARNING, "alert"))
        self.title = TextLabel(TextKind.TITLE)
        self.choices = ChoiceGroup()
        self.on = PrimaryButton()
        for exposure in campaign.form.exposure:
            self.choices.add(str(exposure))
        self.choices.chosen.connect(lambda key: self.chosen.emit(Exposure(key)))
        self.on.clicked.connect(self.confirmed)
        self._build()

    def _build(self) -> None:
        """The notice and the choices scroll apart, so that neither hides the other or the button."""
        holder, card = QWidget(), Card("notice")
        self._card_inside = QBoxLayout(QBoxLayout.Direction.TopToBottom, card)
        self._card_inside.addWidget(self._signs[0], 0, Qt.AlignmentFlag.AlignTop)
        self._card_inside.addWidget(self.notice, 1)
        hugging = QVBoxLayout(holder)
        hugging.setContentsMargins(0, 0, 0, 0)
        hugging.addWidget(card)
        hugging.addStretch(1)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._above = Card("notice")
        self._above_inside = QHBoxLayout(self._above)
        self._above_inside.addWidget(self._signs[1], 0, Qt.AlignmentFlag.AlignTop)
        self._above_inside.addWidget(self.notice_above, 1)
        self._column.addWidget(self._above)
        self._column.addWidget(self.title)
        self._column.addWidget(self.choices)
        self._column.addStretch(1)
        self.notice_view, self.view = scrolled(holder), scrolled(content)
        self._right = QVBoxLayout()
        self._right.addWidget(self.view, 1)
        self._right.addWidget(self.on)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.addWidget(self.notice_view, 9)
        add_layout(self._across, self._right, 16)

    def arrange(self) -> None:
        px = self.stylist.px
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        # Rather without its sign than where it has to be scrolled to.
        signed = self._notice_fits_apart(signed=True)
        together = not signed and not self._notice_fits_apart(signed=False)
        self._signs[0].setVisible(signed)
        self.notice_view.setVisible(not together)
        self._above.setVisible(together)
        self._across.setDirection(down if self.portrait else right)
        self._across.setSpacing(px(22 if self.portrait else 36))
        self._across.setStretch(0, 7 if self.portrait else 10)
        self._across.setStretch(1, 13 if self.portrait else 15)
        self._above_inside.setContentsMargins(px(20), px(14), px(20), px(14))
        self._card_inside.setDirection(right if self.portrait else down)
        for inside in (self._above_inside, self._card_inside):
            inside.setSpacing(px(16 if self.portrait else 6))
        for sign in self._signs:
            sign.set_design_size(SIGN)
        self._card_inside.setContentsMargins(px(24), px(18), px(20), px(18))
        self._column.setContentsMargins(0, 0, 0, px(8))
        self._column.setSpacing(px(12))
        self._right.setSpacing(px(12))
        self.pad(self._across)
        for title, explanation in WAYS:
            if self.title.kind is not title:
                self.title.set_kind(title)
            self.choices.set_explanation_kind(explanation)
            forget_sizes(self._column)
            if self._choices_fit():
                break

    def _choices_fit(self) -> bool:
        px, apart = self.stylist.px, not self.notice_view.isHidden()
        width, height = self.width() - px(72), self.height() - px(30)
        if apart and self.portrait:
            height = (height - px(22)) * 13 // 20
        elif apart:
            width = (width - px(36)) * 15 // 25
        return self._column.totalHeightForWidth(width) <= height - self.on.sizeHint().height() - px(12)

    def _notice_fits_apart(self, *, signed: bool) -> bool:
        """Whether the whole notice, with its sign or without, can be read beside the choices, or above them, without
        scrolling."""
        px = self.stylist.px
        sign = px(SIGN) if signed else 0
        if self.portrait:
            width, height = self.width() - px(72), (self.height() - px(52)) * 7 // 20
        else:
            width, height = (self.width() - px(72 + 36)) * 10 // 25, self.height() - px(30)
        # From the font, not from the label: in a narrow card the label may have shrunk its letters already.
        beside, above = (sign + px(16), 0) if self.portrait else (0, sign + px(6))
        font, room, words = self.stylist.font(TextKind.BODY), width - px(44) - beside - 8, self.notice.words()
        lines = text_box(font, words, room).height() * LEADING / 100
        return longest_word(font, words) <= room and lines + above + px(36) + 8 <= height

    def retranslate(self) -> None:
        words = self.speak()
        petition = self._campaign.petition(words.language)
        self.notice.set_text(petition.risk_notice)
        self.notice_above.set_text(petition.risk_notice)
        self.title.set_text(words.say("Who may see your name?"))
        self.notice_view.setAccessibleName(petition.risk_notice)
        self.view.setAccessibleName(self.title.words())
        self.on.setText(words.say("Next"))
        for view in (self.view, self.notice_view):
            view.set_more_text(words.say("More"))
        controller = self._campaign.controller(words.language)
        name_alone = words.say("They will see your name, nothing else.")
        with_country = words.say("They will see your name and country, nothing else.")
        texts = {
            Exposure.COUNT: (
                words.say("Nobody: just count me"),
                words.say("Only the coordinators see your name, so as not to count you twice."),
            ),
            Exposure.CAMPAIGN: (
                words.say("Only {controller}", controller=controller),
                words.say("Your name stays with the campaign; the addressee gets only the total number."),
            ),
            Exposure.HANDOVER: (
                petition.addressee,
                name_alone if self._campaign.form.country == "off" else with_country,
            ),
        }
        for exposure in self._campaign.form.exposure:
            self.choices.set_texts(str(exposure), *texts[exposure])
        self.arrange()

    def render_state(self, state: FlowState) -> None:
        """Shows what is chosen."""
        chosen = state.draft.exposure
        if chosen is None:
            self.choices.clear()
        else:
            self.choices.set_current(str(chosen))
        self.on.setEnabled(chosen is not None)

    def wipe(self) -> None:
        self.choices.clear()

    def enter(self) -> None:
        self.view.to_top()
        self.notice_view.to_top()

    def first_focus(self) -> QWidget:
        """The card that is chosen, and while none is, the strictest."""
        return self.choices.card(self.choices.current() or Exposure.COUNT)
