"""The command line in a process of its own, as whoever types at a terminal has it."""

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from imports import ROOT

from kiosk.__main__ import app


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """Its one JSON object."""
        (line,) = self.out.splitlines()
        return dict(json.loads(line))

    @property
    def error(self) -> str:
        """The code in its one line of error; nothing else may stand after it."""
        line = self.err.splitlines()[-1]
        assert "Traceback" not in self.err + self.out
        assert line.startswith("error ")
        return line.removeprefix("error ").partition(":")[0]


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PETITION_KIOSK", "QT_", "LC_"))}
    return kept | {"LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"} | more


def kiosk(*words: str | Path, stdin: str = "", **more: str) -> Ran:
    command = [sys.executable, "-m", "kiosk", *map(str, words)]
    done = subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(**more),
        check=False,
        timeout=120,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def kiosk_here(*words: str | Path) -> Ran:
    """A command run in this process, where many follow each other: one of its own takes a second more.

    Raises KioskError where the command line would end with its line of error.
    """
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        app([*map(str, words)], standalone_mode=False)
    return Ran(0, out.getvalue(), err.getvalue())
