"""Merging beside what people would use instead: rows, boxes, opening, and a whole merge, each as a ratio in one run.

Run it with `make bench`, or `python benchmarks/bench_merge.py [--full]`; `--full` loads 1,000,000 rows. PostgreSQL is
measured on a private cluster where Debian's package is there.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from bench_persons import python_of_peers
from clusters import a_database, find_programs, running
from factories_registry import a_booth, a_desk, some_keys
from factories_rows import KIOSK, a_registry

from kiosk.entry import Entry, EntryKind, Mode
from kiosk.merge.plan import Offer
from kiosk.merge.reading import Reader, in_pieces, on_all_cores
from kiosk.registry.applying import Provenance, take
from kiosk.registry.bulk import copy_rows, create_indexes, drop_indexes
from kiosk.registry.registry import Registry, dedicate
from kiosk.registry.schema import LATE_INDEXES, Holding, LeadKind, boxes
from kiosk.registry.staging import Stage, StagedEntry, packed_leads
from kiosk.simulating import made_up_signings
from kiosk.vault.seal import box_context
from kiosk.vault.tokens import TokenKey

FULL = "--full" in sys.argv
KIOSKS = 100
BOX_BYTES = 5_232
LEADS = 3
RESULTS = Path("build/bench/merge.json")


def made_up(kiosk: int, rows: int) -> tuple[bytes, list[StagedEntry]]:
    """The entries of one kiosk, all random, as a merge stages them."""
    random = Random(kiosk)  # noqa: S311 -- repeatable rows, nothing secret
    entries = [
        StagedEntry(
            seq=seq,
            kind=int(EntryKind.RECORD),
            leaf=random.randbytes(32),
            head=random.randbytes(32),
            event=b"even",
            day="2026-11-22",
            exposure=3,
            language="be",
            holding=int(Holding.OPENED),
            code=random.randbytes(16),
            leads=packed_leads((random.getrandbits(63), int(LeadKind.NAME)) for _ in range(LEADS)),
        )
        for seq in range(1, rows + 1)
    ]
    return random.randbytes(16), entries


def seconds(work: Callable[[], object]) -> float:
    """How long the work took."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def load(registry: Registry, kiosk: bytes, entries: list[StagedEntry], box: bytes | None = None) -> None:
    """One batch through the stage and into the registry, with a box for each entry where one is given."""
    stage = Stage(registry, kiosk)
    for piece in in_pieces(entries):
        stage.add(piece)
    offer = Offer("viasna", Mode.LIVE, kiosk, 1, len(entries), bytes(32), entries[-1].head or b"")
    given = ((entry.seq, box) for entry in entries) if box else iter(())
    with registry.writing() as connection:
        dedicate(connection, "viasna", Mode.LIVE)
        take(connection, offer, Provenance("batch", bytes(32), "kiosk"), given)


def rows_a_second(url: str, rows: int) -> float:
    """(a) Rows without their boxes, from 100 kiosks, the late indexes built at the end."""
    spent = 0.0
    with a_registry(url) as registry:
        with registry.writing() as connection:
            drop_indexes(connection, LATE_INDEXES)
        for number in range(KIOSKS):
            kiosk, entries = made_up(number, rows // KIOSKS)
            spent += seconds(lambda kiosk=kiosk, entries=entries: load(registry, kiosk, entries))
        with registry.writing() as connection:
            spent += seconds(lambda: create_indexes(connection, LATE_INDEXES))
    return rows / spent


def peers_of_rows(folder: Path, rows: int) -> dict[str, float]:
    """The same rows as a CSV: parsed, made unique by `sort -u`, and loaded by DuckDB."""
    path = folder / "rows.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        for number in range(KIOSKS):
            kiosk, entries = made_up(number, rows // KIOSKS)
            for one in entries:
                cells = (kiosk, one.leaf, one.head or b"", one.code or b"", one.leads or b"")
                writer.writerow((one.seq, one.kind, one.day, one.language, *(cell.hex() for cell in cells)))
    parse = seconds(lambda: sum(1 for _ in csv.reader(path.open(newline=""))))
    command = ["sort", "-u", "-o", str(folder / "sorted.csv"), str(path)]
    sort = seconds(lambda: subprocess.run(command, check=True, env={**os.environ, "LC_ALL": "C"}))
    found = {"CSV parse": rows / parse, "sort -u": rows / sort}
    python = python_of_peers()
    if python is None:
        print("DuckDB: not measured, it could not be installed")
        return found
    command = [str(python), str(Path(__file__).with_name("peers_of_merge.py")), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return found | {"DuckDB": rows / float(done.stdout)}


def boxes_against_bare(url: Callable[[], str], rows: int) -> float:
    """(b) The rate with boxes over that of a bare insert or COPY of the same bytes into the same database."""
    _, entries = made_up(1, rows)
    box = Random(1).randbytes(BOX_BYTES)  # noqa: S311 -- bytes to be written, nothing secret
    with a_registry(url()) as registry:
        whole = seconds(lambda: load(registry, KIOSK, entries, box))

    def bare(registry: Registry) -> None:
        with registry.writing() as connection:
            copy_rows(connection, boxes, ((KIOSK, entry.seq, box) for entry in entries))

    with a_registry(url()) as registry:
        return seconds(lambda: bare(registry)) / whole


def opening(records: int, folder: Path) -> dict[str, float]:
    """(c) Records a second opened and read on two threads, beside bare decryption of the same boxes."""
    keys = some_keys()
    booth = a_booth(folder, keys)
    for signing in made_up_signings(records, 1, booth.campaign):
        booth.accept(signing)
    entries, reader = booth.entries(), Reader(keys.opening, TokenKey.of(keys.opening))

    def bare(piece: list[Entry]) -> int:
        return sum(len(keys.opening.open(e.box, box_context(e.kiosk_id, e.seq, e.kind))) for e in piece)

    def read(piece: list[Entry]) -> int:
        return sum(reader.read(entry).is_open for entry in piece)

    times: dict[str, list[float]] = {"bare HPKE": [], "opened and read": []}
    with ThreadPoolExecutor(2) as executor:
        for _ in range(3):
            for name, work in (("bare HPKE", bare), ("opened and read", read)):
                times[name].append(seconds(lambda work=work: list(on_all_cores(executor, work, in_pieces(entries)))))
    return {name: records / median(each) for name, each in times.items()}


def whole_merge(folder: Path, batches: int, records: int) -> dict[str, float]:
    """(d) Real batches merged twice; peak memory in MiB, and the second merge's time over the first's."""
    keys, paths = some_keys(), []
    for number in range(1, batches + 1):
        booth = a_booth(folder / "kiosks", keys, number)
        for signing in made_up_signings(records, number, booth.campaign):
            booth.accept(signing)
        paths.append(booth.export(folder / "stick"))
        booth.ledger.close()
    with a_desk(f"sqlite:///{folder / 'registry.db'}", keys) as desk:
        first = seconds(lambda: desk.merge(paths))
        report = []
        second = seconds(lambda: report.append(desk.merge(paths)))
    return {
        "records": batches * records,
        "records a second": round(batches * records / first),
        "second over first": round(second / first, 2),
        "added by the second": sum(outcome.new for outcome in report[0].batches),
    }


def _peak_of_merge(batches: int, records: int) -> dict[str, float]:
    """The same in a process of its own, whose memory is measured from outside."""
    code = (
        "import sys, json, resource, tempfile; from pathlib import Path; "
        f"sys.path[:0] = {sys.path!r}; import bench_merge; "
        f"found = bench_merge.whole_merge(Path(tempfile.mkdtemp()), {batches}, {records}); "
        "found['peak MiB'] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024); print(json.dumps(found))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def databases(folder: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """(name, a maker of new empty databases) of each kind that there is here."""
    numbers = iter(range(1_000))
    yield "SQLite", lambda: f"sqlite:///{folder / f'registry-{next(numbers)}.db'}"
    programs = find_programs()
    if programs is None:
        print("PostgreSQL: not measured, there is no server here")
        return
    with running(programs) as cluster:
        yield "PostgreSQL", lambda: a_database(cluster)


def main() -> None:
    """Measures and prints it all, and leaves JSON beside it."""
    rows = 1_000_000 if FULL else 100_000
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory(prefix="bench-merge-") as name:
        folder = Path(name)
        rates: dict[str, float] = peers_of_rows(folder, rows)
        for kind, url in databases(folder):
            rates[kind] = rows_a_second(url(), rows)
            if FULL:
                found[f"{kind}, 1,000,000 over 100,000 rows"] = round(rates[kind] / rows_a_second(url(), 100_000), 2)
            found[f"{kind}, with boxes over bare"] = round(boxes_against_bare(url, 20_000), 2)
        found["rows a second"] = {name: round(rate) for name, rate in rates.items()}
        found["over sort -u"] = {name: round(rate / rates["sort -u"], 2) for name, rate in rates.items()}
        opened = opening(1_500, folder / "opening")
        found["opening"] = {name: round(rate) for name, rate in opened.items()}
        found["opening over bare"] = round(opened["opened and read"] / opened["bare HPKE"], 2)
    found["merge"] = [_peak_of_merge(4, 250), _peak_of_merge(16, 250)]
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False))
    for what, value in found.items():
        print(f"{what}: {json.dumps(value, ensure_ascii=False)}")


if __name__ == "__main__":
    main()
