"""Choosing among few: languages, cards, suggestions, switches."""

from collections.abc import Callable

import pytest
from assistive import do
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Metrics, Stylist, TextSize, Theme, dress
from ui.widgets.choice_card import ChoiceGroup
from ui.widgets.language_bar import LanguageBar, LanguageChoice
from ui.widgets.look_buttons import TextSizeButton, ThemeButton
from ui.widgets.toggle import Toggle

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton
LANGUAGES = [
    LanguageChoice("en", "EN", "English"),
    LanguageChoice("ru", "РУ", "русский"),
    LanguageChoice("be", "БЕ", "беларуская"),
    LanguageChoice("de", "DE", "Deutsch"),
]


@pytest.fixture
def bar(show: Show) -> LanguageBar:
    made = LanguageBar()
    made.set_languages(LANGUAGES)
    made.set_current("be")
    show(made)
    return made


def test_each_touch_chooses_a_language_also_the_one_that_stands(bar: LanguageBar) -> None:
    heard: list[str] = []
    bar.chosen.connect(heard.append)
    QTest.mouseClick(bar.segment("be"), LEFT)
    QTest.mouseClick(bar.segment("de"), LEFT)
    QTest.keyClick(bar.segment("de"), Qt.Key.Key_Return)
    assert (heard, bar.current()) == (["be", "de", "de"], "de")


def test_assistive_technology_chooses_a_language_once(bar: LanguageBar) -> None:
    """It switches the button on, and nobody clicks."""
    heard: list[str] = []
    bar.chosen.connect(heard.append)
    do(bar.segment("ru"))
    assert (heard, bar.current()) == (["ru"], "ru")


def test_setting_a_language_is_silent(bar: LanguageBar) -> None:
    heard: list[str] = []
    bar.chosen.connect(heard.append)
    bar.set_current("ru")
    assert (heard, bar.current()) == ([], "ru")


def test_arrow_keys_go_along_the_bar(qtbot: QtBot, bar: LanguageBar) -> None:
    bar.segment("be").setFocus()
    with qtbot.waitSignal(bar.chosen) as chosen:
        QTest.keyClick(bar.segment("be"), Qt.Key.Key_Right)
    assert bar.current() == "de"
    assert chosen.args == ["de"]


def test_languages_are_named_in_full_for_screen_readers(bar: LanguageBar) -> None:
    face = QAccessible.queryAccessibleInterface(bar.segment("be"))
    assert face.text(QAccessible.Text.Name) == "беларуская"
    assert face.role() is QAccessible.Role.RadioButton
    assert face.state().checked


def test_every_segment_is_a_target(bar: LanguageBar) -> None:
    assert all(bar.segment(choice.code).width() >= 72 <= bar.segment(choice.code).height() for choice in LANGUAGES)


def test_other_languages_take_the_place(bar: LanguageBar) -> None:
    bar.set_languages(LANGUAGES[:2])
    bar.set_current("en")
    assert bar.current() == "en"


@pytest.fixture
def cards(show: Show) -> ChoiceGroup:
    made = ChoiceGroup()
    for key in ("count", "campaign", "handover"):
        made.add(key, f"Выбар {key}", "Што гэта значыць для вас і вашай сям’і, " * 3)
    show(made)
    return made


def test_no_card_is_chosen_at_first(cards: ChoiceGroup) -> None:
    assert cards.current() == ""


def test_a_touch_anywhere_on_a_card_chooses_it(cards: ChoiceGroup) -> None:
    heard: list[str] = []
    cards.chosen.connect(heard.append)
    for key in ("campaign", "handover"):
        card = cards.card(key)
        QTest.mouseClick(card, LEFT, pos=card.rect().bottomRight() - card.rect().center() * 0.05)
    assert (heard, cards.current()) == (["campaign", "handover"], "handover")


def test_cards_are_set_and_cleared_silently(cards: ChoiceGroup) -> None:
    heard: list[str] = []
    cards.chosen.connect(heard.append)
    cards.set_current("count")
    assert cards.current() == "count"
    cards.clear()
    assert (heard, cards.current()) == ([], "")


def test_arrow_keys_choose_among_cards(cards: ChoiceGroup) -> None:
    cards.set_current("count")
    cards.card("count").setFocus()
    QTest.keyClick(cards.card("count"), Qt.Key.Key_Down)
    assert cards.current() == "campaign"


def test_a_card_tells_screen_readers_what_it_means(cards: ChoiceGroup) -> None:
    cards.set_current("campaign")
    face = QAccessible.queryAccessibleInterface(cards.card("campaign"))
    assert face.role() is QAccessible.Role.RadioButton
    assert face.state().checked
    assert face.text(QAccessible.Text.Name) == "Выбар campaign"
    assert face.text(QAccessible.Text.Description).startswith("Што гэта")


@pytest.mark.parametrize("size", TextSize)
def test_cards_grow_with_their_words(show: Show, size: TextSize) -> None:
    group = ChoiceGroup()
    card = group.add("a", "Нікому не паказваць: толькі палічыце мяне", "Імя ўбачаць толькі каардынатары. " * 4)
    show(group, size=(420, 1200), stylist=Stylist(metrics=Metrics(720, 1280), text_size=size))
    assert card.height() >= card.heightForWidth(card.width())
    assert card.heightForWidth(300) > card.heightForWidth(900)


def test_a_switch_is_touched_anywhere(show: Show) -> None:
    switch = Toggle("Другая копія")
    show(switch)
    QTest.mouseClick(switch, LEFT, pos=switch.rect().center())
    assert switch.isChecked()
    assert QAccessible.queryAccessibleInterface(switch).role() is QAccessible.Role.CheckBox
    assert switch.height() >= 72


def test_the_look_buttons_show_the_state(show: Show) -> None:
    size, theme = TextSizeButton(), ThemeButton()
    window = show(size, theme)
    before = (size.grab().toImage(), theme.grab().toImage())
    dress(window, Stylist(theme=Theme.LIGHT, text_size=TextSize.LARGEST))
    assert size.grab().toImage() != before[0]
    dress(window, Stylist(theme=Theme.SUN))
    assert theme.grab().toImage() != before[1]
