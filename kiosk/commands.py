"""The command line: what each command is handed, and how it ends. Those that open a window open it from here."""

import logging
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kiosk.cli.console import result, say, terminal_words
from kiosk.cli.options import AsJson, Data, MaybeRegistry
from kiosk.clock import SystemClock
from kiosk.errors import CommandLineWrong, KioskError
from kiosk.home import Home
from kiosk.paths import default_data
from kiosk.sentences import error_line

MaybeKit = Annotated[Path | None, typer.Argument(help="A kit to set up from, where there is no kiosk yet.")]
Windowed = Annotated[bool, typer.Option("--windowed", help="In a window instead of the full screen.")]


def run(context: typer.Context, kit: MaybeKit = None, data: Data = None, *, windowed: Windowed = False) -> None:
    """Start the kiosk; where there is none yet, the set-up wizard first."""
    from ui.app import run_kiosk  # noqa: PLC0415 -- Qt is loaded only where a window is wanted
    from ui.application import has_display  # noqa: PLC0415 -- likewise

    home = Home(data or default_data())
    if not home.is_set_up() and not has_display():
        raise CommandLineWrong("kiosk-missing", folder=str(home.folder))
    sys.exit(run_kiosk(home, windowed=windowed, kit=kit, start_screen=context.obj))


def demo(data: Data = None, *, windowed: Windowed = False) -> None:
    """Try it at once: the built-in campaign, throw-away keys, rehearsal mode."""
    from kiosk.cli.demo import announce, demo_in, ready_demo  # noqa: PLC0415 -- see `command_line`
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
    from kiosk.cli.kiosks import report_checks  # noqa: PLC0415 -- see `command_line`
    from kiosk.selftest import self_test  # noqa: PLC0415 -- likewise
    from ui.screen_check import check_screen  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

    report_checks(self_test(Home(data or default_data()), SystemClock(), check_screen), as_json=json)


def command_line(*, to_start_a_kiosk: bool = False) -> typer.Typer:
    """All commands; to start a kiosk only those that open a window, for the others would load all that they need."""
    app = typer.Typer(
        name="petition-kiosk",
        help="Shows a petition, collects signatures offline, and hands them over sealed and signed.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    for command in (run, demo, desk, tour, selftest):
        app.command()(command)
    if not to_start_a_kiosk:
        _add_others(app)
    return app


def _add_others(app: typer.Typer) -> None:
    from kiosk.cli import batches, campaign, collecting, confirming, kiosks, sheets  # noqa: PLC0415 -- see above
    from kiosk.cli import desk as desk_commands  # noqa: PLC0415 -- likewise

    campaign.register(app)
    sheets.register(app)
    kiosks.register(app)
    collecting.register(app)
    batches.register(app)
    confirming.register(app)
    desk_commands.register(app)


def _silence_libraries() -> None:
    # They log tracebacks about files that do not hold; a person reads the one line of the error instead.
    logging.disable(logging.CRITICAL)


def run_command(start_screen: object = None) -> NoReturn:
    """Runs the command line; whatever happens, a person reads one line and no traceback.

    `start_screen` is what is shown already where a kiosk starts, to be taken away once the kiosk is there.
    """
    _silence_libraries()
    try:
        app = command_line(to_start_a_kiosk=start_screen is not None)
        sys.exit(app(standalone_mode=False, obj=start_screen) or 0)
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
