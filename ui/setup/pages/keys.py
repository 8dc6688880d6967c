"""Pages of those who make their own keys: has the controller agreed, and where do the keys go."""

from kiosk.words import Words
from ui.setup.pages.page import SetupPage
from ui.setup.pages.picking import FoundPage
from ui.setup.viewmodels.finds import Finds
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import KeysPlace, SetupState
from ui.theme import TextKind
from ui.widgets.icons import Icon
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.pick_card import Pick
from ui.widgets.text import TextLabel


class ControllerPage(SetupPage):
    """Somebody answers for what is collected: they must know."""

    def __init__(self, flow: SetupFlow) -> None:
        super().__init__(flow)
        self.controller = TextLabel(TextKind.HEADING)
        self.asked = TextLabel(TextKind.BODY, leading=112)
        self.body.addWidget(self.controller)
        self.body.addWidget(self.asked)
        self.on.clicked.disconnect(flow.go_on)
        self.on.clicked.connect(flow.confirm_controller)
        self.other.clicked.connect(flow.go_back)

    def say(self, words: Words, state: SetupState) -> None:
        controller = state.campaign.campaign.controller(words.language) if state.campaign else ""
        self.title.set_text(words.say("Have they agreed?"))
        self.lead.set_text(
            words.say("The screens tell everybody who keeps their details. Whoever is named there must know and agree.")
        )
        self.controller.set_text(controller)
        self.asked.set_text(
            words.say("Have they told you that they keep the records of this campaign and answer for them?")
        )
        self.other.setText(words.say("No: go back"))
        self.other.show()
        self.offer_next(words.say("Yes, they have agreed"))


class KeysPage(FoundPage):
    """A stick is recommended, and what the keys mean is said before one is chosen."""

    def __init__(self, flow: SetupFlow, finds: Finds) -> None:
        super().__init__(flow, finds)
        self.meaning = NoticePanel(icon=Icon.LOCK)
        self.body.insertWidget(0, self.meaning)

    def _places(self) -> dict[str, KeysPlace]:
        campaign = self.flow.state.campaign
        places = self.finds.places_for_keys(campaign.campaign.id) if campaign else ()
        return {str(place.folder): place for place in places}

    def pick(self, key: str) -> None:
        if (place := self._places().get(key)) is not None:
            self.flow.choose_keys(place)

    def say(self, words: Words, state: SetupState) -> None:
        self.title.set_text(words.say("Where do the keys go?"))
        self.lead.set_text(
            words.say("Take a stick that you keep elsewhere, and copy it to a second one after the event.")
        )
        self.meaning.set_texts(
            words.say("Whoever has the keys and the passphrase can read everybody who signed."),
            words.say("Without them nobody ever can: not you, not the campaign, not those who made this program."),
        )
        self.list.offer([_place_pick(key, place, words) for key, place in self._places().items()])


def _place_pick(key: str, place: KeysPlace, words: Words) -> Pick:
    if not place.writable and not place.there_already:
        return Pick(
            key, place.place, words.say("This stick cannot be written to: slide its lock back."), Icon.WARNING, False
        )
    if place.there_already:
        name = place.place or words.say("This laptop")
        said = words.say("Keys lie there already, in {folder}. They are used again.", folder=place.folder.name)
        return Pick(key, name, said, Icon.KEY)
    if place.place:
        said = words.say("Recommended: a stick can be taken away from the laptop.")
        return Pick(key, words.say("The stick {name}", name=place.place), said, Icon.STICK)
    said = words.say("Not recommended: whoever takes the laptop has the keys, and only needs the passphrase.")
    return Pick(key, words.say("This laptop"), said, Icon.WARNING)
