"""The start: from a packaged program's call to its first frame, beside a bare PySide6 window and Chromium --kiosk.

All three show themselves on an X server in memory, taking turns; one eye outside of them reads the server's frame
buffer. The first frame is a run of the accent colour; the page that can be touched is its whole button. A bare window
has both at once, and so has Chromium with its page (peer_page.py). Cold is after the kernel dropped its page cache
(root only). Needs `make package`; Chromium by `apt-get install chromium`, and says so where it is missing.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from browser import HOW_TO_GET_IT, chromium
from bundled import bundled
from peer_page import peer_page
from x_screen import NothingShown, x_screen

from kiosk.cli.demo import demo_in, ready_demo
from kiosk.clock import SystemClock

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "build/bench/start.json"
KIOSK = ROOT / "build/package/petition-kiosk/petition-kiosk"
ROUNDS = 9
BUTTON = 20_000
"""Pixels of the accent colour; the start screen has fewer, every page that one can go on from has more."""


def drop_page_cache() -> None:
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3")


def start(command: list[str | Path]) -> tuple[float, float]:
    """Seconds from the call to the first frame, and to the page that can be touched."""
    with tempfile.TemporaryDirectory() as folder, x_screen(Path(folder)) as screen:
        quiet = subprocess.DEVNULL
        program = subprocess.Popen(command, env=screen.environment, stdout=quiet, stderr=quiet)
        try:
            first = screen.wait(screen.has_accent, lambda: program.poll() is None)
            return first, first + screen.wait(lambda: screen.has_accent(BUTTON), lambda: program.poll() is None)
        except NothingShown:
            sys.exit(f"{command[0]} shows nothing")
        finally:
            program.terminate()
            program.wait()


def peers(folder: Path, bare_window: Path) -> dict[str, list[str | Path]]:
    """What is started, by name."""
    ready_demo(demo_in(folder / "data"), SystemClock().now().date())
    commands: dict[str, list[str | Path]] = {
        "kiosk": [KIOSK, "run", "--data", folder / "data"],
        "bare window": [bare_window],
    }
    browser = chromium(folder / "profile", peer_page(folder / "page.html"))
    if browser is None:
        print(HOW_TO_GET_IT)
    else:
        commands["chromium"] = browser
    return commands


def main() -> None:
    if not KIOSK.exists():
        print("There is no package to start: make package")
        return
    bare_window = bundled("bare-window")
    with tempfile.TemporaryDirectory() as folder:
        commands = peers(Path(folder), bare_window)
        times: dict[str, dict[str, list[float]]] = {name: {} for name in commands}
        for turn in range(ROUNDS + 1):
            for name, command in commands.items():
                for how in ("cold", "warm") if os.geteuid() == 0 else ("warm",):
                    if how == "cold":
                        drop_page_cache()
                    first, page = start(command)
                    if turn:  # the first turn warms up, and makes the browser's profile
                        times[name].setdefault(f"{how}, first frame", []).append(first)
                        times[name].setdefault(f"{how}, page", []).append(page)
    medians = {
        name: {what: round(statistics.median(taken), 3) for what, taken in found.items()}
        for name, found in times.items()
    }
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps({"medians": medians, "all": times}, indent=1))
    for name, found in medians.items():
        print(f"{name:12} " + "; ".join(f"{what} {seconds:.3f} s" for what, seconds in found.items()))


if __name__ == "__main__":
    main()
