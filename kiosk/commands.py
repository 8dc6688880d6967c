"""The command line: what each command is handed, and how it ends."""

from typing import NoReturn

import typer

from kiosk.cli import batches, campaign, collecting, confirming, kiosks, sheets
from kiosk.cli import desk as desk_commands
from kiosk.cli import windows as window_commands
from kiosk.ending import end_with
from kiosk.errors import CommandLineWrong
from kiosk.windows import Windows


def command_line(windows: Windows) -> typer.Typer:
    """All commands; those that need a screen open these windows."""
    app = typer.Typer(
        name="petition-kiosk",
        help="Shows a petition, collects signatures offline, and hands them over sealed and signed.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    window_commands.register(app, windows)
    campaign.register(app)
    sheets.register(app)
    kiosks.register(app)
    collecting.register(app)
    batches.register(app)
    confirming.register(app)
    desk_commands.register(app)
    return app


def run_command(windows: Windows) -> NoReturn:
    """Runs the command line and ends the program."""

    def work() -> int | None:
        try:
            return command_line(windows)(standalone_mode=False)  # type: ignore[no-any-return]  # typer says Any
        except typer.TyperException as error:
            raise CommandLineWrong("command-line-wrong", reason=error.format_message().rstrip(".")) from error
        except typer.Abort as error:
            raise KeyboardInterrupt from error
        except SystemExit as end:
            # Typer makes 1 of it, which is the code of a mistake in the program.
            if isinstance(end.__context__, BrokenPipeError):
                raise end.__context__ from None
            raise

    end_with(work)
