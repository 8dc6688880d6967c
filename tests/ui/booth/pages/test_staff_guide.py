"""The guide on the staff screen is the printed one, in the language that is on the screen."""

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kiosk.guide import volunteers_guide
from kiosk.words import words_in
from ui.booth.pages.staff_guide import GuidePage


def test_it_says_what_the_paper_says_and_follows_the_language(qtbot: QtBot) -> None:
    language = "be"
    page = GuidePage(lambda: words_in(language))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    with qtbot.waitExposed(page):
        page.show()
    for language in ("be", "de"):
        page.retranslate()
        QApplication.processEvents()
        visible = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
        for part in volunteers_guide(language).parts:
            assert part.heading in visible
            for line in part.lines:
                assert any(text.endswith(line.plain) for text in visible), line
    assert volunteers_guide("be").parts[0].heading not in visible
