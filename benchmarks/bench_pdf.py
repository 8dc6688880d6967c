"""The sheets of signatures beside other writers of PDF: CPU, time, memory, size, each run in a process of its own.

Run it with `make bench`, or `python benchmarks/bench_pdf.py [ROWS …] [WRITER …]`; writers that are named take more
turns, for what is nearly alike. All take turns and read the same rows from a file as they draw them. Ours draws the
petition, a summary, QR and footers as well, and looks up every letter; the floor lays nothing out. Peers are installed
into `build/bench/venv-pdf`; one that cannot be is missing from the table.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import msgspec
from peers_of_pdf import LENGTH, Shown, measured, pieces_of

from kiosk.campaign_folder import read_campaign
from kiosk.entry import Mode
from kiosk.export.sheet import draw_pdf
from kiosk.export.snapshot import Row, Snapshot, withheld
from kiosk.export.summary import summary_of
from kiosk.paths import CAMPAIGNS, FONTS
from kiosk.progress import NoProgress
from kiosk.signatory import Event, Exposure, InkKind
from kiosk.simulating import made_up_ink, made_up_signings
from kiosk.words import words_in

RESULTS = Path("build/bench/pdf.json")
VENV = Path("build/bench/venv-pdf")
PEERS = {"plain": "reportlab", "platypus": "reportlab", "fpdf2": "fpdf", "pycairo": "cairo", "typst": "typst"}
"""Of each peer, what it imports."""
PACKAGES = ("msgspec", "reportlab==5.1.0", "fpdf2", "typst", "pycairo")
SIZES = (1_000, 10_000, 50_000)
SLOW = frozenset({"platypus", "typst"})
"""Not run at 50,000 rows: typst fills 8 GiB there, platypus takes over a minute on a machine with other work."""
SLOW_AT_MOST = 10_000
ROUNDS, ROUNDS_OF_NAMED = 3, 11
EVENT = Event("Кірмаш", "Вільня", date(2026, 11, 22))


def some_rows(count: int) -> Iterator[Row]:
    """Rows with ink of 79 points each, as an opened batch has them."""
    campaign = read_campaign(CAMPAIGNS / "viasna")
    random = Random(1)  # noqa: S311 -- repeatable ink
    for number, signing in enumerate(made_up_signings(count, 1, campaign)):
        yield withheld(
            Row(
                record_id=number.to_bytes(16, "big"),
                kiosk_id=bytes(16),
                seq=number + 1,
                status="signed",
                mode=Mode.LIVE,
                event=EVENT,
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
        )


def pack(path: Path, things: Iterable[object]) -> None:
    """Writes things so that `pieces_of` finds them."""
    encode = msgspec.msgpack.Encoder().encode
    with path.open("wb") as file:
        for thing in things:
            piece = encode(thing)
            file.write(LENGTH.pack(len(piece)) + piece)


def in_words(rows: Iterable[Row]) -> Iterator[Shown]:
    """The rows for the peers, who need not find words for days and countries."""
    words = words_in("be")
    for row in rows:
        who = row.signatory
        place = f"{who.city} {words.country(who.country)}".strip()
        yield Shown(f"{who.given_name} {who.family_name}", place, words.short_day(EVENT.day), list(row.ink.packed))


class RowsInFile:
    """Rows that are read whenever they are gone through."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = msgspec.msgpack.Decoder(Row).decode

    def __len__(self) -> int:
        return sum(1 for _ in pieces_of(self._path))

    def __getitem__(self, place: int) -> Row:
        return next(row for number, row in enumerate(self) if number == place)

    def __iter__(self) -> Iterator[Row]:
        return map(self._read, pieces_of(self._path))


def a_snapshot(rows: RowsInFile) -> Snapshot:
    campaign = read_campaign(CAMPAIGNS / "viasna")
    return Snapshot(
        batch_name="batch-00000000-1",
        campaign_id=campaign.id,
        started=campaign.started,
        started_by=campaign.started_by,
        starter=campaign.starter("be"),
        petition=campaign.petition("be"),
        kiosk_id=bytes(16),
        kiosk_name="bench",
        mode=Mode.LIVE,
        head=bytes(32),
        last_day=EVENT.day,
        rows=rows,
        summary=summary_of(rows),
    )


def run_ours(rows: Path, to: Path) -> None:
    """In the child: the summary is there before, as it is when a batch has been opened."""
    snapshot, words = a_snapshot(RowsInFile(rows)), words_in("be")
    print(measured(lambda: draw_pdf(snapshot, bytes(32), words, to, NoProgress()) and None, to))


def python_of_peers() -> Path:
    """A Python with those of the peers that can be had, installed now if need be."""
    python = VENV / "bin" / "python"
    if not python.exists():
        venv.create(VENV, with_pip=True)
        for package in PACKAGES:
            subprocess.run([python, "-m", "pip", "install", "-q", package], check=False)
    return python


def is_there(python: Path, module: str) -> bool:
    return not subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode


def run(command: list[str]) -> dict[str, float]:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def commands(python: Path, folder: Path, count: int) -> dict[str, list[str]]:
    """How each writer that can be had is run on so many rows."""
    ours, others, to = (str(folder / name) for name in (f"{count}.rows", f"{count}.shown", "sheets.pdf"))
    peer = [str(Path(__file__).with_name("peers_of_pdf.py"))]
    found = {"ours": [sys.executable, __file__, "--child", ours, to]}
    for name in ("floor", "floor-libdeflate"):
        found[name] = [sys.executable, *peer, name, others, str(FONTS), to]
    for name, module in PEERS.items():
        if is_there(python, module) and not (name in SLOW and count > SLOW_AT_MOST):
            found[name] = [str(python), *peer, name, others, str(FONTS), to]
    return found


def measure(python: Path, folder: Path, count: int, named: list[str]) -> dict[str, list[dict[str, float]]]:
    """All runs of each writer, taking turns; the first of all, for the caches, is left out."""
    pack(folder / f"{count}.rows", some_rows(count))
    pack(folder / f"{count}.shown", in_words(some_rows(count)))
    each = commands(python, folder, count)
    each = {name: command for name, command in each.items() if not named or name in {"ours", *named}}
    if count == SIZES[0]:
        for command in each.values():
            run(command)
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in each}
    for _ in range(ROUNDS_OF_NAMED if named else ROUNDS):
        for name, command in each.items():
            runs[name].append(run(command))
    return runs


def in_short(count: int, runs: dict[str, list[dict[str, float]]]) -> list[dict[str, object]]:
    """A line for each writer: medians, the spread of CPU, and how many times ours it is, turn by turn."""
    lines = []
    for name, done in runs.items():
        cpu = [one["cpu"] for one in done]
        ratios = [one["cpu"] / ours["cpu"] for one, ours in zip(done, runs["ours"], strict=True)]
        line: dict[str, object] = {
            "rows": count,
            "by": name,
            "cpu_s": round(statistics.median(cpu), 2),
            "cpu_from_to_s": [round(min(cpu), 2), round(max(cpu), 2)],
            "wall_s": round(statistics.median(one["wall"] for one in done), 2),
            "times_ours": round(statistics.median(ratios), 2),
            "peak_mib": round(max(one["peak_mib"] for one in done)),
            "at_start_mib": round(max(one["held_mib"] for one in done)),
            "bytes_a_row": round(done[0]["bytes"] / count),
        }
        lines.append(line)
        print(line, flush=True)
    return lines


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        run_ours(*map(Path, sys.argv[2:4]))
        return
    words, table = sys.argv[1:], []
    sizes, named = [int(word) for word in words if word.isdigit()], [word for word in words if not word.isdigit()]
    python = python_of_peers()
    with tempfile.TemporaryDirectory() as folder:
        for count in sizes or SIZES:
            table += in_short(count, measure(python, Path(folder), count, named))
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    load = [round(one, 1) for one in os.getloadavg()]
    RESULTS.write_text(json.dumps({"load": load, "runs": table}, indent=1))


if __name__ == "__main__":
    main()
