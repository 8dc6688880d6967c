"""`petition-kiosk`: the one command, and the only file outside `ui` that may open a window."""

import logging
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli import batches, campaign, collecting, confirming, kiosks, sheets
from kiosk.cli import desk as desk_commands
from kiosk.cli.console import result, say, terminal_words
from kiosk.cli.demo import announce, demo_in, ready_demo
from kiosk.cli.options import AsJson, Data, MaybeRegistry
from kiosk.clock import SystemClock
from kiosk.errors import CommandLineWrong, KioskError
from kiosk.hardening import harden_process
from kiosk.home import Home
from kiosk.paths import default_data
from kiosk.selftest import self_test
from kiosk.sentences import error_line

app = typer.Typer(
    name="petition-kiosk",
    help="Shows a petition, collects signatures offline, and hands them over sealed and signed.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
campaign.register(app)
sheets.register(app)
kiosks.register(app)
collecting.register(app)
batches.register(app)
confirming.register(app)
desk_commands.register(app)

MaybeKit = Annotated[Path | None, typer.Argument(help="A kit to set up from, where there is no kiosk yet.")]
Windowed = Annotated[bool, typer.Option("--windowed", help="In a window instead of the full screen.")]


@app.command()
def run(kit: MaybeKit = None, data: Data = None, *, windowed: Windowed = False) -> None:
    """Start the kiosk; where there is none yet, the set-up wizard first."""
    from ui.app import run_kiosk  # noqa: PLC0415 -- Qt is loaded only where a window is wanted
    from ui.screen_check import has_display  # noqa: PLC0415 -- likewise

    home = Home(data or default_data())
    if not home.is_set_up() and not has_display():
        raise CommandLineWrong("kiosk-missing", folder=str(home.folder))
    sys.exit(run_kiosk(home, windowed=windowed, kit=kit))


@app.command()
def demo(data: Data = None, *, windowed: Windowed = False) -> None:
    """Try it at once: the built-in campaign, throw-away keys, rehearsal mode."""
    from ui.app import run_kiosk  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

    rehearsal = demo_in(data)
    announce(rehearsal, ready_demo(rehearsal, SystemClock().now().date()), terminal_words(), say)
    sys.exit(run_kiosk(rehearsal.home, windowed=windowed, demo_keys=rehearsal.keys))


@app.command()
def desk(registry: MaybeRegistry = None) -> None:
    """Open the coordinators' window: campaign, merge, review, results, deliver."""
    from ui.desk.app import run_desk  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

    sys.exit(run_desk(registry))


@app.command()
def tour(
    to: Annotated[Path, typer.Option("--to", help="The folder for the pictures.")], *, json: AsJson = False
) -> None:
    """Drive the real screens offscreen through whole signings and an export, and keep a picture of each."""
    # The package leaves QtTest out: its fingers are for the tour alone.
    if find_spec("PySide6.QtTest") is None:
        raise CommandLineWrong("tour-from-source-only")
    from ui.tour import take_tour  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

    result(take_tour(to, say), as_json=json)


@app.command()
def selftest(data: Data = None, *, json: AsJson = False) -> None:
    """Look at disk, durability, clock, fonts, keyboards, screen, keys and ledger."""
    from ui.screen_check import check_screen  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

    kiosks.report_checks(self_test(Home(data or default_data()), SystemClock(), check_screen), as_json=json)


def _silence_libraries() -> None:
    # They log tracebacks about files that do not hold; a person reads the one line of the error instead.
    logging.disable(logging.CRITICAL)


def main() -> None:
    """Runs the command line; whatever happens, a person reads one line and no traceback."""
    harden_process()
    _silence_libraries()
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except KioskError as error:
        say(error_line(error, terminal_words()))
        sys.exit(error.exit_code)
    except typer.TyperException as error:
        say(
            error_line(
                CommandLineWrong("command-line-wrong", reason=error.format_message().rstrip(".")), terminal_words()
            )
        )
        sys.exit(CommandLineWrong.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        say(error_line(CommandLineWrong("stopped"), terminal_words()))
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 -- the last resort: no traceback, it could carry a name
        say(error_line(_unforeseen(error), terminal_words()))
        sys.exit(1)


def _unforeseen(error: Exception) -> KioskError:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    return KioskError("unforeseen", kind=type(error).__name__, place=place)


if __name__ == "__main__":
    main()
