"""The options that several commands share, so that they read alike everywhere."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.console import CODE_VARIABLE, PASSPHRASE_VARIABLE

Data = Annotated[
    Path | None, typer.Option("--data", help="The kiosk's data folder; the platform's own where not given.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Keys = Annotated[Path, typer.Option("--keys", help="The coordinators' keys folder.")]
MaybeKeys = Annotated[Path | None, typer.Option("--keys", help="The coordinators' keys folder.")]
PassphraseFile = Annotated[
    str | None,
    typer.Option(
        "--passphrase-file", help=f"File with the passphrase, - for standard input; else ${PASSPHRASE_VARIABLE}."
    ),
]
CodeFile = Annotated[
    str | None,
    typer.Option("--code-file", help=f"File with the set-up code, - for standard input; else ${CODE_VARIABLE}."),
]
Target = Annotated[Path, typer.Option("--to", help="The folder to write into.")]
Language = Annotated[str | None, typer.Option("--language", help="Language of the PDF: en, ru, be or de.")]

_REGISTRY = typer.Option("--registry", help="The registry: sqlite:///FILE, or postgresql+psycopg://USER@HOST/NAME.")
RegistryUrl = Annotated[str, _REGISTRY]
MaybeRegistry = Annotated[str | None, _REGISTRY]
