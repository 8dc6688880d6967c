"""Long work is followed, cancelled and forgotten."""

from factories_staff_area import AtOnce, Later
from pytestqt.qtbot import QtBot

from kiosk.errors import StorageFailed
from kiosk.progress import Progress
from ui.jobs import JobRunner
from ui.long_work import LongWork, WorkStep


def in_two_steps(progress: Progress) -> str:
    progress.advance(1, 2)
    progress.advance(2, 2)
    return "done"


def test_its_result_is_kept(qtbot: QtBot) -> None:
    work: LongWork[str] = LongWork(JobRunner(AtOnce()))
    heard: list[bool] = []
    work.signals.working.connect(heard.append)
    work.run(in_two_steps)
    assert (work.state.step, work.state.result, heard) == (WorkStep.DONE, "done", [True, False])


def test_an_error_is_kept(qtbot: QtBot) -> None:
    def fails(_progress: Progress) -> str:
        raise StorageFailed("disk-full")

    work: LongWork[str] = LongWork(JobRunner(AtOnce()))
    work.run(fails)
    assert work.state.step is WorkStep.FAILED
    assert work.state.error is not None
    assert work.state.error.code == "disk-full"


def test_it_stops_at_its_next_step_when_cancelled(qtbot: QtBot) -> None:
    later = Later()
    work: LongWork[str] = LongWork(JobRunner(later))
    work.run(in_two_steps)
    work.cancel()
    assert work.state.stopping
    later.now()
    assert work.state.step is WorkStep.CANCELLED


def test_forgotten_work_changes_nothing_when_it_ends(qtbot: QtBot) -> None:
    later = Later()
    work: LongWork[str] = LongWork(JobRunner(later))
    heard: list[bool] = []
    work.signals.working.connect(heard.append)
    work.run(lambda _progress: "old")
    work.forget()
    work.run(lambda _progress: "new")
    later.now()
    assert work.state.result == "new"
    assert heard == [True, False, True, False]


def test_only_one_runs_at_a_time(qtbot: QtBot) -> None:
    later = Later()
    work: LongWork[str] = LongWork(JobRunner(later))
    work.run(in_two_steps)
    work.run(lambda _progress: "second")
    later.now()
    assert work.state.result == "done"
