"""The staff PIN: nobody guesses it by trying, restarting, killing the kiosk or setting its clock."""

import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from factories_vault import CHEAP

from kiosk.durable import write_file_durably
from kiosk.errors import InputRefused, StorageFailed
from kiosk.vault.pin import PinLock, PinResult, StoredPin, wait_after

DAY = 24 * 60 * 60
MOST_IN_A_DAY = 17


@dataclass
class FakeClock:
    """`passed` is true time; the machine's own clocks start anywhere and the wall clock goes where it likes."""

    passed: float = 0.0
    booted: float = 0.0
    wall: datetime = datetime(2026, 11, 24, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.passed - self.booted

    def now(self) -> datetime:
        return self.wall


def a_lock(path: Path, clock: FakeClock) -> tuple[PinLock, str, str]:
    lock = PinLock(path, clock, write_file_durably, CHEAP)
    pin = lock.create()
    return lock, pin, "000000" if pin != "000000" else "000001"


def wrong_tries(path: Path) -> int:
    return msgspec.json.decode(path.read_bytes(), type=StoredPin).wrong


def reopened(path: Path, clock: FakeClock) -> PinLock:
    return PinLock(path, clock, write_file_durably, CHEAP)


def test_the_pin_is_six_digits_and_stands_nowhere(tmp_path: Path) -> None:
    lock, pin, wrong = a_lock(tmp_path / "pin.json", FakeClock())

    assert re.fullmatch(r"[0-9]{6}", pin)
    assert pin.encode() not in (tmp_path / "pin.json").read_bytes()
    assert (tmp_path / "pin.json").stat().st_mode & 0o777 == 0o600
    assert not lock.check(wrong).ok
    assert lock.check(pin) == PinResult(ok=True, wait_seconds=0, tries_left=5)


def test_five_tries_then_waits_that_double(tmp_path: Path) -> None:
    clock = FakeClock()
    lock, pin, wrong = a_lock(tmp_path / "pin.json", clock)
    results = [lock.check(wrong) for _ in range(5)]

    assert [result.tries_left for result in results] == [4, 3, 2, 1, 0]
    assert [result.wait_seconds for result in results] == [0, 0, 0, 0, 15]
    for wait in (15, 30, 60, 120):
        clock.passed += wait - 0.5
        assert lock.check(pin) == PinResult(ok=False, wait_seconds=1, tries_left=0)
        clock.passed += 0.5
        assert lock.check(wrong).wait_seconds == 2 * wait


def test_the_right_pin_clears_the_count(tmp_path: Path) -> None:
    lock, pin, wrong = a_lock(tmp_path / "pin.json", FakeClock())
    for _ in range(4):
        lock.check(wrong)

    assert lock.check(pin).ok
    assert lock.check(wrong).tries_left == 4


def test_the_set_up_code_ends_a_wait(tmp_path: Path) -> None:
    lock, pin, wrong = a_lock(tmp_path / "pin.json", FakeClock())
    for _ in range(5):
        lock.check(wrong)
    assert lock.wait() == 15
    lock.reset()

    assert lock.wait() == 0
    assert lock.check(pin).ok


def test_a_new_pin_replaces_the_old_one_and_its_wait(tmp_path: Path) -> None:
    lock, old, wrong = a_lock(tmp_path / "pin.json", FakeClock())
    for _ in range(5):
        lock.check(wrong)
    new = lock.create()

    assert lock.check(new).ok
    assert old == new or not lock.check(old).ok


def test_after_a_restart_the_whole_wait_begins_anew(tmp_path: Path) -> None:
    clock = FakeClock()
    lock, pin, wrong = a_lock(tmp_path / "pin.json", clock)
    for _ in range(5):
        lock.check(wrong)
    clock.passed += 14
    lock = reopened(tmp_path / "pin.json", clock)

    assert lock.check(pin) == PinResult(ok=False, wait_seconds=15, tries_left=0)


def test_setting_the_wall_clock_buys_nothing(tmp_path: Path) -> None:
    clock = FakeClock()
    lock, pin, wrong = a_lock(tmp_path / "pin.json", clock)
    for _ in range(5):
        lock.check(wrong)
    clock.wall += timedelta(days=400)

    assert lock.check(pin).wait_seconds == 15
    assert reopened(tmp_path / "pin.json", clock).check(pin).wait_seconds == 15


def test_who_only_waits_gets_seventeen_tries_in_a_day(tmp_path: Path) -> None:
    clock = FakeClock()
    lock, _, wrong = a_lock(tmp_path / "pin.json", clock)
    while clock.passed <= DAY:
        clock.passed += lock.check(wrong).wait_seconds

    assert wrong_tries(tmp_path / "pin.json") == MOST_IN_A_DAY


def test_a_try_that_cannot_be_counted_is_not_looked_at(tmp_path: Path) -> None:
    clock, path = FakeClock(), tmp_path / "pin.json"
    _, pin, _ = a_lock(path, clock)

    def full(where: Path, content: bytes) -> None:
        raise StorageFailed("target-full", folder=str(where.parent))

    with pytest.raises(StorageFailed, match="target-full"):
        PinLock(path, clock, full, CHEAP).check(pin)


def test_the_count_is_on_the_disk_before_the_pin_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "pin.json"
    _, pin, _ = a_lock(path, FakeClock())
    dies_after_first_write = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from kiosk.clock import SystemClock\n"
        "from kiosk.durable import write_file_durably\n"
        "from kiosk.vault.pin import PinLock\n"
        "def write(path, content):\n"
        "    write_file_durably(path, content)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "print(PinLock(Path(sys.argv[1]), SystemClock(), write).check(sys.argv[2]))\n"
    )
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, "-c", dies_after_first_write, path, pin], capture_output=True, check=False
        )
        assert (done.returncode, done.stdout) == (-signal.SIGKILL, b"")

    assert wrong_tries(path) == 5
    assert reopened(path, FakeClock()).check(pin).wait_seconds == wait_after(5)


def test_the_right_pin_opens_though_the_count_cannot_be_cleared(tmp_path: Path) -> None:
    clock, path = FakeClock(), tmp_path / "pin.json"
    _, pin, _ = a_lock(path, clock)
    left = [1]

    def failing_second(where: Path, content: bytes) -> None:
        if not left:
            raise StorageFailed("target-full", folder=str(where.parent))
        left.pop()
        write_file_durably(where, content)

    assert PinLock(path, clock, failing_second, CHEAP).check(pin).ok
    assert wrong_tries(path) == 1


@pytest.mark.parametrize(
    "change",
    [
        *({"wrong": -1}, {"lanes": 0}, {"memory_kib": 2**40}, {"rounds": 10**9}, {"salt": ""}),
        *({"format": "x/2"}, {"format": "petition-kiosk/pin/0"}, {"format": "petition-kiosk/pin/q"}),
    ],
)
def test_an_edited_pin_file_stops_the_staff_screen_and_not_the_kiosk(tmp_path: Path, change: dict[str, object]) -> None:
    clock, path = FakeClock(), tmp_path / "pin.json"
    _, pin, _ = a_lock(path, clock)
    path.write_bytes(msgspec.json.encode(msgspec.json.decode(path.read_bytes()) | change))
    lock = reopened(path, clock)

    with pytest.raises(InputRefused, match="pin-file-broken"):
        lock.check(pin)
    assert lock.check(lock.create()).ok


def test_a_pin_file_of_a_newer_version_is_said_to_be_newer_and_stops_no_kiosk(tmp_path: Path) -> None:
    clock, path = FakeClock(), tmp_path / "pin.json"
    _, pin, _ = a_lock(path, clock)
    newer = {"format": "petition-kiosk/pin/2", "more": 1}
    path.write_bytes(msgspec.json.encode(msgspec.json.decode(path.read_bytes()) | newer))

    with pytest.raises(InputRefused, match="pin-file-newer"):
        reopened(path, clock).check(pin)


@pytest.mark.parametrize("raw", [None, b"", b"{", b"\xff"])
def test_a_broken_or_missing_pin_file_is_mended_by_a_new_pin(tmp_path: Path, raw: bytes | None) -> None:
    path = tmp_path / "pin.json"
    if raw is not None:
        path.write_bytes(raw)
    lock = reopened(path, FakeClock())

    with pytest.raises(InputRefused, match="pin-file-broken"):
        lock.check("123456")
    assert lock.check(lock.create()).ok
