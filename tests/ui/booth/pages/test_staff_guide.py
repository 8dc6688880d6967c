"""The guide on the staff screen is the printed one, in the language that is on the screen."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.guide import volunteers_guide
from kiosk.words import words_in
from ui.booth.pages.staff_guide import GuideLine, GuidePage
from ui.widgets.text import TextLabel


def test_it_says_what_the_paper_says_and_follows_the_language(qtbot: QtBot) -> None:
    language = "be"
    page = GuidePage(lambda: words_in(language))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    with qtbot.waitExposed(page):
        page.show()
    page.enter()
    for language in ("be", "de"):
        page.retranslate()
        QApplication.processEvents()
        visible = [label.words() for label in page.findChildren(TextLabel) if label.isVisible()]
        for part in volunteers_guide(language).parts:
            assert part.heading in visible
            for line in part.lines:
                assert line.plain in visible, line
    assert volunteers_guide("be").parts[0].heading not in visible


def test_it_is_not_built_before_somebody_comes_to_read_it(qtbot: QtBot) -> None:
    page = GuidePage(lambda: words_in("en"))
    qtbot.addWidget(page)
    page.retranslate()
    assert not page.findChildren(GuideLine)


def test_the_words_of_buttons_are_bold_as_on_paper(qtbot: QtBot) -> None:
    page = GuidePage(lambda: words_in("en"))
    qtbot.addWidget(page)
    page.enter()
    shown = [label.text() for label in page.findChildren(TextLabel)]
    bold = {
        words for part in volunteers_guide("en").parts for line in part.lines for words, strong in line.parts if strong
    }
    assert bold
    assert all(any(f">{words}</span>" in text for text in shown) for words in bold)


def test_the_lines_of_a_list_begin_below_each_other(qtbot: QtBot) -> None:
    page = GuidePage(lambda: words_in("de"))
    qtbot.addWidget(page)
    page.resize(720, 1280)
    with qtbot.waitExposed(page):
        page.show()
    page.enter()
    QApplication.processEvents()
    listed = [line for line in page.findChildren(GuideLine) if line.mark.isVisible()]
    assert listed
    assert all(line.mark.geometry().right() < line.body.geometry().left() for line in listed)
    assert len({line.body.x() for line in listed}) == 1
