"""A piece of work is done once, and forgotten when it is no longer wanted."""

from factories_staff_area import Later
from pytestqt.qtbot import QtBot

from ui.jobs import JobRunner
from ui.task import Task, TaskState, TaskStep


def test_what_comes_of_it_after_it_was_forgotten_is_dropped(qtbot: QtBot) -> None:
    later, heard = Later(), list[bool]()
    task: Task[str] = Task(JobRunner(later))
    task.signals.working.connect(heard.append)
    task.run(lambda: "a code")
    task.forget()
    task.run(lambda: "another")
    later.now()

    assert task.state == TaskState(TaskStep.DONE, "another")
    assert heard == [True, False, True, False]


def test_going_back_to_the_beginning_keeps_what_is_under_way(qtbot: QtBot) -> None:
    later = Later()
    task: Task[str] = Task(JobRunner(later))
    task.run(lambda: "done")
    task.start()
    later.now()
    assert task.state == TaskState(TaskStep.DONE, "done")

    task.start()
    assert task.state == TaskState()
