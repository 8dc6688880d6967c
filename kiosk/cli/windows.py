"""`run`, `demo`, `desk`, `tour` and `selftest`: what needs a screen."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli import kiosks
from kiosk.cli.console import result, say, terminal_words
from kiosk.cli.demo import announce, demo_in, ready_demo
from kiosk.cli.options import AsJson, Data, MaybeRegistry
from kiosk.clock import SystemClock
from kiosk.errors import CommandLineWrong
from kiosk.home import Home
from kiosk.paths import default_data
from kiosk.selftest import self_test
from kiosk.windows import Windows

MaybeKit = Annotated[Path | None, typer.Argument(help="A kit to set up from, where there is no kiosk yet.")]
Windowed = Annotated[bool, typer.Option("--windowed", help="In a window instead of the full screen.")]
Pictures = Annotated[Path, typer.Option("--to", help="The folder for the pictures.")]


def register(app: typer.Typer, windows: Windows) -> None:
    """Adds this file's commands, which open these windows."""

    @app.command()
    def run(kit: MaybeKit = None, data: Data = None, *, windowed: Windowed = False) -> None:
        """Start the kiosk; where there is none yet, the set-up wizard first."""
        sys.exit(windows.run_kiosk(Home(data or default_data()), windowed=windowed, kit=kit))

    @app.command()
    def demo(data: Data = None, *, windowed: Windowed = False) -> None:
        """Try it at once: the built-in campaign, throw-away keys, rehearsal mode."""
        rehearsal = demo_in(data)
        announce(rehearsal, ready_demo(rehearsal, SystemClock().now().date()), terminal_words(), say)
        sys.exit(windows.run_kiosk(rehearsal.home, windowed=windowed, demo_keys=rehearsal.keys))

    @app.command()
    def desk(registry: MaybeRegistry = None) -> None:
        """Open the coordinators' window: campaign, merge, review, results, deliver."""
        sys.exit(windows.run_desk(registry))

    @app.command()
    def tour(to: Pictures, *, json: AsJson = False) -> None:
        """Drive the real screens offscreen through whole signings and an export, and keep a picture of each."""
        # The package leaves QtTest out: its fingers are for the tour alone.
        if find_spec("PySide6.QtTest") is None:
            raise CommandLineWrong("tour-from-source-only")
        result(windows.take_tour(to, say), as_json=json)

    @app.command()
    def selftest(data: Data = None, *, json: AsJson = False) -> None:
        """Look at disk, durability, clock, fonts, keyboards, screen, keys and ledger."""
        checks = self_test(Home(data or default_data()), SystemClock(), windows.check_screen)
        kiosks.report_checks(checks, as_json=json)
