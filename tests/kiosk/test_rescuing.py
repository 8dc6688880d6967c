"""A kiosk whose ledger SQLite refuses still exports everything in it, and its file stays as it is."""

from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from factories_collecting import a_signing_of
from faults.kiosks import Breakable, a_breakable

from kiosk.batch.reader import read_batch
from kiosk.errors import Busy, InputRefused
from kiosk.exporting import export_sealed
from kiosk.installed import open_kiosk
from kiosk.progress import NoProgress
from kiosk.rescuing import ASIDE, open_kiosk_to_export, open_kiosk_to_show

SIGNINGS = 12
QUIET = NoProgress()


@pytest.fixture(scope="module")
def breakable() -> Breakable:
    return a_breakable()


@pytest.fixture
def home(breakable: Breakable, tmp_path: Path) -> Path:
    """The data folder of a kiosk with signings."""
    folder = breakable.fresh(tmp_path / "kiosk")
    with open_kiosk(folder) as kiosk:
        for _ in range(SIGNINGS):
            kiosk.collecting.accept(a_signing_of(kiosk.campaign))
    return folder


def spoil(home: Path, offset: int, size: int) -> bytes:
    """Overwrites a part of the ledger's file; all of it as it is then."""
    with (home / "ledger.db").open("r+b") as file:
        file.seek(offset)
        file.write(b"\xa5" * size)
    return (home / "ledger.db").read_bytes()


def exported_seqs(home: Path, to: Path) -> list[int]:
    with open_kiosk_to_export(home) as kiosk:
        exported, root = export_sealed(kiosk, to, QUIET), kiosk.identity.root_der
    seqs = []
    for path in exported.batches:
        with read_batch(path, root) as batch:
            seqs += [entry.seq for entry in batch.entries()]
    return seqs


def test_the_first_page_is_not_needed(home: Path, tmp_path: Path) -> None:
    spoilt = spoil(home, 0, 4096)
    with pytest.raises(InputRefused, match="ledger-broken"), open_kiosk(home):
        pass
    assert exported_seqs(home, tmp_path / "stick") == list(range(1, SIGNINGS + 1))
    assert (home / "ledger.db").read_bytes() == spoilt
    assert not [path for path in home.iterdir() if path.is_dir() and path.name != "kit"]


def test_a_flipped_bit_in_a_day_costs_that_entry_alone(home: Path, tmp_path: Path) -> None:
    with closing(connect(home / "ledger.db")) as connection, connection:
        connection.execute("UPDATE entry SET day = CAST(x'32b0' || substr(CAST(day AS BLOB), 3) AS TEXT) WHERE seq = 5")
    assert exported_seqs(home, tmp_path / "stick") == [1, 2, 3, 4, *range(6, SIGNINGS + 1)]


def test_what_a_registry_confirmed_is_not_exported_again(home: Path, tmp_path: Path) -> None:
    with open_kiosk(home) as kiosk:
        kiosk.ledger.confirm(5)
    spoil(home, 0, 4096)
    assert exported_seqs(home, tmp_path / "stick") == list(range(6, SIGNINGS + 1))


def test_a_whole_kiosk_is_opened_as_it_is(home: Path, tmp_path: Path) -> None:
    with open_kiosk_to_export(home) as kiosk:
        assert kiosk.ledger.tip.seq == SIGNINGS
    assert exported_seqs(home, tmp_path / "stick") == list(range(1, SIGNINGS + 1))


def test_people_go_on_where_the_end_is_certain(home: Path) -> None:
    with open_kiosk(home) as kiosk:
        box = list(kiosk.ledger.entries())[4].box
    assert box is not None
    content = (home / "ledger.db").read_bytes()
    (home / "ledger.db").write_bytes(content.replace(box[-64:], bytes(64)))
    with open_kiosk_to_show(home) as kiosk:
        assert kiosk.collects
        assert kiosk.collecting.accept(a_signing_of(kiosk.campaign)).seq == SIGNINGS + 1
        assert kiosk.verify_ledger().bad == (5,)


def test_nothing_can_be_added_to_what_was_salvaged(home: Path) -> None:
    spoil(home, 0, 4096)
    with open_kiosk_to_show(home) as kiosk:
        assert not kiosk.collects
        assert kiosk.verify_ledger().bad == ()
        for add in (lambda: kiosk.collecting.accept(a_signing_of(kiosk.campaign)), kiosk.collecting.checkpoint):
            with pytest.raises(InputRefused, match="ledger-broken"):
                add()
        assert kiosk.ledger.tip.seq == SIGNINGS


def test_what_is_set_aside_is_for_its_owner_alone(home: Path) -> None:
    spoil(home, 0, 4096)
    with open_kiosk_to_show(home):
        (aside,) = home.glob(f"{ASIDE}*")
        modes = {path.stat().st_mode & 0o077 for path in (aside, *aside.iterdir())}
    assert modes == {0}


@pytest.mark.parametrize("is_damaged", [False, True])
def test_only_one_process_shows_a_kiosk_damaged_or_not(home: Path, is_damaged: bool) -> None:
    if is_damaged:
        spoil(home, 0, 4096)
    with open_kiosk_to_show(home), pytest.raises(Busy, match="data-in-use"), open_kiosk_to_show(home):
        pass


def test_what_a_killed_one_set_aside_is_cleared(home: Path) -> None:
    spoil(home, 0, 4096)
    (home / f"{ASIDE}left").mkdir()
    (home / f"{ASIDE}left" / "ledger.db").write_bytes(b"sealed")
    with open_kiosk_to_show(home):
        assert [path.name for path in home.glob(f"{ASIDE}*")] != [f"{ASIDE}left"]
    assert not list(home.glob(f"{ASIDE}*"))


def test_where_nothing_is_left_that_is_said(home: Path, tmp_path: Path) -> None:
    spoil(home, 0, (home / "ledger.db").stat().st_size)
    with pytest.raises(InputRefused, match="ledger-broken"), open_kiosk_to_export(home) as kiosk:
        export_sealed(kiosk, tmp_path / "stick", QUIET)


def test_what_is_no_kiosk_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="kiosk-missing"), open_kiosk_to_export(tmp_path):
        pass
