"""Who is named in which delivery: words planted in every field are found where they may be, and nowhere else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from deliveries import content_of, delivered, table_of, text_of, unspaced
from factories import a_signatory, an_event
from factories_deliver import FIRST_DAY, a_counted_row, a_person, many_persons, some_contents
from factories_export import a_row
from factories_vault import STARTED, an_issuer

from kiosk.deliver.contents import PROFILES, Person, Profile
from kiosk.export.snapshot import Row
from kiosk.signatory import Exposure, Ink, InkKind
from kiosk.vault.identity import Identity

COUNTRIES = ("LT", "PL", "DE", "GE", "AM", "CZ", "GS", "BA")


@pytest.fixture(scope="module")
def desk() -> Identity:
    return an_issuer().issue("desk", "desk", None, STARTED)


def ink_of(number: int) -> Ink:
    return Ink(InkKind.DRAWN, 400, (((500 + number, 111), (900 - number, 222)),))


def a_canary(number: int, exposure: Exposure, kind: str) -> Row:
    """A signing with an unmistakable word in every field; of those who are only counted, in what they are asked."""
    row = a_counted_row(number) if exposure is Exposure.COUNT else a_row(number, exposure=exposure, ink=ink_of(number))
    words = {field: f"Canary{kind}{field.replace('_', '')}" for field in ("given_name", "family_name")}
    if exposure is not Exposure.COUNT:
        words |= {"city": f"Canary{kind}city", "email": f"canary{kind}email@example.org", "country": "LT"}
    event = an_event(f"Canary{kind}event", f"Canary{kind}place", FIRST_DAY)
    return replace(row, signatory=a_signatory(**(words if "city" in words else words | NOWHERE)), event=event)


NOWHERE = {"city": "", "country": "", "email": ""}
OPEN, INSIDE, HIDDEN = Exposure.HANDOVER, Exposure.CAMPAIGN, Exposure.COUNT
KINDS: dict[str, tuple[Exposure, ...]] = {
    "open": (OPEN,),
    "inside": (INSIDE,),
    "hidden": (HIDDEN,),
    "openinside": (OPEN, INSIDE),
    "openhidden": (OPEN, HIDDEN),
    "hiddenopen": (HIDDEN, OPEN),
    "insidehidden": (INSIDE, HIDDEN),
}


def canaries() -> Iterator[Person]:
    for place, (kind, exposures) in enumerate(KINDS.items()):
        numbers = range(10 * place + 1, 10 * place + 1 + len(exposures))
        rows = (a_canary(number, exposure, kind) for number, exposure in zip(numbers, exposures, strict=True))
        yield a_person(10 * place + 1, *rows)


def canaries_found(folder: Path, profile: Profile) -> set[str]:
    found = unspaced(text_of(folder / f"{profile}.pdf"))
    for path in folder.glob(f"{profile}*"):
        found += "\n" + path.read_bytes().decode("utf-8", errors="ignore")
    return {word.lower() for word in re.findall(r"(?i)canary[a-z]+?(?:name|city|email|event|place)", found)}


def fields(*kinds: str, of: tuple[str, ...]) -> set[str]:
    return {f"canary{kind}{field}" for kind in kinds for field in of}


NAME, ALL = ("givenname", "familyname"), ("givenname", "familyname", "city", "email")


def test_each_profile_shows_what_it_may_and_nothing_else(desk: Identity, tmp_path: Path) -> None:
    """Each canary has an event of its own, so that all events are small groups."""
    contents = some_contents(canaries())
    for profile in PROFILES:
        delivered(contents, profile, tmp_path, desk)

    events = fields(*KINDS, of=("event", "place"))
    assert canaries_found(tmp_path, "full") == fields("open", "inside", "openinside", of=ALL) | events
    assert canaries_found(tmp_path, "handover") == fields("open", of=NAME)
    assert canaries_found(tmp_path, "count") == set()


def test_ink_is_in_the_full_record_alone_and_never_of_the_withheld(desk: Identity, tmp_path: Path) -> None:
    persons = list(canaries())
    for profile in PROFILES:
        delivered(some_contents(persons), profile, tmp_path, desk)
    shown = {ink_of(row.seq).strokes[0][0][0] for one in persons if one.exposure is not HIDDEN for row in one.signings}
    first = {ink_of(one.signings[0].seq).strokes[0][0][0] for one in persons if one.exposure is not HIDDEN}

    drawn = {profile: content_of(tmp_path / f"{profile}.pdf") for profile in PROFILES}
    in_full = {int(x) for x in re.findall(rb"(\d+) 111 m\b", drawn["full"])}
    assert in_full == first
    assert not re.search(rb"\d+ 111 m\b", drawn["handover"] + drawn["count"])
    table = (tmp_path / "full.csv").read_text("utf-8-sig")
    assert {int(x) for x in re.findall(r"1000x400:(\d+),111", table)} == shown


def test_no_id_of_a_person_or_kiosk_leaves_the_campaign(desk: Identity, tmp_path: Path) -> None:
    persons = many_persons(30)
    for profile in PROFILES[1:]:
        delivered(some_contents(persons), profile, tmp_path, desk)
        written = text_of(tmp_path / f"{profile}.pdf") + (tmp_path / f"{profile}.csv").read_text("utf-8-sig")
        for row in (row for person in persons for row in person.signings):
            assert row.record_id.hex() not in written
            assert row.kiosk_id.hex() not in written
            assert row.box_sha256.hex() not in written


def test_a_handover_names_exactly_those_who_allowed_it_once_each(desk: Identity, tmp_path: Path) -> None:
    persons = many_persons(200, countries=COUNTRIES)
    allowed = [one for one in persons if {row.exposure for row in one.signings} == {OPEN}]

    told = delivered(some_contents(persons), "handover", tmp_path, desk)

    table = table_of(tmp_path / "handover.csv")
    people = sorted((row["given_name"], row["family_name"], row["country"]) for row in table if row["kind"] == "person")
    expected = [one.signings[0].signatory for one in allowed]
    assert people == sorted((who.given_name, who.family_name, who.country) for who in expected)
    assert table[-1] == {
        **dict.fromkeys(("given_name", "family_name", "country"), ""),
        "format": "petition-kiosk/handover/1",
        "kind": "others",
        "count": str(200 - len(allowed)),
    }
    lines = re.findall(r"(?m)^ *(\d+) +\S.*$", text_of(tmp_path / "handover.pdf", "-layout"))
    assert [str(number) for number in range(1, len(allowed) + 1) if str(number) not in lines] == []
    assert told.named == len(allowed)
