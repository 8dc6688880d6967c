"""Makes a campaign's keys, and says plainly what it means to lose them."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.desk.choosing import Chooser
from ui.desk.pages.page import Speak
from ui.desk.viewmodels.campaign import CampaignViewModel, passphrase_fault
from ui.desk.viewmodels.wording import trouble
from ui.layouts import add_layout
from ui.spoken import News
from ui.task import TaskStep
from ui.theme import Stylist, TextKind
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labelled_line import LabelledLine, PathLine
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import TextLabel

NEW_FOLDER = "keys"
WIDEST = 1100
"""Wider than this a form is a strain to read."""


class KeysPart(QWidget):
    """A folder, a passphrase twice, and one button."""

    def __init__(self, model: CampaignViewModel, chooser: Chooser, speak: Speak) -> None:
        super().__init__()
        self._model = model
        self._chooser = chooser
        self.speak = speak
        self.warning = NoticePanel(kind="notice", icon=Icon.WARNING)
        self.folder = PathLine()
        self.first, self.second = LabelledLine(secret=True), LabelledLine(secret=True)
        self.failed = NoticePanel(kind="trouble", icon=Icon.WARNING, is_news=True)
        self.go = PrimaryButton()
        self.done_card = Card("well")
        self._written = News(self)
        self.done_head, self.done_do = TextLabel(TextKind.HEADING), TextLabel(TextKind.BODY)
        self.done_root, self.done_seal = TextLabel(TextKind.CAPTION), TextLabel(TextKind.CAPTION)
        self.again = QuietButton()
        self.faces = QStackedWidget()
        self._build()
        self.folder.asked.connect(self._choose)
        self.go.clicked.connect(self._make)
        self.again.clicked.connect(model.keys.start)
        for line in (self.folder, self.first, self.second):
            line.line.textChanged.connect(self._check)
            line.submitted.connect(self.go.click)
        model.changed.connect(self.render_state)

    def _build(self) -> None:
        # Held by name, see OpenPage.
        self._scrolled = ask, done = ScrollColumn(spacing=16), ScrollColumn(spacing=16)
        ask.column.addWidget(self.warning)
        ask.column.addWidget(self.folder)
        self._twice = QHBoxLayout()
        for line in (self.first, self.second):
            self._twice.addWidget(line, 1, Qt.AlignmentFlag.AlignTop)
        add_layout(ask.column, self._twice)
        ask.column.addWidget(self.failed)
        self._end = QHBoxLayout()
        self._end.addStretch(1)
        self._end.addWidget(self.go)
        add_layout(ask.column, self._end)
        ask.column.addStretch(1)
        self._inside = QVBoxLayout(self.done_card)
        for part in (self.done_head, self.done_do, self.done_root, self.done_seal):
            self._inside.addWidget(part)
        done.column.addWidget(self.done_card)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.again)
        add_layout(done.column, below)
        done.column.addStretch(1)
        self._ask, self._done = ask, done
        self.faces.addWidget(ask)
        self.faces.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.faces)

    def _choose(self) -> None:
        if folder := self._chooser.folder(self.folder.label.words()):
            self.folder.set_value(str(folder / NEW_FOLDER))

    def _make(self) -> None:
        passphrase = self.first.value()
        self.wipe()
        self._model.make_keys(Path(self.folder.value()).expanduser(), passphrase)

    def _check(self) -> None:
        fault, say = passphrase_fault(self.first.value(), self.second.value()), self.speak().say
        self.second.set_error(
            say("The two passphrases are not the same.") if fault == "different" and self.second.value() else ""
        )
        working = self._model.keys.state.step is TaskStep.WORKING
        self.go.setEnabled(not fault and bool(self.folder.value().strip()) and not working)

    def wipe(self) -> None:
        """Forgets the passphrase."""
        self.first.wipe()
        self.second.wipe()

    def retranslate(self) -> None:
        """Says every word anew."""
        say = self.speak().say
        self.warning.set_texts(
            say("Whoever loses these keys loses every signature."),
            say(
                "Nobody can open a record without the folder and its passphrase, not even we. Make two copies on "
                "sticks, keep them in two places that are safe from a search, and the passphrase in two heads."
            ),
        )
        self.folder.say(say("New folder for the keys"))
        self.folder.say_choose(say("Choose …"), say("Choose where the keys folder goes"))
        self.first.say(say("Passphrase"))
        self.first.set_hint(say("Six random words or more; at least 12 characters."))
        self.second.say(say("The passphrase again"))
        self.done_head.set_text(say("The keys are made."))
        self.done_do.set_text(
            say("Now copy the folder to two sticks, and take it off this computer when you are done.")
        )
        self.again.setText(say("Make others"))
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.keys.state, self.speak()
        done = state.step is TaskStep.DONE
        self.faces.setCurrentWidget(self._done if done else self._ask)
        self._written.tell(self.done_head.words() if done else "")
        working = state.step is TaskStep.WORKING
        self.go.setText(words.say("Making keys …") if working else words.say("Make the keys"))
        self.failed.setVisible(state.error is not None)
        self.failed.set_texts("", trouble(state.error, words))
        if state.result is not None:
            root, seal = state.result.root_sha256, state.result.seal_sha256
            self.done_root.set_text(words.say("SHA-256 of the root certificate: {digest}", digest=in_groups(root)))
            self.done_seal.set_text(words.say("SHA-256 of the sealing key: {digest}", digest=in_groups(seal)))
        self._check()

    def set_style(self, stylist: Stylist) -> None:
        px = stylist.px
        self.faces.setMaximumWidth(px(WIDEST))
        self._twice.setSpacing(px(18))
        self._inside.setContentsMargins(px(26), px(20), px(26), px(20))
        self._inside.setSpacing(px(10))


def in_groups(digest: str) -> str:
    """A digest in groups of eight, so that it can be compared and can wrap."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))
