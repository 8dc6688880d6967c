"""The lock counts only while something is open and nothing is under way."""

from pytestqt.qtbot import QtBot

from ui.idle_lock import IdleLock

AN_HOUR = 3_600_000


def counting(lock: IdleLock) -> bool:
    return lock.counting


def test_the_quiet_time_runs_out(qtbot: QtBot) -> None:
    lock = IdleLock(30)
    with qtbot.waitSignal(lock.expired):
        lock.open()


def test_what_is_closed_does_not_count(qtbot: QtBot) -> None:
    lock = IdleLock(AN_HOUR)
    lock.touched()
    assert not counting(lock)
    lock.open()
    assert counting(lock)
    lock.close()
    assert not counting(lock)


def test_work_under_way_holds_it_and_its_end_starts_the_time_anew(qtbot: QtBot) -> None:
    lock = IdleLock(30)
    lock.open()
    lock.hold(True)
    lock.touched()
    assert not counting(lock)
    with qtbot.waitSignal(lock.expired):
        lock.hold(False)


def test_it_waits_for_every_work(qtbot: QtBot) -> None:
    lock = IdleLock(AN_HOUR)
    lock.open()
    lock.hold(True)
    lock.hold(True)
    lock.hold(False)
    lock.touched()
    assert not counting(lock)
    lock.hold(False)
    assert counting(lock)
