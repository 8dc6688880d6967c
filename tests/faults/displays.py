"""Screens for real windows: an X server in memory, and on it the kiosk session's own compositor, `cage`.

Debian 12's cage has no protocol by which a program could press keys (wtype: "Compositor does not support the virtual
keyboard protocol"), and its headless backend has no keyboard. So it runs as a window of an X server: what xdotool
presses there goes through cage, as what a hand presses, and reaches the kiosk by Wayland alone.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from time import monotonic, sleep

from faults.harness import Need
from other_user import as_user

CAGE_SIZE = (1024, 768)
"""What cage makes of an X window; the X server is as large."""
STARTS_WITHIN_S = 60
LOOKS_EVERY_S = 0.05
NOBODY = "nobody"
"""Cage refuses to run as root."""
X11 = Need("Xvfb and xdotool: a screen in memory and hands on it", lambda: bool(which("Xvfb") and which("xdotool")))
CAGE = Need("cage: the kiosk session's compositor", lambda: which("cage") is not None)


@dataclass(frozen=True, slots=True)
class Display:
    """Where a kiosk shows its window, and the X display on which keys are pressed."""

    name: str
    environment: dict[str, str]
    """What tells a program to show itself there."""


@contextmanager
def x_server(size: tuple[int, int] = CAGE_SIZE) -> Iterator[Display]:
    """An X server of this size without a window manager."""
    read, write = os.pipe()
    # Open to all on this machine (-ac), for cage is somebody else; nothing listens on any network.
    screen = ("-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp", "-ac")
    with os.fdopen(read) as told:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), *screen], pass_fds=(write,), stderr=subprocess.DEVNULL
        )
        os.close(write)
        try:
            name = f":{told.readline().strip()}"
            yield Display(name, {"QT_QPA_PLATFORM": "xcb", "DISPLAY": name})
        finally:
            server.terminate()
            server.wait()


@contextmanager
def cage() -> Iterator[Display]:
    """A cage of its own on an X server of its own."""
    folder = Path(tempfile.mkdtemp(prefix="kiosk-cage-", dir="/tmp"))  # another user must be able to go there
    try:
        with x_server() as display, _cage_on(display, folder) as socket:
            environment = {"QT_QPA_PLATFORM": "wayland", "WAYLAND_DISPLAY": str(socket), "XDG_RUNTIME_DIR": str(folder)}
            yield Display(display.name, environment)
    finally:
        shutil.rmtree(folder)


@contextmanager
def _cage_on(display: Display, folder: Path) -> Iterator[Path]:
    environment = {
        "PATH": os.defpath,
        "LC_ALL": "C",
        "XDG_RUNTIME_DIR": str(folder),
        "DISPLAY": display.name,
        "WLR_BACKENDS": "x11",
        "WLR_X11_OUTPUTS": "1",
        "WLR_RENDERER": "pixman",
    }
    with (folder / "log").open("wb") as log:
        # It ends with the program that it was started for; the kiosk comes as another client, as whoever tests.
        process = subprocess.Popen(
            [*_as_nobody(folder), "cage", "--", "sleep", "infinity"],
            env=environment,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        yield _socket_of(process, folder)
    finally:
        process.terminate()
        process.wait()


def _as_nobody(folder: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, NOBODY)
    return as_user(NOBODY, pwd.getpwnam(NOBODY).pw_gid)


def _socket_of(process: "subprocess.Popen[bytes]", folder: Path) -> Path:
    until = monotonic() + STARTS_WITHIN_S
    while process.poll() is None and monotonic() < until:
        for socket in folder.glob("wayland-*"):
            if socket.is_socket():
                return socket
        sleep(LOOKS_EVERY_S)
    raise AssertionError(f"cage did not start: {(folder / 'log').read_text(errors='replace')[-300:]}")
