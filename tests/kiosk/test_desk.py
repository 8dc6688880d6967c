"""An open desk keeps no more of the keys than it needs, and nothing of them once it is closed."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories_vault import PASSPHRASE, made_keys

from kiosk.desk import open_desk
from kiosk.errors import InputRefused
from kiosk.vault.identity import Identity, Issuer
from kiosk.vault.keys import load_keys
from kiosk.vault.seal import OpeningKey


class Typed(str):
    """A passphrase whose end can be noticed."""


@pytest.fixture(autouse=True)
def _only_what_is_new() -> Iterator[None]:
    """Is looked through, and not all that tests before have left in this process."""
    gc.freeze()
    yield
    gc.unfreeze()


def alive(kind: type) -> set[int]:
    gc.collect()
    return {id(one) for one in gc.get_objects() if isinstance(one, kind)}


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    made_keys(tmp_path / "keys")
    return tmp_path / "keys"


def test_an_open_desk_holds_neither_the_root_key_nor_the_passphrase(keys: Path, tmp_path: Path) -> None:
    roots, typed = alive(Issuer), Typed(PASSPHRASE)
    gone = weakref.ref(typed)
    desk = open_desk(f"sqlite:///{tmp_path / 'registry.db'}", keys, typed)
    with desk:
        del typed
        assert alive(Issuer) == roots
        assert gone() is None


def test_a_closed_desk_has_let_go_of_the_keys(keys: Path, tmp_path: Path) -> None:
    before = alive(OpeningKey), alive(Identity)
    with open_desk(f"sqlite:///{tmp_path / 'registry.db'}", keys, PASSPHRASE) as desk:
        assert desk.counts().signings == 0
        assert alive(OpeningKey) - before[0]
    del desk
    assert (alive(OpeningKey), alive(Identity)) == before


def test_unlocking_for_kits_takes_the_root_key_and_drops_it(keys: Path) -> None:
    """The planted opposite of the first test: it would be seen if it stayed."""
    roots = alive(Issuer)
    held = load_keys(keys, PASSPHRASE)
    assert alive(Issuer) - roots
    del held
    assert alive(Issuer) == roots


def test_a_refused_passphrase_leaves_no_key(keys: Path, tmp_path: Path) -> None:
    before = alive(OpeningKey)
    with pytest.raises(InputRefused, match="passphrase-wrong"), open_desk("sqlite://", keys, "other words"):
        pass
    assert alive(OpeningKey) == before
