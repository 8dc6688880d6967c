"""Children of a nursery: begun, heard, stopped and killed from here."""

import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from time import monotonic
from typing import IO

from faults.lasting import at_the_end

HERE = Path(__file__).resolve().parent
TESTS, TOP = HERE.parent, HERE.parent.parent
SIGNING_LIBRARY = "kiosk.batch.hanko"
"""What signs and verifies batches; the kiosk loads it when it is needed first, and each child would do so anew."""
PATIENCE_S = 60
"""For whatever a child must say: long, for the machine may be busy, and never waited for in vain."""


class Nursery:
    """A running nursery, with one child at a time; `heard` has the lines of the present one."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._rest = b""
        self._child: int | None = None
        self.heard: list[str] = []
        self.used: tuple[float, int] = (0.0, 0)
        """Of the child that ended last: processor seconds, and KiB of memory at most."""

    def begin(self, call: str, **arguments: object) -> None:
        """Has a new child call `module:function` with these arguments."""
        assert self._child is None, "one child at a time"
        self.heard = []
        stdin = pipe_of(self._process.stdin)
        stdin.write(json.dumps({"call": call, "with": arguments}).encode() + b"\n")
        stdin.flush()
        self._child = int(self.hear("begun").split()[1])

    @property
    def child(self) -> int:
        """The process id of the present child."""
        assert self._child is not None, "no child"
        return self._child

    def hear(self, *wanted: str, times: int = 1, seconds: float = PATIENCE_S) -> str:
        """Waits until lines that begin with one of these words came so often, and returns the last of them."""
        until = monotonic() + seconds
        while True:
            found = [line for line in self.heard if line.partition(" ")[0] in wanted]
            if len(found) >= times:
                return found[times - 1]
            left = until - monotonic()
            if left <= 0 or not self._listen(left):
                raise AssertionError(f"never heard {wanted} {times} times, but {self.heard[-3:]}")

    def hear_for(self, seconds: float) -> None:
        """Takes in whatever is said in that time."""
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0 and self._listen(left):
            pass

    def _listen(self, seconds: float) -> bool:
        """Takes in what comes within the time; False where there will be nothing more."""
        stdout = pipe_of(self._process.stdout)
        with selectors.DefaultSelector() as selector:
            selector.register(stdout, selectors.EVENT_READ)
            if not selector.select(seconds):
                return True
        read = os.read(stdout.fileno(), 1 << 16)
        *lines, self._rest = (self._rest + read).split(b"\n")
        self.heard += [line.decode() for line in lines]
        return bool(read)

    def said(self, word: str) -> list[str]:
        """What followed this word in each line that began with it."""
        return [line.partition(" ")[2] for line in self.heard if line.partition(" ")[0] == word]

    def freeze(self) -> None:
        """Stops the child where it is, and takes in all that it said before."""
        os.kill(self.child, signal.SIGSTOP)
        self.hear("stopped")

    def go_on(self) -> None:
        """Lets a child that was stopped work again."""
        os.kill(self.child, signal.SIGCONT)

    def kill(self) -> None:
        """Ends the child in the middle of whatever it does, and takes in all that it said before."""
        with suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)
        self.wait()

    def wait(self, seconds: float = PATIENCE_S) -> int:
        """Waits until the child has ended; its exit code, or less than zero for a signal's."""
        _, status, worked, kib = self.hear("ended", seconds=seconds).split()
        self.used = float(worked), int(kib)
        self._child = None
        return int(status)

    @property
    def is_empty(self) -> bool:
        """Whether there is no child and there can be one."""
        return self._child is None and self._process.poll() is None

    def end(self) -> None:
        """Ends the child and the nursery, and what they were wrapped in."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        close_pipes_of(self._process)


def pipe_of(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def close_pipes_of(process: "subprocess.Popen[bytes]") -> None:
    """Of a process that has ended."""
    with suppress(BrokenPipeError):  # what it was asked as it ended lies there still
        pipe_of(process.stdin).close()
    pipe_of(process.stdout).close()


@contextmanager
def nursery(*modules: str, wrapped_in: tuple[str, ...] = ()) -> Iterator[Nursery]:
    """A nursery that has loaded these modules; ended whatever happens, with a child that is still there."""
    process = subprocess.Popen(
        [*wrapped_in, sys.executable, str(HERE / "nursery.py"), *modules],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": f"{TOP}{os.pathsep}{TESTS}", "QT_QPA_PLATFORM": "offscreen"},
    )
    made = Nursery(process)
    try:
        made.hear("ready")
        yield made
    finally:
        made.end()


@contextmanager
def lent_nursery(*modules: str, wrapped_in: tuple[str, ...] = ()) -> Iterator[Nursery]:
    """As `nursery`, but one for all who want the same in this process, one after another: loading takes a second.

    Who leaves a child in it has it ended, and the next gets a new one.
    """
    made = _kept(modules, wrapped_in)
    try:
        yield made
    finally:
        if not made.is_empty:
            made.end()
            _kept.cache_clear()


@cache
def _kept(modules: tuple[str, ...], wrapped_in: tuple[str, ...]) -> Nursery:
    with ExitStack() as until:
        made = until.enter_context(nursery(*modules, wrapped_in=wrapped_in))
        at_the_end(until.pop_all().close)
        return made
