"""What just happened is announced once; how far long work is, at its quarters."""

import pytest
from announcements import announcements
from pytestqt.qtbot import QtBot

from kiosk.words import words_in
from ui.progress_news import ProgressNews, quarter_reached
from ui.spoken import News, announce
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.text import TextLabel


@pytest.fixture
def label(qtbot: QtBot) -> TextLabel:
    label = TextLabel()
    qtbot.addWidget(label)
    label.show()
    return label


def test_nothing_is_not_announced(label: TextLabel) -> None:
    with announcements() as heard:
        announce(label, "")
        announce(label, "Saved.")
    assert heard == ["Saved."]


def test_what_stays_is_said_once_and_again_after_it_was_gone(label: TextLabel) -> None:
    news = News(label)
    with announcements() as heard:
        for text in ("Wrong.", "Wrong.", "Right.", "", "Right."):
            news.tell(text)
    assert heard == ["Wrong.", "Right.", "Right."]


def test_a_countdown_is_one_piece_of_news(label: TextLabel) -> None:
    news = News(label)
    with announcements() as heard:
        for seconds in (15, 14, 13):
            news.tell(f"Wait {seconds} s.", about="wait")
        news.tell("Try again.", about="ready")
    assert heard == ["Wait 15 s.", "Try again."]


def test_what_nobody_sees_is_not_said(label: TextLabel) -> None:
    label.hide()
    with announcements() as heard:
        News(label).tell("Hidden.")
    assert not heard


@pytest.mark.parametrize("is_news", [True, False])
def test_a_panel_of_news_speaks_when_it_appears(qtbot: QtBot, is_news: bool) -> None:
    panel = NoticePanel(kind="trouble", is_news=is_news)
    qtbot.addWidget(panel)
    with announcements() as heard:
        for _ in range(2):  # the same fault twice is heard twice
            panel.show()
            panel.set_texts("Not saved", "The disk is full.")
            qtbot.waitUntil(lambda: not panel.is_settling)
            panel.set_texts("Not saved", "The disk is full.")
            qtbot.waitUntil(lambda: not panel.is_settling)
            panel.hide()
    assert heard == (["Not saved The disk is full."] * 2 if is_news else [])


@pytest.mark.parametrize(
    ("before", "thousandths", "left", "percent"),
    [
        (0, 249, 9.0, None),
        (0, 250, 9.0, 25),
        (0, 250, None, None),  # it may be over at once
        (1, 499, 9.0, None),
        (1, 780, 9.0, 75),  # not each one that was jumped over
        (3, 999, 0.1, None),
        (3, 1000, 0.0, None),  # its end is told by what came of it
    ],
)
def test_quarters_are_told(before: int, thousandths: int, left: float | None, percent: int | None) -> None:
    assert quarter_reached(before, thousandths, left) == percent


def test_each_work_begins_anew(label: TextLabel) -> None:
    news, words = ProgressNews(label), words_in("en")
    with announcements() as heard:
        for _ in range(2):
            for thousandths in (0, 100, 300, 310, 800, 1000):
                news.tell(thousandths, 120.0, words)
    assert [line.partition(".")[0] for line in heard] == ["25% done", "75% done"] * 2
