"""An X server in memory for benchmarks: what stands on it, read from outside of every program, and a hand that acts."""

import ctypes
import mmap
import os
import re
import struct
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter, sleep

WIDTH, HEIGHT = 1280, 720
PIXEL = 4
ACCENT = b"\x44\x5c\x0a"
"""#0A5C44 as it lies in the frame buffer: blue, green, red."""
RUN = 20
"""So many pixels of it side by side; after each comes a byte that a program fills as it likes."""
ACCENT_RUN = re.compile(b"(?:%b.){%d}" % (re.escape(ACCENT), RUN), re.DOTALL)
LOOKS_EVERY_S = 0.002
LEFT_BUTTON, WHEEL_DOWN = 1, 5
NEVER_S = 60.0

Box = tuple[int, int, int, int]
"""Left, top, width, height."""


class NothingShown(RuntimeError):
    """What was waited for did not come."""


@dataclass(frozen=True)
class XScreen:
    """A display and a view into its frame buffer."""

    display: str
    _file: mmap.mmap
    _begins: int
    _line: int

    @property
    def environment(self) -> dict[str, str]:
        """What tells a program to show itself here."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def pixels(self) -> bytes:
        return self._file[self._begins : self._begins + self._line * HEIGHT]

    def box(self, box: Box) -> bytes:
        """The pixels of a part, line by line."""
        left, top, width, height = box
        begins = self._begins + top * self._line + left * PIXEL
        return b"".join(
            self._file[at : at + width * PIXEL] for at in range(begins, begins + height * self._line, self._line)
        )

    def has_accent(self, at_least: int = RUN) -> bool:
        """Whether so many pixels have the accent colour, at least a run of them side by side."""
        return sum(RUN for _ in islice(accent_runs(self.pixels()), -(-at_least // RUN))) >= at_least

    def wait(self, seen: Callable[[], bool], still_runs: Callable[[], bool] = lambda: True) -> float:
        """Seconds until it was seen."""
        begun = perf_counter()
        while not seen():
            if perf_counter() - begun > NEVER_S or not still_runs():
                raise NothingShown
            sleep(LOOKS_EVERY_S)
        return perf_counter() - begun

    def time_to_change(self, box: Box, act: Callable[[], None]) -> float:
        """Seconds from before something is done until this part looks other than then, looked at all the time."""
        before, begun = self.calm_box(box), perf_counter()
        act()
        while self.box(box) == before:
            if perf_counter() - begun > NEVER_S / 10:
                raise NothingShown
        return perf_counter() - begun

    def calm_box(self, box: Box, for_s: float = 0.05) -> bytes:
        """A part once it has not changed for three frames: what comes late must not pass for what comes next."""
        last, now = b"", self.box(box)
        while now != last:
            sleep(for_s)
            last, now = now, self.box(box)
        return now

    def wait_until_calm(self, for_s: float = 0.4) -> None:
        """Until nothing has changed for so long."""
        last, since = self.pixels(), perf_counter()
        while perf_counter() - since < for_s:
            sleep(0.05)
            now = self.pixels()
            if now != last:
                last, since = now, perf_counter()


def accent_runs(pixels: bytes) -> Iterator[int]:
    """Where runs of the accent colour begin. A picture is looked through in a millisecond: the pattern alone would take
    forty, and what appears would be seen by so much too late and with one of two cores taken from it."""
    at = pixels.find(ACCENT)
    while at >= 0:
        run = ACCENT_RUN.match(pixels, at)
        if run:
            yield at
        at = pixels.find(ACCENT, run.end() if run else at + 1)


@contextmanager
def x_screen(folder: Path) -> Iterator[XScreen]:
    """A server of one's own, with its frame buffer in this folder."""
    read, write = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-fbdir", folder],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        with (folder / "Xvfb_screen0").open("rb") as file:
            view = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        # The header of an X window dump: 25 numbers, the first its own length, then the colours.
        header = struct.unpack(">25I", view[:100])
        with view:
            yield XScreen(display, view, header[0] + header[19] * 12, header[12])
    finally:
        server.terminate()
        server.wait()


class XHand:
    """Moves the pointer and presses, through the X server's test extension: no program can tell it from a hand."""

    def __init__(self, display: str) -> None:
        self._x11, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))

    def move(self, x: int, y: int) -> None:
        self._test.XTestFakeMotionEvent(self._display, 0, x, y, ctypes.c_ulong(0))
        self._x11.XFlush(self._display)

    def press(self, button: int = LEFT_BUTTON, *, down: bool = True) -> None:
        self._test.XTestFakeButtonEvent(self._display, button, int(down), ctypes.c_ulong(0))
        self._x11.XFlush(self._display)

    def click(self, x: int, y: int) -> None:
        self.move(x, y)
        self.press()
        sleep(0.03)
        self.press(down=False)

    def wheel(self) -> None:
        self.press(WHEEL_DOWN)
        self.press(WHEEL_DOWN, down=False)

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)
