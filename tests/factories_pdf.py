"""Rows and snapshots for tests of the PDF and the table."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random

from factories_export import in_order

from kiosk.campaign_folder import read_campaign
from kiosk.entry import Mode
from kiosk.export.snapshot import Row, Snapshot
from kiosk.export.summary import summary_of
from kiosk.paths import CAMPAIGNS
from kiosk.signatory import Event, Exposure, Signatory
from kiosk.simulating import made_up_ink

CAMPAIGN = read_campaign(CAMPAIGNS / "viasna")
EVENT = Event("Кірмаш", "Вільня", date(2026, 11, 22))
PEOPLE = (
    Signatory("Я", "Ў’ёці-Ёлкіна", "Вільня", "LT"),
    Signatory("Jürgen", "Groß-Übelacker", "Köln", "DE"),
    Signatory("D’Arcy", "O’Neil", "Cork", "IE"),
    Signatory("გიორგი", "ბერიძე", "თბილისი", "GE"),
    Signatory("Արամ", "Խաչատրյան", "Երևան", "AM"),
    Signatory("Wolfgang Amadeus Theophilus", "von und zu Hohenlohe-Langenburg-Waldenburg", "", "AT"),
)


def a_row(number: int, who: Signatory, **changes: object) -> Row:
    row = Row(
        record_id=number.to_bytes(16, "big"),
        kiosk_id=bytes(16),
        seq=number,
        status="signed",
        mode=Mode.LIVE,
        event=EVENT,
        language="be",
        campaign=CAMPAIGN.id,
        text_sha256="ab" * 32,
        signatory=who,
        exposure=Exposure.HANDOVER,
        consent_sha256="cd" * 32,
        ink=made_up_ink(Random(number)),  # noqa: S311 -- repeatable ink
        withdraw_tag=bytes(32),
        box_sha256=bytes(32),
    )
    return replace(row, **changes)  # type: ignore[arg-type]  # names are Row's own


def a_snapshot(rows: Iterable[Row], language: str = "be") -> Snapshot:
    shown = in_order(rows)
    return Snapshot(
        batch_name="batch-00000000-7",
        campaign_id=CAMPAIGN.id,
        started=CAMPAIGN.started,
        started_by=CAMPAIGN.started_by,
        starter=CAMPAIGN.starter(language),
        petition=CAMPAIGN.petition(language),
        kiosk_id=bytes(16),
        kiosk_name="kiosk-01",
        mode=Mode.LIVE,
        head=bytes(32),
        last_day=EVENT.day,
        rows=shown,
        summary=summary_of(shown),
    )
