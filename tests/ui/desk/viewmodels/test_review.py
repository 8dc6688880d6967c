"""A pair is decided only while it is seen; undo steps back; no name outlives the visit."""

from factories_desk_window import NAMES, MemoryDesk, a_pair, a_signing, two_signings
from factories_staff_area import Later, at_once
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from kiosk.errors import InputRefused
from ui.desk.viewmodels.ports import PairShown
from ui.desk.viewmodels.review import ReviewState, ReviewStep, ReviewViewModel, one_back, without_first
from ui.jobs import JobRunner

PAIRS = tuple(a_pair(number, 99 - number) for number in range(1, 4))


def a_desk_with_pairs() -> MemoryDesk:
    return MemoryDesk(shown={pair: two_signings() for pair in PAIRS})


def entered(desk: MemoryDesk) -> ReviewViewModel:
    model = ReviewViewModel(desk, at_once())
    model.enter()
    return model


def test_pairs_come_one_after_another_until_none_is_left(qtbot: QtBot) -> None:
    desk = a_desk_with_pairs()
    model = entered(desk)
    assert (model.state.place, model.state.total, model.state.pair) == (1, 3, PAIRS[0])
    model.decide("same")
    assert (model.state.place, model.state.total, model.state.pair) == (2, 3, PAIRS[1])
    model.decide("different")
    model.decide("same")
    assert model.state.step is ReviewStep.EMPTY
    assert desk.decisions == {PAIRS[0]: "same", PAIRS[1]: "different", PAIRS[2]: "same"}


def test_undo_takes_the_last_decision_back_and_shows_its_pair(qtbot: QtBot) -> None:
    desk = a_desk_with_pairs()
    model = entered(desk)
    model.decide("same")
    model.undo()
    assert model.state.pair == PAIRS[0]
    assert desk.decisions == {}
    model.undo()
    assert desk.asked_for("decide") == [(PAIRS[0], "same"), (PAIRS[0], None)]


def test_undo_works_from_the_empty_face_too(qtbot: QtBot) -> None:
    desk = MemoryDesk(shown={PAIRS[0]: two_signings()})
    model = entered(desk)
    model.decide("different")
    assert model.state.step is ReviewStep.EMPTY
    model.undo()
    assert (model.state.step, model.state.pair) == (ReviewStep.PAIR, PAIRS[0])


def test_later_decides_nothing_and_brings_the_pair_again(qtbot: QtBot) -> None:
    desk = a_desk_with_pairs()
    model = entered(desk)
    for _ in PAIRS:
        model.later()
    assert model.state.step is ReviewStep.PUT_OFF
    assert desk.decisions == {}
    model.begin_again()
    assert (model.state.pair, model.state.total) == (PAIRS[0], 3)


def test_what_is_not_seen_yet_cannot_be_decided(qtbot: QtBot) -> None:
    later, desk = Later(), a_desk_with_pairs()
    model = ReviewViewModel(desk, JobRunner(later))
    model.enter()
    model.decide("same")
    model.later()
    later.now()
    assert desk.decisions == {}
    model.decide("same")
    model.decide("same")  # the second stroke comes before the next pair is on the screen
    later.now()
    assert desk.decisions == {PAIRS[0]: "same"}
    assert model.state.pair == PAIRS[1]


def test_no_name_stays_when_the_page_is_left(qtbot: QtBot) -> None:
    later, desk = Later(), a_desk_with_pairs()
    model = ReviewViewModel(desk, JobRunner(later))
    model.enter()
    later.now()
    assert model.state.shown is not None
    model.decide("same")
    model.leave()
    later.now()
    assert model.state == ReviewState()
    assert desk.decisions == {PAIRS[0]: "same"}


def test_no_name_shows_in_a_representation(qtbot: QtBot) -> None:
    model = entered(a_desk_with_pairs())
    for shown in (model.state, model.state.shown, a_signing()):
        assert all(part not in repr(shown) for name in NAMES for part in name.split())


def test_a_spoilt_signing_is_only_seen(qtbot: QtBot) -> None:
    desk = MemoryDesk(shown={PAIRS[0]: PairShown(a_signing(), None, "unreadable")})
    model = entered(desk)
    assert model.state.is_note
    model.decide("same")
    assert desk.decisions == {PAIRS[0]: "different"}


def test_an_error_is_kept_for_the_page(qtbot: QtBot) -> None:
    desk = a_desk_with_pairs()
    desk.failing["look_at"] = InputRefused("box-unreadable")
    model = entered(desk)
    assert model.state.step is ReviewStep.FAILED
    assert model.state.error is not None


@given(st.lists(st.booleans(), max_size=3))
def test_going_on_and_back_keeps_every_pair(decided: list[bool]) -> None:
    state = ReviewState(ahead=PAIRS)
    for one in decided:
        state = without_first(state, decided=one)
    for _ in range(sum(decided)):
        state = one_back(state)
    assert state.total == 3
    assert {*state.ahead, *state.put_off} == set(PAIRS)
    assert state.decided == ()


def test_no_name_stays_after_an_undo_that_failed(qtbot: QtBot) -> None:
    desk = a_desk_with_pairs()
    model = entered(desk)
    model.decide("same")
    desk.failing["decide"] = InputRefused("box-unreadable")
    model.undo()
    assert model.state.shown is None
    assert model._otherwise is not None
    assert model._otherwise.shown is None
