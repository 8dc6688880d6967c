"""A walk through the wizard with real events, for the tour's pictures and for journeys."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint

from kiosk.entry import Mode
from ui.hands import Hands
from ui.setup.pages.checks import ChecksPage
from ui.setup.pages.code import CodePage
from ui.setup.pages.page import SetupPage
from ui.setup.pages.picking import PickPage
from ui.setup.pages.pin import PinAgainPage, PinPage
from ui.setup.pages.trials import TouchPage, TypePage
from ui.setup.pages.typed import EventPage, PassphrasePage
from ui.setup.viewmodels.steps import Step, Way
from ui.setup.viewmodels.trials import LINE
from ui.setup.window import SetupWindow

BLANKS = str.maketrans("", "", " -")
"""What stands on paper between the symbols of a code, and has no key."""


def _no_picture(_name: str) -> None:
    pass


class SetupWalk:
    """Each method takes a few steps and says so where the wizard does not follow; `keep` gets a name at each screen."""

    def __init__(self, hands: Hands, window: SetupWindow, keep: Callable[[str], None] = _no_picture) -> None:
        self.hands = hands
        self.window = window
        self._keep = keep

    def page(self, step: Step) -> SetupPage | TouchPage:
        """The page of this step, once it stands."""
        flow = self.window.flow
        self.hands.wait(lambda: flow.state.step is step, f"the wizard does not come to {step}")
        self._keep(f"setup-{step}")
        return self.window.pages[step]

    def pick(self, step: Step, key: str) -> None:
        """Picks a card once it is there."""
        page = self.page(step)
        assert isinstance(page, PickPage)  # noqa: S101 -- for the type; the step says it
        self.hands.wait(lambda: key in page.list.cards, f"no card {key}")
        self.hands.press(page.list.cards[key])

    def go_on(self, step: Step) -> None:
        """Presses the one filled button."""
        self.hands.press(self.page(step).on)

    # The two ways to a kit

    def take_kit(self, language: str, kit: Path, code: str) -> None:
        """From the first screen to the event's, with a kit."""
        self.pick(Step.LANGUAGE, language)
        self.pick(Step.WAY, Way.KIT)
        self.pick(Step.KIT, str(kit))
        self.type_code(code)
        self.go_on(Step.FITS)

    def type_code(self, code: str) -> None:
        """Types the code on its own keyboard; the last symbol opens the kit."""
        page = self.page(Step.CODE)
        assert isinstance(page, CodePage)  # noqa: S101 -- for the type; the step says it
        self.hands.type(page.keyboard, code.translate(BLANKS))

    def make_own(self, language: str, campaign: Path, mode: Mode, keys: Path, passphrase: str) -> None:
        """From the first screen to the event's, with keys of one's own."""
        self.pick(Step.LANGUAGE, language)
        self.pick(Step.WAY, Way.OWN)
        self.pick(Step.CAMPAIGN, str(campaign))
        self.pick(Step.MODE, mode)
        if mode is Mode.LIVE:
            self.go_on(Step.CONTROLLER)
        self.pick(Step.KEYS, str(keys))
        self.type_passphrase(passphrase)

    def type_passphrase(self, passphrase: str) -> None:
        """Types it twice."""
        page = self.page(Step.PASSPHRASE)
        assert isinstance(page, PassphrasePage)  # noqa: S101 -- for the type; the step says it
        self.hands.type(page.keyboard, passphrase)
        self.hands.press(page.fields["again"])
        self.hands.type(page.keyboard, passphrase)
        self._keep("setup-passphrase-typed")
        self.hands.press(page.on)

    # From the event to the kiosk

    def name_event(self, name: str, place: str) -> None:
        """Event, place and day; the kiosk is made."""
        page = self.page(Step.EVENT)
        assert isinstance(page, EventPage)  # noqa: S101 -- for the type; the step says it
        self.hands.type(page.keyboard, name)
        self.hands.press(page.fields["place"])
        self.hands.type(page.keyboard, place)
        self._keep("setup-event-typed")
        self.hands.press(page.on)
        self.go_on(Step.DAY)

    def try_out(self, letter: str) -> None:
        """Touch, keyboard and brightness, and the checks once they are through."""
        self.touch_all()
        page = self.page(Step.KEYBOARD)
        assert isinstance(page, TypePage)  # noqa: S101 -- for the type; the step says it
        self.hands.type(page.keyboard, letter)
        self.hands.press(page.on)
        if Step.BRIGHTNESS in self.window.pages:
            self.go_on(Step.BRIGHTNESS)
        self.see_checks()

    def touch_all(self) -> None:
        """The five rings, and the line."""
        page = self.page(Step.TOUCH)
        assert isinstance(page, TouchPage)  # noqa: S101 -- for the type; the step says it
        for target in page.board.targets:
            self.hands.press(target)
        spots = [page.board.line_spot(number).toPoint() for number in range(len(LINE))]
        self.hands.wait(page.board.isVisible, "no board")
        self.draw_line(page, spots)
        self._keep("setup-touch-done")
        self.hands.press(page.on)

    def draw_line(self, page: TouchPage, spots: list[QPoint]) -> None:
        """One stroke."""
        self.hands.stroke(page.board, spots)
        self.hands.settle()

    def see_checks(self) -> None:
        """Waits for the verdicts, and goes on."""
        page = self.window.pages[Step.CHECKS]
        assert isinstance(page, ChecksPage)  # noqa: S101 -- for the type; the step says it
        self.hands.wait(lambda: bool(page.lines), "the self-test does not end")
        self.go_on(Step.CHECKS)

    def read_pin(self) -> str:
        """The PIN as it stands on the screen."""
        page = self.window.pages[Step.PIN]
        assert isinstance(page, PinPage)  # noqa: S101 -- for the type; the step says it
        self.hands.wait(page.on.isEnabled, "there is no PIN")
        pin = "".join(digit for digit in page.pin.words() if digit.isdigit())
        self.go_on(Step.PIN)
        return pin

    def type_pin(self, pin: str) -> None:
        """Types it on the pad."""
        page = self.page(Step.PIN_AGAIN)
        assert isinstance(page, PinAgainPage)  # noqa: S101 -- for the type; the step says it
        for digit in pin:
            self.hands.press(page.pad_of_digits.keys[digit])
