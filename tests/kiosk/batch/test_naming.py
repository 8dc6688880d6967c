"""A batch goes where nothing is lost by it: under its usual name, or beside what holds more than it does."""

from dataclasses import replace
from pathlib import Path

import pytest
from factories_batch import Sealed, a_sealed, copied, resealed

from kiosk.batch.naming import place_for
from kiosk.batch.reader import SUFFIX, read_batch

USUAL = "batch-00010203-3"


@pytest.fixture(scope="module")
def sealed_once(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """To be copied."""
    return a_sealed(tmp_path_factory.mktemp("once"))


@pytest.fixture
def sealed(sealed_once: Sealed, tmp_path: Path) -> Sealed:
    return copied(sealed_once, tmp_path / "elsewhere")


def name_in(stick: Path, sealed: Sealed, path: Path | None = None) -> str:
    """Which name the batch gets on this stick."""
    with read_batch(path or sealed.path, sealed.root) as batch:
        return place_for(batch, stick, sealed.root, SUFFIX).name


def test_where_nothing_is_the_name_is_the_usual_one(tmp_path: Path, sealed: Sealed) -> None:
    assert name_in(tmp_path / "stick", sealed) == f"{USUAL}{SUFFIX}"


@pytest.mark.parametrize("content", [b"", b"older", b"PK\x03\x04"])
def test_what_is_no_batch_gives_way(tmp_path: Path, sealed: Sealed, content: bytes) -> None:
    (tmp_path / sealed.path.name).write_bytes(content)
    assert name_in(tmp_path, sealed) == f"{USUAL}{SUFFIX}"


def test_a_link_gives_way_for_what_it_points_to_stays(tmp_path: Path, sealed: Sealed) -> None:
    (tmp_path / sealed.path.name).symlink_to(a_sealed(tmp_path / "other").path)
    assert name_in(tmp_path, sealed) == f"{USUAL}{SUFFIX}"


def test_the_same_gives_way_and_so_does_one_without_some_boxes(tmp_path: Path, sealed: Sealed) -> None:
    poorer = resealed(tmp_path, sealed, entries=[replace(sealed.entries[0], box=None), *sealed.entries[1:]])
    stick = tmp_path / "stick"
    stick.mkdir()
    for path in (sealed.path, poorer):
        (stick / sealed.path.name).write_bytes(path.read_bytes())
        assert name_in(stick, sealed) == f"{USUAL}{SUFFIX}"
    (stick / sealed.path.name).write_bytes(sealed.path.read_bytes())
    assert name_in(stick, sealed, poorer) == f"{USUAL}-2{SUFFIX}"


@pytest.mark.parametrize("harm", ["a byte", "cut short", "another root", "a folder"])
def test_what_cannot_be_shown_to_hold_no_more_stays(tmp_path: Path, sealed: Sealed, harm: str) -> None:
    there, content = tmp_path / sealed.path.name, sealed.path.read_bytes()
    if harm == "a folder":
        there.mkdir()
        (there / "records.bin").write_bytes(sealed.members()["records.bin"])
    elif harm == "another root":
        there.write_bytes(a_sealed(tmp_path / "other").path.read_bytes())
    elif harm == "cut short":
        there.write_bytes(content[:-100])
    else:
        there.write_bytes(content[:-500] + bytes([content[-500] ^ 1]) + content[-499:])
    assert name_in(tmp_path, sealed) == f"{USUAL}-2{SUFFIX}"
    (tmp_path / f"{USUAL}-2{SUFFIX}").write_bytes(content[:-100])
    assert name_in(tmp_path, sealed) == f"{USUAL}-3{SUFFIX}"


def test_a_numbered_batch_keeps_its_number(tmp_path: Path, sealed: Sealed) -> None:
    numbered = sealed.path.rename(sealed.path.with_name(f"{USUAL}-2{SUFFIX}"))
    with read_batch(numbered, sealed.root) as batch:
        assert place_for(batch, tmp_path, sealed.root).name == f"{USUAL}-2"
    renamed = numbered.rename(numbered.with_name(f"monday{SUFFIX}"))
    with read_batch(renamed, sealed.root) as batch:
        assert place_for(batch, tmp_path, sealed.root).name == USUAL
