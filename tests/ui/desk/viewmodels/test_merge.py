"""What is dropped is found once, each batch's fate is told, and what was in stays in."""

from pathlib import Path

from closed_folders import a_stick, without_rights
from factories_desk_window import MemoryDesk
from factories_staff_area import Later, at_once
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.errors import Busy
from kiosk.merge.outcome import BatchOutcome
from ui.desk.viewmodels.merge import LineStep, MergeViewModel, batches_among
from ui.jobs import JobRunner
from ui.long_work import WorkStep


def some_batches(folder: Path, *names: str) -> list[Path]:
    paths = [folder / f"{name}.kiosk-batch" for name in names]
    for path in paths:
        path.write_bytes(b"")
    return paths


def steps(model: MergeViewModel) -> list[LineStep]:
    QCoreApplication.processEvents()
    return [line.step for line in model.state.lines]


def test_a_folder_is_searched_and_each_batch_stands_once(qtbot: QtBot, tmp_path: Path) -> None:
    one, two = some_batches(tmp_path, "one", "two")
    (tmp_path / "letter.txt").write_text("hello")
    model = MergeViewModel(MemoryDesk(), at_once())
    model.add([two, tmp_path, one])
    assert [line.path for line in model.state.lines] == [two, one]


def test_what_holds_no_batch_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    model = MergeViewModel(MemoryDesk(), at_once())
    model.add([tmp_path])
    assert model.state.found_nothing


def test_a_folder_that_cannot_be_read_is_a_line_that_will_say_so() -> None:
    with a_stick() as stick, without_rights():
        assert batches_among([stick / "lost+found"]) == (stick / "lost+found",)


def test_each_line_tells_what_came_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    good, bad, old = some_batches(tmp_path, "good", "bad", "old")
    desk = MemoryDesk(batches={bad.name: BatchOutcome(bad, "records-changed", refused=43)})
    desk.merged.add(old)
    model = MergeViewModel(desk, at_once())
    model.add([good, bad, old])
    assert steps(model) == [LineStep.WAITING] * 3
    model.merge()
    assert steps(model) == [LineStep.IN, LineStep.REFUSED, LineStep.NOTHING_NEW]
    assert model.state.work.step is WorkStep.DONE


def test_only_what_waits_is_merged_and_a_refused_file_may_be_dropped_again(qtbot: QtBot, tmp_path: Path) -> None:
    good, bad = some_batches(tmp_path, "good", "bad")
    desk = MemoryDesk(batches={bad.name: BatchOutcome(bad, "records-changed", refused=1)})
    model = MergeViewModel(desk, at_once())
    model.add([good, bad])
    model.merge()
    model.add([good, bad])
    assert model.state.waiting == (bad,)
    desk.batches.clear()
    model.merge()
    assert steps(model) == [LineStep.IN, LineStep.IN]
    assert desk.asked_for("merge") == [((good, bad), None), ((bad,), None)]


def test_while_it_works_the_next_batch_is_being_read(qtbot: QtBot, tmp_path: Path) -> None:
    later = Later()
    model = MergeViewModel(MemoryDesk(), JobRunner(later))
    model.add(some_batches(tmp_path, "a", "b"))
    later.now()
    model.merge()
    assert steps(model) == [LineStep.READING, LineStep.WAITING]


def test_a_cancelled_merge_leaves_the_others_waiting(qtbot: QtBot, tmp_path: Path) -> None:
    later, desk = Later(), MemoryDesk()
    model = MergeViewModel(desk, JobRunner(later))
    model.add(some_batches(tmp_path, "a", "b"))
    later.now()
    model.merge()
    model.cancel()
    later.now()
    assert model.state.work.step is WorkStep.CANCELLED
    assert steps(model) == [LineStep.WAITING] * 2
    assert desk.merged == set()


def test_an_error_leaves_the_list_to_try_again(qtbot: QtBot, tmp_path: Path) -> None:
    model = MergeViewModel(MemoryDesk(failing={"merge": Busy("data-in-use")}), at_once())
    model.add(some_batches(tmp_path, "a"))
    model.merge()
    assert model.state.work.step is WorkStep.FAILED
    assert steps(model) == [LineStep.WAITING]


def test_what_a_forgotten_merge_tells_is_not_heard(qtbot: QtBot, tmp_path: Path) -> None:
    model = MergeViewModel(MemoryDesk(), at_once())
    model.add(some_batches(tmp_path, "a"))
    model.merge()
    model.forget()
    assert steps(model) == []


def test_receipts_go_where_they_were_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    desk = MemoryDesk()
    model = MergeViewModel(desk, at_once())
    model.choose_receipts(tmp_path)
    model.add(some_batches(tmp_path, "a"))
    model.merge()
    assert model.state.report is not None
    assert [path.parent for path in model.state.report.receipts] == [tmp_path]
