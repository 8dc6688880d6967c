"""A set-up that was cut short is begun anew, and one on top of signatures is refused."""

from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from factories_collecting import a_signing_of
from factories_kiosks import EVENT

from kiosk.clock import SystemClock
from kiosk.durable import make_private_file
from kiosk.errors import InputRefused
from kiosk.home import Home
from kiosk.installed import open_kiosk
from kiosk.installing import install
from kiosk.kit import Kit


@pytest.mark.parametrize("is_in_wal_mode", [False, True])
def test_the_empty_file_of_a_ledger_that_was_never_made_is_no_obstacle(
    kit: Kit, tmp_path: Path, is_in_wal_mode: bool
) -> None:
    home = Home(tmp_path / "data")
    home.folder.mkdir()
    make_private_file(home.ledger)
    if is_in_wal_mode:
        with closing(connect(home.ledger)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    install(kit, EVENT, home, SystemClock())
    with open_kiosk(home.folder) as kiosk:
        assert kiosk.collecting.accept(a_signing_of(kiosk.campaign)).seq == 1


def test_a_ledger_with_signatures_is_no_empty_place(home: Home, kit: Kit) -> None:
    with open_kiosk(home.folder) as kiosk:
        kiosk.collecting.accept(a_signing_of(kiosk.campaign))
    home.settings.unlink()
    before = home.ledger.read_bytes()
    with pytest.raises(InputRefused, match="kiosk-half-there"):
        install(kit, EVENT, home, SystemClock())
    assert home.ledger.read_bytes() == before


def test_neither_is_one_whose_tables_cannot_be_found_any_more(home: Home, kit: Kit) -> None:
    with open_kiosk(home.folder) as kiosk:
        kiosk.collecting.accept(a_signing_of(kiosk.campaign))
    home.settings.unlink()
    content = bytearray(home.ledger.read_bytes())
    content[103:105] = bytes(2)  # how many tables the first page lists
    home.ledger.write_bytes(content)
    with pytest.raises(InputRefused, match="ledger-broken"):
        install(kit, EVENT, home, SystemClock())
    assert home.ledger.read_bytes() == content


def test_a_ledger_without_signatures_gives_way_with_all_that_lay_beside_it(home: Home, kit: Kit) -> None:
    home.settings.unlink()
    install(kit, EVENT, home, SystemClock())
    with open_kiosk(home.folder) as kiosk:
        assert kiosk.ledger.tip.seq == 0
