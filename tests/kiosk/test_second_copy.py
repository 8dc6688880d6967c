"""The second copy: each save is on the stick, readable as any batch, and a pull at any byte takes nothing back."""

import os
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree, ignore_patterns
from sqlite3 import connect

import pytest
from disks import ROOT_ONLY, fill_up, small_disk
from factories_collecting import a_signing_of
from factories_kiosks import CAMPAIGN, EVENT, signings

from kiosk.batch.copy_file import COPY_SUFFIX, MARK_BYTES, RECORDS_AT
from kiosk.batch.finding import find_batches
from kiosk.batch.reader import peek_manifest, read_batch
from kiosk.clock import SystemClock
from kiosk.entry import Mode
from kiosk.errors import InputRefused, StorageFailed
from kiosk.home import Home
from kiosk.installed import Kiosk, open_kiosk
from kiosk.installing import install
from kiosk.kit import make_kit, read_kit
from kiosk.second_copy import PAGE, SecondCopies
from kiosk.signatory import Signatory
from kiosk.vault.keys import CampaignKeys
from kiosk.verifying import verify_batch


@pytest.fixture(scope="module")
def template(keys: CampaignKeys, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder set up once: to make a PIN takes a second, and no test here needs one of its own."""
    folder = tmp_path_factory.mktemp("template")
    made = make_kit(CAMPAIGN, keys, name="kiosk-07", mode=Mode.LIVE, to=folder, randomness=os.urandom)
    install(read_kit(made.file, made.code), EVENT, Home(folder / "data"), SystemClock())
    return folder / "data"


@pytest.fixture
def home(template: Path, tmp_path: Path) -> Home:
    return Home(copytree(template, tmp_path / "data", ignore=ignore_patterns("ballast")))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def collect(kiosk: Kiosk, count: int) -> None:
    for signing in signings(kiosk, count):
        kiosk.collecting.accept(signing)


def copies_on(stick: Path) -> list[Path]:
    return sorted(stick.glob(f"*{COPY_SUFFIX}"))


def span(copy: Path, kiosk: Kiosk) -> tuple[int, int]:
    """First and last number in a copy, all of which is verified."""
    with read_batch(copy, kiosk.identity.root_der) as batch:
        seqs = [entry.seq for entry in batch.entries()]
    return seqs[0], seqs[-1]


def test_each_save_is_on_the_stick_and_opens_with_the_campaigns_key(
    kiosk: Kiosk, keys: CampaignKeys, stick: Path
) -> None:
    copies = SecondCopies(kiosk)
    for signing in signings(kiosk, 4):
        seq = kiosk.collecting.accept(signing).seq
        assert copies.catch_up(stick) == seq
        (copy,) = copies_on(stick)
        verdict = verify_batch(copy, kiosk.identity.root_der, keys.opening)
        assert (verdict.code, verdict.records, verdict.gap) == (None, seq, False)


def test_nothing_saved_makes_no_file(kiosk: Kiosk, stick: Path) -> None:
    assert SecondCopies(kiosk).catch_up(stick) == 0
    assert copies_on(stick) == []


def test_a_stick_that_comes_late_gets_all_of_it_and_after_a_restart_goes_on_in_the_same_file(
    kiosk: Kiosk, stick: Path
) -> None:
    collect(kiosk, 3)
    SecondCopies(kiosk).catch_up(stick)
    collect(kiosk, PAGE + 5)

    SecondCopies(kiosk).catch_up(stick)

    (copy,) = copies_on(stick)
    assert span(copy, kiosk) == (1, PAGE + 8)


def test_a_copy_is_found_and_planned_as_a_batch_is(kiosk: Kiosk, stick: Path) -> None:
    copies = SecondCopies(kiosk)
    for _ in range(2):
        collect(kiosk, 3)
        copies.catch_up(stick)

    assert find_batches([stick]) == copies_on(stick)
    manifest = peek_manifest(copies_on(stick)[0])
    assert manifest is not None
    assert (manifest.last_seq, manifest.counts.records) == (6, 6)


def test_a_changed_byte_that_is_in_force_refuses_the_copy(kiosk: Kiosk, stick: Path) -> None:
    collect(kiosk, 2)
    SecondCopies(kiosk).catch_up(stick)
    (copy,) = copies_on(stick)
    whole = copy.read_bytes()
    codes = {}
    for at in (0, MARK_BYTES - 1, MARK_BYTES + 40, MARK_BYTES + 60, RECORDS_AT, RECORDS_AT + 5_000, len(whole) - 1):
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        codes[at] = verify_batch(copy, kiosk.identity.root_der, None).code
    assert None not in codes.values()
    assert codes[RECORDS_AT + 5_000] == "records-changed"


def _spoil(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[: RECORDS_AT + 10])


def _empty(copy: Path) -> None:
    copy.write_bytes(b"")


@pytest.mark.parametrize("harm", [_spoil, _empty])
def test_a_damaged_copy_is_left_and_a_new_one_begun_beside_it(
    harm: Callable[[Path], None], kiosk: Kiosk, stick: Path
) -> None:
    collect(kiosk, 2)
    copies = SecondCopies(kiosk)
    copies.catch_up(stick)
    (first,) = copies_on(stick)
    harm(first)
    left = first.read_bytes()

    kiosk.collecting.accept(a_signing_of(kiosk.campaign))
    assert copies.catch_up(stick) == 3

    assert first.read_bytes() == left
    assert [span(copy, kiosk) for copy in copies_on(stick) if copy != first] == [(1, 3)]


def test_another_ledgers_copy_of_the_same_kiosk_is_left(home: Home, stick: Path, tmp_path: Path) -> None:
    """A data folder that was put back from yesterday takes other signings under the same numbers."""
    with open_kiosk(home.folder) as kiosk:
        collect(kiosk, 1)
    copytree(home.folder, tmp_path / "put-back")
    with open_kiosk(home.folder) as kiosk:
        collect(kiosk, 2)
        SecondCopies(kiosk).catch_up(stick)
    (first,) = copies_on(stick)
    left = first.read_bytes()

    with open_kiosk(tmp_path / "put-back") as other:
        collect(other, 1)
        for _ in range(2):  # also after another start
            SecondCopies(other).catch_up(stick)
            other.collecting.accept(a_signing_of(other.campaign))
        assert SecondCopies(other).catch_up(stick) == 4
        assert [span(copy, other) for copy in copies_on(stick)] == [(1, 3), (1, 4)]
    assert first.read_bytes() == left


def test_a_name_that_is_a_link_is_not_written_through(kiosk: Kiosk, stick: Path, tmp_path: Path) -> None:
    collect(kiosk, 1)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    SecondCopies(kiosk).catch_up(elsewhere)
    (copy,) = copies_on(elsewhere)
    left = copy.read_bytes()
    (stick / copy.name).symlink_to(copy)

    kiosk.collecting.accept(a_signing_of(kiosk.campaign))
    SecondCopies(kiosk).catch_up(stick)

    assert copy.read_bytes() == left
    assert [span(path, kiosk) for path in copies_on(stick) if not path.is_symlink()] == [(1, 2)]


def test_what_a_registry_confirmed_is_not_in_a_new_copy(kiosk: Kiosk, stick: Path) -> None:
    collect(kiosk, 4)
    kiosk.ledger.confirm(3)
    SecondCopies(kiosk).catch_up(stick)
    assert [span(copy, kiosk) for copy in copies_on(stick)] == [(4, 4)]


@pytest.mark.parametrize(
    ("damage", "spans"),
    [
        ("DELETE FROM entry WHERE seq = 4", [(1, 3), (6, 6)]),
        (
            "UPDATE entry SET day = CAST(x'32b0' || substr(CAST(day AS BLOB), 3) AS TEXT) WHERE seq = 4",
            [(1, 3), (5, 6)],
        ),
        ("UPDATE entry SET head = zeroblob(32) WHERE seq = 2", [(1, 6)]),
        ("UPDATE entry SET head = zeroblob(32) WHERE seq = 4", [(1, 6)]),
        ("UPDATE entry SET head = zeroblob(32) WHERE seq = 6", [(1, 6)]),
    ],
    ids=["gone", "its day is no text", "head 2", "head 4", "head 6"],
)
def test_behind_a_break_in_the_ledger_the_copy_goes_on_in_another_file(
    home: Home, stick: Path, damage: str, spans: list[tuple[int, int]]
) -> None:
    """A damaged head alone is no break: its signature tells the true one."""
    with open_kiosk(home.folder) as kiosk:
        collect(kiosk, 2)
        SecondCopies(kiosk).catch_up(stick)
        collect(kiosk, 4)
    with closing(connect(home.ledger)) as connection, connection:
        connection.execute(damage)
    with open_kiosk(home.folder) as kiosk:
        for _ in range(2):  # also after another start
            assert SecondCopies(kiosk).catch_up(stick) == 6
        assert [span(copy, kiosk) for copy in copies_on(stick)] == spans


def test_a_copy_ends_with_an_entry_that_is_signed(home: Home, stick: Path) -> None:
    with open_kiosk(home.folder) as kiosk:
        collect(kiosk, 2)
        SecondCopies(kiosk).catch_up(stick)
        collect(kiosk, 2)
    with closing(connect(home.ledger)) as connection, connection:
        connection.execute("UPDATE entry SET sig = x'00' WHERE seq = 4")
    with open_kiosk(home.folder) as kiosk:
        with pytest.raises(InputRefused, match="ledger-broken"):
            SecondCopies(kiosk).catch_up(stick)
        assert [span(copy, kiosk) for copy in copies_on(stick)] == [(1, 3)]


def test_nothing_of_a_person_and_no_time_of_day_is_on_the_stick(kiosk: Kiosk, stick: Path) -> None:
    copies = SecondCopies(kiosk)
    for _ in range(3):
        kiosk.collecting.accept(a_signing_of(kiosk.campaign, signatory=Signatory("Янка", "Канарэйкава")))
        copies.catch_up(stick)
        (copy,) = stick.iterdir()
        day = datetime(EVENT.day.year, EVENT.day.month, EVENT.day.day, tzinfo=UTC).timestamp()
        assert copy.stat().st_mtime == day
    assert "Канарэйкава".encode() not in copy.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600


@ROOT_ONLY
def test_a_full_stick_keeps_what_it_has_and_takes_the_rest_when_there_is_room(kiosk: Kiosk, tmp_path: Path) -> None:
    collect(kiosk, 2)
    copies = SecondCopies(kiosk)
    with small_disk(tmp_path, 1) as stick:
        copies.catch_up(stick)
        (copy,) = copies_on(stick)
        fill_up(stick)
        collect(kiosk, 3)
        with pytest.raises(StorageFailed, match="target-full"):
            copies.catch_up(stick)
        assert span(copy, kiosk) == (1, 2)
        (stick / "filler").unlink()
        assert copies.catch_up(stick) == 5
        assert span(copy, kiosk) == (1, 5)


def test_a_stick_that_is_gone_is_a_failure_and_no_folder_is_made_in_its_place(kiosk: Kiosk, stick: Path) -> None:
    collect(kiosk, 1)
    copies = SecondCopies(kiosk)
    copies.catch_up(stick)
    for copy in copies_on(stick):
        copy.unlink()
    stick.rmdir()
    with pytest.raises(StorageFailed):
        copies.catch_up(stick)
    assert not stick.exists()


def test_a_medium_that_keeps_something_else_is_found_out(
    kiosk: Kiosk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The only fake here: no medium on this machine loses a byte when it is asked to."""
    collect(kiosk, 1)
    copies = SecondCopies(kiosk)
    copies.catch_up(stick)
    real = os.fsync

    def loses_a_byte(handle: int) -> None:
        real(handle)
        os.pwrite(handle, b"\0", os.fstat(handle).st_size - 1)

    collect(kiosk, 1)
    monkeypatch.setattr(os, "fsync", loses_a_byte)
    with pytest.raises(StorageFailed, match="target-reads-back-wrong"):
        copies.catch_up(stick)
