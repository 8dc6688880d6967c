"""Merging: drop batches anywhere on the page, watch each of them come in, and read what the registry holds now."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.words import Words
from ui.desk.choosing import Chooser
from ui.desk.pages.batch_list import BatchList
from ui.desk.pages.page import DeskPage, Speak, beside_where_it_fits, is_tight
from ui.desk.pages.work_strip import WorkStrip
from ui.desk.viewmodels.merge import MergeState, MergeViewModel
from ui.desk.viewmodels.session import SessionViewModel
from ui.desk.viewmodels.wording import gap, in_short, trouble
from ui.layouts import add_layout
from ui.long_work import WorkStep
from ui.theme import Stylist, TextKind
from ui.widgets.buttons import GhostButton, LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.drop_area import DropArea
from ui.widgets.figure_row import FigureRow
from ui.widgets.icons import Icon
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.text import TextLabel


class MergePage(DeskPage):
    """The page takes drops itself, so that one need not aim."""

    review_wanted = Signal()

    def __init__(self, model: MergeViewModel, session: SessionViewModel, chooser: Chooser, speak: Speak) -> None:
        super().__init__(speak)
        self._model = model
        self._session = session
        self._chooser = chooser
        self.setAcceptDrops(True)
        self.totals_card = Card()
        self.totals = FigureRow()
        self.drop = DropArea()
        self.report = NoticePanel(kind="well", icon=Icon.CHECK, is_news=True)
        self.list = BatchList(self.report)
        self.receipts = GhostButton()
        self.receipts_off = LinkButton()
        self.receipts_where = TextLabel(TextKind.CAPTION)
        self.clear = GhostButton()
        self.go = PrimaryButton()
        self.progress = WorkStrip()
        self._foot = QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._totals_row = QVBoxLayout(self.totals_card)
        self._totals_row.addWidget(self.totals)
        self._foot_rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)
        self._foot_rows.setContentsMargins(0, 0, 0, 0)
        self._receipts_row, self._ways = QHBoxLayout(), QHBoxLayout()
        add_layout(self._foot_rows, self._receipts_row, 1)
        add_layout(self._foot_rows, self._ways)
        # With a place of their own, buttons keep their height beside words that take several lines.
        middle = Qt.AlignmentFlag.AlignVCenter
        self._receipts_row.addWidget(self.receipts, 0, middle)
        self._receipts_row.addWidget(self.receipts_off, 0, middle)
        self._receipts_row.addWidget(self.receipts_where, 1)
        self._ways.addStretch(1)
        self._ways.addWidget(self.clear, 0, middle)
        self._ways.addWidget(self.go, 0, middle)
        for part in (self.totals_card, self.drop):
            self.column.addWidget(part)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.progress)
        self.column.addWidget(self._foot)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self.render_state)
        self._session.changed.connect(self._show_totals)
        self.drop.asked.connect(self._choose)
        self.go.clicked.connect(self._go)
        self.clear.clicked.connect(model.clear)
        self.progress.cancelled.connect(model.cancel)
        self.receipts.clicked.connect(self._choose_receipts)
        self.receipts_off.clicked.connect(lambda: model.choose_receipts(None))

    def _choose(self) -> None:
        if found := self._chooser.batches(self.drop.choose.text()):
            self._model.add(found)

    def _choose_receipts(self) -> None:
        if folder := self._chooser.folder(self.receipts.text()):
            self._model.choose_receipts(folder)

    def _go(self) -> None:
        if self._model.state.waiting:
            self._model.merge()
        else:
            self.review_wanted.emit()

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.drop.set_hot(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop.set_hot(False)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop.set_hot(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._model.add(paths)

    # What is shown

    def retranslate(self) -> None:
        """See `DeskPage.retranslate`."""
        words = self.speak()
        say = words.say
        self.title.set_text(say("Merge batches"))
        self.aside.set_text(say("In any order, as often as you like: merging twice adds nothing."))
        self.clear.setText(say("Clear the list"))
        self.receipts_off.setText(say("No receipts"))
        self._show_totals()
        self.render_state()

    def _show_totals(self) -> None:
        words, counts = self.speak(), self._session.state.counts
        say = words.say
        self.totals.set_figures(
            (
                (words.number(counts.signings), say("signings")),
                (words.number(counts.persons), say("persons")),
                (words.number(counts.withdrawn), say("withdrawn")),
                (words.number(counts.to_review), say("to review")),
            )
        )
        self._show_go(self._model.state, words)

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.state, self.speak()
        self._show_drop(state, words)
        self.list.setVisible(bool(state.lines))
        self.list.show_lines(state.lines, words)
        self._show_report(state, words)
        self._show_progress(state, words)
        self._show_receipts(state, words)
        self._show_go(state, words)

    def _show_drop(self, state: MergeState, words: Words) -> None:
        say = words.say
        self.drop.set_slim(bool(state.lines))
        # Without a list the place to drop on takes the room, and the numbers above it none that they do not need.
        self.column.setStretchFactor(self.drop, 0 if state.lines else 1)
        beside = say("Files and whole folders; those that hold no batch are passed over.")
        if state.searching:
            beside = say("Looking for batches …")
        elif state.found_nothing:
            beside = say("There is no batch among these.")
        title = say("Drop more here, or choose them") if state.lines else say("Drop batches here, or choose them")
        if state.lines and (state.searching or state.found_nothing):
            title = beside
        self.drop.say(title, beside, say("Choose files …"))

    def _show_report(self, state: MergeState, words: Words) -> None:
        work = state.work
        ended = work.step in {WorkStep.DONE, WorkStep.CANCELLED, WorkStep.FAILED}
        if ended and self.report.isHidden():
            self.list.to_top()
        self.report.setVisible(ended)
        if work.step is WorkStep.DONE and state.report is not None:
            gaps = " ".join(gap(one, words) for one in state.gaps)
            refused = any(one.code for one in state.report.batches)
            kind, icon = ("notice", Icon.INFO) if refused or gaps else ("well", Icon.CHECK)
            self.report.show_as(kind, icon)
            self.report.set_texts(in_short(state.report, words), gaps)
        elif work.step is WorkStep.CANCELLED:
            self.report.show_as("notice", Icon.INFO)
            left = words.say("Batches that are in stay in, each of them whole. The others wait on the list.")
            self.report.set_texts(words.say("The merge was cancelled."), left)
        else:
            self.report.show_as("trouble", Icon.WARNING)
            self.report.set_texts(words.say("The merge stopped."), trouble(work.error, words))

    def _show_progress(self, state: MergeState, words: Words) -> None:
        work = state.work
        doing = words.say("Stopping after this batch …") if work.stopping else words.say("Verifying and merging …")
        self.progress.show_work(work, doing, words)

    def _show_receipts(self, state: MergeState, words: Words) -> None:
        say, folder = words.say, state.receipts
        self._foot.setVisible(not state.work.working)
        self.receipts.setText(say("Another folder …") if folder else say("Write receipts to …"))
        self.receipts_off.setVisible(folder is not None)
        told = say("Receipts go to {folder}.", folder=folder.name or folder) if folder else ""
        self.receipts_where.set_text(told or say("With a receipt a kiosk may erase what is safely here."))
        self.receipts_where.setToolTip(str(folder or ""))

    def _show_go(self, state: MergeState, words: Words) -> None:
        waiting, to_review = len(state.waiting), self._session.state.counts.to_review
        self.clear.setVisible(bool(state.lines))
        self.go.setVisible(waiting > 0 or (bool(state.lines) and to_review > 0))
        if waiting:
            self.go.setText(words.plural("Merge {count} batch", "Merge {count} batches", waiting))
        else:
            self.go.setText(words.plural("Review {count} pair", "Review {count} pairs", to_review))
        self.arrange()

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        px = stylist.px
        self.column.setSpacing(px(14))
        self._totals_row.setContentsMargins(px(26), px(14), px(26), px(14))
        self.totals.set_kind(TextKind.TITLE if is_tight(stylist) else TextKind.HEADLINE)
        for row in (self._foot_rows, self._receipts_row, self._ways):
            row.setSpacing(px(14))

    def arrange(self) -> None:
        """See `DeskPage.arrange`: what is done with receipts, and what is done with the list."""
        beside_where_it_fits(self._foot_rows, self.room)
