"""The kit is open: what it is for, and the campaign's fingerprint to compare."""

from kiosk.entry import Mode
from kiosk.fingerprint import in_lines
from kiosk.words import Words
from ui.setup.pages.page import SetupPage
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import SetupState
from ui.theme import TextKind
from ui.widgets.icons import Icon
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.text import TextLabel


class FitsPage(SetupPage):
    """Whoever sets up can still turn back."""

    def __init__(self, flow: SetupFlow) -> None:
        super().__init__(flow)
        self.petition = TextLabel(TextKind.HEADING)
        self.kiosk = TextLabel(TextKind.STRONG)
        self.mode = NoticePanel(icon=Icon.INFO)
        self.asked = TextLabel(TextKind.CAPTION)
        self.words = TextLabel(TextKind.CODE, leading=130)
        for part in (self.petition, self.kiosk, self.mode, self.asked, self.words):
            self.body.addWidget(part)

    def say(self, words: Words, state: SetupState) -> None:
        opened = state.opened
        self.title.set_text(words.say("The kit is open"))
        self.lead.set_text(words.say("Is it the right one? If not, go back and take another."))
        if opened is not None:
            campaign = opened.campaign
            language = words.language if words.language in campaign.languages else campaign.default_language
            self.petition.set_text(campaign.petition(language).title)
            self.kiosk.set_text(words.say("For the kiosk {name}", name=opened.name))
            rehearsal = opened.mode is Mode.REHEARSAL
            self.mode.set_texts(
                words.say("Rehearsal: nothing signed here counts") if rehearsal else words.say("Real signatures"),
                "" if rehearsal else words.say("Every signature given here counts."),
            )
            self.mode.show_as("notice" if rehearsal else "well", Icon.INFO if rehearsal else Icon.CHECK)
            self.asked.set_text(words.say("The campaign’s fingerprint. Compare it with what the campaign publishes:"))
            self.words.set_text(in_lines(opened.fingerprint))
        self.offer_next(words.say("Yes, go on"))
