"""The screens at which somebody's words stand, the ways to leave them, and which way leads from which screen."""

from enum import StrEnum


class Screen(StrEnum):
    """Where words stand, and in which state."""

    EXPOSURE = "exposure, come back to"
    HANDOVER_ASKED = "asked about the addressee, come back to"
    TYPING = "details, a name just typed"
    COUNTRY = "details, an unknown country just typed"
    SUGGESTED = "details, countries offered"
    DETAILS = "details, all masked"
    STILL_THERE = "asked whether still there"
    SIGN = "signature drawn"
    LITTLE_INK_ASKED = "asked about little ink"
    AGREE = "agree, masked"
    SEEN = "agree, held to see"
    KEEPER = "who keeps this"
    FAILED = "could not be saved"
    THANKS = "thank you"
    CODE = "thank you, with the code"
    STAFF_WITHDRAWS = "staff, a receipt code typed"
    STAFF_FORGOT = "staff, the set-up code typed"


class Way(StrEnum):
    """How somebody leaves."""

    STOP = "stop and erase"
    BACK = "back out"
    IDLE = "walk away"
    STAFF = "staff come"
    FINISH = "sign, done"
    FAREWELL = "sign, walk away"
    TAKE_BACK = "sign, take it back, done"
    LOCK = "staff lock"
    CRASH = "the process is killed and started again"


ENTRY = (Way.STOP, Way.BACK, Way.IDLE, Way.STAFF, Way.FINISH, Way.FAREWELL, Way.TAKE_BACK, Way.CRASH)
THANKED = (Way.FINISH, Way.FAREWELL, Way.TAKE_BACK, Way.STAFF, Way.CRASH)
OTHERS = {
    Screen.STILL_THERE: (Way.IDLE, Way.STAFF, Way.CRASH),  # it covers every button
    Screen.SEEN: (Way.IDLE, Way.STAFF, Way.CRASH),  # a finger is down; lifted, it is AGREE again
    Screen.FAILED: (Way.STOP, Way.BACK, Way.IDLE, Way.CRASH),  # staff find it as it is: that is why they came
    Screen.THANKS: THANKED,
    Screen.CODE: THANKED,
    Screen.STAFF_WITHDRAWS: (Way.LOCK, Way.CRASH),
    Screen.STAFF_FORGOT: (Way.LOCK, Way.CRASH),
}
CASES = tuple((screen, way) for screen in Screen for way in OTHERS.get(screen, ENTRY))
"""Every screen by every way that there is from it."""
