"""Work in a worker, its end in the screen's thread."""

import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

from factories_booth import ByHand
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from kiosk.errors import StorageFailed
from ui.jobs import Err, JobRunner, Ok


def test_a_result_comes_back_as_ok() -> None:
    executor, heard = ByHand(), list[Ok[int] | Err]()
    JobRunner(executor).run(lambda: 42, heard.append)
    assert heard == []

    executor.drain()

    assert heard == [Ok(42)]


def test_an_expected_failure_comes_back_as_err() -> None:
    executor, heard, failure = ByHand(), list[Ok[None] | Err](), StorageFailed("disk-full")

    def fail() -> None:
        raise failure

    JobRunner(executor).run(fail, heard.append)
    executor.drain()

    assert heard == [Err(failure)]


def test_the_end_is_heard_in_the_thread_of_the_screen(qtbot: QtBot) -> None:
    with ThreadPoolExecutor(1) as executor:
        runner, threads = JobRunner(executor), list[int]()
        runner.run(threading.get_ident, lambda answer: threads.extend([answer.value, threading.get_ident()]))  # type: ignore[union-attr]  # Ok here
        qtbot.waitUntil(lambda: len(threads) == 2)

    worker, screen = threads
    assert screen == threading.get_ident() != worker


def test_a_mistake_in_the_program_is_told_and_leaves_nobody_waiting(qtbot: QtBot) -> None:
    executor, heard = ByHand(), list[Ok[int] | Err]()
    with qtbot.captureExceptions() as raised:
        JobRunner(executor).run(lambda: int("Vögelchen"), heard.append)
        executor.drain()

    assert [kind for kind, *_ in raised] == [ValueError]
    (answer,) = heard
    assert isinstance(answer, Err)
    assert (answer.error.code, answer.error.facts["kind"]) == ("unforeseen", "ValueError")
    assert "Vögelchen" not in str(answer.error.facts)


def test_an_end_that_comes_when_those_who_asked_are_gone_is_heard_by_nobody(qtbot: QtBot) -> None:
    """Neither when the work ends after them, nor when its end was on its way already."""
    executor, asker, heard = ByHand(), QObject(), list[Ok[int] | Err]()
    with ThreadPoolExecutor(1) as worker:
        on_its_way, not_begun = JobRunner(worker, asker), JobRunner(executor, asker)
        on_its_way.run(lambda: 42, heard.append)
        worker.submit(lambda: None).result()  # the worker does one after another: the first has ended
        not_begun.run(lambda: 42, heard.append)

        delete(asker)
        executor.drain()
        QCoreApplication.processEvents()

    assert heard == []


def test_a_failure_keeps_nothing_alive_of_what_the_work_had_in_hand() -> None:
    class Key:
        """Something to be dropped."""

    executor, heard, gone = ByHand(), list[Ok[None] | Err](), list[weakref.ref[Key]]()

    def fail() -> None:
        key = Key()
        gone.append(weakref.ref(key))
        try:
            int("no number")
        except ValueError as error:
            raise StorageFailed("disk-full") from error

    JobRunner(executor).run(fail, heard.append)
    executor.drain()

    assert isinstance(heard[0], Err)
    assert gone[0]() is None
