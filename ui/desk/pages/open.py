"""The calm face before everything: which registry, with which keys."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk.choosing import Chooser
from ui.desk.metrics import TARGET_PX
from ui.desk.pages.page import DeskPage, Speak
from ui.desk.viewmodels.session import SessionViewModel
from ui.desk.viewmodels.wording import trouble
from ui.theme import Stylist, TextKind
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labelled_line import LabelledLine, PathLine
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import TextLabel

WIDEST = 620


class OpenPage(DeskPage):
    """Three things to say and one button. Nothing that was typed as a passphrase stays."""

    keys_wanted = Signal()
    """There are no keys yet: somebody wants to make some."""
    secret_typed = Signal()

    def __init__(self, model: SessionViewModel, chooser: Chooser, speak: Speak) -> None:
        super().__init__(speak)
        self._model = model
        self._chooser = chooser
        self.locked = NoticePanel(kind="notice", icon=Icon.LOCK)
        self.card = Card()
        self.lead = TextLabel(TextKind.BODY)
        self.keys = PathLine()
        self.passphrase = LabelledLine(secret=True)
        self.registry = PathLine()
        self.failed = NoticePanel(kind="trouble", icon=Icon.WARNING, is_news=True)
        self.open = PrimaryButton()
        self.no_keys = LinkButton()
        self._build()
        self._connect()
        if model.state.registry:
            self.registry.set_value(model.state.registry)

    def _build(self) -> None:
        self._inside = QVBoxLayout(self.card)
        for part in (self.lead, self.keys, self.passphrase, self.registry, self.failed, self.open):
            self._inside.addWidget(part)
        self._inside.addWidget(self.no_keys, 0, Qt.AlignmentFlag.AlignLeft)
        self._middle = QWidget()
        self._stack = QVBoxLayout(self._middle)
        self._stack.addWidget(self.locked)
        self._stack.addWidget(self.card)
        # Held by name: PySide hands what is not from one wrapper of its parent to the next, and deletes it with one
        # that was only passing (seen: all that is in it was gone).
        self._around = ScrollColumn()
        self._around.column.addStretch(1)
        self._around.column.addWidget(self._middle)
        self._around.column.addStretch(2)
        self.column.addWidget(self._around, 1)

    def _connect(self) -> None:
        self._model.changed.connect(self.render_state)
        self.keys.asked.connect(self._choose_keys)
        self.registry.asked.connect(self._choose_registry)
        self.open.clicked.connect(self._open)
        self.no_keys.clicked.connect(self.keys_wanted)
        self.passphrase.edited.connect(self.secret_typed)
        for line in (self.keys, self.passphrase, self.registry):
            line.submitted.connect(self.open.click)
            line.line.textChanged.connect(self._allow)

    def _choose_keys(self) -> None:
        if folder := self._chooser.folder(self.keys.label.words()):
            self.keys.set_value(str(folder))

    def _choose_registry(self) -> None:
        if file := self._chooser.database(self.registry.label.words()):
            self.registry.set_value(str(file))

    def _open(self) -> None:
        passphrase = self.passphrase.value()
        self.passphrase.wipe()
        self._model.open(Path(self.keys.value()).expanduser(), passphrase, self.registry.value())

    def _allow(self) -> None:
        filled = all(line.value().strip() for line in (self.keys, self.registry)) and self.passphrase.value()
        self.open.setEnabled(bool(filled) and not self._model.state.working)

    def leave(self) -> None:
        """See `DeskPage.leave`."""
        self.passphrase.wipe()

    def first_focus(self) -> QWidget:
        """See `DeskPage.first_focus`."""
        return next((line for line in (self.keys, self.registry) if not line.value()), self.passphrase)

    def retranslate(self) -> None:
        """See `DeskPage.retranslate`."""
        words = self.speak()
        say = words.say
        self.title.set_text(say("Open the registry"))
        self.lead.set_text(say("Names are read with the campaign’s keys, in memory only, for as long as this is open."))
        self.keys.say(say("Keys folder"))
        self.keys.say_choose(say("Choose …"), say("Choose the keys folder"))
        self.passphrase.say(say("Passphrase of the keys"))
        self.registry.say(say("Registry"))
        self.registry.set_hint(say("A file, new or there already; or the address of a PostgreSQL database."))
        self.registry.say_choose(say("Choose …"), say("Choose the registry’s file"))
        self.no_keys.setText(say("No keys yet? Make them under “Campaign”."))
        self.locked.set_texts("", say("Nobody was here for a while, so the keys were dropped. Nothing is lost."))
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.state, self.speak()
        self.locked.setVisible(state.locked_itself)
        self.failed.setVisible(state.error is not None)
        self.lead.setVisible(state.error is None)  # a low window has room for one of them, and this was read before
        self.failed.set_texts("", trouble(state.error, words))
        self.open.setText(words.say("Opening …") if state.working else words.say("Open"))
        for part in (self.keys, self.passphrase, self.registry):
            part.setEnabled(not state.working)
        self._allow()

    def _centre(self) -> None:
        """Margins rather than a greatest width: with one, Qt asks for the height at another width than it gives."""
        widest = round(WIDEST * self.stylist.metrics.target / TARGET_PX)
        side = max(0, (self.width() - 2 * self.stylist.px(36) - widest) // 2)
        self._stack.setContentsMargins(side, 0, side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._centre()

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        px = stylist.px
        self._centre()
        self._stack.setSpacing(px(14))
        self._inside.setContentsMargins(px(30), px(20), px(30), px(12))
        self._inside.setSpacing(px(11))
