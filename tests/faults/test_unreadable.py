"""A sector of the ledger that the disk does not give back costs what stood in it, and nothing else."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, which

import pytest
from factories_collecting import a_signing_of
from faults.children import HERE, SIGNING_LIBRARY, Nursery, nursery
from faults.flipped_byte import MOST_DAMAGED
from faults.kiosks import Breakable, a_breakable

from kiosk.batch.reader import read_batch
from kiosk.installed import open_kiosk
from kiosk.ledger.salvage import FRAME_HEADER, PAGE, WAL_HEADER

SIGNINGS = 12
pytestmark = pytest.mark.skipif(which("cc") is None, reason="needs cc (gcc, libc6-dev): it builds what breaks reading")


@pytest.fixture(scope="module")
def breakable() -> Breakable:
    return a_breakable()


@pytest.fixture(scope="module")
def children(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    library = tmp_path_factory.mktemp("unreadable") / "unreadable.so"
    built = ("cc", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", library, HERE / "unreadable.c")
    subprocess.run([str(part) for part in built], check=True)
    with nursery("faults.unreadable", SIGNING_LIBRARY, wrapped_in=("env", f"LD_PRELOAD={library}")) as made:
        yield made


@pytest.fixture
def in_the_wal(breakable: Breakable, room: Path) -> Path:
    """A kiosk with signings in the WAL, as one is that was switched off."""
    folder = breakable.fresh(room / "kiosk")
    with open_kiosk(folder) as kiosk:
        for _ in range(SIGNINGS):
            kiosk.collecting.accept(a_signing_of(kiosk.campaign))
        return Path(copytree(folder, room / "switched-off"))


@pytest.fixture
def folded(in_the_wal: Path, room: Path) -> Path:
    """The same, all of them in the ledger's file itself, as it is once it was closed."""
    return room / "kiosk"


def handed_on(children: Nursery, breakable: Breakable, folder: Path, file: str, first: int) -> tuple[set[int], int]:
    """The numbers whose boxes an export brings where the page at this offset is bad, and how many it says it misses."""
    kiosk, stick = (folder.parent / f"{name}-{first}" for name in ("broken", "stick"))
    copytree(folder, kiosk)
    children.heard.clear()
    arguments = {"folder": str(kiosk), "to": str(stick), "file": file, "first": first, "end": first + PAGE}
    children.begin("faults.unreadable:export", **arguments)
    assert children.wait() == 0, f"with {file} bad at {first}: {children.heard[-3:]}"
    found = set()
    for path in stick.iterdir():
        with read_batch(path, breakable.keys.desk.root_der) as batch:
            found |= {entry.seq for entry in batch.entries() if entry.box is not None}
    return found, int(children.said("damaged")[0])


def test_a_bad_page_of_the_file_costs_what_is_on_it(children: Nursery, breakable: Breakable, folded: Path) -> None:
    for first in range(0, (folded / "ledger.db").stat().st_size, PAGE):
        found, damaged = handed_on(children, breakable, folded, "ledger.db", first)
        assert len(found) >= SIGNINGS - MOST_DAMAGED
        assert len(found) == SIGNINGS - damaged or found == set(range(1, max(found) + 1))
        assert children.said("collect") == ["0"]


def test_a_bad_page_of_the_wal_costs_what_is_on_it(children: Nursery, breakable: Breakable, in_the_wal: Path) -> None:
    wal = in_the_wal / "ledger.db-wal"
    frames = (wal.stat().st_size - WAL_HEADER) // (FRAME_HEADER + PAGE)
    assert frames > SIGNINGS
    for first in (0, frames // 2 * PAGE, (frames - 3) * PAGE):
        found, _ = handed_on(children, breakable, in_the_wal, wal.name, first)
        assert len(found) >= SIGNINGS - MOST_DAMAGED


def test_an_error_that_passes_closes_no_kiosk(children: Nursery, folded: Path) -> None:
    failed = 0
    for first in range(0, (folded / "ledger.db").stat().st_size, PAGE):
        children.begin("faults.unreadable:show", folder=str(folded), file="ledger.db", first=first, end=first + PAGE)
        assert children.wait() == 0, f"with an error at {first}: {children.heard[-3:]}"
        assert children.said("collect") == ["1"], f"with an error at {first}"
        failed += children.said("left") == ["0"]
    assert failed > SIGNINGS
