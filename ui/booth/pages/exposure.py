"""Your name: the risk in plain words, and who may see the name; nothing is chosen beforehand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.campaign import Campaign
from kiosk.signatory import Exposure
from ui.booth.pages.page import BoothPage, Speak, scrolled
from ui.booth.viewmodels.flow import FlowState
from ui.theme import TextKind
from ui.widgets.buttons import PrimaryButton
from ui.widgets.choice_card import ChoiceGroup
from ui.widgets.text import Card, TextLabel


class ExposurePage(BoothPage):
    """Step 1."""

    chosen = Signal(object)
    confirmed = Signal()

    def __init__(self, campaign: Campaign, speak: Speak) -> None:
        super().__init__(speak)
        self._campaign = campaign
        self.notice = TextLabel(TextKind.BODY, leading=120)
        self.title = TextLabel(TextKind.TITLE)
        self.choices = ChoiceGroup()
        self.on = PrimaryButton()
        for exposure in campaign.form.exposure:
            self.choices.add(str(exposure))
        self.choices.chosen.connect(lambda key: self.chosen.emit(Exposure(key)))
        self.on.clicked.connect(self.confirmed)
        self._build()

    def _build(self) -> None:
        self._card = Card("notice")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.notice)
        inside.addStretch(1)
        self._card_inside = inside
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.choices)
        column.addStretch(1)
        self._column = column
        content = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._across.addWidget(self._card, 9)
        self._across.addWidget(self._right, 16)
        self.view = scrolled(content)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.view, 1)
        self._whole.addWidget(self.on)

    def arrange(self) -> None:
        px = self.stylist.px
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if self.portrait else right)
        self._across.setContentsMargins(0, 0, 0, px(12))
        self._across.setSpacing(px(22 if self.portrait else 36))
        self._card_inside.setContentsMargins(px(28), px(24), px(28), px(24))
        self._column.setSpacing(px(14))
        self.pad(self._whole)
        self._whole.setSpacing(px(14))

    def retranslate(self) -> None:
        words = self.speak()
        petition = self._campaign.petition(words.language)
        self.notice.set_text(petition.risk_notice)
        self.title.set_text(words.say("Who may see your name?"))
        self.on.setText(words.say("Next"))
        self.view.set_more_text(words.say("More"))
        controller = self._campaign.privacy.controller
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
                words.say("They will see your name and country, nothing else."),
            ),
        }
        for exposure in self._campaign.form.exposure:
            self.choices.set_texts(str(exposure), *texts[exposure])

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

    def first_focus(self) -> QWidget:
        return self.choices
