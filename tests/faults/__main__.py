"""Runs the faults in full, in processes side by side, prints the table, and fails where anything was lost or exposed.

    python -m faults [--only WORD]... [--tenth] [--seed N] [--to FOLDER] [--processes N]

Writes `table.md` and `table.json` into the folder. Exit 1 where a figure under lost or exposed is not 0, anything else
was wrong, or a planted defect was not caught.
"""

import argparse
import json
import sys
from pathlib import Path
from time import monotonic

from faults.catalogue import FAULTS
from faults.running import run_all
from faults.table import HEADER, as_markdown, markdown_of, sentences_of

SEED = 20261125


def main() -> int:
    """What the command does; its exit code."""
    options = _options()
    begun = monotonic()
    chosen = [fault for fault in FAULTS if not options.only or any(word in fault.name for word in options.only)]
    _say(HEADER)
    rows = run_all(
        chosen, options.seed, options.processes, lambda row: _say(f"{markdown_of(row)}\n"), tenth=options.tenth
    )
    options.to.mkdir(parents=True, exist_ok=True)
    (options.to / "table.md").write_text(as_markdown(rows), encoding="utf-8")
    (options.to / "table.json").write_text(json.dumps([row.as_json() for row in rows], indent=1), encoding="utf-8")
    _say(f"{sentences_of(rows)}{monotonic() - begun:,.0f} s in all; {options.to / 'table.md'}\n")
    return 0 if all(row.holds for row in rows) else 1


def _options() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(prog="faults")
    arguments.add_argument("--only", action="append", help="faults whose name has this word in it")
    arguments.add_argument("--tenth", action="store_true", help="a tenth of the runs")
    arguments.add_argument("--seed", type=int, default=SEED)
    arguments.add_argument("--to", type=Path, default=Path("build/faults"))
    arguments.add_argument("--processes", type=int, default=3, help="much of the work is waiting for disks")
    return arguments.parse_args()


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
