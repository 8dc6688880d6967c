"""The bar over every page of the wizard: back, how far one is, the languages, and how it looks."""

from collections.abc import Sequence

from kiosk.words import Words
from ui.booth.header import HeaderRow
from ui.setup.viewmodels.state import SetupState


class SetupHeader(HeaderRow):
    """Nothing is erased here, so there is no button for it."""

    def __init__(self, languages: Sequence[str]) -> None:
        super().__init__(languages)
        self.stop_button.hide()

    def say(self, words: Words, state: SetupState) -> None:
        """Says its words, and shows what the state allows."""
        self.say_controls(words)
        self.back_button.setVisible(state.can_go_back)
        steps = state.steps
        # The way decides how many there are: before it any number would be a promise.
        self.steps.setVisible(state.way is not None or state.resumed_mode is not None)
        self.show_step(steps.index(state.step) + 1, len(steps), words)
        self.fit()
