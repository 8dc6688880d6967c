"""`export`, `verify` and `open`: what becomes of the records after an event."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.cli.console import PASSPHRASE_VARIABLE, ProgressBar, result, say, secret, terminal_words
from kiosk.cli.options import AsJson, Data, Keys, Language, MaybeKeys, PassphraseFile, Target
from kiosk.errors import InputRefused
from kiosk.exporting import Exported, export_sealed
from kiosk.installed import Kiosk
from kiosk.known_campaigns import find_campaign
from kiosk.paths import default_data
from kiosk.rescuing import open_kiosk_to_export
from kiosk.unsealing import Unsealed, Unsealing
from kiosk.vault.keys import CampaignKeys, load_keys
from kiosk.verifying import read_root, verify_batch
from kiosk.words import words_in


def register(app: typer.Typer) -> None:
    """Adds this file's commands."""
    app.command()(export)
    app.command()(verify)
    app.command("open")(open_)


def export(
    to: Target,
    keys: MaybeKeys = None,
    passphrase_file: PassphraseFile = None,
    language: Language = None,
    data: Data = None,
    *,
    json: AsJson = False,
) -> None:
    """Export everything that no registry has confirmed: a sealed batch, and with keys also its PDF and CSV."""
    with open_kiosk_to_export(data or default_data()) as kiosk, ProgressBar("Export") as bar:
        unlocked = _unlocked(keys, passphrase_file) if keys else None
        exported = export_sealed(kiosk, to, bar)
        opened = [] if unlocked is None else _opened(kiosk, exported, unlocked, language, to, bar)
    result(_described(exported, opened), as_json=json)


def _unlocked(keys: Path, passphrase_file: str | None) -> CampaignKeys:
    return load_keys(keys, secret(passphrase_file, PASSPHRASE_VARIABLE, "Passphrase"))


def _opened(
    kiosk: Kiosk, exported: Exported, keys: CampaignKeys, language: str | None, to: Path, bar: ProgressBar
) -> list[Unsealed]:
    words = words_in(language or kiosk.settings.language)
    unsealing = Unsealing(keys.opening, kiosk.identity, words)
    return [unsealing.open(batch, lambda _: kiosk.campaign, to, bar) for batch in exported.batches]


def _described(exported: Exported, opened: list[Unsealed]) -> dict[str, Any]:
    """The last batch is the one that is named; where damage makes it several, the others are told of."""
    for one in opened:
        _say_shortcomings(one)
    _say_damage(exported)
    return {
        "batch": exported.batch.name,
        "folder": opened[-1].folder.name if opened else None,
        "records": exported.records,
        "damaged": exported.damaged,
        "head": exported.head.hex(),
        "bytes": exported.bytes,
        "seconds": round(exported.seconds + sum(one.seconds for one in opened), 3),
    }


def _say_damage(exported: Exported) -> None:
    if not exported.damaged:
        return
    words = terminal_words()
    say(
        words.plural(
            "{count} entry on this kiosk is damaged; everything else is exported.",
            "{count} entries on this kiosk are damaged; everything else is exported.",
            exported.damaged,
        )
    )
    for batch in exported.batches[:-1]:
        say(batch.name)


def _say_shortcomings(opened: Unsealed) -> None:
    words = terminal_words()
    if opened.without_glyph:
        say(
            words.say(
                "No font has these characters; the CSV has them: {code_points}",
                code_points=" ".join(opened.without_glyph),
            )
        )
    if opened.unreadable:
        say(
            words.plural(
                "{count} record could not be opened.", "{count} records could not be opened.", opened.unreadable
            )
        )


def verify(
    batches: list[Path],
    root: Annotated[Path, typer.Option("--root", help="The campaign's root.pem.")],
    keys: MaybeKeys = None,
    passphrase_file: PassphraseFile = None,
    *,
    json: AsJson = False,
) -> None:
    """Check batches, sealed files or opened folders; with keys open every box too."""
    opening = _unlocked(keys, passphrase_file).opening if keys else None
    root_der = read_root(root)
    verdicts = [verify_batch(batch, root_der, opening) for batch in batches]
    rows = [
        {
            "file": str(verdict.file),
            "ok": verdict.code is None,
            "code": verdict.code or "",
            "records": verdict.records,
            "kiosk_id": verdict.kiosk_id,
            "gap": verdict.gap,
            "without_box": verdict.without_box,
        }
        for verdict in verdicts
    ]
    result({"batches": rows}, as_json=json)
    bad = [verdict for verdict in verdicts if verdict.code]
    if bad:
        raise InputRefused("batches-refused", count=len(bad))


def open_(
    batch: Path,
    keys: Keys,
    to: Target,
    passphrase_file: PassphraseFile = None,
    language: Language = None,
    campaign: Annotated[
        Path | None, typer.Option("--campaign", help="The campaign's folder, where the program does not know its text.")
    ] = None,
    *,
    json: AsJson = False,
) -> None:
    """Open a sealed batch into a folder with its PDF and CSV, signed by the desk."""
    unlocked = _unlocked(keys, passphrase_file)
    with ProgressBar("Opening") as bar:
        unsealing = Unsealing(unlocked.opening, unlocked.desk, None if language is None else words_in(language))
        opened = unsealing.open(batch, partial(find_campaign, named=campaign, keys=keys), to, bar)
    _say_shortcomings(opened)
    fields = {
        "batch": batch.name,
        "folder": opened.folder.name,
        "records": opened.records,
        "head": opened.head.hex(),
        "bytes": opened.bytes,
        "seconds": round(opened.seconds, 3),
    }
    result(fields, as_json=json)
