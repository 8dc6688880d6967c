"""Saving against the disk: `Collecting.accept` beside a bare write + fdatasync of the same bytes, turn by turn.

Run it with `make bench`, or `python benchmarks/bench_save.py [FOLDER …]`; each folder is measured on its own disk.
"""

import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter

from kiosk.campaign_folder import read_campaign
from kiosk.cli.demo import demo_in, ready_demo
from kiosk.collecting import Collecting
from kiosk.entry import Mode
from kiosk.installed import open_kiosk
from kiosk.ledger.ledger import Ledger
from kiosk.paths import CAMPAIGNS
from kiosk.second_copy import SecondCopies
from kiosk.signatory import Event
from kiosk.simulating import made_up_signings
from kiosk.vault.identity import Issuer
from kiosk.vault.seal import OpeningKey

ROUNDS = 400
WARM_UP = 20
BOX_BYTES = 1136 + 4096
RESULTS = Path("build/bench/save.json")


def measured(work: Callable[[], object]) -> float:
    """Milliseconds that the work took."""
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def quantiles(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=100)
    return {"p50": round(cuts[49], 3), "p95": round(cuts[94], 3), "p99": round(cuts[98], 3)}


def bench(folder: Path) -> dict[str, object]:
    campaign = read_campaign(CAMPAIGNS / "viasna")
    kiosk_id = bytes(16)
    issuer = Issuer.make(date(2021, 12, 1), date(2026, 11, 24))
    ledger = Ledger.create(folder / "ledger.db", kiosk_id, Mode.REHEARSAL, bytes(32))
    collecting = Collecting(
        ledger=ledger,
        sealing_key=OpeningKey.generate().sealing_key(),
        identity=issuer.issue("bench", "kiosk", kiosk_id, date(2021, 12, 1)),
        campaign=campaign,
        event=lambda: Event("Bench", "", date(2026, 11, 24)),
        randomness=os.urandom,
    )
    signings = list(made_up_signings(ROUNDS + WARM_UP, 1, campaign))
    raw = Random(1).randbytes(BOX_BYTES)  # noqa: S311 -- bytes that do not compress, nothing secret
    bare = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT, 0o600)

    def bare_write() -> None:
        os.write(bare, raw)
        os.fdatasync(bare)

    saves, writes = [], []
    for signing in signings:
        saves.append(measured(partial(collecting.accept, signing)))
        writes.append(measured(bare_write))
    os.close(bare)
    ledger.close()
    saves, writes = saves[WARM_UP:], writes[WARM_UP:]
    extra = [save - write for save, write in zip(saves, writes, strict=True)]
    return {
        "folder": str(folder.parent),
        "save_ms": quantiles(saves),
        "bare_ms": quantiles(writes),
        "ratio_of_medians": round(statistics.median(saves) / statistics.median(writes), 2),
        "median_difference_ms": round(statistics.median(extra), 3),
    }


def bench_with_copy(folder: Path) -> dict[str, object]:
    """Saving while the second copy of what was saved before is brought onto a stick, here a folder on the same disk: as
    busy as no stand is, where the copy has a minute for each. And how long that copy takes."""
    stick, copies_ms = folder / "stick", []
    stick.mkdir()
    demo = demo_in(folder / "kiosk")
    ready_demo(demo, date(2026, 11, 24))
    with open_kiosk(demo.folder) as kiosk, ThreadPoolExecutor(1) as copying:
        copies, saves = SecondCopies(kiosk), []

        def bring() -> None:
            copies_ms.append(measured(partial(copies.catch_up, stick)))

        for signing in made_up_signings(ROUNDS + WARM_UP, 2, kiosk.campaign):
            under_way = copying.submit(bring)
            saves.append(measured(partial(kiosk.collecting.accept, signing)))
            under_way.result()
    return {"save_with_copy_ms": quantiles(saves[WARM_UP:]), "copy_ms": quantiles(copies_ms[WARM_UP:])}


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]] or [Path.cwd() / "build", Path("/dev/shm")]  # noqa: S108 -- a tmpfs
    rows = []
    for parent in folders:
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=parent) as scratch:
            row = bench(Path(scratch))
        with tempfile.TemporaryDirectory(dir=parent) as scratch:
            row |= bench_with_copy(Path(scratch))
        rows.append(row)
        print(
            f"{parent}: save {row['save_ms']} ms; bare write + fdatasync {row['bare_ms']} ms; "
            f"ratio {row['ratio_of_medians']}, difference {row['median_difference_ms']} ms; "
            f"with a second copy under way {row['save_with_copy_ms']} ms, which takes {row['copy_ms']} ms"
        )
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
