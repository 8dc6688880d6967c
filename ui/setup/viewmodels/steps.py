"""The steps of setting up, and which of them this kiosk needs, in their order: pure."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.entry import Mode


class Step(StrEnum):
    """A screen of the wizard."""

    LANGUAGE = "language"
    WAY = "way"
    KIT = "kit"
    CODE = "code"
    FITS = "fits"
    CAMPAIGN = "campaign"
    MODE = "mode"
    CONTROLLER = "controller"
    KEYS = "keys"
    PASSPHRASE = "passphrase"  # noqa: S105 -- a step's name
    EVENT = "event"
    DAY = "day"
    TOUCH = "touch"
    KEYBOARD = "keyboard"
    BRIGHTNESS = "brightness"
    CHECKS = "checks"
    PIN = "pin"
    PIN_AGAIN = "pin-again"


class Way(StrEnum):
    """Where the kit comes from."""

    KIT = "kit"
    OWN = "own"


FROM_KIT = (Step.KIT, Step.CODE, Step.FITS)
OWN_KEYS = (Step.CAMPAIGN, Step.MODE, Step.CONTROLLER, Step.KEYS, Step.PASSPHRASE)
LAST_BEFORE = Step.DAY
"""After it the kiosk is installed: from there nothing leads back."""


@dataclass(frozen=True, slots=True)
class Course:
    """What decides which steps there are."""

    way: Way | None = None
    mode: Mode | None = None
    controller_has_agreed: bool = False
    """Whether the campaign's folder says so itself."""
    has_light: bool = False
    """Whether this machine lets us set its brightness."""
    kit_given: bool = False
    """Whether the program was started with a kit that holds, so that nothing is left to choose."""


def steps_of(course: Course) -> tuple[Step, ...]:
    """Every step from the first to the last."""
    middle = OWN_KEYS if course.way is Way.OWN else FROM_KIT
    asks_controller = course.mode is not Mode.REHEARSAL and not course.controller_has_agreed
    unless = {
        Step.WAY: course.kit_given,
        Step.KIT: course.kit_given,
        Step.CONTROLLER: not asks_controller,
        Step.BRIGHTNESS: not course.has_light,
    }
    before = (Step.LANGUAGE, Step.WAY, *middle, Step.EVENT, Step.DAY)
    after = (Step.TOUCH, Step.KEYBOARD, Step.BRIGHTNESS, Step.CHECKS, Step.PIN, Step.PIN_AGAIN)
    return tuple(step for step in (*before, *after) if not unless.get(step, False))


def is_installed_at(step: Step) -> bool:
    """Whether the kiosk is there already on this step."""
    order = list(Step)
    return order.index(step) > order.index(LAST_BEFORE)
