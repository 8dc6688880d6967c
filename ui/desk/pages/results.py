"""The results: how many, and by day, event, country and language; each chart can be saved as a picture,
with small groups folded."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout

from kiosk.entry import Mode
from kiosk.words import Words
from ui.desk.chart_pictures import Chart, as_png, as_svg
from ui.desk.choosing import Chooser
from ui.desk.pages.page import DeskPage, Speak, beside_where_it_fits, is_tight
from ui.desk.pages.work_strip import WorkStrip
from ui.desk.viewmodels.results import ChartKind, ResultsState, ResultsViewModel, bars, bars_to_leave, chart_title
from ui.desk.viewmodels.session import SessionViewModel
from ui.desk.viewmodels.wording import trouble
from ui.layouts import add_layout
from ui.long_work import WorkStep
from ui.theme import Stylist, TextKind
from ui.widgets.bar_chart import BarChart
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card
from ui.widgets.figure_row import FigureRow
from ui.widgets.icons import Icon
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.ranked_bars import RankedBars
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.tab_row import TabRow
from ui.widgets.text import TextLabel


class ResultsPage(DeskPage):
    """One chart at a time, as large as the window allows."""

    def __init__(self, model: ResultsViewModel, session: SessionViewModel, chooser: Chooser, speak: Speak) -> None:
        super().__init__(speak)
        self._model = model
        self._session = session
        self._chooser = chooser
        self.figures_card = Card()
        self.figures = FigureRow()
        self.tabs = TabRow(tuple(ChartKind))
        self.card = Card()
        self.by_day = BarChart()
        self.ranked = RankedBars()
        self.nothing = TextLabel(TextKind.SOFT)
        self.charts = QStackedWidget()
        self.caption = TextLabel(TextKind.CAPTION)
        self.svg, self.png, self.again = QuietButton(), QuietButton(), QuietButton()
        self.told = NoticePanel(kind="well", icon=Icon.CHECK, is_news=True)
        self.progress = WorkStrip()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._figures_row = QVBoxLayout(self.figures_card)
        self._figures_row.addWidget(self.figures)
        self._scroll = ScrollColumn()
        self._scroll.column.addWidget(self.ranked)
        self._scroll.column.addStretch(1)
        for part in (self.by_day, self._scroll, self.nothing):
            self.charts.addWidget(part)
        self._inside = QVBoxLayout(self.card)
        self._inside.addWidget(self.charts, 1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways = QHBoxLayout()
        self._foot.addWidget(self.caption, 1)
        for button in (self.again, self.svg, self.png):
            self._ways.addWidget(button)
        add_layout(self._foot, self._ways)
        self.column.addWidget(self.figures_card)
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.card, 1)
        self.column.addWidget(self.told)
        self.column.addWidget(self.progress)
        add_layout(self.column, self._foot)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self.render_state)
        self._session.changed.connect(self.render_state)
        self.tabs.chosen.connect(lambda key: model.choose(ChartKind(key)))
        self.progress.cancelled.connect(model.cancel)
        self.again.clicked.connect(model.enter)
        self.svg.clicked.connect(lambda: self._save("svg"))
        self.png.clicked.connect(lambda: self._save("png"))

    def enter(self) -> None:
        """See `DeskPage.enter`."""
        self._model.enter()

    def leave(self) -> None:
        """See `DeskPage.leave`."""
        self._model.leave()

    def chart(self) -> Chart | None:
        """The chart on the page, for the coordinators' eyes."""
        state, words = self._model.state, self.speak()
        if state.work.result is None:
            return None
        return self._chart_of(bars(state.work.result, state.chart, words), self._caption(words), words)

    def picture(self) -> Chart | None:
        """The chart as it may leave the campaign, and with a warning where nothing in it counts."""
        state, words = self._model.state, self.speak()
        if state.work.result is None:
            return None
        folded = words.say("Groups of fewer than five persons are not shown one by one.")
        told = bars_to_leave(state.work.result, state.chart, words)
        chart = self._chart_of(told, f"{self._caption(words)} {folded}", words)
        opened = self._session.state.opened
        if opened is None or opened.mode is not Mode.REHEARSAL:
            return chart
        return replace(chart, warning=words.say("Rehearsal: these signatures do not count."))

    def _chart_of(self, counted: Sequence[tuple[str, int]], caption: str, words: Words) -> Chart:
        kind = self._model.state.chart
        told = tuple((label, count, words.number(count)) for label, count in counted)
        return Chart(chart_title(kind, words), caption, told, kind is ChartKind.DAY)

    def _save(self, kind: str) -> None:
        chart, say = self.picture(), self.speak().say
        if chart is None:
            return
        suggested = f"{self._session.state.opened.campaign if self._session.state.opened else 'chart'}"
        to = self._chooser.picture(say("Save the chart"), f"{suggested}-{self._model.state.chart}.{kind}")
        if to is not None:
            self._model.save(as_svg(chart) if kind == "svg" else as_png(chart), to)

    @staticmethod
    def _caption(words: Words) -> str:
        return words.say("Counted are persons, each once; a withdrawn signing counts nowhere.")

    def retranslate(self) -> None:
        """See `DeskPage.retranslate`."""
        words = self.speak()
        say = words.say
        self.title.set_text(say("Results"))
        self.tabs.tab(ChartKind.DAY).say(say("By day"))
        self.tabs.tab(ChartKind.EVENT).say(say("By event"))
        self.tabs.tab(ChartKind.COUNTRY).say(say("By country"))
        self.tabs.tab(ChartKind.LANGUAGE).say(say("By language"))
        self.caption.set_text(self._caption(words))
        self.svg.setText(say("Save as SVG …"))
        self.png.setText(say("Save as PNG …"))
        self.again.setText(say("Count again"))
        self.nothing.set_text(say("There is nothing to count yet."))
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.state, self.speak()
        say, counts, results = words.say, self._session.state.counts, self._model.state.work.result
        self.figures.set_figures(
            (
                (words.number(results.total if results else counts.persons), say("persons")),
                (words.number(counts.signings), say("signings")),
                (words.number(counts.withdrawn), say("withdrawn")),
                (words.number(counts.to_review), say("to review")),
            )
        )
        self.tabs.tab(ChartKind.COUNTRY).setHidden(results is not None and not results.asks_country)
        self.tabs.set_current(state.chart)
        self._show_chart(words)
        work = state.work
        self.progress.show_work(work, say("Stopping …" if work.stopping else "Counting …"), words)
        counted = work.step is WorkStep.DONE
        for button in (self.svg, self.png):
            button.setVisible(counted)
        self.again.setVisible(work.step in {WorkStep.CANCELLED, WorkStep.FAILED})
        self._tell(state, words)
        self.arrange()

    def _show_chart(self, words: Words) -> None:
        chart = self.chart()
        if chart is None or not chart.bars:
            self.charts.setCurrentWidget(self.nothing)
            self.nothing.setVisible(chart is not None)
        elif chart.upright:
            self.by_day.set_bars([(label, count) for label, count, _ in chart.bars])
            self.by_day.setAccessibleName(chart.title)
            self.charts.setCurrentWidget(self.by_day)
        else:
            self.ranked.set_bars(chart.bars)
            self.ranked.setAccessibleName(chart.title)
            self.charts.setCurrentWidget(self._scroll)

    def _tell(self, state: ResultsState, words: Words) -> None:
        error = state.error or state.work.error
        cancelled = state.work.step is WorkStep.CANCELLED
        self.told.setVisible(bool(error or state.saved or cancelled))
        if error:
            self.told.show_as("trouble", Icon.WARNING)
            self.told.set_texts("", trouble(error, words))
        elif cancelled:
            self.told.show_as("notice", Icon.INFO)
            self.told.set_texts("", words.say("Counting was cancelled."))
        elif state.saved:
            self.told.show_as("well", Icon.CHECK)
            self.told.set_texts("", words.say("The chart is saved as {file}.", file=state.saved))

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        px = stylist.px
        self.column.setSpacing(px(14))
        self._figures_row.setContentsMargins(px(26), px(14), px(26), px(14))
        self.figures.set_kind(TextKind.TITLE if is_tight(stylist) else TextKind.HEADLINE)
        self._inside.setContentsMargins(px(26), px(22), px(26), px(20))
        for row in (self._foot, self._ways):
            row.setSpacing(px(14))

    def arrange(self) -> None:
        """See `DeskPage.arrange`: what counts, and what is done with the chart."""
        beside_where_it_fits(self._foot, self.room)
