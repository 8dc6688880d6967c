"""Snapshots of an export: rows of made-up people, and the petition that they signed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from factories import a_signatory, an_event, an_ink
from factories_campaign import the_campaign

from kiosk.entry import Mode
from kiosk.export.sheet import draw_pdf
from kiosk.export.snapshot import Row, Snapshot, record_key, withheld
from kiosk.export.summary import summary_of
from kiosk.progress import NoProgress
from kiosk.signatory import Event, Exposure, Signing
from kiosk.simulating import made_up_signings
from kiosk.words import words_in

KIOSK_ID = bytes(range(16))
CSV_SHA256 = bytes(range(32))


def a_row(number: int = 1, **changes: object) -> Row:
    """A signed row; equal numbers give equal ids."""
    made_up = Random(number)  # noqa: S311 -- repeatable ids, nothing secret
    row = Row(
        record_id=made_up.randbytes(16),
        kiosk_id=KIOSK_ID,
        seq=number,
        status="signed",
        mode=Mode.LIVE,
        event=an_event(),
        language="be",
        campaign="viasna",
        text_sha256="ab" * 32,
        signatory=a_signatory(),
        exposure=Exposure.HANDOVER,
        consent_sha256="cd" * 32,
        ink=an_ink(),
        withdraw_tag=made_up.randbytes(32),
        box_sha256=made_up.randbytes(32),
    )
    return replace(row, **changes)  # type: ignore[arg-type]  # the fields' types are checked by what tests pass


def a_row_of(number: int, signing: Signing, event: Event) -> Row:
    return a_row(
        number,
        event=event,
        language=signing.language,
        text_sha256=signing.text_sha256,
        signatory=signing.signatory,
        exposure=signing.exposure,
        consent_sha256=signing.consent.shown_sha256,
        ink=signing.ink,
    )


def many_rows(count: int, seed: int = 1) -> tuple[Row, ...]:
    """Rows of `made_up_signings` with 79 points each, from two events."""
    events = (an_event("Кірмаш", "Вільня"), an_event("Lesung", "Köln", date(2026, 11, 20)))
    signings = made_up_signings(count, seed, the_campaign())
    return tuple(a_row_of(number, signing, events[number % 5 == 0]) for number, signing in enumerate(signings, 1))


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows as they are shown."""
    return tuple(sorted(map(withheld, rows), key=record_key))


def a_snapshot(*rows: Row, language: str = "be", **changes: object) -> Snapshot:
    campaign, shown = the_campaign(), in_order(rows)
    snapshot = Snapshot(
        batch_name="batch-00010203-43",
        campaign_id=campaign.id,
        started=campaign.started,
        started_by=campaign.started_by,
        starter=campaign.starter(language),
        petition=campaign.petition(language),
        kiosk_id=KIOSK_ID,
        kiosk_name="Kiosk 07",
        mode=Mode.LIVE,
        head=bytes(range(32)),
        last_day=date(2026, 11, 22),
        rows=shown,
        summary=summary_of(shown),
    )
    return replace(snapshot, **changes)  # type: ignore[arg-type]  # the fields' types are checked by what tests pass


def drawn(snapshot: Snapshot, to: Path, language: str = "be") -> tuple[str, ...]:
    """Draws the unsigned PDF; returns the code points without a glyph."""
    return draw_pdf(snapshot, CSV_SHA256, words_in(language), to, NoProgress())
