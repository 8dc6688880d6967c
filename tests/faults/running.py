"""Runs faults in processes side by side: each in a few shares, and its planted defects beside them."""

import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from faults.catalogue import fault_named
from faults.harness import NOTHING, Fault, Outcome, is_caught, run_some
from faults.table import Row

SHARES = 4
"""Into so many pieces a fault's runs are cut: more than processes, so that none waits long for the last."""


@dataclass(frozen=True, slots=True)
class Part:
    """What came of a share of a fault's runs, or of a planted defect."""

    fault: str
    found: Outcome = NOTHING
    seconds: float = 0.0
    defect: str | None = None
    caught: bool = False


def run_all(
    faults: Iterable[Fault], seed: int, processes: int, told: Callable[[Row], None], *, tenth: bool
) -> list[Row]:
    """The rows of these faults, in their order; `told` hears of each as soon as the last of it is in.

    What has the fewest runs is begun first: it cannot be cut into shares, and one of them takes half an hour.
    """
    rows = {fault.name: Row(fault.name, seed, skipped=fault.missing()) for fault in faults}
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        parts = [part for row in _fewest_runs_first(rows) for part in _submitted(pool, row, tenth=tenth)]
        waiting = {name: sum(name == other for other, _ in parts) for name in rows}
        for done in as_completed([future for _, future in parts]):
            part = done.result()
            _put(part, rows[part.fault])
            waiting[part.fault] -= 1
            if not waiting[part.fault]:
                told(rows[part.fault])
    return list(rows.values())


def _fewest_runs_first(rows: dict[str, Row]) -> list[Row]:
    return sorted(rows.values(), key=lambda row: fault_named(row.fault).runs)


def _submitted(pool: ProcessPoolExecutor, row: Row, *, tenth: bool) -> list[tuple[str, "Future[Part]"]]:
    if row.skipped is not None:
        return []
    fault = fault_named(row.fault)
    runs = -(-fault.runs // 10) if tenth else fault.runs
    shares = [pool.submit(run_share, fault.name, range(first, runs, SHARES), row.seed) for first in range(SHARES)]
    plants = [pool.submit(run_defect, fault.name, defect.name, row.seed) for defect in fault.defects]
    return [(fault.name, future) for future in (*shares, *plants)]


def _put(part: Part, row: Row) -> None:
    row.found += part.found
    row.seconds += part.seconds
    if part.defect is not None:
        row.defects[part.defect] = part.caught


def run_share(name: str, numbers: range, seed: int) -> Part:
    """Some of a fault's runs, in a process of the pool."""
    begun = monotonic()
    if not numbers:
        return Part(name)
    with TemporaryDirectory(prefix="kiosk-fault-") as folder:
        found = run_some(fault_named(name), numbers, seed, Path(folder))
    return Part(name, found, monotonic() - begun)


def run_defect(name: str, planted: str, seed: int) -> Part:
    """Whether a fault catches what is planted, in a process of the pool."""
    fault = fault_named(name)
    defect = next(one for one in fault.defects if one.name == planted)
    with TemporaryDirectory(prefix="kiosk-fault-") as folder:
        return Part(name, defect=planted, caught=is_caught(fault, defect, seed, Path(folder)))
