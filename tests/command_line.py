"""The command line in a process of its own, as whoever types at a terminal has it."""

import atexit
import gc
import json
import os
import sys
import tempfile
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from shutil import copyfile

from factories_vault import hash_cheaply
from faults.children import Nursery, nursery
from imports import ROOT
from vectors.vector import FOLDER

from kiosk.__main__ import Screens, main
from kiosk.commands import command_line
from kiosk.registry import database
from kiosk.words import SOURCE_LANGUAGE, words_in

LOADED_LATE = (
    *("kiosk.batch.hanko", "kiosk.delivering", "kiosk.export.pdfverify", "kiosk.export.sheet"),
    "cryptography.hazmat.backends.openssl.backend",
)
"""What commands load only when they need it."""


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    """Its exit code, or minus the signal that ended it."""
    out: str
    err: str
    cpu_seconds: float = 0.0
    most_kib: int = 0
    """The most memory that it ever had, the program itself among it; both only of one in a process of its own."""

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


def kiosk(*words: str | Path, stdin: str = "", by: str = "command_line:run_cheaply", **more: str) -> Ran:
    """The command in a child of a process that has loaded it already: the second that loading takes is not waited for.

    It is `petition-kiosk` from its first line to its exit code; only Python does not start anew. `by` is what the child
    calls, with the arguments of `run_here`.
    """
    with tempfile.TemporaryDirectory(prefix="command-") as name:
        folder = Path(name)
        (folder / "in").write_text(stdin, encoding="utf-8")
        loaded = _loaded()
        loaded.begin(by, words=[*map(str, words)], environ=environment(**more), folder=name)
        code = loaded.wait(seconds=120)
        out, err = ((folder / stream).read_text(encoding="utf-8") for stream in ("out", "err"))
        return Ran(code, out, err, *loaded.used)


@cache
def _loaded() -> Nursery:
    with ExitStack() as until:
        made = until.enter_context(nursery(*LOADED_LATE, "command_line:warm_up"))
        atexit.register(until.pop_all().close)
        return made


def warm_up() -> None:
    """Before any child: all commands, and a first merge. What they load, and look up when it is first wanted, is there
    once for all: algorithms of OpenSSL, pyHanko's patterns, SQLAlchemy's kinds of clauses.

    So is what is known of numbers and countries in the language of most.
    """
    words_in(SOURCE_LANGUAGE).number(1)
    command_line(Screens())
    with tempfile.TemporaryDirectory(prefix="command-") as name:
        passphrase, registry = Path(name) / "passphrase", Path(name) / "registry.db"
        passphrase.write_text("six words that guard no one\n", "utf-8")
        copyfile(FOLDER / "registry" / "good-1.db", registry)
        unlocked = ("--keys", FOLDER / "keys", "--passphrase-file", passphrase)
        batch = FOLDER / "batch" / "good-1.kiosk-batch"
        kiosk_here("merge", batch, "--registry", f"sqlite:///{registry}", *unlocked)
    # A child that looked through all this for garbage would get a copy of its own of every page. Not for children that
    # are searched: nobody finds what is frozen.
    gc.collect()
    gc.freeze()


def run_here(words: list[str], environ: dict[str, str], folder: str) -> None:
    """In the child: becomes the command, with its streams in the folder; does not return."""
    for number, (stream, mode) in enumerate((("in", "rb"), ("out", "wb"), ("err", "wb"))):
        with (Path(folder) / stream).open(mode) as file:
            os.dup2(file.fileno(), number)
    os.environ.clear()
    os.environ.update(environ)
    os.chdir(ROOT)
    sys.argv = ["petition-kiosk", *words]
    code = 1
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def run_cheaply(words: list[str], environ: dict[str, str], folder: str) -> None:
    """As `run_here`, and what it makes under a secret costs as little as in our own process."""
    hash_cheaply(setattr)
    run_here(words, environ, folder)


def run_impatiently(words: list[str], environ: dict[str, str], folder: str) -> None:
    """As `run_cheaply`, and waits a fifth of a second instead of two minutes until others let go of the registry."""
    database.WAIT_SECONDS = 0.2
    run_cheaply(words, environ, folder)


def kiosk_here(*words: str | Path) -> Ran:
    """A command run in this process, where many follow each other: one of its own takes a second more.

    Raises KioskError where the command line would end with its line of error.
    """
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        command_line(Screens(), str(words[0]))([*map(str, words)], standalone_mode=False)
    return Ran(0, out.getvalue(), err.getvalue())
