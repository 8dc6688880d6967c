"""The command line: what each command is handed, and how it ends."""

import sys
from typing import NoReturn

import typer

from kiosk.ending import end_with
from kiosk.errors import CommandLineWrong
from kiosk.windows import Windows


def command_line(windows: Windows, word: str = "") -> typer.Typer:
    """All commands; those that need a screen open these windows.

    Where the first word names a command there is little more than that one: loading all takes longer than most work.
    """
    app = typer.Typer(
        name="petition-kiosk",
        help="Shows a petition, collects signatures offline, and hands them over sealed and signed.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    # With a callback typer expects the command's name even where there is but one.
    app.callback()(_before_any)
    for add in [KINDS[word]] if word in KINDS else dict.fromkeys(KINDS.values()):
        add(app, windows)
    return app


def _before_any() -> None:
    pass


def _of_windows(app: typer.Typer, windows: Windows) -> None:
    from kiosk.cli import windows as window_commands  # noqa: PLC0415 -- see command_line

    window_commands.register(app, windows)


def _of_campaigns(app: typer.Typer, _: Windows) -> None:
    from kiosk.cli import campaign  # noqa: PLC0415 -- see command_line

    campaign.register(app)


def _of_kits(app: typer.Typer, _: Windows) -> None:
    from kiosk.cli import sheets  # noqa: PLC0415 -- see command_line

    sheets.register(app)


def _of_kiosks(app: typer.Typer, _: Windows) -> None:
    from kiosk.cli import kiosks  # noqa: PLC0415 -- see command_line

    kiosks.register(app)


def _of_collecting(app: typer.Typer, _: Windows) -> None:
    from kiosk.cli import collecting  # noqa: PLC0415 -- see command_line

    collecting.register(app)


def _of_batches(app: typer.Typer, _: Windows) -> None:
    from kiosk.cli import batches  # noqa: PLC0415 -- see command_line

    batches.register(app)


def _of_receipts(app: typer.Typer, _: Windows) -> None:
    from kiosk.cli import confirming  # noqa: PLC0415 -- see command_line

    confirming.register(app)


def _of_desks(app: typer.Typer, _: Windows) -> None:
    from kiosk.cli import desk  # noqa: PLC0415 -- see command_line

    desk.register(app)


KINDS = {
    **dict.fromkeys(("run", "demo", "desk", "tour", "selftest"), _of_windows),
    "campaign": _of_campaigns,
    "kit": _of_kits,
    **dict.fromkeys(("setup", "status"), _of_kiosks),
    **dict.fromkeys(("record", "simulate", "withdraw"), _of_collecting),
    **dict.fromkeys(("export", "verify", "open"), _of_batches),
    "confirm": _of_receipts,
    **dict.fromkeys(("merge", "review", "deliver"), _of_desks),
}
"""What adds a command and those that are loaded with it, by the word that names it."""


def run_command(windows: Windows) -> NoReturn:
    """Runs the command line and ends the program."""

    def work() -> int | None:
        try:
            return command_line(windows, *sys.argv[1:2])(standalone_mode=False)  # type: ignore[no-any-return]  # typer says Any
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
