"""Many processes that begin one thing in the same moment, forked from a nursery's child, which has loaded it."""

import os
import sys
from importlib import import_module
from typing import Any

from faults.nursery import say


def at_once(function: str, given: list[dict[str, Any]]) -> None:
    """Calls `module:function` in as many processes as there are arguments; says `exit STATUS` for each.

    All wait at a pipe until the last is there, so that nobody is through before another begins.
    """
    module, name = function.split(":")
    called = getattr(import_module(module), name)
    gate, bar = os.pipe()
    processes = []
    for arguments in given:
        process = os.fork()
        if process == 0:
            os.close(bar)
            os.read(gate, 1)  # returns when nobody holds the bar any more
            os._exit(_status(called, arguments))
        processes.append(process)
    os.close(bar)
    for process in processes:
        say(f"exit {os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])}")


def _status(called: Any, arguments: dict[str, Any]) -> int:
    try:
        called(**arguments)
    except BaseException:  # noqa: BLE001 -- told to who reads the test's output, and by the status
        sys.excepthook(*sys.exc_info())
        return 1
    return 0
