"""A process that has loaded the kiosk and forks a child for each run: a start costs milliseconds instead of a second.

    nursery.py MODULE…

The modules are loaded first; of `module:function` the function is called, too. Then each line of standard input is
`{"call": "module:function", "with": {…}}`: a child calls it, its output goes where ours goes, and we say `begun PID`,
`stopped` when it was stopped, and `ended STATUS CPU KIB` with the seconds that it worked and the most memory that it
had, what it was forked with among it. A child's lines are short, and a pipe keeps short lines whole and in order: after
`ended` nothing more comes from it.
"""

import json
import os
import sys
from importlib import import_module
from typing import Any


def main() -> None:
    """Loads, then serves until standard input closes."""
    for name in sys.argv[1:]:
        module, _, function = name.partition(":")
        loaded = import_module(module)
        if function:
            getattr(loaded, function)()
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
        _, status, used = os.wait4(child, os.WUNTRACED)
        while os.WIFSTOPPED(status):
            say("stopped")
            _, status, used = os.wait4(child, os.WUNTRACED)
        say(f"ended {os.waitstatus_to_exitcode(status)} {used.ru_utime + used.ru_stime} {used.ru_maxrss}")


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
