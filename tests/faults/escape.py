"""Tries to get out of the kiosk: keys, gestures and touches on its real, full-screen window, on X11 and under cage."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

from faults.booth import SHOWING_WINDOWS
from faults.children import Nursery, lent_nursery
from faults.displays import CAGE, CAGE_SIZE, X11, Display, cage, x_server
from faults.harness import Defect, Fault, Outcome, Prepare, Run
from faults.kiosks import a_breakable
from faults.tricks import FIRST, IN_ORDER
from faults.watched import KIOSK, MENU, QUITS

ANSWERS_WITHIN_S = 15
TOUCHES_AGAIN_S = 1
"""Whoever taps right after a page has changed is taken for one who taps twice, and taps again."""


class Gone(AssertionError):
    """The kiosk has ended, or answers no touch."""


@dataclass
class _Stand:
    """A kiosk that runs on a display."""

    display: Display
    kiosk: Nursery
    orders: int
    """The pipe on which its child, the kiosk, is asked."""
    asked: int = 0

    def __post_init__(self) -> None:
        self.first = self._ask("look")
        until = monotonic() + ANSWERS_WITHIN_S
        while not self._fills_screen(self.first) and monotonic() < until:
            self.first = self._ask("look")
        # The server may learn of the window a moment after the program has it.
        self.outside = self._outside()
        while not self.outside and monotonic() < until:
            self.outside = self._outside()

    def attempt(self, number: int, random: Random) -> Outcome:
        """One trick, then a touch somewhere: so the next one is tried at whatever screen that leads to."""
        trick = IN_ORDER[number % len(IN_ORDER)]
        try:
            view = self._try(trick.xdotool, trick.touch, random)
            found = [*self._changes(view), *(["another window"] if self._outside() != self.outside else [])]
        except Gone:
            found = ["the kiosk is gone, or answers no touch"]
        return Outcome(exposed=len(found), wrong=tuple(f"{trick.name}: {one}" for one in found))

    def _try(self, xdotool: str, touch: str, random: Random) -> dict[str, Any]:
        width, height = CAGE_SIZE
        words = xdotool.format(x=width // 2, y=height // 2, w=width - 1, h=height - 1).split()
        if words:
            self._xdotool(*words)
        if touch:
            self._ask(f"touch {touch}")
        # Not the corner that calls the staff when it is held, nor the edge.
        spot = random.randrange(120, width - 20), random.randrange(120, height - 20)
        self._xdotool("mousemove", *map(str, spot), "click", "1")
        return self._answered(spot)

    def _answered(self, spot: tuple[int, int]) -> dict[str, Any]:
        """The view once the touch after the trick has come, or something stands that must not, and takes it.

        Then all that the trick did has been done.
        """
        now = monotonic()
        until, again = now + ANSWERS_WITHIN_S, now + TOUCHES_AGAIN_S
        while now < until:
            view = self._ask("look")
            if view["last"] == list(spot) or view["others"]:
                return view
            now = monotonic()
            if now > again:
                self._xdotool("click", "1")
                again = now + TOUCHES_AGAIN_S
        raise Gone

    def _changes(self, view: dict[str, Any]) -> Iterator[str]:
        if view["windows"] != self.first["windows"] or not self._fills_screen(view):
            yield "the window is not the one that filled the screen"
        yield from (f"a {kind} was shown" for kind in view["others"])
        yield from ("a process was started" for _ in _children_of(self.kiosk.child))

    def _fills_screen(self, view: dict[str, Any]) -> bool:
        return [window[1:] for window in view["windows"]] == [view["screen"]] == [[0, 0, *CAGE_SIZE]]

    def _outside(self) -> str:
        """The windows that the X server shows: the kiosk's, or cage's."""
        return self._xdotool("search", "--onlyvisible", "--name", ".*")

    def _xdotool(self, *words: str) -> str:
        environment = os.environ | {"DISPLAY": self.display.name}
        return subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True, check=False).stdout

    def _ask(self, line: str) -> dict[str, Any]:
        os.write(self.orders, f"{line}\n".encode())
        self.asked += 1
        said, _, answer = self.kiosk.hear("view", "ended", times=self.asked).partition(" ")
        if said == "ended":
            raise Gone
        return dict(json.loads(answer))


def _children_of(pid: int) -> list[str]:
    """Processes that this one has started."""
    return [child for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]


@contextmanager
def _kiosk_on(display: Display, folder: Path, planted: str) -> Iterator[tuple[Nursery, int]]:
    home, orders = a_breakable().fresh(folder / "kiosk"), folder / "orders"
    settings = {"HOME": str(folder), "QT_LOGGING_RULES": "qt.qpa.*=false"} | display.environment
    os.mkfifo(orders)
    pipe = os.open(orders, os.O_RDWR)  # not for writing alone: that would wait for the kiosk, which waits for a writer
    with lent_nursery(*SHOWING_WINDOWS) as children:
        given = {"data": str(home), "orders": str(orders), "errors": str(folder / "errors"), "planted": planted}
        children.begin(KIOSK, **given, environment=settings)
        try:
            yield children, pipe
        finally:
            children.kill()
            os.close(pipe)


def _prepared(display_of: Callable[[], AbstractContextManager[Display]], planted: str = "") -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        with display_of() as display, _kiosk_on(display, folder, planted) as kiosk:
            yield _Stand(display, *kiosk).attempt

    return prepare


ON_X11 = Fault(
    "escape-on-x11",
    runs=len(IN_ORDER),
    short=len(FIRST),
    prepare=_prepared(x_server),
    defects=tuple(Defect(name, _prepared(x_server, name), runs=len(FIRST)) for name in (QUITS, MENU)),
    needs=(X11,),
)
UNDER_CAGE = Fault(
    "escape-under-cage",
    runs=len(IN_ORDER),
    short=len(FIRST),
    prepare=_prepared(cage),
    defects=(Defect(MENU, _prepared(cage, MENU), runs=len(FIRST)),),
    needs=(X11, CAGE),
)
