"""A process that has loaded the kiosk and forks a child for each run: a start costs milliseconds instead of a second.

    nursery.py MODULE…

The modules are loaded first. Then each line of standard input is `{"call": "module:function", "with": {…}}`: a child
calls it, its output goes where ours goes, and we say `begun PID`, `stopped` when it was stopped, and `ended STATUS`.
A child's lines are short, and a pipe keeps short lines whole and in order: after `ended` nothing more comes from it.
"""

import json
import os
import sys
from importlib import import_module
from typing import Any


def main() -> None:
    """Loads, then serves until standard input closes."""
    for module in sys.argv[1:]:
        import_module(module)
    say("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                _call(json.loads(line))
                status = 0
            finally:
                # Not through what our own end would do: its buffers and files are not the child's.
                sys.stderr.flush()
                os._exit(status)
        say(f"begun {child}")
        while os.WIFSTOPPED(status := os.waitpid(child, os.WUNTRACED)[1]):
            say("stopped")
        say(f"ended {os.waitstatus_to_exitcode(status)}")


def _call(job: dict[str, Any]) -> None:
    module, function = job["call"].split(":")
    try:
        getattr(import_module(module), function)(**job["with"])
    except BaseException:
        sys.excepthook(*sys.exc_info())
        raise


def say(line: str) -> None:
    """Writes a line in one piece: who is killed right after has still said it."""
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main()
