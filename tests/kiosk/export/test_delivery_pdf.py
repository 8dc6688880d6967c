"""The pages of deliveries one by one: names, numbers, and what stands on which of them."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from factories import a_signatory, an_event
from factories_campaign import the_campaign
from factories_deliver import FIRST_DAY, a_person, many_persons, some_contents
from factories_export import a_row
from reportlab.graphics.shapes import Drawing

from kiosk.deliver.contents import PROFILES, Contents, Profile
from kiosk.deliver.profiles import delivery_of
from kiosk.export.delivery_pages import number_parts
from kiosk.export.delivery_pdf import draw_delivery_pdf, files_of
from kiosk.export.document import Document
from kiosk.export.fonts import Fonts
from kiosk.export.name_pages import NamePages
from kiosk.export.page import FOOT, HEIGHT, MARGIN, WIDTH
from kiosk.export.paragraphs import Figure
from kiosk.progress import NoProgress
from kiosk.signatory import Exposure
from kiosk.words import words_in

DIGEST = bytes(range(32))


def drawn(contents: Contents, profile: Profile, to: Path, language: str = "en") -> str:
    delivery = delivery_of(contents, profile, language)
    draw_delivery_pdf(delivery, DIGEST, words_in(language), to, NoProgress())
    told = subprocess.run(["pdftotext", "-layout", to, "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(told.split())


@pytest.mark.parametrize("profile", ["handover", "count"])
def test_the_last_page_of_numbers_has_more_than_a_list_on_it(profile: Profile, tmp_path: Path) -> None:
    """Where all the numbers take two pages the chart goes with the lists, which alone would look lost."""
    persons = many_persons(120, countries=("DE", "BY", "PL", "LT", "FR", "GB", ""))

    drawn(some_contents(persons), profile, tmp_path / "a.pdf")

    last = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True).stdout
    last = last.removesuffix("\f").rpartition("\f")[2]
    assert "By language" in last
    assert "Persons by country" in last


@pytest.mark.parametrize("profile", PROFILES)
def test_equal_deliveries_give_equal_bytes(profile: Profile, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        drawn(some_contents(many_persons(30)), profile, tmp_path / name)

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_the_charts_are_returned_by_the_names_of_their_files(tmp_path: Path) -> None:
    delivery = delivery_of(some_contents(many_persons(30)), "count", "en")

    charts = draw_delivery_pdf(delivery, DIGEST, words_in("en"), tmp_path / "a.pdf", NoProgress())

    assert tuple(charts) == files_of(delivery).all[2:]
    assert b"Persons by day" in charts["count-by-day.svg"]
    assert b"Persons by country" in charts["count-by-country.svg"]


def test_names_long_and_in_other_scripts_stand_in_full(tmp_path: Path) -> None:
    people = [
        a_signatory(given_name="Wolfgang Amadeus Theophilus", family_name="von und zu Hohenlohe-Langenburg-Waldenburg"),
        a_signatory(given_name="გიორგი", family_name="ბერიძე", country="GE"),
        a_signatory(given_name="Я", family_name="Ў’ёці-Ёлкіна", country=""),
        a_signatory(given_name="Ann😀", family_name="Lee"),
    ]
    persons = [a_person(number, signatory=who) for number, who in enumerate(people, start=1)]

    text = drawn(some_contents(persons), "handover", tmp_path / "a.pdf")

    for part in ("Wolfgang Amadeus Theophilus", "Waldenburg", "გიორგი ბერიძე", "Georgia", "Я Ў’ёці-Ёлкіна", "Ann□ Lee"):
        assert part in text
    assert "U+1F600" in text


def test_pages_of_names_hold_all_of_them(tmp_path: Path) -> None:
    document = Document(tmp_path / "a.pdf", language="en", title="T", campaign="C", subject="S")
    delivery = delivery_of(some_contents(many_persons(300)), "handover", "en")

    drawing = NamePages(document, Fonts(document), delivery, words_in("en"))
    pages = list(drawing.pages())

    assert len(pages) == drawing.total
    assert [name for page in pages for name in page.names] == list(delivery.names)
    assert [page.first for page in pages] == [1 + len(pages[0].names) * place for place in range(len(pages))]


@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_runs_into_the_footer_or_off_the_page(profile: Profile, tmp_path: Path) -> None:
    drawn(some_contents(many_persons(400, days=20)), profile, tmp_path / "a.pdf")

    command = ["pdftotext", "-bbox", str(tmp_path / "a.pdf"), "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    edges = re.findall(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"', told)
    assert len(edges) > 100
    for left, top, right, bottom in ((float(edge) for edge in edges_of_word) for edges_of_word in edges):
        assert left >= MARGIN - 1
        assert right <= WIDTH - MARGIN + 1
        assert bottom <= HEIGHT - FOOT or top >= HEIGHT - FOOT


@pytest.mark.parametrize(("language", "spelled"), [("en", "sixty"), ("de", "sechzig"), ("be", "шэсцьдзясят")])
def test_the_number_of_persons_stands_in_words(language: str, spelled: str, tmp_path: Path) -> None:
    assert spelled in drawn(some_contents(many_persons(60)), "count", tmp_path / "a.pdf", language)


def test_the_others_of_a_handover_are_one_number_in_words(tmp_path: Path) -> None:
    contents = some_contents(many_persons(60))
    others = delivery_of(contents, "handover", "en").others

    text = drawn(contents, "handover", tmp_path / "a.pdf")

    assert f"{others} more persons signed and are not named here (in words: {words_in('en').spelled(others)})" in text


def test_what_a_chart_has_no_room_for_stands_in_a_list(tmp_path: Path) -> None:
    contents = some_contents(many_persons(400, days=20))

    text = drawn(contents, "full", tmp_path / "a.pdf")

    by_day = delivery_of(contents, "full", "en").statistics.by_day
    for day, count in by_day.shown:
        assert f"{words_in('en').day(day)} {count}" in text


@pytest.mark.parametrize(("unreadable", "told"), [(0, False), (2, True)])
def test_records_that_did_not_open_are_told(unreadable: int, told: bool, tmp_path: Path) -> None:
    contents = some_contents(many_persons(6), unreadable=unreadable)

    assert ("2 records could not be opened." in drawn(contents, "full", tmp_path / "a.pdf")) == told


def test_events_are_named_with_place_and_day(tmp_path: Path) -> None:
    event = an_event("Book fair", "Vilnius", FIRST_DAY)
    contents = some_contents([a_person(number, event=event) for number in range(1, 7)])

    assert "Book fair, Vilnius, November 20, 2026 6" in drawn(contents, "count", tmp_path / "a.pdf")


def test_there_are_two_charts_among_the_numbers(tmp_path: Path) -> None:
    document = Document(tmp_path / "a.pdf", language="en", title="T", campaign="C", subject="S")
    delivery, fonts, words = delivery_of(some_contents([]), "count", "en"), Fonts(document), words_in("en")
    charts = (Drawing(10, 10), Drawing(20, 20))

    pieces = [piece for part in number_parts(delivery, charts, fonts, words) for piece in part]

    assert [piece.drawing for piece in pieces if isinstance(piece, Figure)][1:] == list(charts)


@pytest.mark.parametrize(("profile", "told"), [("full", "3 persons"), ("handover", "2 persons"), ("count", "")])
def test_whoever_signed_another_wording_is_told_of_below_the_text(profile: Profile, told: str, tmp_path: Path) -> None:
    shown, other = the_campaign().petition("en").text_sha256, "cd" * 32
    both = a_person(1, a_row(1, text_sha256=other), a_row(2, text_sha256=shown))
    corrected = [a_person(number, text_sha256=other) for number in (3, 4)]
    kept = a_person(5, text_sha256=other, exposure=Exposure.CAMPAIGN)
    contents = some_contents([both, *corrected, kept, a_person(6, text_sha256=shown)])

    said = drawn(replace(contents, other_texts=frozenset((other,))), profile, tmp_path / "a.pdf")

    line = f"{told} in this document signed an earlier or later wording of the text."
    assert (line in said, "wording of the text" in said) == (bool(told), bool(told))
    assert "wording" not in drawn(contents, profile, tmp_path / "b.pdf")
