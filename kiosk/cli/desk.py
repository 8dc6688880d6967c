"""`merge`, `review` and `deliver`: what coordinators do with batches, without a window."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.batch.finding import find_batches
from kiosk.cli.console import PASSPHRASE_VARIABLE, ProgressBar, result, say, secret, terminal_words
from kiosk.cli.options import AsJson, Keys, Language, PassphraseFile, RegistryUrl, Target
from kiosk.deliver.contents import Profile
from kiosk.deliver.doubts import pairs_wait
from kiosk.desk import Desk, open_desk
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.merge.outcome import BatchOutcome, MergeReport
from kiosk.registry.pairs import KnownPair
from kiosk.reviewing import Decision
from kiosk.sentences import error_line
from kiosk.words import Words

review_app = typer.Typer(help="Decide which signings are one person's where the merge would not.")


def register(app: typer.Typer) -> None:
    """Adds this file's commands."""
    app.command()(merge)
    app.add_typer(review_app, name="review")
    app.command()(deliver)


def merge(
    batches: list[Path],
    registry: RegistryUrl,
    keys: Keys,
    passphrase_file: PassphraseFile = None,
    receipts: Annotated[
        Path | None, typer.Option("--receipts", help="The folder for receipts that let kiosks erase.")
    ] = None,
    *,
    json: AsJson = False,
) -> None:
    """Merge batches into a registry: in any order, any number of times, each whole or not at all."""
    words = terminal_words()

    def told(outcome: BatchOutcome) -> None:
        for line in _lines(outcome, words):
            say(line)

    passphrase = secret(passphrase_file, PASSPHRASE_VARIABLE, "Passphrase")
    with open_desk(registry, keys, passphrase) as desk, ProgressBar("Merge") as bar:
        report = desk.merge(find_batches(batches), bar, told, receipts)
    result(_described(report), as_json=json)
    refused = sum(outcome.code is not None for outcome in report.batches)
    if refused:
        raise InputRefused("batches-refused", count=refused)


def _lines(outcome: BatchOutcome, words: Words) -> list[str]:
    name = outcome.file.name
    if outcome.code is not None:
        return [f"{name}: {error_line(InputRefused(outcome.code, file=name), words)}"]
    lines = [words.say("{file}: {new} new, {known} known", file=name, new=outcome.new, known=outcome.known)]
    if outcome.gap is not None:
        first, last = outcome.gap
        lines.append(
            words.say(
                "{file}: entries {first} to {last} of {kiosk} are missing here",
                file=name,
                first=first,
                last=last,
                kiosk=outcome.kiosk_name,
            )
        )
    if outcome.unreadable:
        told = words.plural(
            "{count} record could not be opened.", "{count} records could not be opened.", outcome.unreadable
        )
        lines.append(f"{name}: {told}")
    return lines


def _described(report: MergeReport) -> dict[str, Any]:
    rows = [
        {
            "file": str(outcome.file),
            "code": outcome.code or "",
            "new": outcome.new,
            "known": outcome.known,
            "refused": outcome.refused,
            "gap": list(outcome.gap) if outcome.gap else None,
            "unreadable": outcome.unreadable,
        }
        for outcome in report.batches
    ]
    counts = report.counts
    return {
        "batches": rows,
        "signings": counts.signings,
        "persons": counts.persons,
        "withdrawn": counts.withdrawn,
        "to_review": counts.to_review,
        "digest": report.digest.hex(),
        "receipts": [path.name for path in report.receipts],
    }


@review_app.command("list")
def list_(registry: RegistryUrl, keys: Keys, passphrase_file: PassphraseFile = None, *, json: AsJson = False) -> None:
    """The pairs that nobody has decided yet, the likeliest first; the window shows them with names and ink."""
    with open_desk(registry, keys, secret(passphrase_file, PASSPHRASE_VARIABLE, "Passphrase")) as desk:
        result(_waiting(desk), as_json=json)


@review_app.command()
def same(
    a: str, b: str, registry: RegistryUrl, keys: Keys, passphrase_file: PassphraseFile = None, *, json: AsJson = False
) -> None:
    """These two signings are one person's: it is counted once."""
    _decide("same", (a, b), registry, keys, passphrase_file, as_json=json)


@review_app.command()
def different(
    a: str, b: str, registry: RegistryUrl, keys: Keys, passphrase_file: PassphraseFile = None, *, json: AsJson = False
) -> None:
    """These two signings are two people's: each is counted."""
    _decide("different", (a, b), registry, keys, passphrase_file, as_json=json)


def _decide(
    decision: Decision, pair: tuple[str, str], registry: str, keys: Path, passphrase_file: str | None, *, as_json: bool
) -> None:
    a, b = map(EntryId.parse, pair)
    with open_desk(registry, keys, secret(passphrase_file, PASSPHRASE_VARIABLE, "Passphrase")) as desk:
        desk.decide(a, b, decision)
        result(_waiting(desk), as_json=as_json)


def _waiting(desk: Desk) -> dict[str, Any]:
    pairs = [_row(pair) for pair in desk.pairs()]
    return {"pairs": pairs, "persons": desk.counts().persons}


def _row(pair: KnownPair) -> dict[str, Any]:
    name = sha256(pair.a.to_bytes() + pair.b.to_bytes()).hexdigest()[:12]
    return {"id": name, "a": str(pair.a), "b": str(pair.b), "score": pair.score, "why": list(pair.why)}


def deliver(
    registry: RegistryUrl,
    keys: Keys,
    profile: Annotated[Profile, typer.Option("--profile", help="Who gets it decides what is in it.")],
    to: Target,
    passphrase_file: PassphraseFile = None,
    language: Language = None,
    *,
    json: AsJson = False,
) -> None:
    """Write a delivery: PDF, CSV and charts, signed by the desk."""
    passphrase = secret(passphrase_file, PASSPHRASE_VARIABLE, "Passphrase")
    with open_desk(registry, keys, passphrase) as desk, ProgressBar("Delivery") as bar:
        delivered = desk.deliver(profile, language, to, bar)
    fields = {
        "files": list(delivered.files),
        "signings": delivered.signings,
        "persons": delivered.persons,
        "named": delivered.named,
        "to_review": delivered.to_review,
    }
    if delivered.to_review:
        say(pairs_wait(delivered.to_review, terminal_words()))
    result(fields, as_json=json)
