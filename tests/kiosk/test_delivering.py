"""Deliveries before other people's readers: who is named where, numbers that agree, and all of it or nothing."""

import re
import subprocess
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from deliveries import delivered, table_of, text_of, unspaced
from factories_campaign import the_campaign
from factories_deliver import many_persons, some_contents
from factories_vault import STARTED, an_issuer

from kiosk.deliver.contents import PROFILES, Profile
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.export.pdfverify import verify_pdf
from kiosk.progress import Cancelled
from kiosk.vault.identity import Identity, Issuer
from kiosk.words import words_in

COUNTRIES = ("LT", "PL", "DE", "GE", "AM", "CZ", "GS", "BA")


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return an_issuer()


@pytest.fixture(scope="module")
def desk(issuer: Issuer) -> Identity:
    return issuer.issue("desk", "desk", None, STARTED)


# Files


@pytest.mark.parametrize("profile", PROFILES)
def test_four_private_files_and_nothing_else(profile: Profile, desk: Identity, tmp_path: Path) -> None:
    told = delivered(some_contents(many_persons(30)), profile, tmp_path / "to", desk)

    expected = {f"{profile}.pdf", f"{profile}.csv", f"{profile}-by-day.svg", f"{profile}-by-country.svg"}
    assert set(told.files) == expected
    assert {path.name for path in (tmp_path / "to").iterdir()} == expected
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "to").iterdir()} == {0o600}


def test_a_later_delivery_replaces_the_earlier_one_and_leaves_other_profiles(desk: Identity, tmp_path: Path) -> None:
    for profile in PROFILES:
        delivered(some_contents(many_persons(8)), profile, tmp_path, desk)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    delivered(some_contents(many_persons(40)), "count", tmp_path, desk)

    after = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert after.keys() == before.keys()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"count.pdf", "count.csv", "count-by-day.svg", "count-by-country.svg"}


def test_what_a_power_cut_left_behind_is_cleared_away(desk: Identity, tmp_path: Path) -> None:
    left = tmp_path / ".full.0123abcd.part"
    left.mkdir()
    (left / "full.csv").write_text("names")

    delivered(some_contents(many_persons(3)), "full", tmp_path, desk)

    assert len(list(tmp_path.iterdir())) == 4


class CancelAt:
    """Somebody who stops the work when they hear of it for the n-th time."""

    def __init__(self, call: int) -> None:
        self.left = call

    def advance(self, done: int, total: int) -> None:
        self.left -= 1
        if not self.left:
            raise Cancelled


class Counting:
    """Counts how often it hears of the work, and remembers the last."""

    def __init__(self) -> None:
        self.calls, self.last = 0, (0, 0)

    def advance(self, done: int, total: int) -> None:
        self.calls, self.last = self.calls + 1, (done, total)


@pytest.mark.parametrize("profile", PROFILES)
def test_cancelled_anywhere_the_earlier_delivery_is_still_there(
    profile: Profile, desk: Identity, tmp_path: Path
) -> None:
    told = Counting()
    delivered(some_contents(many_persons(8)), profile, tmp_path, desk, progress=told)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    for call in range(1, told.calls + 1):
        with pytest.raises(Cancelled):
            delivered(some_contents(many_persons(8, seed=2)), profile, tmp_path, desk, progress=CancelAt(call))
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_progress_counts_pages(desk: Identity, tmp_path: Path) -> None:
    told = Counting()
    delivered(some_contents(many_persons(60)), "full", tmp_path, desk, progress=told)

    with pikepdf.open(tmp_path / "full.pdf") as pdf:
        assert told.last == (len(pdf.pages), len(pdf.pages))


def test_a_file_in_the_folders_place_is_refused(desk: Identity, tmp_path: Path) -> None:
    (tmp_path / "to").write_text("in the way")

    with pytest.raises(InputRefused, match="folder-is-a-file"):
        delivered(some_contents([]), "count", tmp_path / "to", desk)


# Numbers


def headline(pdf: Path) -> list[int]:
    """The large numbers, as they stand above their names."""
    text = text_of(pdf, "-layout")
    (line,) = re.findall(r"(?m)^ *((?:\d+ +)+\d+)\n+ *persons +signings", text)
    return [int(number) for number in line.split()]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_pdf_and_the_table_count_alike(profile: Profile, desk: Identity, tmp_path: Path) -> None:
    contents = some_contents(many_persons(60, countries=COUNTRIES), withdrawn=3)

    told = delivered(contents, profile, tmp_path, desk)

    assert (told.signings, told.persons) == (contents.signings, len(contents.persons)) == (63, 60)
    table, numbers = table_of(tmp_path / f"{profile}.csv"), headline(tmp_path / f"{profile}.pdf")
    assert numbers[:2] == [60, 63]
    match profile:
        case "full":
            assert numbers[2:] == [told.named, 3]
            assert len(table) == 63
            assert len({row["person"] for row in table}) == 60
            assert len({row["person"] for row in table if row["family_name"]}) == told.named
        case "handover":
            assert numbers[2:] == [told.named]
            assert sum(int(row["count"]) for row in table) == 60
            assert sum(1 for row in table if row["kind"] == "person") == told.named
        case _:
            assert told.named == 0
            assert table[0] == {"format": "petition-kiosk/count/1", "group": "total", "value": "", "count": "60"}


def test_a_full_table_has_every_signing_with_its_person_in_order_of_record(desk: Identity, tmp_path: Path) -> None:
    persons = many_persons(40)
    delivered(some_contents(persons), "full", tmp_path, desk)

    table = table_of(tmp_path / "full.csv")

    expected = {row.record_id.hex(): str(person.id) for person in persons for row in person.signings}
    assert {row["record_id"]: row["person"] for row in table} == expected
    assert [row["record_id"] for row in table] == sorted(expected)


def test_a_count_has_no_small_group_and_each_grouping_adds_up(desk: Identity, tmp_path: Path) -> None:
    delivered(some_contents(many_persons(60, days=9, countries=COUNTRIES)), "count", tmp_path, desk)

    table = table_of(tmp_path / "count.csv")

    for group in ("day", "event", "country", "language"):
        counts = [int(row["count"]) for row in table if row["group"] == group]
        assert sum(counts) == 60
        assert min(counts) >= 5
    assert {row["value"] for row in table if row["group"] == "day"} > {"other"}


@pytest.mark.parametrize("profile", ["handover", "count"])
def test_of_four_people_only_the_total_is_told(profile: Profile, desk: Identity, tmp_path: Path) -> None:
    delivered(some_contents(many_persons(4, countries=("LT",))), profile, tmp_path, desk)

    shown = "".join(path.read_text("utf-8") for path in tmp_path.glob("*.svg"))
    assert "Lithuania" not in shown
    assert "2026" not in shown
    assert "2026" not in text_of(tmp_path / f"{profile}.pdf")
    if profile == "count":
        assert [row["group"] for row in table_of(tmp_path / "count.csv")] == ["total"]


# The document


@pytest.mark.parametrize("profile", PROFILES)
def test_pdfsig_trusts_it_under_the_campaigns_root(
    profile: Profile, issuer: Issuer, desk: Identity, tmp_path: Path
) -> None:
    delivered(some_contents(many_persons(10)), profile, tmp_path, desk)
    (tmp_path / "root.pem").write_bytes(issuer.as_signer().to_pem()[0])
    database = tmp_path / "nss"
    database.mkdir()
    subprocess.run(["certutil", "-N", "-d", f"sql:{database}", "--empty-password"], check=True, capture_output=True)
    add = ["certutil", "-A", "-d", f"sql:{database}", "-n", "root", "-t", "CT,C,C", "-i", str(tmp_path / "root.pem")]
    subprocess.run(add, check=True, capture_output=True)

    command = ["pdfsig", "-nssdir", str(database), str(tmp_path / f"{profile}.pdf")]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout

    for sentence in ("Signature is Valid.", "Certificate is Trusted.", "Total document signed"):
        assert sentence in told
    assert verify_pdf(tmp_path / f"{profile}.pdf", desk.root_der) == desk.certificate_der


@pytest.mark.parametrize("language", ["be", "ru", "en", "de"])
@pytest.mark.parametrize("profile", PROFILES)
def test_every_page_says_which_delivery_it_is(profile: Profile, language: str, desk: Identity, tmp_path: Path) -> None:
    contents = some_contents(many_persons(60, countries=COUNTRIES), mode=Mode.REHEARSAL)
    delivered(contents, profile, tmp_path, desk, language=language)

    digest = sha256((tmp_path / f"{profile}.csv").read_bytes()).hexdigest()
    rehearsal = unspaced(words_in(language).say("Rehearsal: these signatures do not count."))
    with pikepdf.open(tmp_path / f"{profile}.pdf") as pdf:
        pages = len(pdf.pages)
        assert str(pdf.docinfo["/Author"]) == the_campaign().started_by
        assert str(pdf.docinfo["/Title"]) == the_campaign().petition(language).title
        assert str(pdf.Root["/Lang"]) == language
    texts = text_of(tmp_path / f"{profile}.pdf").split("\f")
    assert (len(texts), texts[-1]) == (pages + 1, "")
    for page, shown in enumerate(texts[:-1], start=1):
        text = unspaced(shown)
        assert digest in text
        assert f"{profile}.pdf" in text
        assert rehearsal in text
        assert unspaced(words_in(language).say("Page {page} of {pages}", page=page, pages=pages)) in text


@pytest.mark.parametrize("profile", PROFILES)
def test_a_language_that_the_petition_is_not_in_is_refused(profile: Profile, desk: Identity, tmp_path: Path) -> None:
    """Else the petition would be in one language and all about it in another, under the name of that one."""
    with pytest.raises(InputRefused) as raised:
        delivered(some_contents(many_persons(3)), profile, tmp_path / "to", desk, language="pl")
    assert raised.value.code == "language-not-offered"
    assert not (tmp_path / "to").exists()


@pytest.mark.parametrize("profile", PROFILES)
def test_the_day_of_the_text_is_shown_and_only_the_full_record_is_marked(
    profile: Profile, desk: Identity, tmp_path: Path
) -> None:
    delivered(some_contents(many_persons(6)), profile, tmp_path, desk)
    text = " ".join(text_of(tmp_path / f"{profile}.pdf").split())

    assert "text of December 1, 2021" in text
    assert ("not for handing over" in text) == (profile == "full")
    assert "do not count" not in text
    assert (bytes(range(100, 132)).hex() in text) == (profile == "full")


def test_the_petition_stands_in_a_handover_in_full(desk: Identity, tmp_path: Path) -> None:
    delivered(some_contents(many_persons(6)), "handover", tmp_path, desk, language="de")
    text, petition = unspaced(text_of(tmp_path / "handover.pdf", "-raw")), the_campaign().petition("de")

    for words in (petition.title, petition.text_sha256, *petition.why, *(one.text for one in petition.demands)):
        assert unspaced(words) in text


def test_equal_contents_give_equal_tables_and_charts(desk: Identity, tmp_path: Path) -> None:
    contents = some_contents(many_persons(30))
    for folder in ("one", "two"):
        delivered(contents, "full", tmp_path / folder, desk)

    for name in ("full.csv", "full-by-day.svg", "full-by-country.svg"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
