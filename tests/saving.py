"""Starts the process that saves into a ledger and hears what it says (see kiosk/ledger/saving_process.py)."""

import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import IO

TESTS = Path(__file__).resolve().parent
SCRIPT = TESTS / "kiosk" / "ledger" / "saving_process.py"


class SavingProcess:
    """One such process."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._rest = b""
        self.heard: list[str] = []

    def begin(self, ledger: Path, saves: int = 0) -> None:
        """Lets it save so many entries there, or without end."""
        stdin = self._pipe(self._process.stdin)
        stdin.write(f"{ledger} {saves}\n".encode())
        stdin.flush()

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None
        return pipe

    def hear(self, wanted: str, seconds: float = 20) -> str:
        """Waits for a line that begins so and returns it."""
        until = monotonic() + seconds
        seen = 0
        while True:
            for line in self.heard[seen:]:
                if line.startswith(wanted):
                    return line
            seen = len(self.heard)
            left = until - monotonic()
            if left <= 0 or not self._listen(left):
                raise AssertionError(f"never heard {wanted!r}, but {self.heard[-3:]}")

    def hear_for(self, seconds: float) -> None:
        """Takes in whatever it says in that time."""
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0 and self._listen(left):
            pass

    def _listen(self, seconds: float) -> bool:
        """Takes in what comes within the time; False where there will be nothing more."""
        stdout = self._pipe(self._process.stdout)
        with selectors.DefaultSelector() as selector:
            selector.register(stdout, selectors.EVENT_READ)
            if not selector.select(seconds):
                return True
        read = os.read(stdout.fileno(), 1 << 16)
        *lines, self._rest = (self._rest + read).split(b"\n")
        self.heard += [line.decode() for line in lines]
        return bool(read)

    def freeze(self) -> None:
        """Stops it where it is, and takes in all that it said before."""
        self._process.send_signal(signal.SIGSTOP)
        os.waitpid(self._process.pid, os.WUNTRACED)
        self.hear_for(0.001)

    def saved(self) -> list[int]:
        """The sequence numbers that it said were saved."""
        return [int(line.split()[1]) for line in self.heard if line.startswith("saved ")]

    def refused(self) -> list[str]:
        """The codes of the saves that failed."""
        return [line.split()[1] for line in self.heard if line.startswith("refused ")]

    def finish(self) -> None:
        """Lets it close the ledger and end, once it is done."""
        self._pipe(self._process.stdin).close()
        self._process.wait(20)

    def end(self) -> None:
        """Ends it at once, and what it was wrapped in."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._pipe(self._process.stdin).close()
        self._pipe(self._process.stdout).close()


@contextmanager
def saving_process(*options: str, wrapped_in: tuple[str, ...] = ()) -> Iterator[SavingProcess]:
    """A started process that waits for `begin`; ended whatever happens."""
    process = subprocess.Popen(
        [*wrapped_in, sys.executable, str(SCRIPT), *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}"},
    )
    saving = SavingProcess(process)
    try:
        saving.hear("ready")
        yield saving
    finally:
        saving.end()
