"""Which steps there are: pure."""

import pytest

from kiosk.entry import Mode
from ui.setup.viewmodels.steps import Course, Step, Way, is_installed_at, steps_of


def test_with_a_kit() -> None:
    steps = steps_of(Course(Way.KIT))
    assert steps[:7] == (Step.LANGUAGE, Step.WAY, Step.KIT, Step.CODE, Step.FITS, Step.EVENT, Step.DAY)
    assert steps[7:] == (Step.TOUCH, Step.KEYBOARD, Step.CHECKS, Step.PIN, Step.PIN_AGAIN)


def test_a_kit_that_was_given_is_not_chosen_again() -> None:
    steps = steps_of(Course(kit_given=True))
    assert steps[:4] == (Step.LANGUAGE, Step.CODE, Step.FITS, Step.EVENT)


@pytest.mark.parametrize(
    ("mode", "agreed", "asked"),
    [(Mode.LIVE, False, True), (Mode.LIVE, True, False), (Mode.REHEARSAL, False, False), (None, False, True)],
)
def test_the_controller_is_asked_about_for_real_signatures_only(mode: Mode | None, agreed: bool, asked: bool) -> None:
    steps = steps_of(Course(Way.OWN, mode, agreed))
    assert (Step.CONTROLLER in steps) is asked
    assert Step.PASSPHRASE in steps
    assert Step.CODE not in steps


def test_brightness_is_there_where_it_can_be_set() -> None:
    assert Step.BRIGHTNESS in steps_of(Course(Way.KIT, has_light=True))


def test_the_kiosk_is_there_from_the_touch_test_on() -> None:
    steps = steps_of(Course(Way.KIT, has_light=True))
    after = [step for step in steps if is_installed_at(step)]
    assert after == list(steps[steps.index(Step.TOUCH) :])
