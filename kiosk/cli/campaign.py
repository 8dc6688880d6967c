"""`campaign check`, `campaign keys` and `kit make`: what coordinators do before an event."""

import os
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kiosk.campaign_check import campaign_problems
from kiosk.campaign_folder import read_campaign
from kiosk.cli.console import PASSPHRASE_VARIABLE, result, secret
from kiosk.cli.options import AsJson, Keys, PassphraseFile
from kiosk.clock import SystemClock
from kiosk.durable import make_private_folder, write_file_durably
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.kit import KitMade, make_kit
from kiosk.known_campaigns import keep_campaign
from kiosk.vault.keys import load_keys, make_keys

MAX_KITS = 999

BEFORE_ANY_CAMPAIGN = date(2020, 1, 1)
"""The keys' first day where no campaign is named: kiosks' certificates begin with their campaign, and so later."""

campaign_app = typer.Typer(help="Check a campaign's folder and make its keys.")
kit_app = typer.Typer(help="Make the kits that kiosks are set up from.")


def register(app: typer.Typer) -> None:
    """Adds this file's commands."""
    app.add_typer(campaign_app, name="campaign")
    app.add_typer(kit_app, name="kit")


@campaign_app.command()
def check(folder: Path, *, json: AsJson = False) -> None:
    """Check a campaign folder and name every problem with its mend."""
    report = campaign_problems(folder)
    result(asdict(report), as_json=json)
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
    not_before = read_campaign(campaign).started if campaign else BEFORE_ANY_CAMPAIGN
    made = make_keys(out, passphrase, not_before, SystemClock().now().date())
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
    read = read_campaign(campaign)
    if mode is Mode.LIVE and not (controller_confirmed or read.privacy.controller_confirmed):
        raise InputRefused("controller-not-confirmed", controller=read.privacy.controller)
    passphrase = secret(passphrase_file, PASSPHRASE_VARIABLE, "Passphrase")
    unlocked = load_keys(keys, passphrase)
    make_private_folder(out)
    made = [
        make_kit(campaign, unlocked, name=name, mode=mode, to=out, randomness=os.urandom)
        for name in _free_names(out, count)
    ]
    _write_codes(out / "codes.csv", made)
    keep_campaign(campaign, keys)
    kits = [{"file": kit.file.name, "name": kit.name, "kiosk_id": kit.kiosk_id.hex(), "code": kit.code} for kit in made]
    result({"kits": kits}, as_json=json)


def _free_names(out: Path, count: int) -> list[str]:
    names = (f"kiosk-{number:02}" for number in range(1, MAX_KITS + 1))
    free = [name for name in names if not (out / f"{name}.kit").exists()][:count]
    if len(free) < count:
        raise InputRefused("kit-folder-full", folder=str(out))
    return free


def _write_codes(path: Path, made: list[KitMade]) -> None:
    """Adds the codes of these kits to the sheet, keeping those of earlier kits in the same folder."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else ["kit,name,kiosk_id,code"]
    lines += [",".join((kit.file.name, kit.name, kit.kiosk_id.hex(), kit.code)) for kit in made]
    write_file_durably(path, ("\n".join(lines) + "\n").encode())
