"""What was measured is asked for once, and never after the words have changed."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ui.theme import Metrics, Stylist, TextKind
from ui.widgets import buttons, name_list, text
from ui.widgets.buttons import Look, PrimaryButton, TouchButton
from ui.widgets.fitting import longest_word
from ui.widgets.icons import Icon
from ui.widgets.measured import MOST, Measured
from ui.widgets.name_list import NameList
from ui.widgets.pick_card import Pick, PickCard
from ui.widgets.text import TextLabel

LONG = "Released they must be, all of them, today and without conditions, as the law of their own country says"


def test_a_question_is_measured_once_until_something_changes() -> None:
    asked: list[int] = []

    def measure() -> int:
        asked.append(1)
        return len(asked)

    measured = Measured()
    assert [measured.of("height", measure) for _ in range(3)] == [1, 1, 1]
    assert measured.of("width", measure) == 2
    measured.forget()
    assert measured.of("height", measure) == 3


def test_no_more_is_kept_than_a_page_needs() -> None:
    measured = Measured()
    answers = [measured.of(width, lambda width=width: width) for width in range(3 * MOST)]  # type: ignore[misc]  # mypy knows no type for a lambda's default
    assert answers == list(range(3 * MOST))


def test_words_leave_nothing_behind() -> None:
    """A name that was shown is in no answer: they are numbers and sizes, by width and font."""
    label = TextLabel(TextKind.BODY, "Янка Прыклад")
    label.heightForWidth(200)
    label.minimumSizeHint()
    assert label._measured._answers
    assert "Янка" not in str(label._measured._answers)


def test_a_text_has_the_height_of_its_own_words(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    for kind in (TextKind.BODY, TextKind.HEADING, TextKind.TITLE):
        label, fresh = TextLabel(kind, "Short"), TextLabel(kind, LONG)
        short = label.heightForWidth(200), label.minimumSizeHint().width(), label.sizeHint().width()
        label.set_text(LONG)
        long = label.heightForWidth(200), label.minimumSizeHint().width(), label.sizeHint().width()
        assert long == (fresh.heightForWidth(200), fresh.minimumSizeHint().width(), fresh.sizeHint().width())
        assert long[0] > short[0]
        label.set_text("Short")
        assert label.heightForWidth(200) == short[0]


def test_marked_words_are_measured_as_they_are_shown(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    label, fresh = TextLabel(TextKind.BODY, LONG), TextLabel(TextKind.BODY)
    label.heightForWidth(200)
    for one in (label, fresh):
        one.set_marked([(LONG, True), (LONG, False)])
    assert label.heightForWidth(200) == fresh.heightForWidth(200)


def test_larger_letters_are_measured_anew(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    larger = Stylist(metrics=Metrics(2560, 1440, px_per_mm=9.0))
    for make in (
        lambda: TextLabel(TextKind.BODY, LONG),
        lambda: TextLabel(TextKind.TITLE, LONG),
        _button,
        _names,
        _card,
    ):
        one, fresh = make(), make()
        before = one.heightForWidth(160), one.minimumSizeHint(), one.sizeHint()
        one.set_style(larger)
        fresh.set_style(larger)
        assert (one.heightForWidth(160), one.minimumSizeHint(), one.sizeHint()) == (
            fresh.heightForWidth(160),
            fresh.minimumSizeHint(),
            fresh.sizeHint(),
        )
        assert one.heightForWidth(160) != before[0]


def test_a_button_has_the_size_of_its_own_words(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    button = TouchButton("Go", look=Look.GHOST)
    go = button.sizeHint(), button.minimumSizeHint(), button.heightForWidth(160)
    button.setText(LONG)
    fresh = TouchButton(LONG, look=Look.GHOST)
    assert button.sizeHint() == fresh.sizeHint() != go[0]
    assert button.minimumSizeHint() == fresh.minimumSizeHint() != go[1]
    assert button.heightForWidth(160) == fresh.heightForWidth(160) != go[2]


def test_a_card_and_a_list_of_names_follow_what_they_say(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    card, names = _card(), _names()
    card.heightForWidth(300)
    names.heightForWidth(300)
    card.set_pick(Pick("take", LONG, LONG))
    names.set_names(["Ales Bialiatski", "Marfa Rabkova", "Valiantsin Stefanovic"] * 6)
    fresh = NameList(TextKind.BODY)
    fresh.set_names(["Ales Bialiatski", "Marfa Rabkova", "Valiantsin Stefanovic"] * 6)
    assert card.heightForWidth(300) == PickCard(Pick("take", LONG, LONG)).heightForWidth(300)
    assert names.heightForWidth(300) == fresh.heightForWidth(300)


def test_the_caller_may_change_the_size_it_was_given(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    button = TouchButton("Go")
    button.sizeHint().setWidth(1)
    button.minimumSizeHint().setWidth(1)
    assert min(button.sizeHint().width(), button.minimumSizeHint().width()) > 1


def _button() -> TouchButton:
    return TouchButton(LONG, look=Look.GHOST)


def _names() -> NameList:
    names = NameList(TextKind.BODY)
    names.set_names(["Ales Bialiatski", "Marfa Rabkova", "Valiantsin Stefanovic"])
    return names


def _card() -> PickCard:
    return PickCard(Pick("take", "Take", "Something or other"))


def test_another_sign_or_size_of_letters_is_measured_anew(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    changes: tuple[Callable[[TouchButton], None], ...] = (
        lambda button: button.set_icon(Icon.BACK),
        lambda button: button.set_large(True),
        lambda button: button.set_compact(True),
    )
    for change in changes:
        one, fresh = PrimaryButton(LONG), PrimaryButton(LONG)
        one.set_large(False)
        fresh.set_large(False)
        assert all((one.sizeHint(), one.minimumSizeHint(), one.heightForWidth(160)))
        change(one)
        change(fresh)
        assert (one.sizeHint(), one.minimumSizeHint(), one.heightForWidth(160)) == (
            fresh.sizeHint(),
            fresh.minimumSizeHint(),
            fresh.heightForWidth(160),
        )


def test_whatever_shows_words_measures_them_once(
    qtbot: QtBot, fonts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []
    for module, name in ((text, "longest_word"), (text, "line_widths"), (buttons, "text_box"), (name_list, "in_lines")):
        monkeypatch.setattr(module, name, _counted(getattr(module, name), name, measured))
    label, title, button, names = TextLabel(TextKind.BODY, LONG), TextLabel(TextKind.TITLE, LONG), _button(), _names()
    for again in (False, True):
        for one in (label, title, button, names):
            one.heightForWidth(160)
            one.minimumSizeHint()
        assert bool(measured) is not again, measured
        measured.clear()


def test_a_text_that_had_to_shrink_is_measured_once_too(
    qtbot: QtBot, fonts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []
    label = TextLabel(TextKind.TITLE, "Unabhängigkeitserklärungsfeierlichkeiten")
    qtbot.addWidget(label)
    label.resize(90, 400)
    label.show()
    assert label.font().pixelSize() < Stylist().text_px(TextKind.TITLE)
    monkeypatch.setattr(text, "longest_word", _counted(longest_word, "longest_word", measured))
    for width in range(90, 100):
        label.resize(width, 400)
    assert not measured


def _counted(measure: Callable[..., object], name: str, measured: list[str]) -> Callable[..., object]:
    def counting(*args: object, **named: object) -> object:
        measured.append(name)
        return measure(*args, **named)

    return counting
