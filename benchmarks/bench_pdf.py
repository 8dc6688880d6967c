"""The PDF's sheets beside plain ReportLab canvas calls: CPU, peak memory and size, each run in a process of its own.

Run it with `make bench`, or `python benchmarks/bench_pdf.py [ROWS …]`; the two take turns.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kiosk.campaign_folder import read_campaign
from kiosk.entry import Mode
from kiosk.export.sheet import draw_pdf
from kiosk.export.snapshot import Row, Snapshot, record_key, withheld
from kiosk.export.summary import summary_of
from kiosk.paths import CAMPAIGNS, FONTS
from kiosk.progress import NoProgress
from kiosk.signatory import Event, Exposure, InkKind, Signatory
from kiosk.simulating import made_up_ink, made_up_signings
from kiosk.words import words_in

RESULTS = Path("build/bench/pdf.json")
ROUNDS = 3
ROW_HEIGHT = 44


def a_snapshot(count: int) -> Snapshot:
    campaign = read_campaign(CAMPAIGNS / "viasna")
    event = Event("Кірмаш", "Вільня", date(2026, 11, 22))
    random = Random(1)  # noqa: S311 -- repeatable ink
    rows = (
        Row(
            record_id=number.to_bytes(16, "big"),
            kiosk_id=bytes(16),
            seq=number + 1,
            status="signed",
            mode=Mode.LIVE,
            event=event,
            language=signing.language,
            campaign=campaign.id,
            text_sha256=signing.text_sha256,
            signatory=replace(signing.signatory, given_name=f"{signing.signatory.given_name}{number % 500}"),
            exposure=Exposure.HANDOVER,
            consent_sha256="",
            ink=signing.ink if signing.ink.kind is InkKind.DRAWN else made_up_ink(random),
            withdraw_tag=bytes(32),
            box_sha256=bytes(32),
        )
        for number, signing in enumerate(made_up_signings(count, 1, campaign))
    )
    shown = tuple(sorted(map(withheld, rows), key=record_key))
    return Snapshot(
        batch_name=f"batch-00000000-{count}",
        campaign_id=campaign.id,
        started=campaign.started,
        started_by=campaign.started_by,
        petition=campaign.petition("be"),
        kiosk_id=bytes(16),
        kiosk_name="bench",
        mode=Mode.LIVE,
        head=bytes(32),
        last_day=event.day,
        rows=shown,
        summary=summary_of(shown),
    )


def ours(snapshot: Snapshot, to: Path) -> None:
    draw_pdf(snapshot, bytes(32), words_in("be"), to, NoProgress())


def plainly(snapshot: Snapshot, to: Path) -> None:
    """The same rows as anyone would write them: drawString and paths, without a petition, a summary or a QR."""
    for name in ("NotoSans-Regular", "NotoSans-SemiBold"):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    canvas = Canvas(str(to), pagesize=A4, pageCompression=1)
    words, y = words_in("be"), 680.0
    for number, row in enumerate(snapshot.rows, start=1):
        who: Signatory = row.signatory
        canvas.setFont("NotoSans-Regular", 8.5)
        canvas.drawString(54, y, words.number(number))
        canvas.setFont("NotoSans-SemiBold", 10)
        canvas.drawString(88, y, f"{who.given_name} {who.family_name}")
        canvas.setFont("NotoSans-Regular", 8.5)
        canvas.drawString(238, y, f"{who.city} {words.country(who.country)}")
        canvas.drawString(336, y, words.short_day(row.event.day) if row.event else "")
        canvas.line(54, y - 22, 541, y - 22)
        canvas.saveState()
        canvas.translate(406, y + 18)
        canvas.scale(0.095, -0.095)
        canvas.setLineWidth(7)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        for stroke in row.ink.strokes:
            path = canvas.beginPath()
            path.moveTo(*stroke[0])
            for point in stroke[1:]:
                path.lineTo(*point)
            canvas.drawPath(path)
        canvas.restoreState()
        y -= ROW_HEIGHT
        if y < 110:
            canvas.showPage()
            y = 680.0
    canvas.showPage()
    canvas.save()


def run_here(writer: str, count: int) -> None:
    """In the child: makes the rows, then measures the drawing alone."""
    snapshot = a_snapshot(count)
    before, held = os.times(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "sheets.pdf"
        (ours if writer == "ours" else plainly)(snapshot, to)
        size = to.stat().st_size
    after = os.times()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cpu = after.user + after.system - before.user - before.system
    print(json.dumps({"cpu": cpu, "peak_mib": peak / 1024, "rows_mib": held / 1024, "bytes": size}))


def run(writer: str, count: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--child", writer, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        run_here(sys.argv[2], int(sys.argv[3]))
        return
    table = []
    for count in [int(word) for word in sys.argv[1:]] or [1_000, 10_000]:
        turns = [(run("ours", count), run("plain", count)) for _ in range(ROUNDS)]
        row = {
            "rows": count,
            "cpu_ours": round(statistics.median(one["cpu"] for one, _ in turns), 2),
            "cpu_plain": round(statistics.median(other["cpu"] for _, other in turns), 2),
            "ratio": round(statistics.median(other["cpu"] / one["cpu"] for one, other in turns), 2),
            "peak_mib_ours": round(max(one["peak_mib"] for one, _ in turns)),
            "of_which_rows_mib": round(max(one["rows_mib"] for one, _ in turns)),
            "bytes_a_row": round(turns[0][0]["bytes"] / count),
        }
        table.append(row)
        print(row)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(table, indent=1))


if __name__ == "__main__":
    main()
