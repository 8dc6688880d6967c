"""`kit sheets`: a printable sheet for each kit, with the campaign's fingerprint in words."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.campaign import kit_app
from kiosk.cli.console import result, terminal_words
from kiosk.cli.options import AsJson, Language, Target
from kiosk.durable import make_private_folder, storage_errors
from kiosk.entry import Mode
from kiosk.export.kit_sheet import KitSheet, draw_kit_sheet
from kiosk.fingerprint import fingerprint_of
from kiosk.kit import look_into_kit
from kiosk.verifying import read_root
from kiosk.words import words_in


def register(app: typer.Typer) -> None:
    """Adds the commands about kits, this file's among them."""
    app.add_typer(kit_app, name="kit")


@kit_app.command()
def sheets(
    kits: Annotated[list[Path], typer.Argument(help="The kits.")],
    root: Annotated[Path, typer.Option("--root", help="The campaign's root.pem.")],
    to: Target,
    language: Language = None,
    *,
    json: AsJson = False,
) -> None:
    """Print a sheet for each kit: lines to fill in, and the words that anybody at the stand may compare."""
    root_der = read_root(root)
    words = words_in(language) if language else terminal_words()
    fingerprint = fingerprint_of(root_der)
    seen = [look_into_kit(kit, root_der) for kit in kits]
    make_private_folder(to)
    files = []
    for facts, campaign in seen:
        spoken = words.language if words.language in campaign.languages else campaign.default_language
        sheet = KitSheet(facts.name, facts.mode is Mode.REHEARSAL, campaign.petition(spoken).title, fingerprint)
        file = to / f"sheet-{facts.name}.pdf"
        with storage_errors(to):
            draw_kit_sheet(sheet, words, file)
        files.append(file.name)
    result({"fingerprint": " ".join(fingerprint), "sheets": files}, as_json=json)
