"""The overview calls a kiosk well only when it is, and says what to do when it is not."""

import pytest
from factories_staff import MemoryKiosk, overview_facts
from factories_staff_area import Later
from pytestqt.qtbot import QtBot

from kiosk.errors import StorageFailed
from kiosk.ledger.space import LOW_SIGNINGS
from kiosk.words import words_in
from ui.booth.viewmodels.staff_overview import FEW_SIGNINGS, OverviewViewModel, needs_attention, overview_view
from ui.booth.viewmodels.staff_ports import Battery, SecondCopy
from ui.jobs import JobRunner

EN = words_in("en")


def test_a_good_day_is_well() -> None:
    view = overview_view(overview_facts(), EN)
    assert view.well
    assert view.verdict == "All is well"
    assert view.rows == (
        ("Not yet confirmed by a coordinator", "43"),
        ("Space on the disk", "for 180,000 signings"),
        ("Battery", "78%, plugged in"),
        ("Clock", "is right"),
    )
    assert view.bars[0] == ("10", 3)


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        ({"collects": False}, "nobody can sign on this computer any more"),
        ({"damaged": 1}, "damaged 1 stored entry"),
        ({"damaged": 4}, "damaged 4 stored entries"),
        ({"saving_works": False}, "could not be saved"),
        ({"free_signings": 499}, "nearly full"),
        ({"battery": Battery(19, charging=False)}, "Plug the computer in"),
        ({"second_copy": SecondCopy.FAILED}, "Put another stick in"),
        ({"second_copy": SecondCopy.FULL}, "The stick is full"),
        ({"second_copy": SecondCopy.READ_ONLY}, "Nothing can be written"),
        ({"second_copy": SecondCopy.UNREADABLE}, "cannot read the stick"),
        ({"second_copy": SecondCopy.SLOW}, "very slow"),
        ({"clock_plausible": False}, "clock is wrong"),
    ],
)
def test_each_trouble_needs_attention_and_says_what_to_do(trouble: dict[str, object], says: str) -> None:
    view = overview_view(overview_facts(**trouble), EN)
    assert not view.well
    assert view.verdict == "Needs attention"
    assert len(view.details) == 1
    assert says in view.details[0]
    assert needs_attention(overview_facts(**trouble))


@pytest.mark.parametrize(
    "calm",
    [
        {"second_copy": SecondCopy.NO_STICK},
        {"second_copy": SecondCopy.WRITING},
        {"battery": Battery(5, charging=True)},
    ],
)
def test_what_is_no_trouble_alarms_nobody(calm: dict[str, object]) -> None:
    assert overview_view(overview_facts(**calm), EN).well
    assert not needs_attention(overview_facts(**calm))


def test_damaged_entries_are_counted_only_where_there_are_any() -> None:
    assert dict(overview_view(overview_facts(damaged=3), EN).rows)["Damaged entries"] == "3"
    assert "Damaged entries" not in dict(overview_view(overview_facts(), EN).rows)


def test_the_screen_the_self_test_and_the_status_mean_the_same_by_nearly_full() -> None:
    assert FEW_SIGNINGS == LOW_SIGNINGS


def test_nothing_is_freed_for_a_kiosk_that_does_not_collect() -> None:
    view = overview_view(overview_facts(collects=False, ballast_held=True, free_signings=3), EN)
    assert not view.can_free_space
    assert len(view.details) == 1


def test_a_machine_without_a_battery_has_no_row_for_it() -> None:
    assert "Battery" not in dict(overview_view(overview_facts(battery=None), EN).rows)


@pytest.mark.parametrize(
    ("held", "free", "works", "offered"),
    [(True, 100, True, True), (True, 10_000, False, True), (True, 10_000, True, False), (False, 100, False, False)],
)
def test_the_space_held_back_is_offered_only_when_it_is_needed(
    held: bool, free: int, works: bool, offered: bool
) -> None:
    facts = overview_facts(ballast_held=held, free_signings=free, saving_works=works)
    assert overview_view(facts, EN).can_free_space is offered


def test_nothing_on_the_overview_tells_the_minute_of_a_signing() -> None:
    early, late = (overview_view(overview_facts(seconds_since_save=each), EN) for each in (1, 890))
    assert early == late


def test_a_slow_kiosk_is_not_asked_twice_at_once(qtbot: QtBot) -> None:
    later = Later()
    model = OverviewViewModel(MemoryKiosk(), JobRunner(later))
    model.start()
    model.ask()
    assert len(later.waiting) == 1
    with qtbot.waitSignal(model.changed):
        later.now()
    model.ask()
    assert len(later.waiting) == 1
    model.stop()


def test_an_error_is_kept_beside_the_last_facts(qtbot: QtBot) -> None:
    later, kiosk = Later(), MemoryKiosk()
    model = OverviewViewModel(kiosk, JobRunner(later))
    model.ask()
    later.now()
    kiosk.failing["overview"] = StorageFailed("disk-failed")
    model.ask()
    with qtbot.waitSignal(model.changed):
        later.now()
    assert model.state.facts == kiosk.overviewed
    assert model.state.error is kiosk.failing["overview"]


def test_what_could_not_be_freed_is_told_to_whoever_looks_then_and_to_nobody_later(qtbot: QtBot) -> None:
    later, kiosk = Later(), MemoryKiosk(failing={"give_up_ballast": StorageFailed("disk-failed")})
    model = OverviewViewModel(kiosk, JobRunner(later))
    told = []
    for looks in (True, False):
        model.start()
        model.free_space()
        if not looks:
            model.stop()
        with qtbot.waitSignal(model.changed):
            later.now()
        model.start()
        told.append(model.state.error)
        model.stop()
    assert told == [kiosk.failing["give_up_ballast"], None]


def test_freeing_space_looks_again(qtbot: QtBot) -> None:
    later, kiosk = Later(), MemoryKiosk(overviewed=overview_facts(free_signings=100, ballast_held=True))
    model = OverviewViewModel(kiosk, JobRunner(later))
    model.free_space()
    with qtbot.waitSignal(model.changed):
        later.now()
    assert model.state.facts is not None
    assert model.state.facts.free_signings == 2_000
