"""Pages on which one touch picks and goes on: language, way, kit, campaign, and whether it counts."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kiosk.entry import Mode
from kiosk.finding import KitFound
from kiosk.sentences import what_happened, what_to_do
from kiosk.words import Words
from ui.language_choices import own_name
from ui.setup.pages.page import SetupPage
from ui.setup.viewmodels.finds import Finds
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import SetupState
from ui.setup.viewmodels.steps import Way
from ui.widgets.icons import Icon
from ui.widgets.pick_card import Pick, PickList


class PickPage(SetupPage):
    """A page with a list of cards."""

    def __init__(self, flow: SetupFlow) -> None:
        super().__init__(flow)
        self.list = PickList()
        self.list.picked.connect(self.pick)
        self.body.addWidget(self.list)

    def pick(self, key: str) -> None:
        """Somebody touched this card."""

    def first_focus(self) -> QWidget:
        return next(iter(self.list.cards.values()), self)


class LanguagePage(PickPage):
    """The first: each language in its own words."""

    def __init__(self, flow: SetupFlow) -> None:
        super().__init__(flow)
        self.other.clicked.connect(flow.leave)

    def pick(self, key: str) -> None:
        self.flow.choose_language(key)

    def say(self, words: Words, state: SetupState) -> None:
        self.title.set_text(words.say("This laptop becomes a kiosk"))
        self.lead.set_text(
            words.say("It takes three minutes. You need the stick with the kit, and its set-up code on paper.")
        )
        self.list.offer([Pick(code, own_name(code), icon=Icon.GLOBE) for code in self.flow.language.languages])
        self.other.setText(words.say("Not now"))
        self.other.show()


class WayPage(PickPage):
    """A kit, or the only laptop: two equal ways."""

    def pick(self, key: str) -> None:
        self.flow.choose_way(Way(key))

    def say(self, words: Words, state: SetupState) -> None:
        self.title.set_text(words.say("Where do the keys come from?"))
        self.lead.set_text(
            words.say(
                "Signatures are sealed to a campaign’s keys. Only someone who has those keys can ever read a name."
            )
        )
        self.list.offer(
            [
                Pick(
                    Way.KIT,
                    words.say("I have a kit"),
                    words.say("From the coordinators, on a stick, with a set-up code. They have the keys."),
                    Icon.STICK,
                ),
                Pick(
                    Way.OWN,
                    words.say("There is only this one laptop"),
                    words.say("I make my own campaign keys here, and look after them myself."),
                    Icon.LAPTOP,
                ),
            ]
        )


class FoundPage(PickPage):
    """Chooses among what lies on the sticks."""

    def __init__(self, flow: SetupFlow, finds: Finds) -> None:
        super().__init__(flow)
        self.finds = finds
        finds.changed.connect(self._changed)

    def _changed(self) -> None:
        if self.isVisible():
            self.show_state(self.flow.state)

    def enter(self) -> None:
        super().enter()
        self.finds.look()


class KitPage(FoundPage):
    """Which kit, by its name."""

    def _kits(self) -> Sequence[KitFound]:
        return self.finds.findings.kits

    def pick(self, key: str) -> None:
        for kit in self._kits():
            if str(kit.file) == key:
                self.flow.choose_kit(kit)

    def say(self, words: Words, state: SetupState) -> None:
        kits = self._kits()
        if kits:
            self.title.set_text(words.say("Which kit is for this laptop?"))
            self.lead.set_text(words.say("Each kit is for one laptop only. The name stands beside its code."))
        elif self.finds.has_stick:
            self.title.set_text(words.say("There is no kit on this stick"))
            self.lead.set_text(words.say("A kit is a file that ends in .kit. Please put in the stick that has it."))
        else:
            self.title.set_text(words.say("Please put in the stick with the kit"))
            self.lead.set_text(words.say("It is found by itself, within a few seconds."))
        self.list.offer([_kit_pick(kit, words) for kit in sorted(kits, key=lambda kit: kit.error is not None)])


def _kit_pick(kit: KitFound, words: Words) -> Pick:
    if kit.error is not None or kit.facts is None:
        why = f"{what_happened(kit.error, words)} {what_to_do(kit.error, words)}" if kit.error else ""
        return Pick(str(kit.file), kit.file.name, why, Icon.WARNING, goes=False)
    campaign = words.say("Campaign: {campaign}", campaign=kit.facts.campaign_id)
    rehearsal = (words.say("Rehearsal"),) if kit.facts.mode is Mode.REHEARSAL else ()
    where = (kit.file.parent.name,)
    return Pick(str(kit.file), kit.facts.name, " · ".join((campaign, *rehearsal, *where)), Icon.STICK)


class CampaignPage(FoundPage):
    """Which petition: one that came with the program, or one on a stick."""

    def pick(self, key: str) -> None:
        for found in self.finds.findings.campaigns:
            if str(found.folder) == key:
                self.flow.choose_campaign(found)

    def say(self, words: Words, state: SetupState) -> None:
        self.title.set_text(words.say("Which petition?"))
        self.lead.set_text(words.say("Another one may lie on a stick, as a folder with a campaign.toml in it."))
        picks = []
        for found in self.finds.findings.campaigns:
            campaign = found.campaign
            language = words.language if words.language in campaign.languages else campaign.default_language
            petition = campaign.petition(language)
            picks.append(Pick(str(found.folder), petition.title, campaign.headline(language), Icon.SHEET))
        self.list.offer(picks)


class ModePage(PickPage):
    """In earnest, or to practise."""

    def pick(self, key: str) -> None:
        self.flow.choose_mode(Mode(key))

    def say(self, words: Words, state: SetupState) -> None:
        self.title.set_text(words.say("Real signatures, or a rehearsal?"))
        self.lead.set_text(words.say("This cannot be changed later: a kiosk is set up anew for the other."))
        self.list.offer(
            [
                Pick(
                    Mode.LIVE,
                    words.say("Real signatures"),
                    words.say("Every signature given here counts."),
                    Icon.CHECK,
                ),
                Pick(
                    Mode.REHEARSAL,
                    words.say("Rehearsal"),
                    words.say("To practise. A band on every screen says so, and nothing signed here counts."),
                    Icon.EYE,
                ),
            ]
        )
