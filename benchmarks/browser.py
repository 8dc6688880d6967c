"""Chromium as somebody would run it for a kiosk: full screen, no first-run pages, nothing it would fetch."""

import shutil
from pathlib import Path

FLAGS = (
    # Where no window manager runs, nobody makes a window as large as the screen.
    *(
        "--kiosk",
        "--window-position=0,0",
        "--window-size=1280,720",
        "--no-sandbox",
        "--no-first-run",
        "--disable-gpu",
        "--disable-background-networking",
    ),
    *("--disable-component-update", "--disable-sync", "--disable-quic", "--disable-translate", "--noerrdialogs"),
    *("--hide-scrollbars", "--disable-pinch", "--overscroll-history-navigation=0", "--password-store=basic"),
)
"""Software drawing for both: no machine here has a graphics card. The sandbox does not run for root."""
HOW_TO_GET_IT = "Chromium is missing, so it is not measured: apt-get install chromium"


def chromium(profile: Path, page: Path, section: str = "") -> list[str | Path] | None:
    """The command, or None where there is none."""
    program = shutil.which("chromium")
    address = page.as_uri() + (f"#{section}" if section else "")
    return [program, *FLAGS, f"--user-data-dir={profile}", address] if program else None
