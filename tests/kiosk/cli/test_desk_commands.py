"""The coordinators' commands in processes of their own: what they print, how they end, and whom they never name."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from command_line import Ran, kiosk
from factories import a_signatory
from factories_batch import flipped
from factories_collecting import a_signing_of
from factories_registry import Booth, a_booth
from factories_vault import PASSPHRASE, made_keys

from kiosk.receipt_code import format_code
from kiosk.vault.keys import load_keys

CANARIES = ("Vögelchen", "Canariensis", "Kanareyka", "Papageienstadt", "kanarek@example.org")
WRONG_URL = "mysql://localhost/campaign"
UNREACHABLE = "postgresql+psycopg://nobody@/campaign?host=/nonexistent"

Object = dict[str, object]


@dataclass(frozen=True)
class Place:
    """Keys, two batches of one person at two kiosks, the second also with somebody alike, and their registry."""

    folder: Path
    booths: tuple[Booth, Booth]
    batches: tuple[Path, Path]
    code: str

    @property
    def unlocked(self) -> tuple[str | Path, ...]:
        return "--keys", self.folder / "keys", "--passphrase-file", self.folder / "passphrase"

    def at(self, registry: Path | str) -> tuple[str | Path, ...]:
        url = registry if isinstance(registry, str) else f"sqlite:///{registry}"
        return "--registry", url, *self.unlocked


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("place")
    made_keys(folder / "keys")
    (folder / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")
    keys = load_keys(folder / "keys", PASSPHRASE)
    first, second = a_booth(folder, keys, 1), a_booth(folder, keys, 2)
    details = {"city": "Papageienstadt", "country": "DE", "email": "kanarek@example.org"}
    who = a_signatory(given_name="Vögelchen", family_name="Canariensis", **details)
    code = first.accept(a_signing_of(first.campaign, signatory=who)).withdraw_code
    second.accept(a_signing_of(second.campaign, signatory=who))
    second.sign("Ales", "Kanareyka")
    second.sign("Алесь", "Канарэйка")
    batches = first.export(folder / "stick"), second.export(folder / "stick")
    return Place(folder, (first, second), batches, format_code(code))


@pytest.fixture(scope="module")
def merged(place: Place) -> Ran:
    receipts = ("--receipts", place.folder / "receipts")
    return kiosk("merge", *place.batches, *place.at(place.folder / "registry.db"), *receipts, "--json")


@pytest.fixture
def registry(place: Place, merged: Ran, tmp_path: Path) -> Path:
    """A registry with both batches, to be changed."""
    assert merged.code == 0
    return Path(shutil.copyfile(place.folder / "registry.db", tmp_path / "registry.db"))


def ended(ran: Ran, code: int, error: str = "") -> Ran:
    """The same, after looking at how it ended and that it names nobody."""
    assert (ran.code, ran.error if code else "") == (code, error)
    assert not [word for word in CANARIES if word.casefold() in (ran.out + ran.err).casefold()]
    return ran


def rows(ran: Ran, name: str) -> list[Object]:
    found = ran.json[name]
    assert isinstance(found, list)
    return found


def test_a_merge_says_what_became_of_each_batch_and_what_there_is(place: Place, merged: Ran) -> None:
    said = ended(merged, 0).json
    told = {"signings", "persons", "withdrawn", "to_review"}
    assert said.keys() == {"batches", "digest", "receipts"} | told
    assert {name: said[name] for name in told} == {"signings": 4, "persons": 3, "withdrawn": 0, "to_review": 1}
    for row, batch, new in zip(rows(merged, "batches"), place.batches, (1, 3), strict=True):
        wanted = {"file": str(batch), "code": "", "new": new, "known": 0, "refused": 0, "gap": None, "unreadable": 0}
        assert row == wanted
    assert len(bytes.fromhex(str(said["digest"]))) == 32
    assert said["receipts"] == sorted(path.name for path in (place.folder / "receipts").iterdir())
    assert len(rows(merged, "receipts")) == 2


def test_merging_again_adds_nothing(place: Place, merged: Ran, registry: Path) -> None:
    again = ended(kiosk("merge", *reversed(place.batches), *place.at(registry), "--json"), 0)
    assert [(row["new"], row["known"]) for row in rows(again, "batches")] == [(0, 3), (0, 1)]
    assert again.json["digest"] == merged.json["digest"]


def test_a_refused_batch_is_named_and_the_others_are_in(place: Place, merged: Ran, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.kiosk-batch"
    raw = place.batches[0].read_bytes()
    damaged.write_bytes(flipped(raw, 4 * len(raw)))
    batches = (place.batches[0], damaged, place.batches[1])
    done = ended(kiosk("merge", *batches, *place.at(tmp_path / "new.db"), "--json"), 3, "batches-refused")
    told = [(row["code"] != "", row["new"], row["refused"]) for row in rows(done, "batches")]
    assert told == [(False, 1, 0), (True, 0, 1), (False, 3, 0)]
    assert done.json["digest"] == merged.json["digest"]
    assert f"{damaged.name}: error {rows(done, 'batches')[1]['code']}: " in done.err


def test_pairs_are_listed_decided_and_decided_anew(place: Place, registry: Path) -> None:
    listed = ended(kiosk("review", "list", *place.at(registry), "--json"), 0)
    (pair,) = rows(listed, "pairs")
    assert pair.keys() == {"id", "a", "b", "score", "why"}
    assert listed.json == {"pairs": [pair], "persons": 3}
    ids = str(pair["a"]), str(pair["b"])
    assert [one.rpartition("-")[2] for one in ids] == ["2", "3"]
    for decision, persons in (("same", 2), ("different", 3)):
        decided = ended(kiosk("review", decision, *reversed(ids), *place.at(registry), "--json"), 0)
        assert decided.json == {"pairs": [], "persons": persons}


def test_what_is_no_pair_is_not_decided(place: Place, registry: Path) -> None:
    ids = [f"{booth.kiosk_id.hex()}-1" for booth in place.booths]
    ended(kiosk("review", "same", ids[0], ids[0], *place.at(registry)), 3, "pair-unknown")
    ended(kiosk("review", "same", ids[0], "nonsense", *place.at(registry)), 3, "entry-id-mistyped")


def test_a_delivery_names_its_files_and_counts_persons(place: Place, registry: Path, tmp_path: Path) -> None:
    to = tmp_path / "delivery"
    done = ended(kiosk("deliver", *place.at(registry), "--profile", "count", "--to", to, "--json"), 0)
    files = done.json["files"]
    assert sorted(path.name for path in to.iterdir()) == sorted(files)  # type: ignore[call-overload]  # JSON
    assert done.json == {"files": files, "signings": 4, "persons": 3, "named": 0, "to_review": 1}
    assert "1 pair waits for a review" in done.err
    full = ended(kiosk("deliver", *place.at(registry), "--profile", "handover", "--to", to, "--json"), 0)
    assert (full.json["persons"], full.json["named"]) == (3, 3)


def test_a_withdrawal_says_whether_it_found_the_signing(place: Place, registry: Path) -> None:
    done = ended(kiosk("withdraw", place.code, *place.at(registry), "--json"), 0)
    assert done.json == {"found": True, "remaining": 1}
    assert "1 more signing of this person remains" in done.err
    nobodys = ended(kiosk("withdraw", "0000 0000 0000 0000-0", *place.at(registry), "--json"), 3, "code-not-found")
    assert nobodys.json == {"found": False, "remaining": 0}
    left = kiosk("merge", *place.batches, *place.at(registry), "--json").json
    assert (left["signings"], left["persons"], left["withdrawn"]) == (3, 3, 1)


def test_a_url_of_no_registry_is_a_mistake_in_the_command_line(place: Place) -> None:
    for words in (("merge", *place.batches), ("withdraw", place.code)):
        ended(kiosk(*words, *place.at(WRONG_URL)), 2, "registry-url-wrong")


@pytest.mark.parametrize("words", [("review", "list"), ("deliver", "--profile", "full", "--to", "{folder}/to")])
def test_a_wrong_passphrase_makes_and_changes_nothing(place: Place, words: tuple[str, ...], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("other words", "utf-8")
    locked = ("--registry", f"sqlite:///{tmp_path / 'new.db'}", "--keys", place.folder / "keys")
    done = kiosk(*(word.format(folder=tmp_path) for word in words), *locked, "--passphrase-file", wrong)
    ended(done, 3, "passphrase-wrong")
    assert [path.name for path in tmp_path.iterdir()] == ["wrong"]


def test_a_server_that_does_not_answer_is_a_fault_of_the_disk_or_the_net(place: Place) -> None:
    done = ended(kiosk("merge", *place.batches, *place.at(UNREACHABLE), "--json"), 4, "registry-unreachable")
    assert done.out == ""


def test_an_empty_registry_delivers_nothing(place: Place, tmp_path: Path) -> None:
    words = ("deliver", *place.at(tmp_path / "new.db"), "--profile", "full", "--to", tmp_path / "to")
    ended(kiosk(*words), 3, "registry-empty")
    assert not (tmp_path / "to").exists()


def test_at_a_desk_the_code_comes_with_keys(place: Place, registry: Path) -> None:
    ended(kiosk("withdraw", place.code, "--registry", f"sqlite:///{registry}"), 2, "withdraw-where")


def test_no_name_is_beside_the_registry(place: Place, registry: Path) -> None:
    raw = registry.read_bytes()
    assert not [word for word in CANARIES if word.encode() in raw or json.dumps(word).encode() in raw]
