"""Many coordinators merge into one registry at the same time: it becomes what one alone would have made of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from factories_registry import Weekend, a_desk, a_weekend
from factories_vault import PASSPHRASE, made_keys
from faults.children import Nursery, nursery
from sqlalchemy import Connection, FromClause, func, select

from kiosk.registry.comparing import count_unsettled
from kiosk.registry.holdings import digest
from kiosk.registry.registry import Registry
from kiosk.registry.schema import batches, boxes, entries, leads, pairs, registries
from kiosk.vault.keys import CampaignKeys, load_keys

PROCESSES = 8
KIOSKS = 3
"""Of the five; make faults has all of them, and many runs."""


@dataclass(frozen=True)
class Held:
    """All that a registry holds, but for which merge came first."""

    digest: bytes
    rows: dict[str, list[tuple[object, ...]]]
    unsettled: int


def rows_of(connection: Connection, table: FromClause) -> list[tuple[object, ...]]:
    """The rows in order, each as often as it is there; which batch brought an entry is chance."""
    columns = [column for column in table.columns if column.name != "batch"]
    return sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)


def held(registry: Registry) -> Held:
    with registry.reading() as connection:
        rows = {table.name: rows_of(connection, table) for table in (entries, boxes, leads, pairs)}
        return Held(digest(connection), rows, count_unsettled(connection))


@dataclass(frozen=True)
class Coordinators:
    """Eight processes with the same keys, who have the early and the late batches of some kiosks to merge."""

    folder: Path
    keys: CampaignKeys
    batches: list[Path]
    alone: Held
    nursery: Nursery

    def merge(self, url: str) -> None:
        """All at once. Each lacks the batches of one kiosk, which others have, and takes its own in another order."""
        self.call(url, [self._given(number) for number in range(PROCESSES)])

    def call(self, url: str, batches: list[list[str]]) -> None:
        """Each merges its batches, at the same time as the others; all get through at the first try."""
        given = [{"url": url, "keys": str(self.folder / "keys"), "batches": mine} for mine in batches]
        self.nursery.begin("at_once:at_once", function="faults.merge_at_once:merge", given=given)
        assert self.nursery.wait() == 0
        assert self.nursery.said("exit") == ["0"] * len(batches)
        assert (self.nursery.said("busy"), self.nursery.said("refused")) == ([], [])
        assert len(self.nursery.said("merged")) == len(batches)

    def _given(self, number: int) -> list[str]:
        mine = [str(path) for place, path in enumerate(self.batches) if (place - number) % KIOSKS]
        Random(number).shuffle(mine)  # noqa: S311 -- repeatable
        return mine


def some_of(weekend: Weekend) -> list[Path]:
    """First the early batches of some kiosks, then the late ones, which hold all that the early ones do."""
    first, _, last = (weekend.batches[start : start + KIOSKS] for start in (0, 5, 10))
    return [*first, *last]


@pytest.fixture(scope="module")
def coordinators(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coordinators]:
    folder = tmp_path_factory.mktemp("at_once")
    made_keys(folder / "keys")
    weekend = a_weekend(folder, load_keys(folder / "keys", PASSPHRASE))
    batches = some_of(weekend)
    with a_desk(f"sqlite:///{folder / 'alone.db'}", weekend.keys) as desk:
        desk.merge(batches)
        alone = held(desk.registry)
    with nursery("at_once", "faults.merge_at_once", "alembic.command", "kiosk.batch.hanko") as loaded:
        yield Coordinators(folder, weekend.keys, batches, alone, loaded)


def test_a_single_merge_leaves_something_of_everything(coordinators: Coordinators) -> None:
    assert all(coordinators.alone.rows.values())
    assert coordinators.alone.unsettled == 0


def test_eight_merges_at_once_make_the_registry_of_one(coordinators: Coordinators, registry_url: str) -> None:
    coordinators.merge(registry_url)
    with a_desk(registry_url, coordinators.keys) as desk:
        found = held(desk.registry)
        with desk.registry.reading() as connection:
            manifests = connection.scalars(select(batches.c.manifest_sha256)).all()
    assert found.digest == coordinators.alone.digest
    assert found == coordinators.alone
    assert len(manifests) == len(set(manifests))


def test_eight_at_once_make_the_tables_once(coordinators: Coordinators, registry_url: str) -> None:
    coordinators.call(registry_url, [[]] * PROCESSES)
    with a_desk(registry_url, coordinators.keys) as desk, desk.registry.reading() as connection:
        made = {
            table.name: connection.scalar(select(func.count()).select_from(table)) for table in (registries, entries)
        }
    assert made == {"registry": 1, "entry": 0}
