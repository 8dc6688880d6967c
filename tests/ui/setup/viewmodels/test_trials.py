"""The touch test feels every corner and the whole line; the self-test holds up whom it must."""

import pytest
from factories_setup import MemoryMachine
from factories_staff_area import Later, at_once

from ui.jobs import JobRunner
from ui.setup.viewmodels.trials import LINE, TARGETS, SelfTest, TouchTest


def with_all_targets() -> TouchTest:
    test = TouchTest()
    for target in range(len(TARGETS)):
        assert not test.state.draws
        test.hit(target)
    return test


def test_five_targets_then_the_line() -> None:
    test = with_all_targets()
    assert test.state.draws
    for x, y in LINE[: len(LINE) // 2]:
        test.draw(x, y)
    assert not test.state.is_done
    for x, y in LINE[len(LINE) // 2 :]:
        test.draw(x, y)
    assert test.state.is_done


def test_the_same_target_five_times_is_one() -> None:
    test = TouchTest()
    for _ in TARGETS:
        test.hit(2)
    assert len(test.state.hits) == 1


def test_drawing_counts_after_the_targets_only() -> None:
    test = TouchTest()
    for x, y in LINE:
        test.draw(x, y)
    assert test.state.passed == 0


def test_a_quick_finger_may_leave_spots_out() -> None:
    test = with_all_targets()
    for x, y in (*LINE[::3], LINE[-1]):
        test.draw(x, y)
    assert test.state.is_done


def test_a_jump_to_the_end_or_beside_the_line_is_no_line() -> None:
    test = with_all_targets()
    test.draw(*LINE[0])
    test.draw(*LINE[-1])
    assert test.state.passed < len(LINE) // 2
    beside = with_all_targets()
    for x, _ in LINE:
        beside.draw(x, 0.99)
    assert beside.state.passed == 0


@pytest.mark.parametrize(
    ("wrong", "may", "well"),
    [
        ((), True, True),
        (("clock", "free-space"), True, False),
        (("ledger",), False, False),
        (("disk", "clock"), False, False),
    ],
)
def test_only_what_is_vital_holds_anybody_up(wrong: tuple[str, ...], may: bool, well: bool) -> None:
    test = SelfTest(MemoryMachine(wrong=wrong).self_test, at_once())
    test.start()
    assert (test.may_go_on, test.all_is_well) == (may, well)


def test_nobody_goes_on_before_the_verdict() -> None:
    executor = Later()
    test = SelfTest(MemoryMachine().self_test, JobRunner(executor))
    seen = [(test.running, test.may_go_on)]
    test.start()
    seen.append((test.running, test.may_go_on))
    executor.now()
    seen.append((test.running, test.may_go_on))
    assert seen == [(True, False), (True, False), (False, True)]


def test_what_was_mended_passes_when_looked_at_again() -> None:
    machine = MemoryMachine(wrong=("disk",))
    test = SelfTest(machine.self_test, at_once())
    test.start()
    machine.wrong = ()
    test.start()
    assert test.all_is_well
