"""A review by keyboard alone, on any layout; Enter decides nothing; what is left is seen no more."""

import pytest
from factories_desk_window import (
    LANGUAGES,
    NAMES,
    MemoryDesk,
    a_desk,
    a_pair,
    a_signing,
    settle,
    two_signings,
    unlock,
)
from factories_staff_area import Later, all_words
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.errors import InputRefused, StorageFailed
from ui.desk.navigation import Place
from ui.desk.viewmodels.ports import PairShown, PairSummary
from ui.desk.viewmodels.review import ReviewStep
from ui.desk.window import DeskWindow
from ui.hands import Hands

PAIRS = tuple(a_pair(number, 99 - number) for number in range(1, 4))
NOTHING_HELD = Qt.KeyboardModifier.NoModifier


def some_pairs() -> MemoryDesk:
    return MemoryDesk(shown={pair: two_signings() for pair in PAIRS})


def to_review(window: DeskWindow) -> None:
    unlock(window)
    window.go_to(Place.REVIEW)
    settle()


def press(text: str, held: Qt.KeyboardModifier = NOTHING_HELD) -> None:
    """A key goes to whatever has the focus, as it does from a real keyboard."""
    target = QApplication.focusWidget()
    assert target is not None
    QCoreApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, ord(text.upper()), held, text))
    settle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_signings_stand_side_by_side(qtbot: QtBot, language: str) -> None:
    with a_desk(qtbot, some_pairs(), language=language) as window:
        to_review(window)
        page = window.review
        assert (page.left.name.words(), page.right.name.words()) == NAMES[:2]
        assert page.left.ink.isVisible()
        assert not page.right.ink.isVisible()
        assert page.left.width() == page.right.width()
        assert "94" not in page.aside.words()
        assert "98" in page.aside.words()


@pytest.mark.parametrize(("same", "different"), [("s", "d"), ("ы", "в"), ("Ы", "В"), ("S", "D")])
def test_letters_decide_on_every_layout(qtbot: QtBot, same: str, different: str) -> None:
    desk = some_pairs()
    with a_desk(qtbot, desk) as window:
        to_review(window)
        press(same)
        press(different)
    assert desk.decisions == {PAIRS[0]: "same", PAIRS[1]: "different"}


@pytest.mark.parametrize(("undo", "held"), [("z", NOTHING_HELD), ("я", NOTHING_HELD)])
def test_undo_steps_back(qtbot: QtBot, undo: str, held: Qt.KeyboardModifier) -> None:
    desk = some_pairs()
    with a_desk(qtbot, desk) as window:
        to_review(window)
        press("s")
        press(undo, held)
        assert window.models.review.state.pair == PAIRS[0]
    assert desk.decisions == {}


def test_control_z_steps_back_too_and_control_s_decides_nothing(qtbot: QtBot) -> None:
    desk = some_pairs()
    with a_desk(qtbot, desk) as window:
        to_review(window)
        QTest.keyClick(window.review, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert desk.decisions == {}
        press("d")
        QTest.keyClick(window.review, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert desk.decisions == {}
        assert window.models.review.state.pair == PAIRS[0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_decides_nothing_wherever_the_focus_is(qtbot: QtBot, key: Qt.Key) -> None:
    desk = some_pairs()
    with a_desk(qtbot, desk) as window:
        to_review(window)
        page = window.review
        for widget in (page, page.same, page.different, page.later):
            widget.setFocus()
            QTest.keyClick(widget, key)
        settle()
        assert not any(button.isDefault() or button.autoDefault() for button in (page.same, page.different))
    assert desk.decisions == {}


def test_no_answer_is_preferred(qtbot: QtBot) -> None:
    with a_desk(qtbot, some_pairs()) as window:
        to_review(window)
        page = window.review
        sizes = {(button.width(), button.height()) for button in (page.same, page.different, page.later)}
        assert max(width for width, _ in sizes) - min(width for width, _ in sizes) <= 1
        assert len({height for _, height in sizes}) == 1
        assert window.focusWidget() is page


def test_the_mouse_decides_too(qtbot: QtBot) -> None:
    desk = some_pairs()
    with a_desk(qtbot, desk) as window:
        to_review(window)
        for button in (window.review.same, window.review.different, window.review.later, window.review.undo):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            settle()
    assert desk.asked_for("decide") == [(PAIRS[0], "same"), (PAIRS[1], "different"), (PAIRS[1], None)]


def test_the_count_at_the_left_goes_down(qtbot: QtBot) -> None:
    with a_desk(qtbot, some_pairs()) as window:
        to_review(window)
        item = window.navigation.items[Place.REVIEW]
        assert item.text() == "Review · 3"
        press("s")
        assert item.text() == "Review · 2"
        press("s")
        press("d")
        assert item.text() == "Review"
        assert "Nothing is left to review." in all_words(window.review)


def test_a_spoilt_signing_has_one_button(qtbot: QtBot) -> None:
    desk = MemoryDesk(shown={PAIRS[0]: PairShown(a_signing(), None, "a child playing")})
    with a_desk(qtbot, desk) as window:
        to_review(window)
        page = window.review
        assert "A child was playing" in all_words(page)
        assert [button.isVisible() for button in (page.seen, page.same, page.different)] == [True, False, False]
        QTest.mouseClick(page.seen, Qt.MouseButton.LeftButton)
    assert desk.decisions == {PAIRS[0]: "different"}


def test_no_name_is_on_the_page_when_it_is_left(qtbot: QtBot) -> None:
    with a_desk(qtbot, some_pairs()) as window:
        to_review(window)
        window.go_to(Place.MERGE)
        settle()
        assert window.models.review.state.shown is None
        read = "".join(label.words() for card in (window.review.left, window.review.right) for label in (card.name,))
        assert read == ""


def test_the_focus_stays_on_an_answer_while_the_next_pair_is_opened(qtbot: QtBot) -> None:
    later = Later()
    with a_desk(qtbot, some_pairs(), executor=later) as window:
        unlock(window)
        later.now()
        window.go_to(Place.REVIEW)
        later.now()
        settle()
        window.review.later.setFocus()
        QTest.keyClick(window.review.later, Qt.Key.Key_Space)
        settle()
        assert window.models.review.state.step is ReviewStep.LOADING
        assert QApplication.focusWidget() is window.review.later
        QTest.keyClick(window.review.later, Qt.Key.Key_Space)
        later.now()
        settle()
        assert window.models.review.state.pair == PAIRS[1]


def test_where_nothing_is_left_the_way_back_says_what_it_does(qtbot: QtBot) -> None:
    with a_desk(qtbot, some_pairs()) as window:
        to_review(window)
        assert window.review.undo.text() == "Undo"
        for _ in PAIRS:
            press("d")
        assert window.review.undo.text() == "Undo the last decision"
        assert window.review.undo.width() < window.review.width() / 2


class SpoiltDesk(MemoryDesk):
    """Some pairs of it cannot be opened."""

    spoilt: tuple[PairSummary, ...] = ()

    def look_at(self, pair: PairSummary) -> PairShown:
        if pair in self.spoilt:
            raise InputRefused("box-unreadable")
        return super().look_at(pair)


def stands(window: DeskWindow) -> tuple[ReviewStep, PairSummary | None]:
    state = window.models.review.state
    return state.step, state.pair


@pytest.mark.usefixtures("brief_pauses")
def test_a_pair_that_cannot_be_opened_is_put_off_or_tried_again(qtbot: QtBot) -> None:
    desk, hands = SpoiltDesk(shown={pair: two_signings() for pair in PAIRS}), Hands()
    desk.spoilt = PAIRS[:1]
    with a_desk(qtbot, desk) as window:
        to_review(window)
        page = window.review
        assert "This could not be read." in all_words(page)
        hands.press(page.calm_go)
        assert stands(window)[0] is ReviewStep.FAILED

        hands.press(page.later)
        assert stands(window) == (ReviewStep.PAIR, PAIRS[1])
        press("s")
        press("s")
        assert stands(window)[0] is ReviewStep.PUT_OFF
        hands.press(page.calm_go)
        assert stands(window)[0] is ReviewStep.FAILED

        desk.spoilt = ()
        hands.press(page.calm_go)
        assert stands(window) == (ReviewStep.PAIR, PAIRS[0])
    assert desk.decisions == {PAIRS[1]: "same", PAIRS[2]: "same"}


def test_a_decision_that_could_not_be_saved_says_so_and_is_tried_again(qtbot: QtBot) -> None:
    desk, hands = some_pairs(), Hands()
    desk.failing["decide"] = StorageFailed("disk-full")
    with a_desk(qtbot, desk) as window:
        to_review(window)
        page = window.review
        press("d")
        assert "The decision could not be saved." in all_words(page)
        assert "could not be read" not in all_words(page)

        desk.failing.clear()
        hands.press(page.calm_go)
        assert desk.decisions == {PAIRS[0]: "different"}
        assert stands(window) == (ReviewStep.PAIR, PAIRS[1])


def test_after_an_undo_that_could_not_be_saved_later_goes_on_with_the_pair_that_stood(qtbot: QtBot) -> None:
    desk, hands = some_pairs(), Hands()
    with a_desk(qtbot, desk) as window:
        to_review(window)
        page = window.review
        press("s")
        desk.failing["decide"] = StorageFailed("disk-full")
        press("z")
        assert stands(window)[0] is ReviewStep.FAILED
        hands.press(page.later)
        assert stands(window) == (ReviewStep.PAIR, PAIRS[1])
        assert window.models.review.state.put_off == ()


def test_where_the_pairs_cannot_be_listed_there_is_nothing_to_put_off(qtbot: QtBot) -> None:
    desk, hands = some_pairs(), Hands()
    with a_desk(qtbot, desk) as window:
        unlock(window)
        desk.failing["pairs"] = StorageFailed("disk-failed")
        window.go_to(Place.REVIEW)
        assert not window.review.later.isVisible()
        press("l")
        desk.failing.clear()
        hands.press(window.review.calm_go)
        assert stands(window)[0] is ReviewStep.PAIR
