"""What is said of the second copy is true of the stick, and no stick keeps anybody waiting."""

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import pytest
from factories_staff_area import Later
from pytestqt.qtbot import QtBot

from kiosk.errors import StorageFailed
from ui.booth.copying import AGAIN_AFTER_SECONDS, HANGING_SECONDS, SLOW_SECONDS, Copying, CopyTimer
from ui.booth.sticks import Volume
from ui.booth.viewmodels.staff_ports import SecondCopy

A, B = Path("/media/a"), Path("/media/b")
STICK = Volume(A, "A", 10_000_000)
OTHER = Volume(B, "B", 10_000_000)
KEYS = Volume(B, "KEYS", 10_000_000, keys=(B / "keys",))
LOCKED = Volume(B, "LOCKED", 10_000_000, writable=False)
FOREIGN = Volume(Path("/dev/sdb"), "", 0, writable=False, readable=False)


@dataclass
class Stand:
    """A ledger, sticks and a clock, all of them numbers."""

    tip: int = 3
    sticks: list[Volume] = field(default_factory=lambda: [STICK])
    failing: dict[Path, str] = field(default_factory=dict)
    takes: float = 0.0
    now: float = 100.0
    tried: list[Path] = field(default_factory=list)
    forgotten: list[Path] = field(default_factory=list)
    released: list[Path] = field(default_factory=list)

    def look(self) -> tuple[Volume, ...]:
        return tuple(self.sticks)

    def release(self, stick: Path) -> None:
        self.released.append(stick)

    def catch_up(self, stick: Path) -> int:
        self.tried.append(stick)
        self.now += self.takes
        if stick in self.failing:
            raise StorageFailed(self.failing[stick])
        return self.tip

    def forget(self, stick: Path) -> None:
        self.forgotten.append(stick)

    def copying(self) -> Copying:
        return Copying(self, lambda: self.tip, self, lambda: self.now)


@pytest.mark.parametrize(
    ("sticks", "failing", "state"),
    [
        ([], {}, SecondCopy.NO_STICK),
        ([STICK], {}, SecondCopy.WRITTEN),
        ([KEYS], {}, SecondCopy.NO_STICK),
        ([STICK, KEYS], {}, SecondCopy.WRITTEN),
        ([LOCKED], {}, SecondCopy.READ_ONLY),
        ([STICK, LOCKED], {}, SecondCopy.WRITTEN),
        ([FOREIGN], {}, SecondCopy.UNREADABLE),
        ([FOREIGN, STICK], {}, SecondCopy.WRITTEN),
        ([STICK], {A: "target-full"}, SecondCopy.FULL),
        ([STICK], {A: "target-read-only"}, SecondCopy.READ_ONLY),
        ([STICK], {A: "target-failed"}, SecondCopy.FAILED),
        ([STICK], {A: "target-reads-back-wrong"}, SecondCopy.FAILED),
        ([STICK, OTHER], {A: "target-full"}, SecondCopy.WRITTEN),
        ([STICK, OTHER], {A: "target-full", B: "target-failed"}, SecondCopy.FULL),
    ],
)
def test_each_state_of_the_sticks_has_its_word(
    sticks: list[Volume], failing: dict[Path, str], state: SecondCopy
) -> None:
    copying = Stand(sticks=sticks, failing=failing).copying()
    copying.work()
    assert copying.state() is state


def test_the_export_is_offered_what_the_last_look_saw() -> None:
    stand = Stand(sticks=[STICK, FOREIGN])
    copying = stand.copying()
    assert copying.volumes() == ()
    copying.work()
    assert copying.volumes() == (STICK, FOREIGN)


def test_nothing_is_written_where_the_keys_lie() -> None:
    stand = Stand(sticks=[STICK, KEYS])
    stand.copying().work()
    assert stand.tried == [A]


def test_before_the_first_look_no_stick_is_said_to_be_written() -> None:
    assert Stand().copying().state() is SecondCopy.NO_STICK


def test_a_save_that_is_not_copied_yet_is_not_called_written() -> None:
    stand = Stand()
    copying = stand.copying()
    copying.work()
    stand.tip += 1
    assert copying.state() is SecondCopy.WRITING
    copying.work()
    assert copying.state() is SecondCopy.WRITTEN


def test_a_stick_that_is_pulled_is_forgotten_and_looked_at_anew_when_it_is_back() -> None:
    stand = Stand()
    copying = stand.copying()
    copying.work()
    stand.sticks.clear()
    copying.work()
    assert copying.state() is SecondCopy.NO_STICK
    assert stand.forgotten == [A]
    stand.sticks.append(STICK)
    copying.work()
    assert copying.state() is SecondCopy.WRITTEN


def test_a_stick_that_failed_is_let_be_for_a_while_unless_it_was_pulled() -> None:
    stand = Stand(failing={A: "target-full"})
    copying = stand.copying()
    copying.work()
    copying.work()
    assert stand.tried == [A]
    stand.now += AGAIN_AFTER_SECONDS
    copying.work()
    assert stand.tried == [A, A]
    stand.sticks.clear()
    copying.work()
    stand.sticks.append(STICK)
    stand.failing.clear()
    copying.work()
    assert copying.state() is SecondCopy.WRITTEN


def test_a_stick_is_slow_for_one_look_but_not_for_the_first_which_may_have_a_whole_event_to_bring() -> None:
    stand = Stand(takes=SLOW_SECONDS + 1)
    copying = stand.copying()
    copying.work()
    assert copying.state() is SecondCopy.WRITTEN
    copying.work()
    assert copying.state() is SecondCopy.SLOW
    stand.sticks.append(OTHER)
    copying.work()
    assert copying.state() is SecondCopy.WRITTEN  # on the other one


def test_a_stick_that_hangs_is_called_slow_while_it_hangs_and_asking_waits_for_nothing() -> None:
    stand, reached, go_on = Stand(), Event(), Event()

    class Hanging(Stand):
        def catch_up(self, stick: Path) -> int:
            reached.set()
            assert go_on.wait(30)
            return super().catch_up(stick)

    stand = Hanging()
    copying = stand.copying()
    worker = Thread(target=copying.work)
    worker.start()
    assert reached.wait(30)
    assert copying.state() is SecondCopy.WRITING
    stand.now += HANGING_SECONDS + 1
    assert copying.state() is SecondCopy.SLOW
    go_on.set()
    worker.join()
    assert copying.state() is SecondCopy.WRITTEN


def test_finishing_writes_the_rest_lets_go_and_is_the_end() -> None:
    stand = Stand()
    copying = stand.copying()
    copying.finish()
    assert (stand.tried, stand.released) == ([A], [A])
    copying.work()
    assert stand.tried == [A]


def test_a_released_stick_is_not_called_written_any_more() -> None:
    stand = Stand()
    copying = stand.copying()
    copying.work()
    copying.release(A)
    assert (stand.released, stand.forgotten) == ([A], [A])
    stand.sticks.clear()
    copying.work()
    assert copying.state() is SecondCopy.NO_STICK


def test_a_kiosk_that_collects_nothing_only_looks() -> None:
    stand = Stand()
    copying = Copying(None, lambda: 0, stand, lambda: stand.now)
    copying.work()
    assert copying.state() is SecondCopy.OFF
    assert stand.tried == []


def test_the_timer_never_piles_work_up(qtbot: QtBot) -> None:
    stand, executor = Stand(), Later()
    timer = CopyTimer(stand.copying(), executor, every_ms=1)
    qtbot.waitUntil(lambda: len(executor.waiting) == 1)
    for _ in range(5):
        with qtbot.waitSignal(timer.ticked):
            pass
    assert len(executor.waiting) == 1
    executor.now()
    qtbot.waitUntil(lambda: len(executor.waiting) == 1)


def test_the_timer_goes_on_after_a_mistake_in_the_program(qtbot: QtBot) -> None:
    class Mistaken(Stand):
        def catch_up(self, stick: Path) -> int:
            if not self.tried:
                self.tried.append(stick)
                raise ZeroDivisionError
            return super().catch_up(stick)

    stand, executor = Mistaken(), Later()
    copying = stand.copying()
    timer = CopyTimer(copying, executor, every_ms=1)
    qtbot.waitUntil(lambda: len(executor.waiting) == 1)
    with qtbot.captureExceptions() as raised:
        executor.now()
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    qtbot.waitUntil(lambda: len(executor.waiting) == 1)
    executor.now()
    timer.stop()
    assert copying.state() is SecondCopy.WRITTEN
