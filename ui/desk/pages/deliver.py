"""A delivery: for whom it is, in which language and where to, with its numbers before it is written."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout

from kiosk.deliver.doubts import pairs_wait
from kiosk.words import Words
from ui.desk.choosing import Chooser
from ui.desk.pages.page import DeskPage, Speak, beside_where_it_fits, is_tight
from ui.desk.pages.work_strip import WorkStrip
from ui.desk.viewmodels.deliver import DeliverState, DeliverViewModel
from ui.desk.viewmodels.wording import trouble
from ui.language_choices import language_choices
from ui.layouts import add_layout
from ui.long_work import WorkStep
from ui.spoken import News
from ui.theme import Stylist, TextKind
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.figure_row import FigureRow
from ui.widgets.icons import Icon
from ui.widgets.labelled_line import PathLine
from ui.widgets.language_bar import LanguageBar
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.option_card import OptionCard
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import TextLabel

PROFILES = ("handover", "count", "full")
"""In the order they are offered: what leaves the campaign first."""


class DeliverPage(DeskPage):
    """Choosing, writing, done: three faces."""

    finished = Signal()

    def __init__(self, model: DeliverViewModel, languages: tuple[str, ...], chooser: Chooser, speak: Speak) -> None:
        super().__init__(speak)
        self._model = model
        self._languages = languages
        self._chooser = chooser
        self.cards = {profile: OptionCard(profile) for profile in PROFILES}
        self.language_label = TextLabel(TextKind.CAPTION)
        self.language = LanguageBar()
        self.language.set_languages(language_choices(languages))
        self.folder = PathLine()
        self.preview_card = Card()
        self.preview_head = TextLabel(TextKind.STRONG)
        self.preview = FigureRow()
        self.waiting = TextLabel(TextKind.CAPTION)
        self.failed = NoticePanel(kind="trouble", icon=Icon.WARNING, is_news=True)
        self.go = PrimaryButton()
        self.progress = WorkStrip()
        self.done_card = Card("well")
        self._written = News(self)
        self.done_head, self.done_files = TextLabel(TextKind.HEADING), TextLabel(TextKind.BODY)
        self.done_figures = FigureRow()
        self.done_care = TextLabel(TextKind.BODY)
        self.again = QuietButton()
        self.faces = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._choice = ScrollColumn(spacing=18)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._group = QButtonGroup(self)
        for card in self.cards.values():
            self._group.addButton(card)
            self._cards.addWidget(card, 1)
        add_layout(self._choice.column, self._cards)
        add_layout(self._choice.column, self._where())
        self._choice.column.addWidget(self.failed)
        self._choice.column.addStretch(1)
        self._done = ScrollColumn()
        self._done_inside = QVBoxLayout(self.done_card)
        for part in (self.done_head, self.done_figures, self.done_files, self.done_care):
            self._done_inside.addWidget(part)
        self._done.column.addWidget(self.done_card)
        self._done.column.addStretch(1)
        self.faces.addWidget(self._choice)
        self.faces.addWidget(self._done)
        self.column.addWidget(self.faces, 1)
        self.column.addWidget(self.progress)
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.preview_card)
        self._numbers = QVBoxLayout()
        self._numbers.addWidget(self.preview_head)
        self._numbers.addWidget(self.preview)
        self._numbers.addWidget(self.waiting)
        add_layout(self._inside, self._numbers, 1)
        self._inside.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(self.preview_card)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.again)
        add_layout(self.column, foot)

    def _where(self) -> QBoxLayout:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side = QVBoxLayout()
        self._side.addWidget(self.language_label)
        self._side.addWidget(self.language)
        self._side.addStretch(1)
        add_layout(self._row, self._side)
        self._row.addWidget(self.folder, 1, Qt.AlignmentFlag.AlignTop)
        return self._row

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self.render_state)
        self.cards["handover"].toggled.connect(lambda on: model.choose_profile("handover") if on else None)
        self.cards["count"].toggled.connect(lambda on: model.choose_profile("count") if on else None)
        self.cards["full"].toggled.connect(lambda on: model.choose_profile("full") if on else None)
        self.language.chosen.connect(model.choose_language)
        self.folder.asked.connect(self._choose_folder)
        self.folder.edited.connect(lambda text: model.choose_folder(Path(text).expanduser() if text.strip() else None))
        self.go.clicked.connect(lambda: model.deliver(self.speak().language))
        self.progress.cancelled.connect(model.cancel)
        self.again.clicked.connect(model.again)

    def _choose_folder(self) -> None:
        if folder := self._chooser.folder(self.folder.label.words()):
            self._model.choose_folder(folder)

    def enter(self) -> None:
        """See `DeskPage.enter`."""
        self._model.enter()

    def leave(self) -> None:
        """See `DeskPage.leave`."""
        self._model.leave()

    def retranslate(self) -> None:
        """See `DeskPage.retranslate`."""
        words = self.speak()
        say = words.say
        self.title.set_text(say("Deliver"))
        self.aside.set_text(say("PDF, CSV and charts, signed by this desk"))
        self.cards["handover"].say(
            say("Handover"),
            say("For the addressee"),
            (
                say("The petition, the numbers, and the names of those who allowed it, once each."),
                say("No city, no e-mail, no drawing."),
            ),
        )
        self.cards["count"].say(
            say("Numbers only"),
            say("For the public and the press"),
            (say("How many persons signed, and when, where and in which language."), say("No names at all.")),
        )
        self.cards["full"].say(
            say("Everything"),
            say("Stays with the campaign"),
            (
                say("All that people gave, with drawings, but for the names of those who are only counted."),
                say("Guard it as you guard the keys."),
            ),
        )
        self.language_label.set_text(say("Language of the document"))
        self.language.setAccessibleName(self.language_label.words())
        self.folder.say(say("Folder"))
        self.folder.say_choose(say("Choose …"), say("Choose the folder for the delivery"))
        self.go.setText(say("Write the delivery"))
        self.again.setText(say("Another delivery"))
        self.done_head.set_text(say("The delivery is written and signed."))
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.state, self.speak()
        done = state.work.step is WorkStep.DONE and state.work.result is not None
        self.faces.setCurrentWidget(self._done if done else self._choice)
        self._written.tell(self.done_head.words() if done else "")
        self._show_choice(state, words)
        self._show_preview(state, words)
        self._show_end(state, words)
        work = state.work
        self.progress.show_work(work, words.say("Stopping …" if work.stopping else "Writing …"), words)
        self.preview_card.setVisible(not done and not work.working)
        self.go.setEnabled(state.ready)
        self.again.setVisible(done)
        # The numbers need more room than the words that stood in their place.
        QTimer.singleShot(0, self, self.arrange)

    def _show_choice(self, state: DeliverState, words: Words) -> None:
        for profile, card in self.cards.items():
            card.blockSignals(True)
            self._group.setExclusive(state.profile is not None)
            card.setChecked(profile == state.profile)
            card.blockSignals(False)
        self.language.set_current(state.language or words.language)
        if state.to is not None or not self.folder.line.hasFocus():
            typed = Path(self.folder.value()).expanduser() if self.folder.value() else None
            if typed != state.to:
                self.folder.set_value(str(state.to) if state.to else "")
        self._choice.inside.setEnabled(not state.work.working)

    def _show_preview(self, state: DeliverState, words: Words) -> None:
        say, counted = words.say, state.preview.result
        self.preview.setVisible(state.profile is not None)
        head = say("What will be in it") if state.profile else say("Choose for whom it is, and a folder.")
        if state.preview.working:
            head = say("Counting what will be in it …")
        elif state.preview.error is not None:
            head = trouble(state.preview.error, words)
        self.preview_head.set_text(head)
        dash = "–"
        numbers = tuple(words.number(one) for one in counted[:3]) if counted else (dash, dash, dash)
        names = (say("signings"), say("persons"), say("persons named"))
        self.preview.set_figures(tuple(zip(numbers, names, strict=True)))
        to_review = counted.to_review if counted else 0
        self.waiting.setVisible(to_review > 0)
        self.waiting.set_text(pairs_wait(to_review, words) if to_review else "")

    def _show_end(self, state: DeliverState, words: Words) -> None:
        say, work, done = words.say, state.work, state.work.result
        self.failed.setVisible(work.step in {WorkStep.CANCELLED, WorkStep.FAILED})
        if work.step is WorkStep.CANCELLED:
            self.failed.show_as("notice", Icon.INFO)
            self.failed.set_texts("", say("The delivery was cancelled; nothing was left of it."))
        elif work.step is WorkStep.FAILED:
            self.failed.show_as("trouble", Icon.WARNING)
            self.failed.set_texts("", trouble(work.error, words))
        if done is not None:
            numbers = (done.signings, done.persons, done.named)
            names = (say("signings"), say("persons"), say("persons named"))
            self.done_figures.set_figures(tuple(zip(map(words.number, numbers), names, strict=True)))
            self.done_files.set_text("\n".join((say("In {folder}:", folder=state.to), *done.files)))
            self.done_care.set_text(
                say("It names people: hand it over in person, or send it sealed.")
                if done.named
                else say("It names nobody.")
            )

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        px = stylist.px
        self._cards.setSpacing(px(18))
        self._row.setSpacing(px(26))
        self._side.setSpacing(px(5))
        self.preview.set_kind(TextKind.HEADING if is_tight(stylist) else TextKind.TITLE)
        self._numbers.setSpacing(px(4))
        self._inside.setContentsMargins(px(26), px(10), px(22), px(10))
        self._inside.setSpacing(px(26))
        self._done_inside.setContentsMargins(px(26), px(18), px(26), px(18))
        self._done_inside.setSpacing(px(12))

    def arrange(self) -> None:
        """See `DeskPage.arrange`: language and folder, the cards, and the numbers and the button."""
        beside_where_it_fits(self._cards, self.room)
        beside_where_it_fits(self._row, self.room)
        margins = self._inside.contentsMargins()
        beside_where_it_fits(self._inside, self.room - margins.left() - margins.right())
