"""The options that several commands share, so that they read alike everywhere."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.console import CODE_VARIABLE, PASSPHRASE_VARIABLE
from kiosk.errors import CommandLineWrong
from kiosk.words import is_language

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


def _known_language(code: str | None) -> str | None:
    if code is not None and not is_language(code):
        raise CommandLineWrong("command-line-wrong", reason=f"--language {code!r}: no such language")
    return code


Language = Annotated[
    str | None,
    typer.Option("--language", help="The PDF's language by its two letters, such as be.", callback=_known_language),
]

_REGISTRY = typer.Option("--registry", help="The registry: sqlite:///FILE, or postgresql+psycopg://USER@HOST/NAME.")
RegistryUrl = Annotated[str, _REGISTRY]
MaybeRegistry = Annotated[str | None, _REGISTRY]
