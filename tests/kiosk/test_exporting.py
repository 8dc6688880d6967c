"""From a kit to the folder that coordinators read: the use cases on real files, keys and ledgers."""

import csv
import io
import subprocess
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree
from sqlite3 import connect
from typing import NamedTuple

import msgspec
import pytest
from factories_kiosks import CAMPAIGN, copied_kiosk, signings
from factories_vault import CHEAP

from kiosk.batch.finding import find_batches
from kiosk.batch.reader import read_batch
from kiosk.batch.writer import write_sealed
from kiosk.errors import InputRefused, StorageFailed
from kiosk.export.table import read_csv
from kiosk.exporting import Exported, export_sealed, manifest_of, whole_stretches
from kiosk.home import Home
from kiosk.installed import Kiosk, open_kiosk
from kiosk.known_campaigns import find_campaign, keep_campaign
from kiosk.opened_folder import CSV, PDF
from kiosk.opening import OpenedRecord, open_entry
from kiosk.progress import Cancelled, NoProgress
from kiosk.reading_rows import ReadingRows
from kiosk.receipt_code import withdraw_tag
from kiosk.signatory import Exposure
from kiosk.unsealing import Unsealed, Unsealing
from kiosk.vault.keys import CampaignKeys, load_keys, make_keys
from kiosk.verifying import read_root, verify_batch
from kiosk.words import words_in

QUIET = NoProgress()


def collect(kiosk: Kiosk, count: int) -> list[bytes]:
    """Withdraw codes of so many made-up signings."""
    return [kiosk.collecting.accept(signing).withdraw_code for signing in signings(kiosk, count)]


def unseal(kiosk: Kiosk, keys: CampaignKeys, exported: Exported, to: Path) -> Unsealed:
    unsealing = Unsealing(keys.opening, kiosk.identity, words_in("be"))
    return unsealing.open(exported.batch, lambda _: kiosk.campaign, to, QUIET)


def test_two_exports_of_an_unchanged_ledger_are_equal(kiosk: Kiosk, keys: CampaignKeys, tmp_path: Path) -> None:
    collect(kiosk, 12)

    folders = []
    for name in ("one", "two"):
        exported = export_sealed(kiosk, tmp_path / name, QUIET)
        folders.append(unseal(kiosk, keys, exported, tmp_path / name).folder)

    for file in ("manifest.json", "records.bin", CSV):
        assert (folders[0] / file).read_bytes() == (folders[1] / file).read_bytes()


def test_an_export_writes_nothing_into_the_ledger_and_counts_what_is_there(kiosk: Kiosk, tmp_path: Path) -> None:
    collect(kiosk, 5)
    before = kiosk.ledger.tip

    exported = export_sealed(kiosk, tmp_path, QUIET)

    assert kiosk.ledger.tip == before
    assert (exported.records, exported.head, exported.bytes) == (5, before.head, exported.batch.stat().st_size)


def test_an_empty_kiosk_exports_an_empty_batch(kiosk: Kiosk, tmp_path: Path) -> None:
    exported = export_sealed(kiosk, tmp_path, QUIET)

    with read_batch(exported.batch, kiosk.identity.root_der) as batch:
        assert list(batch.entries()) == []
        assert (batch.manifest.first_seq, batch.manifest.last_seq) == (1, 0)
        assert batch.manifest.head == batch.manifest.base_head


def test_after_a_confirmation_only_the_rest_is_exported(kiosk: Kiosk, tmp_path: Path) -> None:
    collect(kiosk, 6)
    kiosk.ledger.confirm(4)

    exported = export_sealed(kiosk, tmp_path, QUIET)

    verdict = verify_batch(exported.batch, kiosk.identity.root_der, None)
    assert (verdict.code, verdict.records, verdict.gap) == (None, 2, True)
    assert kiosk.standing().unconfirmed == 2


@pytest.mark.parametrize(
    ("confirmed", "damage", "span"),
    [
        (2, "UPDATE chain SET confirmed_seq = 7", (3, 9, 7)),
        (4, "UPDATE entry SET head = zeroblob(32) WHERE seq = 4", (5, 9, 5)),
    ],
    ids=["a wrong number of them", "the last one's head"],
)
def test_damage_to_what_is_confirmed_keeps_nothing_from_the_export(
    home: Home, tmp_path: Path, confirmed: int, damage: str, span: tuple[int, int, int]
) -> None:
    with open_kiosk(home.folder) as kiosk:
        collect(kiosk, 9)
        kiosk.ledger.confirm(confirmed)
    with closing(connect(home.ledger)) as connection, connection:
        connection.execute(damage)
    with open_kiosk(home.folder) as kiosk:
        exported = export_sealed(kiosk, tmp_path / "stick", QUIET)
        assert (exported.records, exported.damaged) == (span[2], 0)
        assert spans_on(tmp_path / "stick", kiosk.identity.root_der) == {exported.batch.name: span}


@pytest.mark.parametrize(
    ("harm", "carried", "damaged"),
    [
        ("DELETE FROM entry WHERE seq = 4", [(1, 3), (6, 9)], 2),
        ("UPDATE entry SET day = '2026-11-23' WHERE seq = 4", [(1, 3), (5, 9)], 1),
        ("UPDATE entry SET box = zeroblob(5232) WHERE seq = 4", [(1, 9)], 1),
        ("UPDATE entry SET sig = x'00' WHERE seq = 9", [(1, 8)], 1),
        ("UPDATE entry SET head = zeroblob(32) WHERE seq = 4", [(1, 9)], 0),
        ("UPDATE entry SET head = zeroblob(32) WHERE seq = 9", [(1, 9)], 0),
    ],
)
def test_what_is_whole_in_a_damaged_ledger_is_exported_and_the_rest_is_counted(
    home: Home, tmp_path: Path, harm: str, carried: list[tuple[int, int]], damaged: int
) -> None:
    with open_kiosk(home.folder) as kiosk:
        collect(kiosk, 9)
    with closing(connect(home.ledger)) as connection, connection:
        connection.execute(harm)
    with open_kiosk(home.folder) as kiosk:
        exported = export_sealed(kiosk, tmp_path / "stick", QUIET)
        root = kiosk.identity.root_der

    spans = []
    for path in exported.batches:
        with read_batch(path, root) as batch:
            spans.append((batch.manifest.first_seq, batch.manifest.last_seq))
    assert (spans, exported.damaged) == (carried, damaged)
    assert exported.batch == exported.batches[-1]


@pytest.mark.parametrize("confirmed", [0, 3, 9])
def test_where_the_disk_gives_nothing_it_is_the_disk_that_failed(home: Home, tmp_path: Path, confirmed: int) -> None:
    with open_kiosk(home.folder) as kiosk:
        collect(kiosk, 9)
        kiosk.ledger.confirm(confirmed)
        kiosk.ledger.close()  # as after an I/O error
        home.ledger.unlink()
        home.ledger.mkdir()
        with pytest.raises(StorageFailed, match="disk-failed"):
            export_sealed(kiosk, tmp_path / "stick", QUIET)


def spans_on(stick: Path, root: bytes) -> dict[str, tuple[int, int, int]]:
    """First and last number of each batch on the stick, all of it verified, and how many boxes are in it, by name."""
    found = {}
    for path in find_batches([stick]):
        with read_batch(path, root) as batch:
            boxes = sum(entry.box is not None for entry in batch.entries())
            found[path.name] = (batch.manifest.first_seq, batch.manifest.last_seq, boxes)
    return found


@pytest.mark.parametrize(
    ("harm", "beside"),
    [
        ("UPDATE entry SET day = '2026-11-23' WHERE seq = 5", {"-4": (1, 4, 4), "-9-2": (6, 9, 4)}),
        ("UPDATE entry SET box = zeroblob(5232) WHERE seq = 5", {"-9-2": (1, 9, 8)}),
    ],
)
def test_a_poorer_export_lies_beside_a_fuller_one_under_a_name_that_is_told(
    home: Home, tmp_path: Path, harm: str, beside: dict[str, tuple[int, int, int]]
) -> None:
    stick = tmp_path / "stick"
    with open_kiosk(home.folder) as kiosk:
        collect(kiosk, 9)
        fuller = export_sealed(kiosk, stick, QUIET).batch
    with closing(connect(home.ledger)) as connection, connection:
        connection.execute(harm)
    usual = fuller.name.removesuffix("-9.kiosk-batch")
    names = {f"{usual}{name}.kiosk-batch": span for name, span in beside.items()}
    with open_kiosk(home.folder) as kiosk:
        for _ in range(2):  # once more takes no further name
            exported = export_sealed(kiosk, stick, QUIET)
            assert {path.name for path in exported.batches} == set(names)
            assert exported.batch.name == f"{usual}-9-2.kiosk-batch"
            assert spans_on(stick, kiosk.identity.root_der) == {fuller.name: (1, 9, 9), **names}


def test_what_was_exported_before_a_confirmation_stays_on_the_stick(kiosk: Kiosk, tmp_path: Path) -> None:
    collect(kiosk, 5)
    fuller = export_sealed(kiosk, tmp_path, QUIET).batch
    content = fuller.read_bytes()
    kiosk.ledger.confirm(5)

    assert export_sealed(kiosk, tmp_path, QUIET).batch != fuller
    assert fuller.read_bytes() == content


def test_a_fuller_export_takes_the_place_of_a_poorer_one(kiosk: Kiosk, tmp_path: Path) -> None:
    collect(kiosk, 5)
    stretch = whole_stretches(kiosk, 3, 5)[0][0]
    poorer = write_sealed(
        tmp_path, manifest_of(kiosk, stretch), lambda: kiosk.ledger.entries(3, 5), kiosk.identity, QUIET
    )

    assert export_sealed(kiosk, tmp_path, QUIET).batch == poorer
    assert spans_on(tmp_path, kiosk.identity.root_der) == {poorer.name: (1, 5, 5)}


def test_a_poorer_batch_is_opened_beside_a_fuller_ones_folder(home: Home, keys: CampaignKeys, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with open_kiosk(home.folder) as kiosk:
        collect(kiosk, 4)
        fuller = unseal(kiosk, keys, export_sealed(kiosk, stick, QUIET), stick).folder
    with closing(connect(home.ledger)) as connection, connection:
        connection.execute("UPDATE entry SET box = zeroblob(5232) WHERE seq = 2")
    with open_kiosk(home.folder) as kiosk:
        exported = export_sealed(kiosk, stick, QUIET)
        opened = [unseal(kiosk, keys, exported, to).folder for to in (stick, stick, tmp_path / "elsewhere")]
        root = kiosk.identity.root_der

    assert [folder.name for folder in opened] == [f"{fuller.name}-2"] * 3
    assert exported.batch.name == f"{fuller.name}-2.kiosk-batch"
    assert all(verify_batch(path, root, None).code is None for path in find_batches([stick]))
    assert len(find_batches([stick])) == 4


def test_a_ledger_with_nothing_whole_is_not_exported(home: Home, tmp_path: Path) -> None:
    with open_kiosk(home.folder) as kiosk:
        collect(kiosk, 2)
    with closing(connect(home.ledger)) as connection, connection:
        connection.execute("UPDATE entry SET sig = x'00'")
    with open_kiosk(home.folder) as kiosk, pytest.raises(InputRefused, match="ledger-broken"):
        export_sealed(kiosk, tmp_path / "stick", QUIET)


class Opened(NamedTuple):
    """An opened folder, not to be changed, and the root of its kiosk."""

    folder: Path
    root_pem: Path


@pytest.fixture(scope="module")
def opened(set_up_once: Home, keys: CampaignKeys, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Of a kiosk at which three have signed."""
    folder = tmp_path_factory.mktemp("opened")
    with open_kiosk(copied_kiosk(set_up_once.folder, folder / "data")) as kiosk:
        collect(kiosk, 3)
        unsealed = unseal(kiosk, keys, export_sealed(kiosk, folder, QUIET), folder)
        assert verify_batch(unsealed.folder, kiosk.identity.root_der, None).code is None
        return Opened(unsealed.folder, kiosk.home.root_pem)


def test_what_openssl_says_of_the_manifest(opened: Opened) -> None:
    folder = opened.folder
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any"]
    files = ["-CAfile", str(opened.root_pem), "-content", str(folder / "manifest.json")]

    told = subprocess.run(
        [*command, *files, "-in", str(folder / "manifest.json.p7s")], capture_output=True, check=False
    )

    assert told.returncode == 0
    assert told.stdout == (folder / "manifest.json").read_bytes()


@pytest.mark.parametrize(
    ("file", "codes"),
    [
        ("records.bin", {"records-changed"}),
        ("manifest.json", {"signature-wrong"}),
        ("manifest.json.p7s", {"signature-broken", "signature-wrong", "certificate-unknown-root"}),
        ("mimetype", {"batch-members-wrong"}),
        ("readable.json", {"signature-wrong"}),
        (CSV, {"csv-changed"}),
        (PDF, {"pdf-changed", "pdf-broken"}),
    ],
)
def test_one_changed_byte_in_an_opened_folder_has_its_own_code(
    file: str, codes: set[str], opened: Opened, tmp_path: Path
) -> None:
    folder = copytree(opened.folder, tmp_path / opened.folder.name)
    content = bytearray((folder / file).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / file).write_bytes(content)

    assert verify_batch(folder, read_root(opened.root_pem), None).code in codes


def test_another_campaigns_root_refuses(kiosk: Kiosk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    make_keys(other, "x", date(2021, 12, 1), date(2026, 11, 1), CHEAP)
    exported = export_sealed(kiosk, tmp_path, QUIET)

    assert verify_batch(exported.batch, read_root(other / "root.pem"), None).code == "certificate-unknown-root"


def test_withdrawals_apply_and_those_only_counted_stay_unnamed(
    kiosk: Kiosk, keys: CampaignKeys, tmp_path: Path
) -> None:
    people = signings(kiosk, 30)
    codes = [kiosk.collecting.accept(one).withdraw_code for one in people]
    kiosk.collecting.withdraw(codes[3])
    kiosk.collecting.withdraw(bytes(10))

    folder = unseal(kiosk, keys, export_sealed(kiosk, tmp_path, QUIET), tmp_path).folder
    rows = read_csv((folder / CSV).read_bytes())

    withdrawn = [row for row in rows if row.status == "withdrawn"]
    assert {row.withdraw_tag for row in withdrawn} == {withdraw_tag(codes[3]), withdraw_tag(bytes(10))}
    assert all(not row.signatory.family_name for row in withdrawn)
    counted = [row for row in rows if row.exposure is Exposure.COUNT]
    assert counted
    assert all(not row.signatory.given_name and not row.signatory.family_name for row in counted)


def test_a_name_that_is_only_counted_is_in_no_pdf_and_no_csv(kiosk: Kiosk, keys: CampaignKeys, tmp_path: Path) -> None:
    (someone,) = [one for one in signings(kiosk, 60) if one.exposure is Exposure.COUNT][:1]
    secret = replace(someone, signatory=replace(someone.signatory, family_name="Canariensis"))
    kiosk.collecting.accept(secret)
    exported = export_sealed(kiosk, tmp_path, QUIET)
    folder = unseal(kiosk, keys, exported, tmp_path).folder

    text = subprocess.run(["pdftotext", folder / PDF, "-"], capture_output=True, text=True, check=True).stdout

    assert "Canariensis" not in text
    assert b"Canariensis" not in (folder / CSV).read_bytes()
    with read_batch(exported.batch, kiosk.identity.root_der) as batch:
        (opened,) = [open_entry(entry, keys.opening) for entry in batch.entries()]
    assert isinstance(opened, OpenedRecord)
    assert opened.signatory.family_name == "Canariensis"


def test_the_keys_of_another_campaign_open_nothing(kiosk: Kiosk, tmp_path: Path) -> None:
    collect(kiosk, 2)
    exported = export_sealed(kiosk, tmp_path, QUIET)
    make_keys(tmp_path / "other", "x", date(2021, 12, 1), date(2026, 11, 1), CHEAP)
    stranger = load_keys(tmp_path / "other", "x")

    with (
        read_batch(exported.batch, kiosk.identity.root_der) as batch,
        pytest.raises(InputRefused, match="keys-of-another-campaign"),
    ):
        list(ReadingRows(batch, stranger.opening, QUIET).rows())


class StopsAt:
    """Somebody who presses Cancel after so many steps."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def advance(self, _done: int, _total: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_cancelling_leaves_nothing(steps: int, kiosk: Kiosk, keys: CampaignKeys, tmp_path: Path) -> None:
    collect(kiosk, 8)
    exported = export_sealed(kiosk, tmp_path / "whole", QUIET)

    with pytest.raises(Cancelled):
        export_sealed(kiosk, tmp_path / "out", StopsAt(steps))
    unsealing = Unsealing(keys.opening, kiosk.identity, words_in("en"))
    with pytest.raises(Cancelled):
        unsealing.open(exported.batch, lambda _: kiosk.campaign, tmp_path / "out", StopsAt(steps))

    assert list((tmp_path / "out").iterdir()) == []


def test_the_texts_of_a_batch_are_found_beside_the_keys(kiosk: Kiosk, keys_folder: Path, tmp_path: Path) -> None:
    keep_campaign(CAMPAIGN, keys_folder)
    exported = export_sealed(kiosk, tmp_path, QUIET)

    with read_batch(exported.batch, kiosk.identity.root_der) as batch:
        described = batch.manifest.campaign
        assert find_campaign(described, None, keys_folder).id == "viasna"
        with pytest.raises(InputRefused, match="campaign-text-unknown"):
            find_campaign(msgspec.structs.replace(described, text_sha256={"en": "00" * 32}), None, keys_folder)


def test_the_csv_has_a_row_for_everybody(kiosk: Kiosk, keys: CampaignKeys, tmp_path: Path) -> None:
    collect(kiosk, 9)
    folder = unseal(kiosk, keys, export_sealed(kiosk, tmp_path, QUIET), tmp_path).folder

    rows = list(csv.DictReader(io.StringIO((folder / CSV).read_text("utf-8-sig"), newline="")))

    assert len(rows) == 9
    assert {row["event"] for row in rows} == {"Кірмаш"}
    assert [row["record_id"] for row in rows] == sorted(row["record_id"] for row in rows)
