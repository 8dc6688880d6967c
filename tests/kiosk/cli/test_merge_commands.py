"""Whatever is given to `merge`, and wherever its registry is: what is no batch is named, what is whole is in."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from command_line import Ran, kiosk
from factories_batch import members_of, packed
from factories_registry import Booth, a_booth
from factories_vault import PASSPHRASE, made_keys
from sqlalchemy import create_engine, text

from kiosk.batch.cms import sign_detached
from kiosk.canonical import canonical_json
from kiosk.entry import Mode
from kiosk.kit import make_kit
from kiosk.paths import CAMPAIGNS
from kiosk.receipt import read_receipt
from kiosk.registry.database import registry_url as read_url
from kiosk.vault.keys import CampaignKeys, load_keys

CANARIES = ("Gimpelmann", "Stieglitzheim", "gimpel@example.org", "Гімпель")


@dataclass(frozen=True)
class Place:
    """Keys, and a kiosk with three signings of two persons, the third of them behind a gap."""

    folder: Path
    keys: CampaignKeys
    booth: Booth
    head: Path
    tail: Path

    def at(self, url: str) -> tuple[str | Path, ...]:
        keys = ("--keys", self.folder / "keys", "--passphrase-file", self.folder / "passphrase")
        return "--registry", url, *keys


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("place")
    made_keys(folder / "keys")
    (folder / "passphrase").write_text(PASSPHRASE, "utf-8")
    keys = load_keys(folder / "keys", PASSPHRASE)
    booth = a_booth(folder, keys)
    for _ in range(2):
        booth.sign("Gimpelmann", "Гімпель", city="Stieglitzheim", email="gimpel@example.org")
    booth.sign("Марыя", "Гімпель")
    return Place(folder, keys, booth, booth.export(folder / "head", last=2), booth.export(folder / "tail", first=3))


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'registry.db'}"


def merge(place: Place, url: str, *words: str | Path) -> Ran:
    return quiet(kiosk("merge", *words, *place.at(url), "--json"))


def quiet(ran: Ran) -> Ran:
    """The same, after looking that it names nobody."""
    said = (ran.out + ran.err).casefold()
    assert not [word for word in CANARIES if word.casefold() in said]
    return ran


def told(ran: Ran, *names: str) -> list[tuple[object, ...]]:
    """These fields of each batch."""
    batches = ran.json["batches"]
    assert isinstance(batches, list)
    return [tuple(row[name] for name in names) for row in batches]


def test_on_either_database_a_merge_comes_to_the_same(place: Place, registry_url: str) -> None:
    late = merge(place, registry_url, place.tail, "--receipts", place.folder / "none yet")
    assert (late.code, told(late, "code", "new", "gap")) == (0, [("", 1, [1, 2])])
    assert f"entries 1 to 2 of {place.booth.name} are missing" in late.err
    assert late.json["receipts"] == []
    whole = merge(place, registry_url, place.head, "--receipts", place.folder / registry_url.partition(":")[0])
    assert (whole.code, told(whole, "code", "new", "gap")) == (0, [("", 2, None)])
    counts = {name: whole.json[name] for name in ("signings", "persons", "withdrawn", "to_review")}
    assert counts == {"signings": 3, "persons": 2, "withdrawn": 0, "to_review": 0}
    (receipt,) = (place.folder / registry_url.partition(":")[0]).iterdir()
    assert whole.json["receipts"] == [receipt.name]
    assert read_receipt(receipt, place.keys.desk.root_der).last_seq == 3


def test_one_digest_on_both_databases(place: Place, url: str, postgresql_url: str) -> None:
    digests = {merge(place, one, place.head, place.tail).json["digest"] for one in (url, postgresql_url)}
    assert len(digests) == 1


def test_a_folder_is_looked_through_and_the_same_file_counts_once(place: Place, url: str, tmp_path: Path) -> None:
    (tmp_path / "stick" / "event").mkdir(parents=True)
    (tmp_path / "stick" / "letter.txt").write_text("hello", "utf-8")
    copy = tmp_path / "stick" / "event" / place.head.name
    copy.write_bytes(place.head.read_bytes())
    done = merge(place, url, place.head, place.head, tmp_path / "stick")
    assert (done.code, done.json["signings"]) == (0, 2)
    assert told(done, "file", "new", "known") == [(str(place.head), 2, 0), (str(copy), 0, 2)]


def test_a_folder_without_batches_brings_nothing_and_is_no_mistake(place: Place, url: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = merge(place, url, tmp_path / "empty")
    assert (done.code, done.json["batches"], done.json["signings"]) == (0, [], 0)


def test_what_is_no_batch_is_named_and_the_batch_beside_it_is_in(place: Place, url: str, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Гімпель, gimpel@example.org", "utf-8")
    receipts = merge(place, f"sqlite:///{tmp_path / 'first.db'}", place.head, "--receipts", tmp_path).json["receipts"]
    assert isinstance(receipts, list)
    kit = make_kit(CAMPAIGNS / "viasna", place.keys, name="kiosk-02", mode=Mode.LIVE, to=tmp_path, randomness=bytes)
    wrong = (letter, tmp_path / receipts[0], kit.file, tmp_path / "missing.kiosk-batch")
    done = merge(place, url, *wrong, place.head)
    assert (done.code, done.error) == (3, "batches-refused")
    codes = ["archive-broken", "archive-broken", "batch-members-wrong", "file-unreadable", ""]
    assert told(done, "code", "new", "refused") == [(code, 0 if code else 2, 1 if code else 0) for code in codes]
    assert done.json["signings"] == 2


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_printed(place: Place, tmp_path: Path) -> None:
    done = merge(place, f"sqlite:///{tmp_path / 'missing' / 'registry.db'}", place.head)
    assert (done.code, done.error, done.out) == (4, "folder-not-writable", "")


def test_a_mistyped_code_is_told_before_the_registry_is_looked_at(place: Place, url: str, tmp_path: Path) -> None:
    done = kiosk("withdraw", "0000 0000 0000 0000-1", *place.at(url))
    assert (done.code, done.error, done.out) == (3, "code-mistyped", "")
    assert list(tmp_path.iterdir()) == []


@contextmanager
def held(url: str) -> Iterator[None]:
    """Somebody writes into this registry and does not come to an end."""
    engine = create_engine(read_url(url))
    begin = "BEGIN IMMEDIATE" if engine.dialect.name == "sqlite" else "BEGIN; SELECT 1 FROM registry FOR UPDATE"
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(begin))
        yield
        connection.execute(text("ROLLBACK"))
    engine.dispose()


def test_who_waits_in_vain_is_told_that_the_registry_is_busy(place: Place, registry_url: str) -> None:
    assert merge(place, registry_url, place.head).code == 0
    with held(registry_url):
        words = ("merge", place.tail, *place.at(registry_url), "--json")
        ran = quiet(kiosk(*words, by="command_line:run_impatiently"))
    assert (ran.code, ran.error, ran.out) == (5, "data-in-use", "")
    assert told(merge(place, registry_url, place.tail), "code", "new") == [("", 1)]


def test_without_json_a_person_reads_a_line_for_each_field(place: Place, url: str) -> None:
    done = quiet(kiosk("merge", place.head, *place.at(url)))
    said = dict(line.split(": ", 1) for line in done.out.splitlines())
    assert (done.code, said["signings"], said["persons"]) == (0, "2", "1")
    assert json.loads(said["batches"])[0]["new"] == 2
    assert done.err == f"{place.head.name}: 2 new, 0 known\n"


def test_a_batch_whose_name_is_no_text_is_merged_and_verified(place: Place, registry_url: str, tmp_path: Path) -> None:
    named = Path(os.fsdecode(os.fsencode(tmp_path) + b"/batch-\xff\xfe.kiosk-batch"))
    shutil.copyfile(place.head, named)

    merged = merge(place, registry_url, named, place.tail)
    assert (merged.code, told(merged, "code", "new")) == (0, [("", 2), ("", 1)])
    assert told(merged, "file")[0] == (f"{tmp_path}/batch-\\udcff\\udcfe.kiosk-batch",)
    for words in ((), ("--json",)):
        assert kiosk("verify", named, "--root", place.folder / "keys" / "root.pem", *words).code == 0


def test_a_kiosk_that_names_itself_oddly_is_refused_and_the_others_are_in(
    place: Place, registry_url: str, tmp_path: Path
) -> None:
    """Whoever has seized a kiosk has the key that signs this."""
    members = members_of(place.head)
    named = json.loads(members["manifest.json"]) | {"kiosk": {"id": place.booth.kiosk_id.hex(), "name": "kiosk\0"}}
    members["manifest.json"] = canonical_json(named)
    members["manifest.json.p7s"] = sign_detached(members["manifest.json"], place.booth.identity)
    (tmp_path / "odd.kiosk-batch").write_bytes(packed(members))

    merged = merge(place, registry_url, tmp_path / "odd.kiosk-batch", place.tail)

    assert (merged.code, told(merged, "code", "new")) == (3, [("manifest-broken", 0), ("", 1)])
