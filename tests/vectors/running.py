"""Runs commands one after another, each in a process of its own, and says what each took: `running.py JOBS RESULTS`.

JOBS is a JSON list of lists of words. The processes are forked from one that has loaded the program already, so that
hundreds of them take no longer than a minute; each is ended by the system after as much processor time as is allowed.
"""

import json
import os
import resource
import signal
import sys
from contextlib import redirect_stderr, suppress
from dataclasses import asdict, dataclass
from importlib import import_module
from io import StringIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from command_line import LOADED_LATE

from kiosk.__main__ import main

CPU_SECONDS = 5
MOST_SECONDS = 60
"""By the clock on the wall, for what waits without working; a busy machine may well take several for a good file."""


@dataclass(frozen=True)
class Ran:
    """What became of a command. `status` is its exit code, or minus the signal that ended it."""

    status: int
    out: str
    err: str
    cpu_seconds: float
    most_kib: int
    """The most memory that it ever had, the program itself among it."""


def run(words: list[str]) -> Ran:
    """Runs `petition-kiosk WORDS`."""
    with TemporaryFile() as out, TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            _become(words, out, err)
        _, status, used = os.wait4(child, 0)
        out.seek(0)
        err.seek(0)
        return Ran(
            os.waitstatus_to_exitcode(status),
            out.read().decode(),
            err.read().decode(),
            used.ru_utime + used.ru_stime,
            used.ru_maxrss,
        )


def _become(words: list[str], out: BinaryIO, err: BinaryIO) -> None:
    for number, target in ((0, os.open(os.devnull, os.O_RDONLY)), (1, out.fileno()), (2, err.fileno())):
        os.dup2(target, number)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    signal.alarm(MOST_SECONDS)
    sys.argv = ["petition-kiosk", *words]
    status = 70
    try:
        main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _warm_up() -> None:
    """A first command, of nothing, and what others load late: once for all."""
    for module in LOADED_LATE:
        import_module(module)
    with redirect_stderr(StringIO()), suppress(SystemExit):
        sys.argv = ["petition-kiosk", "verify", os.devnull, "--root", os.devnull]
        main()


if __name__ == "__main__":
    jobs, results = map(Path, sys.argv[1:])
    _warm_up()
    results.write_text(json.dumps([asdict(run(words)) for words in json.loads(jobs.read_text("utf-8"))]), "utf-8")
