"""`confirm`: a kiosk erases what the coordinators' registry holds."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk import confirming
from kiosk.cli.console import result
from kiosk.cli.options import AsJson, Data
from kiosk.installed import open_kiosk
from kiosk.paths import default_data


def register(app: typer.Typer) -> None:
    """Adds this file's command."""
    app.command()(confirm)


def confirm(
    receipts: Annotated[list[Path], typer.Argument(help="The import receipts that the coordinators gave.")],
    data: Data = None,
    *,
    json: AsJson = False,
) -> None:
    """Erase what the coordinators' registry holds, as this kiosk's receipt says; nothing else is erased."""
    with open_kiosk(data or default_data()) as kiosk:
        done = confirming.confirm(kiosk, confirming.own_receipt(kiosk, receipts))
    result({"erased": done.erased, "kept": done.kept}, as_json=json)
