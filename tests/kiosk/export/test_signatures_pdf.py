"""`signatures.pdf` and `signatures.csv` before other people's readers: pdftotext, pdfsig, and any Unicode string."""

import re
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pikepdf
import pytest
import tzlocal
from asn1crypto import cms
from factories_pdf import CAMPAIGN, EVENT, PEOPLE, a_row, a_snapshot
from factories_vault import an_identity, an_issuer
from hypothesis import given
from hypothesis import strategies as st
from written_over import write_over

from kiosk.errors import InputRefused
from kiosk.export.pdfsign import sign_pdf
from kiosk.export.pdfverify import verify_pdf
from kiosk.export.sheet import draw_pdf, write_pdf
from kiosk.export.snapshot import Snapshot, withheld
from kiosk.export.table import COLUMNS, FORMULA_STARTS, csv_bytes, guarded, read_csv, unguarded
from kiosk.progress import NoProgress
from kiosk.signatory import DECLARED_INK, NO_INK, Event, Exposure, Ink, Signatory
from kiosk.simulating import made_up_ink
from kiosk.words import words_in

CSV_HASH = bytes(range(32))


def drawn(snapshot: Snapshot, to: Path) -> tuple[str, ...]:
    return draw_pdf(snapshot, CSV_HASH, words_in(snapshot.petition.language), to, NoProgress())


def text_of(pdf: Path) -> str:
    told = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(told.split())


@pytest.mark.parametrize("language", CAMPAIGN.languages)
def test_the_text_is_all_there(language: str, tmp_path: Path) -> None:
    snapshot = a_snapshot([a_row(number, who) for number, who in enumerate(PEOPLE, start=1)], language)

    missing = drawn(snapshot, tmp_path / "all.pdf")

    assert missing == ()
    text = text_of(tmp_path / "all.pdf").replace("- ", "-")
    for who in PEOPLE:
        assert who.given_name.split()[0] in text
        assert who.family_name.split("-")[-1] in text
        assert who.city in text
    for words in (snapshot.petition.title, *(person.name for person in snapshot.petition.people)):
        assert words in text
    for demand in snapshot.petition.demands:
        assert " ".join(demand.text.split()[:4]) in text


def test_a_character_without_a_glyph_is_named_and_drawn_as_a_box(tmp_path: Path) -> None:
    missing = drawn(a_snapshot([a_row(1, Signatory("Ann😀", "Lee"))]), tmp_path / "box.pdf")

    assert missing == ("U+1F600",)
    text = text_of(tmp_path / "box.pdf")
    assert "Ann□" in text
    assert "U+1F600" in text


def test_a_hebrew_name_is_read_from_the_right(tmp_path: Path) -> None:
    """pdftotext takes letters as they stand on the page, and what is Hebrew from the right."""
    missing = drawn(a_snapshot([a_row(1, Signatory("דוד", "כהן"))]), tmp_path / "hebrew.pdf")

    assert missing == ()
    text = text_of(tmp_path / "hebrew.pdf")
    assert "דוד" in text
    assert "כהן" in text


def test_of_an_arabic_name_it_is_said_that_it_is_not_drawn(tmp_path: Path) -> None:
    """Letters that do not join would be no writing."""
    missing = drawn(a_snapshot([a_row(1, Signatory("داود", "Lee"))]), tmp_path / "arabic.pdf")

    assert missing == ("U+0627", "U+062F", "U+0648")
    text = text_of(tmp_path / "arabic.pdf")
    assert all(point in text for point in missing)
    assert "\u25a1" * 4 in text


def test_declared_counted_and_withdrawn(tmp_path: Path) -> None:
    rows = [
        a_row(1, Signatory("Declared", "Person"), ink=DECLARED_INK),
        a_row(2, Signatory("Hidden", "Canariensis"), exposure=Exposure.COUNT, ink=NO_INK),
        a_row(3, Signatory("Gone", "Withdrawnsson"), status="withdrawn"),
    ]
    drawn(a_snapshot(rows, "en"), tmp_path / "kinds.pdf")

    text = text_of(tmp_path / "kinds.pdf")
    assert "declared" in text
    assert "counted, name withheld" in text
    assert "Canariensis" not in text
    assert "Withdrawnsson" not in text
    assert "2 signatures" in text


def test_equal_snapshots_give_equal_bytes(tmp_path: Path) -> None:
    snapshot = a_snapshot([a_row(number, who) for number, who in enumerate(PEOPLE, start=1)])
    for name in ("one.pdf", "two.pdf"):
        drawn(snapshot, tmp_path / name)

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_every_page_is_numbered_and_nobody_but_the_campaign_is_the_author(tmp_path: Path) -> None:
    drawn(a_snapshot([a_row(number, PEOPLE[number % 6]) for number in range(60)], "en"), tmp_path / "many.pdf")

    with pikepdf.open(tmp_path / "many.pdf") as pdf:
        pages = len(pdf.pages)
        assert str(pdf.docinfo["/Author"]) == CAMPAIGN.started_by
        assert str(pdf.docinfo["/Title"]) == CAMPAIGN.petition("en").title
        assert str(pdf.Root["/Lang"]) == "en"
    text = text_of(tmp_path / "many.pdf")
    for page in range(1, pages + 1):
        assert f"Page {page} of {pages}" in text


def test_the_petition_says_in_its_language_who_started_it(tmp_path: Path) -> None:
    drawn(a_snapshot([a_row(1, PEOPLE[0])], "be"), tmp_path / "be.pdf")

    with pikepdf.open(tmp_path / "be.pdf") as pdf:
        assert str(pdf.docinfo["/Author"]) == "HRC Viasna"
    assert "Ініцыятар: ПЦ «Вясна»" in text_of(tmp_path / "be.pdf")


# The signature


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, Path]:
    folder = tmp_path_factory.mktemp("signed")
    issuer = an_issuer()
    identity = an_identity(issuer)
    snapshot = a_snapshot([a_row(number, who) for number, who in enumerate(PEOPLE, start=1)])
    write_pdf(snapshot, CSV_HASH, words_in("be"), to=folder / "signed.pdf", signer=identity, progress=NoProgress())
    (folder / "root.pem").write_bytes(issuer.as_signer().to_pem()[0])
    return folder / "signed.pdf", identity.root_der, folder / "root.pem"


def test_pdfsig_trusts_it_under_the_campaigns_root(signed: tuple[Path, bytes, Path], tmp_path: Path) -> None:
    pdf, root_der, root_pem = signed
    database = f"sql:{tmp_path}"
    subprocess.run(["certutil", "-N", "-d", database, "--empty-password"], check=True, capture_output=True)
    add = ["certutil", "-A", "-d", database, "-n", "root", "-t", "CT,C,C", "-i", str(root_pem)]
    subprocess.run(add, check=True, capture_output=True)

    told = subprocess.run(["pdfsig", "-nssdir", tmp_path, pdf], capture_output=True, text=True, check=False).stdout

    assert "Signature is Valid." in told
    assert "Certificate is Trusted." in told
    assert "Total document signed" in told
    assert verify_pdf(pdf, root_der)


@pytest.fixture
def in_vilnius(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As a laptop there would have it."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Vilnius")
        time.tzset()
        tzlocal.reload_localzone()
        yield
    time.tzset()
    tzlocal.reload_localzone()


@pytest.mark.usefixtures("in_vilnius")
def test_a_signature_tells_the_day_and_neither_hour_nor_time_zone(tmp_path: Path) -> None:
    drawn(a_snapshot([a_row(1, PEOPLE[0])]), tmp_path / "unsigned.pdf")
    sign_pdf(tmp_path / "unsigned.pdf", an_identity(), tmp_path / "signed.pdf")

    with pikepdf.open(tmp_path / "signed.pdf") as opened:
        (field,) = opened.Root.AcroForm.Fields
        signature, info = field.V, opened.trailer.Info
        dates = [str(signature.M), *(str(value) for key, value in info.items() if key.endswith("Date"))]
        contents = cms.ContentInfo.load(bytes(signature.Contents).rstrip(b"\0"))
    assert dates[0][:10] == f"D:{datetime.now(UTC):%Y%m%d}"
    assert [date[10:] for date in dates if date[10:] not in {"000000Z", "000000+00'00'"}] == []
    (signer,) = contents["content"]["signer_infos"]
    signed = {attribute["type"].native for attribute in signer["signed_attrs"]}
    assert signed == {"content_type", "message_digest", "signing_certificate_v2"}  # no "signing_time"


def refused(pdf: Path, root_der: bytes) -> str:
    with pytest.raises(InputRefused) as refusal:
        verify_pdf(pdf, root_der)
    return refusal.value.code


def test_each_harm_has_its_own_code(signed: tuple[Path, bytes, Path], tmp_path: Path) -> None:
    pdf, root_der, _ = signed
    whole = pdf.read_bytes()
    harmed = tmp_path / "harmed.pdf"

    changed = bytearray(whole)
    changed[whole.index(b"stream") + 20] ^= 1
    harmed.write_bytes(changed)
    assert refused(harmed, root_der) == "pdf-changed"

    harmed.write_bytes(whole + b"\n% more\n")
    assert refused(harmed, root_der) == "pdf-appended"

    with pikepdf.open(pdf) as opened:
        opened.add_blank_page()
        opened.save(harmed)
    assert refused(harmed, root_der) in {"pdf-changed", "pdf-appended", "pdf-broken"}

    with pikepdf.open(pdf) as opened:
        del opened.Root["/AcroForm"]
        for page in opened.pages:
            if "/Annots" in page:
                del page["/Annots"]
        opened.save(harmed)
    assert refused(harmed, root_der) == "pdf-unsigned"

    assert refused(pdf, an_identity(an_issuer()).root_der) == "certificate-unknown-root"


def test_random_harm_is_a_refusal_and_never_a_crash(
    signed: tuple[Path, bytes, Path], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Inside /Contents some bytes change unseen: the digest in readable.json refuses those."""
    pdf, root_der, _ = signed
    whole, random = pdf.read_bytes(), Random(5)  # noqa: S311 -- repeatable harm
    ranges = re.search(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)", whole)
    assert ranges is not None
    contents, end = (int(number) for number in ranges.groups())
    accepted = []
    for _ in range(150):
        spot = random.randrange(len(whole) - 12_000, len(whole))
        harmed = bytearray(whole)
        harmed[spot] ^= 1 << random.randrange(8)
        write_over(tmp_path / "harmed.pdf", harmed)
        try:
            verify_pdf(tmp_path / "harmed.pdf", root_der)
            accepted.append(spot)
        except InputRefused:
            pass
    caplog.clear()
    assert [spot for spot in accepted if not contents <= spot <= end] == []


def test_a_second_signature_is_refused(signed: tuple[Path, bytes, Path], tmp_path: Path) -> None:
    unsigned = tmp_path / "unsigned.pdf"
    drawn(a_snapshot([a_row(1, PEOPLE[0])]), unsigned)
    with pytest.raises(InputRefused, match="pdf-unsigned"):
        verify_pdf(unsigned, signed[1])
    sign_pdf(unsigned, an_identity(), tmp_path / "stranger.pdf")
    assert refused(tmp_path / "stranger.pdf", signed[1]) == "certificate-unknown-root"


# The table

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(TEXT, TEXT, TEXT)
def test_any_string_goes_round(given_name: str, city: str, event: str) -> None:
    row = a_row(1, Signatory(given_name, "x", city), event=Event(event, city, EVENT.day), ink=NO_INK)

    assert read_csv(csv_bytes([row])) == (row,)


@given(TEXT)
def test_no_cell_is_a_formula(value: str) -> None:
    cell = guarded(value)

    assert unguarded(cell) == value or not value.startswith("'")
    assert cell[:1] not in FORMULA_STARTS
    assert cell.lstrip()[:1] not in FORMULA_STARTS


def test_the_table_is_as_the_format_says() -> None:
    raw = csv_bytes([withheld(a_row(1, PEOPLE[0], exposure=Exposure.COUNT, ink=NO_INK))])

    assert raw.startswith(b"\xef\xbb\xbfformat,record_id,")
    assert raw.count(b"\r\n") == 2
    assert raw.split(b"\r\n")[0].decode("utf-8-sig").split(",") == list(COLUMNS)
    (row,) = read_csv(raw)
    assert (row.signatory.given_name, row.signatory.family_name) == ("", "")


def test_ink_goes_round() -> None:
    ink = Ink(made_up_ink(Random(1)).kind, 400, (((1, 2), (3, 4)), ((5, 6),)))  # noqa: S311 -- repeatable ink
    assert read_csv(csv_bytes([a_row(1, PEOPLE[0], ink=ink)]))[0].ink == ink


@pytest.mark.parametrize(("change", "code"), [((b"csv/1", b"csv/2"), "csv-newer"), ((b"\r\n", b"\n"), "csv-broken")])
def test_a_changed_table_is_refused(change: tuple[bytes, bytes], code: str) -> None:
    with pytest.raises(InputRefused, match=code):
        read_csv(csv_bytes([a_row(1, PEOPLE[0])]).replace(*change))
