"""A process of its own that saves into a ledger: prints `ready`, then `saved SEQ` after each durable save.

    saving_process.py [--synchronous N] [--limit BYTES]

It reads one line, `PATH COUNT`, and saves COUNT entries there, or without end for 0; `refused CODE` stands for a save
that failed, after which it goes on. At the end it prints `done` and waits for its input to close.
`--synchronous` plants the defect of another setting; `--limit` is the largest file that it may write.
"""

import argparse
import resource
import sys
from itertools import count
from pathlib import Path

from factories_ledger import save

from kiosk.errors import KioskError
from kiosk.ledger import database
from kiosk.ledger.ledger import Ledger


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--synchronous", type=int)
    arguments.add_argument("--limit", type=int)
    options = arguments.parse_args()
    if options.synchronous is not None:
        planted = ("synchronous", str(options.synchronous), options.synchronous)
        database.PRAGMAS = tuple(planted if one[0] == planted[0] else one for one in database.PRAGMAS)
    _say("ready")
    path, saves = sys.stdin.readline().split()
    try:
        ledger = Ledger.open(Path(path))
    except KioskError as error:
        _say(f"refused {error.code}")
        return
    if options.limit is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (options.limit, options.limit))
    for _ in range(int(saves)) if int(saves) else count():
        try:
            _say(f"saved {save(ledger).seq}")
        except KioskError as error:
            _say(f"refused {error.code}")
    _say("done")
    sys.stdin.read()
    ledger.close()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
