"""`setup` and `status`, and what `selftest` prints: a kiosk's own state."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.console import CODE_VARIABLE, result, secret
from kiosk.cli.options import AsJson, CodeFile, Data
from kiosk.clock import SystemClock
from kiosk.errors import InputRefused
from kiosk.home import Home
from kiosk.installed import open_kiosk
from kiosk.installing import install
from kiosk.kit import read_kit
from kiosk.ledger.space import LOW_SIGNINGS, signings_that_fit
from kiosk.paths import default_data
from kiosk.selftest import Check
from kiosk.settings import event_settings


def register(app: typer.Typer) -> None:
    """Adds this file's commands."""
    app.command()(setup)
    app.command()(status)


def setup(
    kit: Annotated[Path, typer.Option("--kit", help="The kit's file.")],
    event: Annotated[str, typer.Option("--event", help="The event's name.")],
    place: Annotated[str, typer.Option("--place", help="Where it is.")],
    day: Annotated[str, typer.Option("--day", help="Its day, YYYY-MM-DD.")],
    code_file: CodeFile = None,
    data: Data = None,
    *,
    json: AsJson = False,
) -> None:
    """Set a kiosk up from its kit and set-up code."""
    held = event_settings(event, place, day)
    code = secret(code_file, CODE_VARIABLE, "Set-up code")
    installed = install(read_kit(kit, code), held, Home(data or default_data()), SystemClock())
    fields = {
        "kiosk_id": installed.kiosk_id.hex(),
        "name": installed.name,
        "campaign": installed.campaign_id,
        "mode": str(installed.mode),
        "pin": installed.pin,
    }
    result(fields, as_json=json)


def status(data: Data = None, *, json: AsJson = False) -> None:
    """Counts and health of a kiosk, no names."""
    with open_kiosk(data or default_data()) as kiosk:
        now, is_held = kiosk.standing(), kiosk.home.ballast.exists()
    room = signings_that_fit(now.free_bytes)
    fields = {
        "kiosk_id": now.kiosk_id.hex(),
        "mode": str(now.mode),
        "records": now.records,
        "withdrawals": now.withdrawals,
        "last_seq": now.last_seq,
        "head": now.head.hex(),
        "unconfirmed": now.unconfirmed,
        "free_bytes": now.free_bytes,
        "free_signings": room,
        "disk_nearly_full": room < LOW_SIGNINGS,
        "space_held_back": is_held,
    }
    result(fields, as_json=json)


def report_checks(checks: Sequence[Check], *, as_json: bool) -> None:
    """Prints what the self-test saw; raises InputRefused("selftest-failed") where anything is wrong."""
    good = all(check.ok for check in checks)
    result({"ok": good, "checks": [asdict(check) for check in checks]}, as_json=as_json)
    if not good:
        raise InputRefused("selftest-failed", count=sum(not check.ok for check in checks))
