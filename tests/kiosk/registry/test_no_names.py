"""Nobody who signed and no event can be read in a registry: canary words, looked for in all that it stores."""

import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import astuple
from hashlib import md5, sha1, sha256
from pathlib import Path
from typing import NamedTuple

import pytest
from canaries import canaries_found
from clusters import OWNER, QUIET, find_programs, found_or_skipped
from factories import an_event
from factories_registry import Booth, Desk, a_booth, a_desk, some_keys
from sqlalchemy import Connection, insert, make_url, select, update

from kiosk.receipt_code import withdraw_tag
from kiosk.registry.pairs import decide, to_review
from kiosk.registry.schema import Holding, LeadKind, PairDecision, PairVerdict, batches, boxes, entries, leads, pairs
from kiosk.registry.withdrawing import withdraw_code
from kiosk.signatory import Exposure, Signatory
from kiosk.vault.keys import CampaignKeys
from kiosk.vault.tokens import TokenKey

EMAIL = "Parasonchyk@huzaniki.example"
LATIN = {
    Exposure.HANDOVER: Signatory("Kvizaryk", "Shmaltsouski", "Kamarovisk", "", EMAIL),
    Exposure.CAMPAIGN: Signatory("Bruzhmela", "Hrakavetskaia", "Dubrouliany", "", "Svirhatka@lazovishcha.example"),
    Exposure.COUNT: Signatory("Zhmurynia", "Plavunevich"),
}
CYRILLIC = {
    Exposure.HANDOVER: Signatory("Квізарык", "Шмальцоўскі", "Камаровіск"),
    Exposure.CAMPAIGN: Signatory("Бружмела", "Гракавецкая", "Дубраўляны"),
    Exposure.COUNT: Signatory("Жмурыня", "Плавуневіч"),
}
"""The same persons, as they sign at another kiosk: without an e-mail it is for a coordinator to say so."""
EVENTS = an_event("Kirmashavanne", "Zhabinkavichy"), an_event("Кірмашаванне", "Жабінкавічы")
CANARIES = sorted(
    {word for one in (*LATIN.values(), *CYRILLIC.values()) for word in astuple(one) if word}
    | {word for event in EVENTS for word in (event.name, event.place)}
)


class Offered(NamedTuple):
    """What is merged: two sealed batches, an opened folder without its records, and a withdraw code."""

    keys: CampaignKeys
    batches: tuple[Path, Path, Path]
    gone: bytes


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Offered:
    folder, keys = tmp_path_factory.mktemp("offered"), some_keys()
    first, second, table = (a_booth(folder, keys, number, event=EVENTS[number % 2]) for number in (1, 2, 3))
    gone = sign(first, LATIN)
    for booth, signatories in ((first, CYRILLIC), (second, LATIN), (second, CYRILLIC), (table, LATIN)):
        sign(booth, signatories)
    opened = table.export_opened(folder / "opened")
    (opened / "records.bin").unlink()
    return Offered(keys, (first.export(folder), second.export(folder), opened), gone)


@pytest.fixture
def desk(registry_url: str, offered: Offered) -> Iterator[Desk]:
    """A registry with all of it: alike and not alike, decided and withdrawn, from boxes and from a CSV."""
    with a_desk(registry_url, offered.keys) as desk:
        assert desk.codes(offered.batches) == [None] * 3
        with desk.registry.writing() as connection:
            assert withdraw_code(connection, TokenKey.of(offered.keys.opening).code(withdraw_tag(offered.gone)))
            one, other, *_ = to_review(connection)
            decide(connection, *one.ids, PairDecision.SAME)
            decide(connection, *other.ids, PairDecision.DIFFERENT)
        yield desk


def sign(booth: Booth, signatories: dict[Exposure, Signatory]) -> bytes:
    """All of these sign; the withdraw code of the first."""
    accepted = [
        booth.sign(one.given_name, one.family_name, exposure=exposure, city=one.city, email=one.email)
        for exposure, one in signatories.items()
    ]
    return accepted[0].withdraw_code


def stored(url: str) -> bytes:
    """All that the database keeps: its file with what lies beside it, or what `pg_dump` says of it."""
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        file = Path(str(place.database))
        return b"".join(path.read_bytes() for path in sorted(file.parent.glob(f"{file.name}*")))
    programs = found_or_skipped(find_programs())
    options = {"dbname": str(place.database), "host": str(place.query["host"]), "username": OWNER}
    dump: bytes = subprocess.check_output([*programs.as_user(), *programs.words("pg_dump", **options)], **QUIET)
    return dump


def test_the_registry_holds_what_a_canary_could_be_in(desk: Desk, registry_url: str) -> None:
    with desk.registry.reading() as connection:
        held = set(connection.execute(select(entries.c.holding, entries.c.withdrawn, entries.c.exposure)))
        judged = set(connection.execute(select(pairs.c.verdict, pairs.c.decision)))
        kept = connection.scalars(select(boxes.c.box)).all()
    assert {row.holding for row in held} == {Holding.OPENED, Holding.RESEALED}
    assert {row.withdrawn for row in held} == {0, 1}
    assert {row.exposure for row in held} == {1, 2, 3}
    assert judged >= {
        (PairVerdict.SAME, PairDecision.NONE),
        (PairVerdict.DOUBTFUL, PairDecision.NONE),
        (PairVerdict.DOUBTFUL, PairDecision.SAME),
        (PairVerdict.DOUBTFUL, PairDecision.DIFFERENT),
    }
    content = stored(registry_url)  # it is the whole of it: every box is there
    assert all(box[:100] in content or box.hex().encode() in content for box in kept)


def test_no_word_of_a_person_or_an_event_is_stored(desk: Desk, registry_url: str) -> None:
    assert canaries_found(CANARIES, stored(registry_url)) == set()


def test_nor_while_it_is_written(desk: Desk, registry_url: str, tmp_path: Path) -> None:
    """SQLite keeps what was there in a journal until the commit."""
    with desk.registry.writing() as connection:
        connection.execute(update(entries).values(language="de"))
        connection.execute(update(pairs).values(score=0))
        assert {path.name for path in tmp_path.glob("registry.db*")} in (set(), {"registry.db", "registry.db-journal"})
        assert canaries_found(CANARIES, stored(registry_url)) == set()


Plant = Callable[[Connection], object]


def as_text(text: str) -> Plant:
    return lambda connection: connection.execute(update(batches).values(kiosk_name=f"kiosk {text}!"))


def as_bytes(raw: bytes) -> Plant:
    return lambda connection: connection.execute(update(boxes).values(box=b"box" + raw + b"box"))


def as_number(raw: bytes) -> Plant:
    token = int.from_bytes(raw, "big", signed=True)
    row = {"token": token, "kind": LeadKind.EMAIL, "kiosk": bytes(16), "seq": 1}
    return lambda connection: connection.execute(insert(leads).values(row))


class Harmless(NamedTuple):
    """A batch with nobody of the above in it, and the keys to it."""

    keys: CampaignKeys
    batch: Path


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Harmless:
    folder, keys = tmp_path_factory.mktemp("harmless"), some_keys()
    booth = a_booth(folder, keys)
    booth.sign("Янка", "Купала")
    return Harmless(keys, booth.export(folder))


HASHED = EMAIL.lower().encode()


@pytest.mark.parametrize(
    ("word", "plant"),
    [
        pytest.param(EMAIL, as_text(EMAIL), id="as it is"),
        pytest.param("Шмальцоўскі", as_text("шмальцоўскі"), id="in small letters"),
        pytest.param("Жабінкавічы", as_bytes("ЖАБІНКАВІЧЫ".encode("utf-16-le")), id="in capitals, UTF-16"),
        pytest.param("Камаровіск", as_text("Камаровіск".encode().hex()), id="in hex"),
        pytest.param("Plavunevich", as_text(b64encode(b"to Plavunevich").decode()), id="in base64"),
        pytest.param(EMAIL, as_bytes(sha256(HASHED).digest()), id="hashed"),
        pytest.param(EMAIL, as_text(sha1(HASHED, usedforsecurity=False).hexdigest()), id="hashed, in hex"),
        pytest.param(EMAIL, as_text(b64encode(md5(HASHED, usedforsecurity=False).digest()).decode()), id="in both"),
        pytest.param(EMAIL, as_number(sha256(HASHED).digest()[:8]), id="hashed to a number"),
    ],
)
def test_a_planted_word_is_found(registry_url: str, harmless: Harmless, word: str, plant: Plant) -> None:
    with a_desk(registry_url, harmless.keys) as desk:
        desk.merge([harmless.batch])
        with desk.registry.writing() as connection:
            plant(connection)
        assert canaries_found(CANARIES, stored(registry_url)) == {word}
