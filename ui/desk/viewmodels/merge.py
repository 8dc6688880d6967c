"""Merging, as it is seen: the batches that were dropped, what became of each, and what the registry holds then."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.batch.finding import find_batches
from kiosk.merge.outcome import BatchOutcome, MergeReport
from kiosk.progress import Progress
from ui.desk.viewmodels.ports import DeskPort
from ui.jobs import Err, JobRunner, Ok
from ui.long_work import LongWork, WorkState, WorkStep


class LineStep(StrEnum):
    """What became of a batch so far."""

    WAITING = "waiting"
    READING = "reading"
    IN = "in"
    NOTHING_NEW = "nothing-new"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A batch on the list."""

    path: Path
    step: LineStep = LineStep.WAITING
    outcome: BatchOutcome | None = None


@dataclass(frozen=True, slots=True)
class MergeState:
    """Everything the page shows. `report` is that of the last merge, `found_nothing` that of the last drop."""

    lines: tuple[BatchLine, ...] = ()
    receipts: Path | None = None
    searching: bool = False
    found_nothing: bool = False
    work: WorkState[MergeReport] = field(default_factory=WorkState)
    report: MergeReport | None = None

    @property
    def waiting(self) -> tuple[Path, ...]:
        """The batches that a merge would take."""
        return tuple(line.path for line in self.lines if line.step in {LineStep.WAITING, LineStep.READING})

    @property
    def gaps(self) -> tuple[BatchOutcome, ...]:
        """The batches of the last merge before which entries are missing."""
        return tuple(one for one in self.report.batches if one.gap and one.code is None) if self.report else ()


def with_found(state: MergeState, found: Sequence[Path]) -> MergeState:
    """The state after a search: batches that are on the list already are not added again, but refused ones wait anew,
    as a better copy may lie there now."""
    known = {line.path for line in state.lines}
    again = {path for path in found if path in known}
    lines = [BatchLine(line.path) if _may_try_again(line, again) else line for line in state.lines]
    lines += [BatchLine(path) for path in found if path not in known]
    return replace(state, lines=tuple(lines), searching=False, found_nothing=not found)


def _may_try_again(line: BatchLine, again: set[Path]) -> bool:
    return line.path in again and line.step is LineStep.REFUSED


def step_of(outcome: BatchOutcome) -> LineStep:
    """How a batch stands after its merge."""
    if outcome.code is not None:
        return LineStep.REFUSED
    return LineStep.IN if outcome.new else LineStep.NOTHING_NEW


def with_outcome(state: MergeState, outcome: BatchOutcome, *, working: bool) -> MergeState:
    """The state after one batch has come to an end; the next that waits is being read, as long as there is work."""
    lines = [
        BatchLine(line.path, step_of(outcome), outcome) if line.path == outcome.file else line for line in state.lines
    ]
    return replace(state, lines=marked(lines, working=working))


def marked(lines: Sequence[BatchLine], *, working: bool) -> tuple[BatchLine, ...]:
    """The first batch that waits is the one being read, while there is work; else all of them wait."""
    calm = [replace(line, step=LineStep.WAITING) if line.step is LineStep.READING else line for line in lines]
    if working:
        for place, line in enumerate(calm):
            if line.step is LineStep.WAITING:
                calm[place] = replace(line, step=LineStep.READING)
                break
    return tuple(calm)


def batches_among(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The batches in what was dropped, each once."""
    return tuple(find_batches([path.absolute() for path in paths]))


class MergeViewModel(QObject):
    """Collects batches and has them merged."""

    changed = Signal()
    merged = Signal()
    """The registry may hold more now."""

    _told = Signal(int, object)

    def __init__(self, port: DeskPort, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._jobs = jobs
        self.state = MergeState()
        self._round = 0
        self.work: LongWork[MergeReport] = LongWork(jobs, self)
        self.work.signals.changed.connect(self._on_work)
        # Emitted by the worker; queued, so that the line changes on the screen's thread.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def add(self, paths: Sequence[Path]) -> None:
        """Looks for batches among what was dropped or chosen, and puts them on the list."""
        self._set(replace(self.state, searching=True, found_nothing=False))
        self._jobs.run(lambda: batches_among(paths), self._on_found)

    def choose_receipts(self, folder: Path | None) -> None:
        """Receipts are written there; None writes none."""
        self._set(replace(self.state, receipts=folder))

    def merge(self) -> None:
        """Merges all that wait."""
        paths, receipts = self.state.waiting, self.state.receipts
        if not paths or self.state.work.working:
            return
        self._round += 1
        round_now = self._round

        def work(progress: Progress) -> MergeReport:
            return self._port.merge(paths, receipts, progress, lambda outcome: self._told.emit(round_now, outcome))

        self._set(replace(self.state, report=None, lines=marked(self.state.lines, working=True)))
        self.work.run(work)

    def cancel(self) -> None:
        """Asks the merge to stop: batches that are in stay in, whole."""
        self.work.cancel()

    def clear(self) -> None:
        """Takes everything off the list; what was merged stays merged."""
        if not self.state.work.working:
            self._set(MergeState(receipts=self.state.receipts))

    def forget(self) -> None:
        """The registry is closed."""
        self._round += 1
        self.work.forget()
        self._set(MergeState())

    def _on_found(self, answer: Ok[tuple[Path, ...]] | Err) -> None:
        found = answer.value if isinstance(answer, Ok) else ()
        state = with_found(self.state, found)
        self._set(replace(state, lines=marked(state.lines, working=state.work.working)))

    def _on_told(self, round_told: int, outcome: BatchOutcome) -> None:
        if round_told == self._round:
            self._set(with_outcome(self.state, outcome, working=self.state.work.working))

    def _on_work(self) -> None:
        work = self.work.state
        ended = self.state.work.working and not work.working
        state = replace(self.state, work=work)
        if work.step is WorkStep.DONE and work.result is not None:
            state = replace(state, report=work.result)
            for outcome in work.result.batches:
                state = with_outcome(state, outcome, working=False)
        self._set(replace(state, lines=marked(state.lines, working=work.working)))
        if ended:
            self.merged.emit()

    def _set(self, state: MergeState) -> None:
        self.state = state
        self.changed.emit()
