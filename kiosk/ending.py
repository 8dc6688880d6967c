"""How the program ends: whatever happens, a person reads one line and no traceback."""

import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from kiosk.cli.console import say, terminal_words
from kiosk.errors import CommandLineWrong, KioskError, StorageFailed
from kiosk.sentences import error_line
from kiosk.unforeseen import unforeseen


def end_with(work: Callable[[], int | None]) -> NoReturn:
    """Does the work and ends the program with the exit code that it returns, or with that of its error.

    Where nobody takes what it says, as after `| head -1` or `>&-`, the code is 4, as where a disk takes nothing: the
    work was left where it was, and what came of it was not told.
    """
    # Libraries log tracebacks about files that do not hold; a person reads the one line of the error instead.
    logging.disable(logging.CRITICAL)
    try:
        sys.exit(work() or 0)
    except KioskError as error:
        _end_badly(error, error.exit_code)
    except KeyboardInterrupt:
        _end_badly(CommandLineWrong("stopped"), 130)
    except BrokenPipeError:
        _let_go_of_broken_pipes()
        sys.exit(StorageFailed.exit_code)
    except Exception as error:  # noqa: BLE001 -- the last resort: no traceback, it could carry a name
        _end_badly(unforeseen(error), 1)


def _end_badly(error: KioskError, code: int) -> NoReturn:
    with suppress(BrokenPipeError):
        say(error_line(error, terminal_words()))
    _let_go_of_broken_pipes()
    sys.exit(code)


def _let_go_of_broken_pipes() -> None:
    """What is left for nobody goes nowhere: else Python tries once more at its end, and makes 120 of the exit code."""
    for stream in filter(None, (sys.stdout, sys.stderr)):  # a stream that was closed before the start is None
        try:
            stream.flush()
        except BrokenPipeError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
