"""Pages on which something is typed: the event, the passphrase of one's own keys."""

from collections.abc import Mapping

from kiosk.passphrase import Strength
from kiosk.signatory import MAX_NAME_LENGTH
from kiosk.words import Words
from ui.keyboards import Layout
from ui.setup.pages.typing_page import FieldsPage
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import PassphraseSaid, SetupState
from ui.theme import TextKind
from ui.widgets.text import TextLabel

LONGEST_PASSPHRASE = 400


class EventPage(FieldsPage):
    """What it is called and where it is."""

    def __init__(self, flow: SetupFlow, layouts: Mapping[str, Layout]) -> None:
        super().__init__(flow, layouts, ("name", "place"))
        for field in self.fields.values():
            field.set_longest(MAX_NAME_LENGTH)
            field.set_masked_when_left(False)

    def take(self, typed: tuple[str, ...]) -> None:
        name, place = typed
        self.flow.type_event(name, place)

    def say(self, words: Words, state: SetupState) -> None:
        self.title.set_text(words.say("Which event is it?"))
        self.lead.set_text(words.say("It is noted with every signature given here."))
        self.fields["name"].set_label(words.say("Name of the event"))
        self.fields["place"].set_label(words.say("{field} (optional)", field=words.say("Place")))
        for name, value in (("name", state.name), ("place", state.place)):
            if self.fields[name].value() != value:
                self.fields[name].set_value(value)
        self.offer_next(words.say("Next"), enabled=state.event_is_named)


class PassphrasePage(FieldsPage):
    """Typed twice, as nobody can help who mistyped it; keys that are there ask for theirs once."""

    capitals = False

    def __init__(self, flow: SetupFlow, layouts: Mapping[str, Layout]) -> None:
        super().__init__(flow, layouts, ("passphrase", "again"))
        for field in self.fields.values():
            field.set_longest(LONGEST_PASSPHRASE)
        self.verdict = TextLabel(TextKind.STRONG)
        self.body.addWidget(self.verdict)

    def take(self, typed: tuple[str, ...]) -> None:
        passphrase, again = typed
        self.flow.type_passphrase(passphrase, again)

    def say(self, words: Words, state: SetupState) -> None:
        there = state.keys is not None and state.keys.there_already
        self.title.set_text(
            words.say("The passphrase of these keys") if there else words.say("A passphrase for the keys")
        )
        self.lead.set_text(
            "" if there else words.say("Six words that do not belong together. Write them down, away from the stick.")
        )
        self.fields["passphrase"].set_label(words.say("Passphrase"))
        self.fields["again"].set_label(words.say("The same once more"))
        self.fields["again"].setVisible(not there)
        said = PassphraseSaid() if there else state.passphrase
        self.fields["passphrase"].set_error(_weakness(said, words))
        differs = said.is_repeated and not said.is_same
        self.fields["again"].set_error(words.say("This is not the same yet.") if differs else "")
        self.verdict.set_text(_verdict(said, words))
        self.verdict.setVisible(bool(self.verdict.words()))
        self.offer_next(words.say("Next"), enabled=state.passphrase_will_do)

    def leave(self) -> None:
        """What was typed stays with the view model until the keys are made; the fields forget it."""
        for field in self.fields.values():
            field.wipe()

    def enter(self) -> None:
        super().enter()
        self.flow.forget_passphrase()


def _weakness(said: PassphraseSaid, words: Words) -> str:
    is_weak = said.is_typed and said.strength is Strength.WEAK
    return words.say("Too easy to guess: add words.") if is_weak else ""


def _verdict(said: PassphraseSaid, words: Words) -> str:
    """On what will do, and might be better."""
    if not said.is_typed or said.strength is Strength.WEAK:
        return ""
    if said.strength is Strength.FAIR:
        return words.say("Fair: hard to guess, and better with a word or two more.")
    return words.say("Strong: nobody guesses this.")
