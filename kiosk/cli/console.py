"""What every command shares with its terminal: results on standard output, messages and progress on standard error."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import category

import msgspec

from kiosk.errors import CommandLineWrong, InputRefused
from kiosk.short_text import writable
from kiosk.words import SOURCE_LANGUAGE, Words, is_program_language, words_in

if TYPE_CHECKING:
    from rich.progress import Progress

PASSPHRASE_VARIABLE = "PETITION_KIOSK_PASSPHRASE"  # noqa: S105 -- the variable's name, not a passphrase
STAND_IN = "\N{REPLACEMENT CHARACTER}"
CODE_VARIABLE = "PETITION_KIOSK_CODE"


def terminal_words() -> Words:
    """Words in the language of the terminal's locale where the program speaks it, else in English."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    language = locale[:2]
    return words_in(language if is_program_language(language) else SOURCE_LANGUAGE)


def say(line: str) -> None:
    """One line for a person, on standard error."""
    print(_tame(line), file=sys.stderr, flush=True)  # noqa: T201 -- this is the one place that prints messages


def result(fields: Mapping[str, Any], *, as_json: bool) -> None:
    """What the command found: one JSON object, or a line a field, on standard output.

    Raises BrokenPipeError where nobody takes it, closed as the output may have been from the start.
    """
    if sys.stdout is None:
        raise BrokenPipeError
    found = _writable(fields)
    if as_json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
    else:
        for name, value in found.items():
            shown = value if isinstance(value, str) else msgspec.json.encode(value).decode()
            sys.stdout.write(f"{name}: {_tame(shown)}\n")
    sys.stdout.flush()


def _writable(found: Any) -> Any:
    """The same, with every text as `writable` makes it: file names among them need not be UTF-8."""
    if isinstance(found, str):
        return writable(found)
    if isinstance(found, Mapping):
        return {name: _writable(value) for name, value in found.items()}
    return [_writable(value) for value in found] if isinstance(found, list | tuple) else found


def _tame(line: str) -> str:
    """The line without what moves a cursor or turns letters around: a file on a stick may have any name."""
    return "".join(STAND_IN if category(letter) in {"Cc", "Cf"} else letter for letter in line)


def secret(file: str | None, variable: str, prompt: str) -> str:
    """A passphrase or code: from a file (`-` is standard input), the environment, or a hidden prompt.

    One trailing newline is taken off. Raises CommandLineWrong where there is no terminal to ask at and
    InputRefused where the file cannot be read.
    """
    if file is not None:
        return _without_newline(_read_secret(file))
    if variable in os.environ:
        return os.environ[variable]
    if not sys.stdin.isatty():
        raise CommandLineWrong("secret-not-given", variable=variable)
    import typer  # noqa: PLC0415 -- a kiosk starts without it

    return str(typer.prompt(prompt, hide_input=True, err=True))


def _read_secret(file: str) -> str:
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused("secret-file-unreadable", file=file) from error


def _without_newline(text: str) -> str:
    return text.removesuffix("\n").removesuffix("\r")


class ProgressBar:
    """A bar with time left on standard error; without a terminal it shows nothing."""

    def __init__(self, label: str) -> None:
        self._bar = _bar_on_terminal() if sys.stderr is not None and sys.stderr.isatty() else None
        self._task = self._bar.add_task(label, total=None) if self._bar else None

    def __enter__(self) -> "ProgressBar":
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, done: int, total: int) -> None:
        """See `kiosk.progress.Progress`."""
        if self._bar and self._task is not None:
            self._bar.update(self._task, completed=done, total=total)


def _bar_on_terminal() -> "Progress":
    """Loading it takes longer than many a command: it is for terminals only, not for scripts."""
    from rich.console import Console  # noqa: PLC0415 -- a kiosk starts without it
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415 -- likewise

    console = Console(file=sys.stderr)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )
