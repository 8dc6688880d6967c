"""The results as charts: counted once, turned over by day, event, country and language, saved as pictures."""

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.deliver.folding import folded
from kiosk.deliver.statistics import Statistics
from kiosk.durable import write_file_durably
from kiosk.errors import KioskError
from kiosk.signatory import Event
from kiosk.words import Words, words_in
from ui.desk.viewmodels.ports import DeskPort
from ui.jobs import Err, JobRunner, Ok
from ui.long_work import LongWork, WorkState


class ChartKind(StrEnum):
    """What persons are counted by."""

    DAY = "day"
    EVENT = "event"
    COUNTRY = "country"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class ResultsState:
    """Everything the page shows. `saved` is the picture written last."""

    work: WorkState[Statistics] = field(default_factory=WorkState)
    chart: ChartKind = ChartKind.DAY
    saved: Path | None = None
    error: KioskError | None = None


def counted(state: ResultsState) -> ResultsState:
    """The state when the counting has come further: a campaign that asks for no country has no chart of countries."""
    results = state.work.result
    has_none = results is not None and not results.asks_country
    return replace(state, chart=ChartKind.DAY) if has_none and state.chart is ChartKind.COUNTRY else state


def bars(results: Statistics, chart: ChartKind, words: Words) -> tuple[tuple[str, int], ...]:
    """(label, persons): days in their order, all else with the most first."""
    not_said = words.say("not said")
    match chart:
        case ChartKind.DAY:
            return tuple((words.short_day(day), count) for day, count in results.by_day)
        case ChartKind.EVENT:
            names = Counter(_event_name(event) for event, _ in results.by_event)
            return tuple((_told_apart(event, names, words) or not_said, count) for event, count in results.by_event)
        case ChartKind.COUNTRY:
            return tuple((words.country(code) or not_said, count) for code, count in results.by_country)
        case _:
            return tuple((words_in(code).own_name(), count) for code, count in results.by_language)


def bars_to_leave(results: Statistics, chart: ChartKind, words: Words) -> tuple[tuple[str, int], ...]:
    """The bars of a picture, which may go anywhere: small groups folded, one bar where the total alone may be told."""
    shown = folded(results)
    kept = replace(
        results,
        by_day=shown.by_day.shown,
        by_event=shown.by_event.shown,
        by_country=shown.by_country.shown,
        by_language=shown.by_language.shown,
    )
    match chart:
        case ChartKind.DAY:
            other, count = words.say("other days"), shown.by_day.other
        case ChartKind.EVENT:
            other, count = words.say("other events"), shown.by_event.other
        case ChartKind.COUNTRY:
            other, count = words.say("other countries"), shown.by_country.other
        case _:
            other, count = words.say("other languages"), shown.by_language.other
    told = bars(kept, chart, words) + (((other, count),) if count else ())
    return told or ((words.say("all together"), shown.total),)


def _event_name(event: Event) -> str:
    return ", ".join(part for part in (event.name, event.place) if part)


def _told_apart(event: Event, names: Counter[str], words: Words) -> str:
    """The day goes before what several events are called; a long name is cut at its end."""
    name = _event_name(event)
    return f"{words.short_day(event.day)} · {name}" if name and names[name] > 1 else name


def chart_title(chart: ChartKind, words: Words) -> str:
    """What the chart counts."""
    match chart:
        case ChartKind.DAY:
            return words.say("Persons by day")
        case ChartKind.EVENT:
            return words.say("Persons by event")
        case ChartKind.COUNTRY:
            return words.say("Persons by country")
        case _:
            return words.say("Persons by language")


class ResultsViewModel(QObject):
    """Has the persons counted, and pictures of the charts written."""

    changed = Signal()

    def __init__(self, port: DeskPort, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._jobs = jobs
        self.state = ResultsState()
        self.work: LongWork[Statistics] = LongWork(jobs, self)
        self.work.signals.changed.connect(lambda: self._set(counted(replace(self.state, work=self.work.state))))

    def enter(self) -> None:
        """The page is opened: counts anew, as the registry may hold more."""
        self._set(ResultsState(chart=self.state.chart))
        self.work.run(self._port.results)

    def leave(self) -> None:
        """The page is left: counting stops."""
        self.work.forget()
        self._set(ResultsState(chart=self.state.chart))

    def cancel(self) -> None:
        """Asks the counting to stop."""
        self.work.cancel()

    def choose(self, chart: ChartKind) -> None:
        """Shows this chart."""
        self._set(replace(self.state, chart=chart, saved=None, error=None))

    def save(self, picture: bytes, to: Path) -> None:
        """Writes a picture of a chart."""

        def ended(answer: Ok[None] | Err) -> None:
            if isinstance(answer, Err):
                self._set(replace(self.state, saved=None, error=answer.error))
            else:
                self._set(replace(self.state, saved=to, error=None))

        self._jobs.run(lambda: write_file_durably(to, picture), ended)

    def _set(self, state: ResultsState) -> None:
        self.state = state
        self.changed.emit()
