"""Merging beside what people would use instead: rows, boxes, opening, and a whole merge, each as a ratio in one run.

Run it with `make bench`, or `python benchmarks/bench_merge.py [--full]`; `--full` loads 1,000,000 rows and 40,000
boxes. Rows are measured twice: as tables that kiosks export, ten thousand rows in each, of which a twentieth is there
twice; and as hashes alone in one file, with lines half as long. Whoever makes rows unique must come to the same number.

PostgreSQL is measured on a private cluster, with syncing as a server has it, where Debian's package is there. All take
turns, so that whatever else the machine does meets all of them; it meets the clock more than CPU seconds, so rates are
given by both.
"""

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from functools import partial, reduce
from itertools import chain, cycle, repeat
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

from bench_persons import crowd, python_of_peers
from clusters import SETTINGS, a_database, find_programs, running
from factories_registry import a_booth, a_desk, some_keys
from factories_rows import KIOSK, a_registry
from factories_vault import PASSPHRASE, made_keys
from process_tree import peak_mib
from rows_of_merge import LEADS, Exported, Files, Made, apart, entries_of, overlapping, write_hashes, write_tables
from sqlalchemy import func, select

from kiosk.entry import Entry, Mode
from kiosk.merge.plan import Offer
from kiosk.merge.reading import Reader, in_pieces, on_all_cores
from kiosk.progress import NoProgress
from kiosk.registry.applying import Provenance, take
from kiosk.registry.bulk import copy_rows, create_indexes, drop_indexes
from kiosk.registry.inserting import ROWS_AT_ONCE
from kiosk.registry.registry import Registry, dedicate
from kiosk.registry.schema import LATE_INDEXES, boxes, entries
from kiosk.registry.staging import Stage, StagedEntry
from kiosk.signatory import Signing
from kiosk.simulating import made_up_signings
from kiosk.vault.keys import load_keys
from kiosk.vault.seal import box_context
from kiosk.vault.tokens import TokenKey

FULL = "--full" in sys.argv
TURNS = 3
ROWS = (10_000, 100_000, 1_000_000) if FULL else (10_000, 100_000)
PEERS = ("duckdb", "polars", "csvkit")
BESIDE = "sort -u"
"""What all who take rows are measured beside."""
PILERS = ("CSV parse", "csvkit")
"""Who leaves in what is there twice."""
BOXES = 40_000 if FULL else 20_000
BOXES_A_FILE = 2_000
BOX_BYTES = 5_232
OPENED = 5_000 if FULL else 3_000
MERGED = ((6, 1_000), (12, 1_000)) if FULL else ((6, 400), (12, 400))
"""(batches, records in each) of a whole merge, the second twice the first."""
RESULTS = Path("build/bench/merge.json")


class Spent(NamedTuple):
    """Seconds by the clock, and of CPU: this process's, its children's and the database server's."""

    clock: float = 0.0
    cpu: float = 0.0

    def and_(self, more: "Spent") -> "Spent":
        """Both together."""
        return Spent(self.clock + more.clock, self.cpu + more.cpu)


class Loaded(NamedTuple):
    """What it took, and how many rows there were at the end."""

    took: Spent
    rows: int


class Database(NamedTuple):
    """A maker of new empty databases of one kind, and the process id of its server where it has one."""

    url: Callable[[], str]
    server: int | None = None


def spent(work: Callable[[], object], server: int | None = None) -> Spent:
    """What the work took."""
    used, begun = cpu_seconds(server), perf_counter()
    work()
    clock = perf_counter() - begun
    return Spent(clock, cpu_seconds(server) - used)


def cpu_seconds(server: int | None) -> float:
    """Of CPU so far. A server's processes are its children, and what those have used that are gone is its own."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    ours = process_time() + children.ru_utime + children.ru_stime
    if server is None:
        return ours
    pids = (str(server), *Path(f"/proc/{server}/task/{server}/children").read_text().split())
    return ours + sum(sum(ticks_of(pid)) for pid in pids) / os.sysconf("SC_CLK_TCK")


def ticks_of(pid: str) -> list[int]:
    """A process's ticks (proc(5), stat: fields 14 to 17), nothing for one that has gone meanwhile."""
    try:
        return [int(field) for field in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]]
    except OSError:
        return []


def load(registry: Registry, kiosk: bytes, batch: list[StagedEntry], some: Sequence[bytes] = ()) -> None:
    """One batch through the stage and into the registry, with one of these boxes for each entry where there are any."""
    stage = Stage(registry, kiosk)
    stage.add(batch)
    offer = Offer("viasna", Mode.LIVE, kiosk, batch[0].seq, batch[-1].seq, bytes(32), batch[-1].head or b"")
    given = zip((entry.seq for entry in batch), cycle(some), strict=False)
    with registry.writing() as connection:
        dedicate(connection, "viasna", Mode.LIVE)
        take(connection, offer, Provenance("batch", bytes(32), "kiosk"), given)


def loading_rows(database: Database, exports: Sequence[Exported], leads: int) -> Loaded:
    """(a) Rows without their boxes, a batch for each export."""
    with a_registry(database.url()) as registry:
        took = in_bulk(registry, (entries_of(exported, leads) for exported in exports), database)
        with registry.reading() as connection:
            return Loaded(took, int(connection.scalar(select(func.count()).select_from(entries)) or 0))


def in_bulk(registry: Registry, made: Iterable[Made], database: Database, some: Sequence[bytes] = ()) -> Spent:
    """These batches, the late indexes built at the end, as a large merge does it."""
    with registry.writing() as connection:
        drop_indexes(connection, LATE_INDEXES)
    in_all = Spent()
    for kiosk, batch in made:
        in_all = in_all.and_(spent(partial(load, registry, kiosk, batch, some), database.server))
    with registry.writing() as connection:
        return in_all.and_(spent(lambda: create_indexes(connection, LATE_INDEXES), database.server))


def peers_of_rows(files: Files, folder: Path) -> dict[str, Callable[[], Loaded]]:
    """Those who take the files: all but those of `PILERS` make their lines unique."""
    paths = list(map(str, files.paths))

    def parse() -> Loaded:
        counts: list[int] = []
        took = spent(lambda: counts.extend(map(lines_parsed, files.paths)))
        return Loaded(took, sum(counts) - files.headed * len(paths))

    def sort() -> Loaded:
        command = ["sort", "-u", "-o", str(folder / "sorted"), *paths]
        took = spent(lambda: subprocess.run(command, check=True, env={**os.environ, "LC_ALL": "C"}))
        # The files' headers are the same line, which is left once.
        return Loaded(took, lines_in(folder / "sorted") - files.headed)

    python = python_of_peers(PEERS)
    if python is None:
        print(f"{', '.join(PEERS)}: not measured, they could not be installed")
        return {"CSV parse": parse, BESIDE: sort}

    def installed(peer: str) -> Loaded:
        script = Path(__file__).with_name("peers_of_merge.py")
        command = [str(python), str(script), peer, "headed" if files.headed else "bare", *paths]
        clock, cpu, rows = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        return Loaded(Spent(float(clock), float(cpu)), int(rows))

    def csvstack() -> Loaded:
        command = [str(python.with_name("csvstack")), *([] if files.headed else ["--no-header-row"]), *paths]
        with (folder / "stacked").open("wb") as stacked:
            took = spent(lambda: subprocess.run(command, stdout=stacked, check=True))
        # It puts a header in front of what has none.
        return Loaded(took, lines_in(folder / "stacked") - 1)

    loaders = {"DuckDB": partial(installed, "duckdb"), "Polars": partial(installed, "polars")}
    return {"CSV parse": parse, BESIDE: sort, **loaders, "csvkit": csvstack}


def lines_parsed(path: Path) -> int:
    """A file's rows as Python's own reader finds them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def lines_in(path: Path) -> int:
    """How many lines a file has."""
    with path.open("rb") as file:
        return sum(piece.count(b"\n") for piece in iter(partial(file.read, 1 << 20), b""))


def tables(folder: Path, kinds: dict[str, Database], rows: int) -> dict[str, object]:
    """(a) Rows as kiosks export them, with what they give once more."""
    exports = overlapping(rows)
    what = f"tables, {len(exports)} files, 5 % twice"
    return loading(what, rows, exports, write_tables(folder / f"tables-{rows}", exports), kinds)


def hashes(folder: Path, kinds: dict[str, Database], rows: int) -> dict[str, object]:
    """(a) Rows of which the peers get hashes alone."""
    exports = apart(rows)
    return loading("hashes alone, one file", rows, exports, write_hashes(folder / f"hashes-{rows}", exports), kinds)


def loading(
    what: str, rows: int, exports: Sequence[Exported], files: Files, kinds: dict[str, Database]
) -> dict[str, object]:
    """All who take these rows, in turns."""
    ways = peers_of_rows(files, files.paths[0].parent)
    for kind, database in kinds.items():
        ways[kind] = partial(loading_rows, database, exports, 0)
        ways[f"{kind}, {LEADS} leads"] = partial(loading_rows, database, exports, LEADS)
    turns = [one_turn(ways) for _ in range(TURNS if rows <= 100_000 else 1)]
    unique = turns[0][BESIDE].rows
    for name, done in chain.from_iterable(turn.items() for turn in turns):
        assert done.rows == (rows if name in PILERS else unique), f"{name} has {done.rows} rows at the end"
    size = sum(path.stat().st_size for path in files.paths)
    sizes = {"rows": rows, "unique": unique, "bytes a row": round(size / rows)}
    took = [{name: done.took for name, done in turn.items()} for turn in turns]
    return {"of": what} | sizes | rates(took, rows, BESIDE)


def one_turn(ways: dict[str, Callable[[], Loaded]]) -> dict[str, Loaded]:
    """All once, and the one that the others are measured beside again after each of them, of which the median counts.

    One turn is all that a million rows get, and nothing here differs as much from one time to the next.
    """
    done: dict[str, Loaded] = {}
    beside = [ways[BESIDE]()]
    for name, way in ways.items():
        if name != BESIDE:
            done[name] = way()
            beside.append(ways[BESIDE]())
    return done | {BESIDE: sorted(beside)[len(beside) // 2]}


def rates(turns: list[dict[str, Spent]], items: int, peer: str) -> dict[str, object]:
    """The median rates by the clock and by CPU, and the medians of each turn's ratios to this peer's."""
    found: dict[str, object] = {}
    for place, by in enumerate(Spent._fields):
        rate = [{name: items / took[place] for name, took in turn.items()} for turn in turns]
        found[f"a second, {by}"] = {name: round(median(turn[name] for turn in rate)) for name in turns[0]}
        found[f"over {peer}, {by}"] = {
            name: round(median(turn[name] / turn[peer] for turn in rate), 3) for name in turns[0]
        }
    return found


def boxes_against_bare(database: Database) -> dict[str, object]:
    """(b) Boxes with their rows, and a bare insert or COPY of the same bytes into the same table."""
    random = Random(1)  # noqa: S311 -- bytes to be written, nothing secret
    # More than go in by one statement: what is the same in all rows of it would go in once.
    some = [random.randbytes(BOX_BYTES) for _ in range(ROWS_AT_ONCE + 1)]

    def whole(registry: Registry) -> Spent:
        made = (entries_of(exported, LEADS) for exported in apart(BOXES, BOXES_A_FILE))
        return in_bulk(registry, made, database, some)

    def bare(registry: Registry) -> Spent:
        def one(first: int) -> None:
            with registry.writing() as connection:
                numbers = range(first, first + BOXES_A_FILE)
                copy_rows(connection, boxes, zip(repeat(KIOSK), numbers, cycle(some), strict=False))

        return reduce(
            Spent.and_, (spent(partial(one, first), database.server) for first in range(0, BOXES, BOXES_A_FILE))
        )

    def new(work: Callable[[Registry], Spent]) -> Spent:
        with a_registry(database.url()) as registry:
            return work(registry)

    return rates([{"with rows": new(whole), "bare": new(bare)} for _ in range(TURNS)], BOXES, "bare")


def opening(folder: Path) -> dict[str, object]:
    """(c) Records opened and read on two threads, beside bare decryption of the same boxes."""
    keys = some_keys()
    booth = a_booth(folder, keys)
    for signing in made_up_signings(OPENED, 1, booth.campaign):
        booth.accept(signing)
    entries, reader = booth.entries(), Reader(keys.opening, TokenKey.of(keys.opening))

    def bare(piece: list[Entry]) -> int:
        return sum(len(keys.opening.open(e.box or b"", box_context(e.kiosk_id, e.seq, e.kind))) for e in piece)

    def read(piece: list[Entry]) -> int:
        return sum(reader.read(entry).is_open for entry in piece)

    with ThreadPoolExecutor(2) as executor:

        def all_of(work: Callable[[list[Entry]], int]) -> Spent:
            return spent(lambda: list(on_all_cores(executor, work, in_pieces(entries))))

        turns = [{"opened and read": all_of(read), "bare HPKE": all_of(bare)} for _ in range(2 * TURNS)]
    return rates(turns, OPENED, "bare HPKE")


def some_signings(count: int, number: int, booth_signings: Iterator[Signing]) -> Iterator[Signing]:
    """Signings of people with names of a crowd's variety: made-up ones have a hundred names among them all."""
    people = crowd(count * number)[-count:]
    for place, signing in enumerate(booth_signings):
        who, had = people[place], signing.signatory
        named = replace(had, given_name=who.given_name, family_name=who.family_name)
        email = had.email and f"{number}.{had.email}"
        yield replace(signing, signatory=replace(named, email=email))


def whole_merge(batches: int, records: int) -> dict[str, object]:
    """(d), (e) Real batches, merged twice in a process of their own that does nothing else."""
    with tempfile.TemporaryDirectory(prefix="bench-merge-") as name:
        folder = Path(name)
        made_keys(folder / "keys")
        keys = load_keys(folder / "keys", PASSPHRASE)
        for number in range(1, batches + 1):
            booth = a_booth(folder / "kiosks", keys, number)
            for signing in some_signings(records, number, made_up_signings(records, number, booth.campaign)):
                booth.accept(signing)
            booth.export(folder / "stick")
            booth.ledger.close()
        command = [sys.executable, __file__, "--merge", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {"records": batches * records} | json.loads(done.stdout.splitlines()[-1])


def merge_here(folder: Path) -> None:
    """In the child: merges the batches of a folder twice, and prints what it took."""
    keys = load_keys(folder / "keys", PASSPHRASE)
    paths = sorted((folder / "stick").iterdir())
    idle = peak_mib()
    with a_desk(f"sqlite:///{folder / 'registry.db'}", keys) as desk:
        first = spent(lambda: desk.merge(paths))
        added = sum(outcome.new for outcome in desk.heard)
        second = spent(lambda: desk.merge(paths))
        counts = desk.merging.merge([], NoProgress(), desk.heard.append).counts
    peak = peak_mib()
    found = {
        "records a second": round(added / first.clock),
        "records a CPU second": round(added / first.cpu),
        "peak MiB": peak,
        "of which before MiB": idle,
        "to review": counts.to_review,
        "added by the second": sum(outcome.new for outcome in desk.heard) - added,
        "second over first, cpu": round(second.cpu / first.cpu, 3),
    }
    print(json.dumps(found))


def databases(folder: Path, until: ExitStack) -> dict[str, Database]:
    """Each kind of database that there is here, by name."""
    numbers = iter(range(1_000))
    found = {"SQLite": Database(lambda: f"sqlite:///{folder / f'registry-{next(numbers)}.db'}")}
    programs = find_programs()
    if programs is None:
        print("PostgreSQL: not measured, there is no server here")
        return found
    safe = dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes"), "on")
    cluster = until.enter_context(running(programs, SETTINGS | safe))
    return found | {"PostgreSQL": Database(lambda: a_database(cluster), cluster.pid)}


def told(what: str, value: object) -> object:
    """Prints a line of the table as soon as it is known."""
    print(f"{what}: {json.dumps(value, ensure_ascii=False)}", flush=True)
    return value


def main() -> None:
    """Measures and prints it all, and leaves JSON beside it."""
    if sys.argv[1:2] == ["--merge"]:
        merge_here(Path(sys.argv[2]))
        return
    with ExitStack() as until:
        folder = Path(until.enter_context(tempfile.TemporaryDirectory(prefix="bench-merge-")))
        kinds = databases(folder, until)
        found: dict[str, object] = {
            "rows": [told("rows", case(folder, kinds, rows)) for rows in ROWS for case in (tables, hashes)],
            "boxes": {kind: told(f"boxes, {kind}", boxes_against_bare(one)) for kind, one in kinds.items()},
            "opening": told("opening", opening(folder / "opening")),
        }
    found["merge"] = [told("merge", whole_merge(*size)) for size in MERGED]
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
