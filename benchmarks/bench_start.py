"""The start: from a packaged program's call to its first frame, beside a bare PySide6 window and Chromium --kiosk.

All three show themselves on an X server in memory, taking turns; one prober outside of them reads the server's frame
buffer until the kiosk's accent colour stands in it. Cold is after the kernel dropped its page cache (root only).
Needs `make package`; Chromium by `apt-get install chromium`, and says so where it is missing.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "build/bench/start.json"
KIOSK = ROOT / "build/package/petition-kiosk/petition-kiosk"
BARE = ROOT / "build/bench/bare-window/bare-window"
PACKAGING_PYTHON = ROOT / ".venv-package/bin/python"
ROUNDS = 7
ACCENT = re.compile(rb"(?:\x44\x5C\x0A.){20}", re.DOTALL)
"""A run of #0A5C44 as it lies in the frame buffer: blue, green, red, and a byte that each program fills as it likes."""
PATIENCE_S = 60
LOOKS_EVERY_S = 0.004
PAGE = "<!doctype html><style>html{background:#0A5C44}</style><title>Petition</title>"


@contextmanager
def screen(folder: Path) -> Iterator[tuple[dict[str, str], Path]]:
    """What tells a program to show itself on an empty X server, and the file with what stands on it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-fbdir", folder],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        yield {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}, folder / "Xvfb_screen0"
    finally:
        server.terminate()
        server.wait()


def drop_page_cache() -> None:
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3")


def first_frame(command: list[str | Path]) -> float:
    """Seconds from the call to the first frame with the accent colour in it."""
    with tempfile.TemporaryDirectory() as folder, screen(Path(folder)) as (environment, frame):
        begun = perf_counter()
        program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not ACCENT.search(frame.read_bytes()):
                if program.poll() is not None or perf_counter() - begun > PATIENCE_S:
                    sys.exit(f"{command[0]} shows nothing")
                sleep(LOOKS_EVERY_S)
            return perf_counter() - begun
        finally:
            program.terminate()
            program.wait()


def build_bare_window() -> None:
    """By the same tool and rules as the package."""
    subprocess.run(
        [
            *(PACKAGING_PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", BARE.parent.parent, "--workpath", ROOT / "build/bench/work"),
            ROOT / "packaging/bare-window.spec",
        ],
        check=True,
    )


def peers(folder: Path) -> dict[str, list[str | Path]]:
    """What is started, by name."""
    data = folder / "data"
    subprocess.run([sys.executable, "-c", READY.format(data=str(data))], check=True, cwd=ROOT)
    page = folder / "page.html"
    page.write_text(PAGE)
    commands: dict[str, list[str | Path]] = {"kiosk": [KIOSK, "run", "--data", data], "bare window": [BARE]}
    if chromium := shutil.which("chromium"):
        commands["chromium"] = [
            *(chromium, "--kiosk", "--no-sandbox", "--no-first-run", "--user-data-dir=" + str(folder / "profile")),
            page.as_uri(),
        ]
    else:
        print("Chromium is missing, so it is not measured: apt-get install chromium")
    return commands


READY = """
from pathlib import Path
from kiosk.cli.demo import demo_in, ready_demo
from kiosk.clock import SystemClock
ready_demo(demo_in(Path({data!r})), SystemClock().now().date())
"""


def main() -> None:
    if not KIOSK.exists():
        print("There is no package to start: make package")
        return
    if not BARE.exists():
        build_bare_window()
    with tempfile.TemporaryDirectory() as folder:
        commands = peers(Path(folder))
        times: dict[str, dict[str, list[float]]] = {name: {"cold": [], "warm": []} for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                if os.geteuid() == 0:
                    drop_page_cache()
                    times[name]["cold"].append(first_frame(command))
                times[name]["warm"].append(first_frame(command))
    medians = {
        name: {how: round(statistics.median(taken), 3) for how, taken in both.items() if taken}
        for name, both in times.items()
    }
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(medians, indent=2))
    for name, found in medians.items():
        print(f"{name:12} " + ", ".join(f"{how} {seconds:.3f} s" for how, seconds in found.items()))


if __name__ == "__main__":
    main()
