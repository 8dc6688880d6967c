"""The kiosk beside Chromium --kiosk with an equivalent local page (peer_page.py), taking turns on one X server each.

The kiosk is bundled as its package is. An outside hand moves and presses through the server's test extension, an
outside eye reads its frame buffer. Start is bench_start.py's. What Chromium is better at stands in docs/performance.md.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter, sleep

import bundled
from browser import HOW_TO_GET_IT, chromium
from peer_page import peer_page
from process_tree import cpu_seconds, memory_mib
from x_screen import HEIGHT, WIDTH, Box, XHand, XScreen, x_screen

from kiosk.cli.demo import demo_in, ready_demo
from kiosk.clock import SystemClock

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "build/bench/chromium.json"
ROUNDS = 5
MOVES = 120
STEP = 6
CALM_S = 10
IDLE_S = 18
"""Two turns of the welcome page's languages."""
WARM_UP_S = {"welcome": 38, "petition": 0}
"""Each of its four languages stands once before: what is first said in a language is read and laid out then."""
PAGES_WITHOUT_MOTION = ("petition", "exposure", "details", "sign", "agree")
TITLE: Box = (90, 170, 560, 60)
WHOLE: Box = (0, 0, WIDTH, HEIGHT)
BUTTON = (954, 634)

Found = dict[str, list[float]]


@dataclass
class Shown:
    """A program on a screen, at a page."""

    screen: XScreen
    hand: XHand
    process: subprocess.Popen[str]
    come: Callable[[str], dict[str, list[int]]]
    found: Found = field(default_factory=dict)

    def note(self, what: str, value: float) -> None:
        self.found.setdefault(what, []).append(value)


@contextmanager
def kiosk(folder: Path, program: Path) -> Iterator[Shown]:
    """The kiosk's own window in a program that does as it is told."""
    data = folder / "data"
    if not data.exists():
        ready_demo(demo_in(data), SystemClock().now().date())
    with x_screen(folder) as screen:
        process = subprocess.Popen(
            [program, data],
            env=screen.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

        def come(page: str) -> dict[str, list[int]]:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(page + "\n")
            process.stdin.flush()
            told: dict[str, list[int]] = json.loads(process.stdout.readline())
            if page != "paints":
                screen.wait_until_calm()
            return told

        try:
            screen.wait(lambda: screen.has_accent(20_000), lambda: process.poll() is None)
            yield Shown(screen, XHand(screen.display), process, come)
        finally:
            process.terminate()
            process.wait()


@contextmanager
def browser(folder: Path, page: Path) -> Iterator[Shown]:
    """Chromium; to come to a page it is told that page's address."""
    with x_screen(folder) as screen:
        command = chromium(folder / "profile", page, "welcome")
        assert command is not None
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, env=screen.environment, stdout=quiet, stderr=quiet, text=True)

        def come(section: str) -> dict[str, list[int]]:
            again = chromium(folder / "profile", page, section)
            assert again is not None
            # A second start hands the address to the program that runs, in a tab of its own.
            subprocess.run(again, env=screen.environment, stdout=quiet, stderr=quiet, check=True)
            screen.wait_until_calm(0.8)
            return {"pad": [90, 80, 1000, 420], "sign": [*BUTTON], "start": [*BUTTON], "support": [*BUTTON]}

        try:
            screen.wait(lambda: screen.has_accent(20_000), lambda: process.poll() is None)
            screen.wait_until_calm(0.8)
            yield Shown(screen, XHand(screen.display), process, come)
        finally:
            process.terminate()
            process.wait()


def measure_ink(shown: Shown) -> None:
    """From the X server's move to the first pixel that changed between the last place and this one."""
    left, top, width, height = shown.come("sign")["pad"]
    x, y = left + 30, top + height // 2
    shown.hand.move(x, y)
    shown.hand.press()
    sleep(0.1)
    for step in range(MOVES):
        turn = STEP if step % (2 * ((width - 80) // STEP)) < (width - 80) // STEP else -STEP
        next_x, next_y = x + turn, top + 60 + (step * 11) % (height - 140)
        box = (min(x, next_x) - 4, min(y, next_y) - 4, STEP + 8, abs(next_y - y) + 8)
        took = shown.screen.time_to_change(box, partial(shown.hand.move, next_x, next_y))
        if step > 10:
            shown.note("ink, move to pixel (ms)", took * 1000)
        x, y = next_x, next_y
    shown.hand.press(down=False)


def measure_pages(shown: Shown) -> None:
    """From the press to the next page's first pixel, and from the last press to Thank-you, saved in between."""
    for page, button, what in (
        ("welcome", "start", "page change (ms)"),
        ("agree", "sign", "save, press to thanks (ms)"),
    ):
        x, y = shown.come(page)[button]
        shown.hand.move(x, y)
        sleep(0.5)  # longer than a second touch of a double tap is held off
        shown.hand.press()
        shown.note(what, shown.screen.time_to_change(TITLE, partial(shown.hand.press, down=False)) * 1000)


def measure_scrolling(shown: Shown) -> None:
    """Pictures a second while the petition is scrolled by wheel, as an outside eye sees them."""
    shown.come("petition")
    part: Box = (200, 200, 400, 4)
    shown.hand.move(400, 400)
    seen, last, begun = 0, shown.screen.box(part), perf_counter()
    next_turn = begun
    while perf_counter() - begun < 1.5:
        if perf_counter() >= next_turn:
            shown.hand.wheel()
            next_turn += 1 / 30
        now = shown.screen.box(part)
        if now != last:
            seen, last = seen + 1, now
    shown.note("scrolling (pictures a second)", seen / 1.5)


def measure_rest(shown: Shown) -> None:
    """Memory at the pad, and CPU time while nobody does anything."""
    shown.come("sign")
    shown.note("memory, PSS (MiB)", memory_mib(shown.process.pid))
    for page in ("welcome", "petition"):
        shown.come(page)
        sleep(WARM_UP_S[page])
        before = cpu_seconds(shown.process.pid)
        sleep(IDLE_S)
        shown.note(f"idle CPU, {page} (%)", (cpu_seconds(shown.process.pid) - before) / IDLE_S * 100)


def count_idle_paints(shown: Shown) -> dict[str, int]:
    """How often the kiosk paints anything in ten seconds in which nothing happens, on each page."""
    painted: dict[str, int] = {}
    for page in PAGES_WITHOUT_MOTION:
        shown.come(page)
        shown.hand.move(5, HEIGHT // 2)
        sleep(1)
        (before,) = shown.come("paints")["paints"]
        sleep(CALM_S)
        (after,) = shown.come("paints")["paints"]
        painted[page] = after - before
    return painted


def measure(shown: Shown) -> Found:
    for part in (measure_ink, measure_pages, measure_scrolling, measure_rest):
        part(shown)
    return shown.found


def summary(values: list[float]) -> dict[str, float]:
    if len(values) < 20:
        return {
            "median": round(statistics.median(values), 2),
            "least": round(min(values), 2),
            "most": round(max(values), 2),
        }
    cuts = statistics.quantiles(values, n=100)
    return {"median": round(cuts[49], 2), "p95": round(cuts[94], 2), "most": round(max(values), 2)}


def main() -> None:
    found: dict[str, Found] = {"kiosk": {}, "chromium": {}}
    with tempfile.TemporaryDirectory() as scratch:
        page = peer_page(Path(scratch) / "page.html")
        if chromium(Path(scratch), page) is None:
            sys.exit(HOW_TO_GET_IT)
        if not bundled.PACKAGING_PYTHON.exists():
            sys.exit(bundled.HOW_TO_GET_IT)
        program = bundled.bundled("kiosk-on-screen")
        ours, theirs = Path(scratch) / "kiosk", Path(scratch) / "chromium"
        for folder in (ours, theirs):
            folder.mkdir()
        for _ in range(ROUNDS):
            for name, one in (("kiosk", kiosk(ours, program)), ("chromium", browser(theirs, page))):
                with one as shown:
                    for what, values in measure(shown).items():
                        found[name].setdefault(what, []).extend(values)
        with kiosk(ours, program) as shown:
            paints = count_idle_paints(shown)
    table = {what: {name: summary(found[name][what]) for name in found} for what in found["kiosk"]}
    for what, row in table.items():
        ratio = row["chromium"]["median"] / row["kiosk"]["median"] if row["kiosk"]["median"] else float("inf")
        print(f"{what:32} kiosk {row['kiosk']}, chromium {row['chromium']}, {ratio:.2f} times")
    print("painted in ten idle seconds:", paints)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps({"table": table, "idle_paints": paints}, indent=1))


if __name__ == "__main__":
    main()
