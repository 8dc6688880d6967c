"""Makes kits for kiosks, and shows their set-up codes this once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.entry import Mode
from kiosk.preparing import MAX_KITS, KitOrder
from kiosk.words import Words
from ui.desk.choosing import Chooser
from ui.desk.pages.page import Speak
from ui.desk.viewmodels.campaign import CampaignViewModel, KitsMade, may_make_kits
from ui.desk.viewmodels.wording import trouble
from ui.layouts import add_layout
from ui.task import TaskStep
from ui.theme import Stylist
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.choice_card import ChoiceGroup
from ui.widgets.icons import Icon
from ui.widgets.labelled_line import LabelledLine, PathLine
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.stat_rows import StatRows
from ui.widgets.toggle import Toggle

WIDEST = 1200
"""Wider than this a form is a strain to read."""


class KitsPart(QWidget):
    """How many, for what, under which keys; then the codes."""

    def __init__(
        self, model: CampaignViewModel, chooser: Chooser, speak: Speak, keys_folder: Callable[[], Path | None]
    ) -> None:
        super().__init__()
        self._model = model
        self._chooser = chooser
        self.speak = speak
        self._keys_folder = keys_folder
        self.campaign, self.keys, self.out = PathLine(), PathLine(), PathLine()
        self.passphrase = LabelledLine(secret=True)
        self.count = LabelledLine()
        self.count.line.setValidator(QIntValidator(1, MAX_KITS, self))
        self.count.set_value("1")
        self.mode = ChoiceGroup()
        for mode in (Mode.LIVE, Mode.REHEARSAL):
            self.mode.add(str(mode))
        self.mode.set_current(str(Mode.LIVE))
        self.confirmed = Toggle()
        self.failed = NoticePanel(kind="trouble", icon=Icon.WARNING, is_news=True)
        self.go = PrimaryButton()
        self.done = NoticePanel(kind="notice", icon=Icon.INFO, is_news=True)
        self.codes_card = Card()
        self.codes = StatRows()
        self.finish = QuietButton()
        self.faces = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._ask, self._made = ScrollColumn(spacing=16), ScrollColumn(spacing=16)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        asked: tuple[tuple[QVBoxLayout, tuple[QWidget, ...]], ...] = (
            (self._left, (self.campaign, self.keys, self.passphrase, self.out)),
            (self._right, (self.count, self.mode, self.confirmed)),
        )
        for side, parts in asked:
            for part in parts:
                side.addWidget(part)
        for side in (self._left, self._right):
            side.addStretch(1)
            add_layout(self._columns, side, 1)
        add_layout(self._ask.column, self._columns)
        self._ask.column.addWidget(self.failed)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.go)
        add_layout(self._ask.column, end)
        self._ask.column.addStretch(1)
        self._made.column.addWidget(self.done)
        self._inside = QVBoxLayout(self.codes_card)
        self._inside.addWidget(self.codes)
        self._made.column.addWidget(self.codes_card)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.finish)
        add_layout(self._made.column, below)
        self._made.column.addStretch(1)
        self.faces.addWidget(self._ask)
        self.faces.addWidget(self._made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.faces)

    def _connect(self) -> None:
        folders = (self.campaign, self.keys, self.out)
        for folder in folders:
            folder.asked.connect(lambda folder=folder: self._choose(folder))
        for line in (*folders, self.passphrase, self.count):
            line.line.textChanged.connect(self._check)
            line.submitted.connect(self.go.click)
        self.mode.chosen.connect(self._check)
        self.confirmed.toggled.connect(self._check)
        self.go.clicked.connect(self._make)
        self.finish.clicked.connect(self._model.forget_codes)
        self._model.changed.connect(self.render_state)

    def _choose(self, line: PathLine) -> None:
        if folder := self._chooser.folder(line.label.words()):
            line.set_value(str(folder))

    def enter(self) -> None:
        """What is known already need not be said again."""
        known = {self.campaign: self._model.folder, self.keys: self._keys_folder()}
        for line, path in known.items():
            if path is not None and not line.value():
                line.set_value(str(path))

    def order(self) -> KitOrder | None:
        """What was asked for; None while a folder is missing."""
        paths = [line.value().strip() for line in (self.campaign, self.keys, self.out)]
        if not all(paths):
            return None
        campaign, keys, out = (Path(path).expanduser() for path in paths)
        return KitOrder(
            campaign=campaign,
            keys=keys,
            count=int(self.count.value() or 0),
            mode=Mode(self.mode.current()),
            controller_confirmed=self.confirmed.isChecked(),
            out=out,
            passphrase=self.passphrase.value(),
        )

    def _make(self) -> None:
        order = self.order()
        self.passphrase.wipe()
        if order is not None:
            self._model.make_kits(order)

    def _check(self) -> None:
        order, model = self.order(), self._model
        known = model.campaign if order is not None and model.folder == order.campaign else None
        working = model.kits.state.step is TaskStep.WORKING
        self.confirmed.setEnabled(self.mode.current() == str(Mode.LIVE))
        self.go.setEnabled(order is not None and may_make_kits(order, known) and not working)

    def wipe(self) -> None:
        """Forgets the passphrase."""
        self.passphrase.wipe()

    def retranslate(self) -> None:
        """Says every word anew."""
        say = self.speak().say
        self.campaign.say(say("Folder of the campaign"))
        self.keys.say(say("Keys folder"))
        self.passphrase.say(say("Passphrase of the keys"))
        self.out.say(say("Folder for the kits and their codes"))
        for line in (self.campaign, self.keys, self.out):
            line.say_choose(say("Choose …"), f"{say('Choose …')} {line.label.words()}")
        self.count.say(say("How many kiosks"))
        self.mode.set_texts(str(Mode.LIVE), say("Live"), say("What is signed counts."))
        self.mode.set_texts(
            str(Mode.REHEARSAL), say("Rehearsal"), say("For practice: nothing signed there ever counts.")
        )
        self.confirmed.setText(say("The organisation named in the campaign has agreed to keep the records."))
        self.confirmed.setAccessibleName(self.confirmed.text())
        self.finish.setText(say("Done, hide the codes"))
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.kits.state, self.speak()
        made = state.result if state.step is TaskStep.DONE else None
        self.faces.setCurrentWidget(self._made if made else self._ask)
        working = state.step is TaskStep.WORKING
        self.go.setText(words.say("Making kits …") if working else words.say("Make the kits"))
        self.failed.setVisible(state.error is not None)
        self.failed.set_texts("", trouble(state.error, words))
        self._show_codes(made, words)
        self._check()

    def _show_codes(self, made: KitsMade | None, words: Words) -> None:
        if made is None:
            self.codes.set_rows(())
            return
        title = words.plural("{count} kit is made.", "{count} kits are made.", len(made.kits))
        told = words.say(
            "The set-up codes are shown this once, and are in {file}. A code travels apart from its kit: whoever has "
            "both has a kiosk of this campaign.",
            file=made.codes,
        )
        self.done.set_texts(title, told)
        self.codes.set_rows([(kit.name, kit.code) for kit in made.kits])

    def set_style(self, stylist: Stylist) -> None:
        px = stylist.px
        self.faces.setMaximumWidth(px(WIDEST))
        wide = stylist.metrics.width >= 900
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(px(28))
        for side in (self._left, self._right):
            side.setSpacing(px(14))
        self._inside.setContentsMargins(px(26), px(18), px(26), px(18))
        self.codes.set_style(stylist)
