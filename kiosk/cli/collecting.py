"""`record`, `simulate` and `withdraw`: collecting without a screen, and taking back on a kiosk or in a registry."""

import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from kiosk.cli.console import PASSPHRASE_VARIABLE, ProgressBar, result, say, secret, terminal_words
from kiosk.cli.options import AsJson, Data, MaybeKeys, MaybeRegistry, PassphraseFile
from kiosk.entry import Mode
from kiosk.errors import CommandLineWrong, InputRefused
from kiosk.paths import default_data
from kiosk.receipt_code import parse_code
from kiosk.rescuing import open_kiosk_to_collect
from kiosk.simulating import made_up_signings
from kiosk.transcribing import Refused, Saved, transcribe


def register(app: typer.Typer) -> None:
    """Adds this file's commands."""
    app.command()(record)
    app.command()(simulate)
    app.command()(withdraw)


def record(file: str, data: Data = None, *, json: AsJson = False) -> None:
    """Transcribe paper sheets: FILE has one signing a line of JSON; - is standard input."""
    saved, refused = 0, []
    with open_kiosk_to_collect(data or default_data()) as kiosk:
        for outcome in transcribe(_lines(file), kiosk.campaign, kiosk.collecting):
            match outcome:
                case Saved(seq=seq):
                    saved += 1
                    say(f"saved {seq}")
                case Refused(line=line, code=code):
                    refused.append({"line": line, "code": code})
    result({"recorded": saved, "refused": refused}, as_json=json)
    if refused:
        raise InputRefused("lines-refused", count=len(refused))


def _lines(file: str) -> Iterator[bytes]:
    if file == "-":
        # readline and not iteration: a line is saved when it arrives, not when a buffer is full.
        yield from iter(sys.stdin.buffer.readline, b"")
        return
    try:
        with Path(file).open("rb") as lines:
            yield from lines
    except OSError as error:
        raise InputRefused("file-unreadable", file=file) from error


def simulate(
    count: Annotated[int, typer.Option("--count", min=1, help="How many signings.")],
    seed: Annotated[int, typer.Option("--seed", help="Equal seeds give equal people.")] = 1,
    data: Data = None,
    *,
    json: AsJson = False,
) -> None:
    """Record made-up signings; only a rehearsal kiosk does."""
    with open_kiosk_to_collect(data or default_data()) as kiosk, ProgressBar("Signings") as bar:
        if kiosk.facts.mode is not Mode.REHEARSAL:
            raise InputRefused("kiosk-is-live")
        begun = monotonic()
        for number, signing in enumerate(made_up_signings(count, seed, kiosk.campaign), start=1):
            kiosk.collecting.accept(signing)
            bar.advance(number, count)
        seconds = monotonic() - begun
    result({"recorded": count, "seconds": round(seconds, 3)}, as_json=json)


def withdraw(
    code: str,
    data: Data = None,
    registry: MaybeRegistry = None,
    keys: MaybeKeys = None,
    passphrase_file: PassphraseFile = None,
    *,
    json: AsJson = False,
) -> None:
    """Withdraw a signing by the code on its receipt: on a kiosk, which cannot know the code, or at the desk."""
    parsed = parse_code(code)
    if registry is None:
        with open_kiosk_to_collect(data or default_data()) as kiosk:
            kiosk.collecting.withdraw(parsed)
        result({"accepted": True}, as_json=json)
        return
    if keys is None or data is not None:
        raise CommandLineWrong("withdraw-where")
    from kiosk.desk import open_desk  # noqa: PLC0415 -- no kiosk has a registry, which takes its time to load

    with open_desk(registry, keys, secret(passphrase_file, PASSPHRASE_VARIABLE, "Passphrase")) as desk:
        remaining = desk.withdraw(parsed)
    result({"found": remaining is not None, "remaining": remaining or 0}, as_json=json)
    if remaining is None:
        raise InputRefused("code-not-found")
    if remaining:
        say(
            terminal_words().plural(
                "{count} more signing of this person remains; whoever wants none to remain needs its code, too.",
                "{count} more signings of this person remain; whoever wants none to remain needs their codes, too.",
                remaining,
            )
        )
