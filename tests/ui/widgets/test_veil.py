"""The veil: a change is made unseen, the fade shows pictures, and what lies below is not drawn in each step."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Stylist
from ui.widgets.veil import Veil


class CountedLabel(QLabel):
    """Counts how often it is drawn."""

    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        super().paintEvent(event)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[tuple[QWidget, CountedLabel, Veil]]:
    page, label = QWidget(), CountedLabel("before")
    QVBoxLayout(page).addWidget(label)
    veil = Veil(page)
    veil.set_style(Stylist())
    qtbot.addWidget(page)
    page.resize(300, 200)
    with qtbot.waitExposed(page):
        page.show()
    yield page, label, veil
    veil.lift()


@pytest.mark.usefixtures("brief_motion")
def test_the_change_is_made_while_nothing_can_be_seen(page: tuple[QWidget, CountedLabel, Veil], qtbot: QtBot) -> None:
    whole, label, veil = page
    before = whole.grab().toImage()

    def change() -> None:
        now = whole.grab().toImage()
        seen = {now.pixelColor(x, y).name() for x in range(now.width()) for y in range(now.height())}
        assert seen == {Stylist().roles.paper.lower()}
        label.setText("after")

    veil.change_unseen(change)
    assert label.text() == "before"
    qtbot.waitUntil(veil.isHidden)

    assert label.text() == "after"
    assert whole.grab().toImage() != before


def test_a_fade_draws_what_it_covers_twice_at_most(page: tuple[QWidget, CountedLabel, Veil], qtbot: QtBot) -> None:
    _, label, veil = page
    label.paints = 0
    veil.change_unseen(lambda: label.setText("after"))
    qtbot.waitUntil(veil.isHidden)
    qtbot.wait(0)
    assert label.paints <= 6  # its two pictures, before it is covered and after it is not; not the forty steps


def test_lifted_it_changes_nothing(page: tuple[QWidget, CountedLabel, Veil], qtbot: QtBot) -> None:
    _, label, veil = page
    veil.change_unseen(lambda: label.setText("after"))
    veil.lift()
    qtbot.wait(50)
    assert label.text() == "before"
    assert veil.isHidden()


def test_without_motion_the_change_is_just_made(page: tuple[QWidget, CountedLabel, Veil]) -> None:
    _, label, veil = page
    veil.set_style(Stylist(motion=False))
    veil.change_unseen(lambda: label.setText("after"))
    assert label.text() == "after"
    assert veil.isHidden()
