"""The command line: what each command is handed, and how it ends. Those that open a window open it from here."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kiosk.cli import batches, campaign, collecting, confirming, kiosks, sheets
from kiosk.cli import desk as desk_commands
from kiosk.cli.console import result, say, terminal_words
from kiosk.cli.demo import announce, demo_in, ready_demo
from kiosk.cli.options import AsJson, Data, MaybeRegistry
from kiosk.clock import SystemClock
from kiosk.ending import end_with
from kiosk.errors import CommandLineWrong
from kiosk.home import Home
from kiosk.paths import default_data
from kiosk.selftest import self_test

MaybeKit = Annotated[Path | None, typer.Argument(help="A kit to set up from, where there is no kiosk yet.")]
Windowed = Annotated[bool, typer.Option("--windowed", help="In a window instead of the full screen.")]


def run(kit: MaybeKit = None, data: Data = None, *, windowed: Windowed = False) -> None:
    """Start the kiosk; where there is none yet, the set-up wizard first."""
    from ui.app import run_kiosk  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

    sys.exit(run_kiosk(Home(data or default_data()), windowed=windowed, kit=kit))


def demo(data: Data = None, *, windowed: Windowed = False) -> None:
    """Try it at once: the built-in campaign, throw-away keys, rehearsal mode."""
    from ui.app import run_kiosk  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

    rehearsal = demo_in(data)
    announce(rehearsal, ready_demo(rehearsal, SystemClock().now().date()), terminal_words(), say)
    sys.exit(run_kiosk(rehearsal.home, windowed=windowed, demo_keys=rehearsal.keys))


def desk(registry: MaybeRegistry = None) -> None:
    """Open the coordinators' window: campaign, merge, review, results, deliver."""
    from ui.desk.app import run_desk  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

    sys.exit(run_desk(registry))


def tour(
    to: Annotated[Path, typer.Option("--to", help="The folder for the pictures.")], *, json: AsJson = False
) -> None:
    """Drive the real screens offscreen through whole signings and an export, and keep a picture of each."""
    # The package leaves QtTest out: its fingers are for the tour alone.
    if find_spec("PySide6.QtTest") is None:
        raise CommandLineWrong("tour-from-source-only")
    from ui.tour import take_tour  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

    result(take_tour(to, say), as_json=json)


def selftest(data: Data = None, *, json: AsJson = False) -> None:
    """Look at disk, durability, clock, fonts, keyboards, screen, keys and ledger."""
    from ui.screen_check import check_screen  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

    kiosks.report_checks(self_test(Home(data or default_data()), SystemClock(), check_screen), as_json=json)


def command_line() -> typer.Typer:
    """All commands."""
    app = typer.Typer(
        name="petition-kiosk",
        help="Shows a petition, collects signatures offline, and hands them over sealed and signed.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    for command in (run, demo, desk, tour, selftest):
        app.command()(command)
    campaign.register(app)
    sheets.register(app)
    kiosks.register(app)
    collecting.register(app)
    batches.register(app)
    confirming.register(app)
    desk_commands.register(app)
    return app


def run_command() -> NoReturn:
    """Runs the command line and ends the program."""

    def work() -> int | None:
        try:
            return command_line()(standalone_mode=False)  # type: ignore[no-any-return]  # typer says Any
        except typer.TyperException as error:
            raise CommandLineWrong("command-line-wrong", reason=error.format_message().rstrip(".")) from error
        except typer.Abort as error:
            raise KeyboardInterrupt from error

    end_with(work)
