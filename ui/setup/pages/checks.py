"""The self-test: a plain verdict a line, and what to do about what is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.verdicts import Verdict, verdict_on
from kiosk.words import Words
from ui.layouts import add_layout
from ui.setup.pages.page import SetupPage
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import SetupState
from ui.setup.viewmodels.trials import SelfTest
from ui.spoken import News
from ui.theme import Stylist, TextKind, dress_part
from ui.widgets.icons import Icon, IconView
from ui.widgets.text import TextLabel


class VerdictLine(QWidget):
    """A sign, a sentence, and what to do in smaller letters."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self.sign = IconView(Icon.CHECK if verdict.ok else Icon.WARNING, "accent" if verdict.ok else "alert")
        self.sign.set_design_size(30)
        self.said = TextLabel(TextKind.BODY if verdict.ok else TextKind.STRONG, verdict.said)
        self.to_do = TextLabel(TextKind.CAPTION, verdict.to_do)
        self.to_do.setVisible(bool(verdict.to_do))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.said)
        texts.addWidget(self.to_do)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        add_layout(self._row, texts, 1)

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        self._row.setSpacing(stylist.px(16))


class ChecksPage(SetupPage):
    """Looks when it comes, and again when asked."""

    def __init__(self, flow: SetupFlow, test: SelfTest) -> None:
        super().__init__(flow)
        self._test = test
        self._verdict = News(self.title)
        self.lines: list[VerdictLine] = []
        self.other.clicked.connect(test.start)
        test.changed.connect(lambda: self.show_state(flow.state))

    def enter(self) -> None:
        super().enter()
        self._test.start()

    def arrange(self) -> None:
        super().arrange()
        self.body.setSpacing(self.stylist.px(8))

    def say(self, words: Words, state: SetupState) -> None:
        test = self._test
        if test.running:
            self.title.set_text(words.say("One moment …"))
            self.lead.set_text(words.say("Everything is looked at that must not fail."))
        elif test.all_is_well:
            self.title.set_text(words.say("All is well"))
            self.lead.set_text(words.say("This kiosk is ready for people."))
        elif test.may_go_on:
            self.title.set_text(words.say("Ready, with points to note"))
            self.lead.set_text(words.say("You may go on: no signature is in danger."))
        else:
            self.title.set_text(words.say("Not ready"))
            self.lead.set_text(words.say("Signatures could be lost here. Mend what is marked, then test again."))
        # When it has looked at everything, that is news; what it says first is said with the page.
        self._verdict.tell("" if test.running else f"{self.title.words()}. {self.lead.words()}")
        self._show_lines([verdict_on(check, words) for check in test.checks])
        self.other.setText(words.say("Test again"))
        self.other.setVisible(not test.running and not test.all_is_well)
        self.offer_next(words.say("Next"), enabled=test.may_go_on)

    def _show_lines(self, verdicts: Sequence[Verdict]) -> None:
        for line in self.lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        # What is wrong stands first: nobody should have to look for it.
        self.lines = [VerdictLine(one) for one in sorted(verdicts, key=lambda one: one.ok)]
        for line in self.lines:
            self.body.addWidget(line)
            dress_part(line, self.stylist)

    def first_focus(self) -> QWidget:
        return self.on
