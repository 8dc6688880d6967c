"""`campaign check`, `campaign keys` and `kit make`: what coordinators do before an event."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kiosk.campaign_check import campaign_problems
from kiosk.cli.console import PASSPHRASE_VARIABLE, result, say, secret, terminal_words
from kiosk.cli.options import AsJson, Keys, PassphraseFile
from kiosk.clock import SystemClock
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.fingerprint import fingerprint_of, words_of
from kiosk.preparing import MAX_KITS, KitOrder, make_campaign_keys, make_kits, refuse_unconfirmed
from kiosk.vault.certificates import to_der
from kiosk.vault.keys import load_public

campaign_app = typer.Typer(help="Check a campaign's folder and make its keys.")
kit_app = typer.Typer(help="Make the kits that kiosks are set up from.")


def register(app: typer.Typer) -> None:
    """Adds this file's commands, but for those about kits: see `kiosk.cli.sheets`."""
    app.add_typer(campaign_app, name="campaign")


@campaign_app.command()
def check(folder: Path, *, json: AsJson = False) -> None:
    """Check a campaign folder and name every problem with its mend."""
    report = campaign_problems(folder)
    facts = {name: fact for name, fact in asdict(report).items() if name != "findings"}
    result(facts | {"problems": report.problems, "warnings": report.warnings}, as_json=json)
    if not report.ok:
        raise InputRefused("campaign-has-problems", count=len(report.problems))


@campaign_app.command()
def keys(
    out: Annotated[Path, typer.Option("--out", help="The new folder for the keys.")],
    campaign: Annotated[
        Path | None, typer.Option("--campaign", help="The campaign's folder: its day becomes the keys' first day.")
    ] = None,
    passphrase_file: PassphraseFile = None,
    *,
    json: AsJson = False,
) -> None:
    """Make a campaign's root, sealing and desk keys under one passphrase."""
    passphrase = secret(passphrase_file, PASSPHRASE_VARIABLE, "New passphrase")
    made = make_campaign_keys(out, passphrase, campaign, SystemClock().now().date())
    _say_fingerprint(words_of(bytes.fromhex(made.root_sha256)))
    result(asdict(made), as_json=json)


@kit_app.command()
def make(
    campaign: Annotated[Path, typer.Option("--campaign", help="The campaign's folder.")],
    keys: Keys,
    count: Annotated[int, typer.Option("--count", min=1, max=MAX_KITS, help="How many kiosks.")],
    out: Annotated[Path, typer.Option("--out", help="The folder for the kits and codes.csv.")],
    passphrase_file: PassphraseFile = None,
    mode: Annotated[Mode, typer.Option("--mode", help="Rehearsal kiosks never count.")] = Mode.LIVE,
    *,
    controller_confirmed: Annotated[
        bool, typer.Option("--controller-confirmed", help="The controller named in the campaign has agreed.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Make kits, each with its own identity and set-up code."""
    refuse_unconfirmed(campaign, mode, controller_confirmed=controller_confirmed)
    passphrase = secret(passphrase_file, PASSPHRASE_VARIABLE, "Passphrase")
    order = KitOrder(
        campaign=campaign,
        keys=keys,
        count=count,
        mode=mode,
        controller_confirmed=controller_confirmed,
        out=out,
        passphrase=passphrase,
    )
    made = make_kits(order, os.urandom)
    _say_fingerprint(fingerprint_of(to_der(load_public(keys).root_pem)))
    kits = [{"file": kit.file.name, "name": kit.name, "kiosk_id": kit.kiosk_id.hex(), "code": kit.code} for kit in made]
    result({"kits": kits}, as_json=json)


def _say_fingerprint(words: tuple[str, ...]) -> None:
    """For whoever sits at the terminal; programs have the root's SHA-256."""
    said = terminal_words().say("The campaign’s fingerprint, to be published: {words}", words=" ".join(words))
    say(said)
