"""How the program ends: whatever happens, a person reads one line and no traceback."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from kiosk.cli.console import say, terminal_words
from kiosk.errors import CommandLineWrong, KioskError
from kiosk.sentences import error_line


def end_with(work: Callable[[], int | None]) -> NoReturn:
    """Does the work and ends the program with the exit code that it returns, or with that of its error."""
    # Libraries log tracebacks about files that do not hold; a person reads the one line of the error instead.
    logging.disable(logging.CRITICAL)
    try:
        sys.exit(work() or 0)
    except KioskError as error:
        _end_badly(error, error.exit_code)
    except KeyboardInterrupt:
        _end_badly(CommandLineWrong("stopped"), 130)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 -- the last resort: no traceback, it could carry a name
        _end_badly(_unforeseen(error), 1)


def _end_badly(error: KioskError, code: int) -> NoReturn:
    say(error_line(error, terminal_words()))
    sys.exit(code)


def _unforeseen(error: Exception) -> KioskError:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    return KioskError("unforeseen", kind=type(error).__name__, place=place)
