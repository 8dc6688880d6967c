"""A campaign folder is read as it was written, and anything out of place is refused by file, key and code."""

import os
import tomllib
from datetime import date
from hashlib import sha256
from json import dumps
from pathlib import Path
from unicodedata import normalize

import pytest
from factories_campaign import SHIPPED, CampaignCopy, a_campaign_copy

from kiosk.campaign_folder import campaign_contents, campaign_files, campaign_in, read_campaign
from kiosk.campaign_format import CampaignToml
from kiosk.campaign_source import MAX_ALL_BYTES, MAX_FILES, MAX_PICTURE_BYTES, MAX_TEXT_BYTES, MemberSource
from kiosk.errors import InputRefused
from kiosk.signatory import Exposure

ENGLISH = "texts/en.toml"


@pytest.fixture
def copy(tmp_path: Path) -> CampaignCopy:
    return a_campaign_copy(tmp_path / "campaign")


def refused(copy: CampaignCopy) -> tuple[str, str, str]:
    """Code, file and key."""
    with pytest.raises(InputRefused) as caught:
        campaign_files(copy.folder)
    return caught.value.code, str(caught.value.facts["file"]), str(caught.value.facts["key"])


def test_the_shipped_campaign_is_as_its_files_say() -> None:
    campaign = read_campaign(SHIPPED)
    assert (campaign.id, campaign.started, campaign.baseline, campaign.goals) == (
        "viasna",
        date(2021, 12, 1),
        712,
        (1000,),
    )
    assert set(campaign.petitions) == set(campaign.languages) == {"be", "ru", "en", "de"}
    assert campaign.form.exposure == (Exposure.COUNT, Exposure.CAMPAIGN, Exposure.HANDOVER)
    assert [demand.number for demand in campaign.petition("be").demands] == [
        *range(1, len(campaign.petition("en").demands) + 1)
    ]
    assert campaign.headline("be").startswith("Вызваліць")
    assert campaign_files(SHIPPED) == (
        "campaign.toml",
        *(f"texts/{language}.toml" for language in ("be", "de", "en", "ru")),
    )


def test_a_texts_hash_is_that_of_its_canonical_json() -> None:
    campaign = read_campaign(SHIPPED)
    for language, hashed in campaign.text_hashes().items():
        parsed = tomllib.loads((SHIPPED / f"texts/{language}.toml").read_text("utf-8"))
        canonical = normalize("NFC", dumps(parsed, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
        assert hashed == sha256(canonical.encode()).hexdigest()


def test_what_is_shown_for_consent_has_a_hash_of_its_own() -> None:
    campaign = read_campaign(SHIPPED)
    shown = campaign.petition("en").consent + "\n" + campaign.petition("en").risk_notice
    assert campaign.consent_shown_sha256("en") == sha256(normalize("NFC", shown).encode()).hexdigest()
    assert len({campaign.consent_shown_sha256(language) for language in campaign.languages}) == 4


def test_a_kits_members_read_like_the_folder() -> None:
    assert campaign_in(MemberSource(campaign_contents(SHIPPED))) == read_campaign(SHIPPED)


def test_comments_headlines_and_a_byte_order_mark_are_no_part_of_a_text(copy: CampaignCopy) -> None:
    before = read_campaign(copy.folder)
    copy.append(ENGLISH, "\n# a remark\n")
    copy.replace("campaign.toml", 'en = "Free', 'en = "Please free')
    path = copy.folder / ENGLISH
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    after = read_campaign(copy.folder)
    assert after.text_hashes() == before.text_hashes()
    assert after.headline("en") == "Please " + before.headline("en").replace("Free", "free", 1)


def test_without_headlines_the_title_stands_there(copy: CampaignCopy) -> None:
    text = (copy.folder / "campaign.toml").read_text("utf-8")
    (copy.folder / "campaign.toml").write_text(text[: text.index("[welcome]")], "utf-8")
    campaign = read_campaign(copy.folder)
    assert campaign.headline("de") == campaign.petition("de").title


def test_a_language_calls_the_organisation_as_it_does() -> None:
    campaign = read_campaign(SHIPPED)
    assert campaign.starter("en") == campaign.started_by == "HRC Viasna"
    assert campaign.starter("de") == campaign.controller("de") == "Menschenrechtszentrum Viasna"
    assert {language for language in campaign.languages if "HRC" in campaign.controller(language)} == {"en"}


def test_without_names_of_its_own_a_language_has_the_plain_ones(copy: CampaignCopy) -> None:
    before = read_campaign(copy.folder)
    copy.replace("campaign.toml", 'started_by = "ПЦ «Весна»"\n', "")
    half = read_campaign(copy.folder)
    assert (half.starter("ru"), half.controller("ru")) == ("HRC Viasna", "ПЦ «Весна»")
    text = (copy.folder / "campaign.toml").read_text("utf-8")
    without = text[: text.index("[names.ru]")] + text[text.index("[welcome]") :]
    (copy.folder / "campaign.toml").write_text(without, "utf-8")
    after = read_campaign(copy.folder)
    assert {after.starter(language) for language in after.languages} == {"HRC Viasna"}
    assert {after.controller(language) for language in after.languages} == {"HRC Viasna"}
    assert after.text_hashes() == before.text_hashes()


@pytest.mark.parametrize(
    ("file", "change", "code", "key"),
    [
        ("campaign.toml", ('addressee_country = "BY"', 'addressee_country = "XX"'), "campaign-country-unknown", None),
        ("campaign.toml", ('addressee_country = "BY"', 'addressee_country = "by"'), "campaign-country-unknown", None),
        ("campaign.toml", ('addressee_country = "BY"', 'addressee_country = "EU"'), "campaign-country-unknown", None),
        ("campaign.toml", ("schema = 1", "schema = 2\nlater = true"), "campaign-newer", "schema"),
        ("campaign.toml", ("schema = 1", "schema = 0\nlater = true"), "campaign-value-wrong", "schema"),
        ("campaign.toml", ("schema = 1", ""), "campaign-value-wrong", "schema"),
        ("campaign.toml", ('id = "viasna"', 'id = "../viasna"'), "campaign-value-wrong", "id"),
        ("campaign.toml", ('id = "viasna"', 'id = "viasna"\ncolour = 1'), "campaign-value-wrong", "colour"),
        ("campaign.toml", ('id = "viasna"', 'id = "viasna"\nid = "twice"'), "campaign-toml-broken", ""),
        ("campaign.toml", ("started = 2021-12-01", "started = 2021-12-41"), "campaign-toml-broken", ""),
        ("campaign.toml", ("started = 2021-12-01", "started = 2021-12-01T10:00:00"), "campaign-value-wrong", "started"),
        ("campaign.toml", ('started_by = "HRC Viasna"', 'started_by = " "'), "campaign-text-empty", "started_by"),
        (
            "campaign.toml",
            ('"en", "ru", "be", "de"]', '"en", "ru", "be", "de", "pl"]'),
            "campaign-language-missing",
            None,
        ),
        (
            "campaign.toml",
            ('"en", "ru", "be", "de"]', '"en", "ru", "be", "de", "de"]'),
            "campaign-language-twice",
            None,
        ),
        ("campaign.toml", ('"en", "ru", "be", "de"]', '"en", "../en"]'), "campaign-value-wrong", "languages[1]"),
        ("campaign.toml", ('"en", "ru", "be", "de"]', '"en", "qq"]'), "campaign-language-unknown", "languages"),
        ("campaign.toml", ('default_language = "en"', 'default_language = "pl"'), "campaign-language-missing", None),
        ("campaign.toml", ("baseline = 712", "baseline = -1"), "campaign-value-wrong", "counter.baseline"),
        ("campaign.toml", ("goals = [1000]", "goals = [1000, 500]"), "campaign-goals-not-rising", "counter.goals"),
        ("campaign.toml", ('city = "optional"', 'city = "maybe"'), "campaign-value-wrong", "form.city"),
        ("campaign.toml", ('given_name = "required"', 'given_name = "off"'), "campaign-name-not-required", None),
        ("campaign.toml", ('["count", "campaign", "handover"]', "[]"), "campaign-value-wrong", "form.exposure"),
        ("campaign.toml", ('["count", "campaign", "handover"]', '["count", "count"]'), "campaign-exposure-twice", None),
        ("campaign.toml", ("retention_days = 365", 'retention_days = "year"'), "campaign-value-wrong", None),
        ("campaign.toml", ("controller_confirmed = false", ""), "campaign-value-wrong", "privacy.controller_confirmed"),
        ("campaign.toml", ('de = "Freiheit', 'pl = "Freiheit'), "campaign-language-missing", "welcome"),
        ("campaign.toml", ("[names.de]", "[names.pl]"), "campaign-language-unlisted", "names"),
        ("campaign.toml", ("[names.de]", '[names."de_AT"]'), "campaign-value-wrong", None),
        ("campaign.toml", ("[names.de]", '[names.de]\ncontact = "Berlin"'), "campaign-value-wrong", None),
        ("campaign.toml", ('controller = "ПЦ «Вясна»"', 'controller = " "'), "campaign-text-empty", None),
        ("campaign.toml", ('controller = "ПЦ «Вясна»"', 'controller = ""'), "campaign-value-wrong", None),
        ("campaign.toml", ("[names.de]", "[names.de]\n[names.fr]"), "campaign-language-unlisted", "names"),
        (ENGLISH, ('language = "en"', 'language = "de"'), "campaign-language-other", "language"),
        (ENGLISH, ('language = "en"', 'language = "en"\nfooter = ""'), "campaign-value-wrong", "footer"),
        (ENGLISH, ("title = ", "headline = "), "campaign-value-wrong", None),
        (ENGLISH, ("consent = ", "agreement = "), "campaign-value-wrong", None),
        (ENGLISH, ("people_heading = ", "# "), "campaign-text-empty", "people_heading"),
        (ENGLISH, ("risk_notice = ", 'risk_notice = "  "\n[old]\nrisk_notice = '), "campaign-value-wrong", None),
        (ENGLISH, ("status = ", 'status = "Fine, I think" #'), "campaign-value-wrong", "status"),
    ],
)
def test_what_is_out_of_place_is_named(
    copy: CampaignCopy, file: str, change: tuple[str, str], code: str, key: str | None
) -> None:
    copy.replace(file, *change)
    found_code, found_file, found_key = refused(copy)
    assert (found_code, found_file) == (code, file)
    assert key is None or found_key == key


@pytest.mark.parametrize("key", ["title", "consent", "risk_notice", "addressee", "demands_heading"])
@pytest.mark.parametrize(("value", "code"), [('""', "campaign-value-wrong"), ('" \\n"', "campaign-text-empty")])
def test_a_text_without_its_words_is_refused(tmp_path: Path, key: str, value: str, code: str) -> None:
    copy = a_campaign_copy(tmp_path / "c")
    parsed = tomllib.loads((copy.folder / ENGLISH).read_text("utf-8"))
    (copy.folder / ENGLISH).write_text(as_toml(parsed, key, value), "utf-8")
    assert refused(copy) == (code, ENGLISH, key)


def as_toml(parsed: dict[str, object], key: str, value: str) -> str:
    """The text as TOML, one key replaced by this TOML value."""
    lines = []
    for name, item in parsed.items():
        if name == key:
            lines.append(f"{name} = {value}")
        elif name == "people":
            assert isinstance(item, list)
            rows = ", ".join(f"{{name = {dumps(one['name'])}, role = {dumps(one['role'])}}}" for one in item)
            lines.append(f"people = [{rows}]")
        else:
            lines.append(f"{name} = {dumps(item, ensure_ascii=False)}")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("key", "value", "code", "file"),
    [
        ("demands", "[]", "campaign-value-wrong", ENGLISH),
        ("demands", '["one"]', "campaign-list-length", "texts/ru.toml"),
        ("why", '["one"]', "campaign-list-length", "texts/ru.toml"),
        ("demands", '[""]', "campaign-value-wrong", ENGLISH),
        ("people", "[{name = 'x'}]", "campaign-value-wrong", ENGLISH),
    ],
)
def test_lists_are_whole_and_equally_long(copy: CampaignCopy, key: str, value: str, code: str, file: str) -> None:
    parsed = tomllib.loads((copy.folder / ENGLISH).read_text("utf-8"))
    (copy.folder / ENGLISH).write_text(as_toml(parsed, key, value), "utf-8")
    assert refused(copy)[:2] == (code, file)


def test_a_missing_language_is_named(copy: CampaignCopy) -> None:
    (copy.folder / "texts/be.toml").unlink()
    assert refused(copy) == ("campaign-file-missing", "texts/be.toml", "")


def test_a_folder_without_a_campaign_is_named(tmp_path: Path) -> None:
    assert refused(CampaignCopy(tmp_path)) == ("campaign-file-missing", "campaign.toml", "")
    assert refused(CampaignCopy(tmp_path / "nothing")) == ("campaign-file-missing", "campaign.toml", "")


@pytest.mark.parametrize("encoding", ["utf-16", "cp1251"])
def test_another_encoding_is_named(copy: CampaignCopy, encoding: str) -> None:
    path = copy.folder / "texts/ru.toml"
    path.write_bytes(path.read_text("utf-8").encode(encoding, "ignore"))
    assert refused(copy) == ("campaign-not-utf8", "texts/ru.toml", "")


def test_depth_is_broken_toml(copy: CampaignCopy) -> None:
    (copy.folder / ENGLISH).write_text("a = " + "[" * 100_000, "utf-8")
    assert refused(copy)[:2] == ("campaign-toml-broken", ENGLISH)


def test_links_are_not_followed(copy: CampaignCopy, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (copy.folder / "photos").mkdir()
    (copy.folder / "photos/a.png").symlink_to("/etc/hostname")
    assert refused(copy) == ("campaign-file-not-plain", "photos/a.png", "")
    (copy.folder / "photos/a.png").unlink()
    (copy.folder / "texts").rename(elsewhere / "texts")
    (copy.folder / "texts").symlink_to(elsewhere / "texts")
    assert refused(copy)[0] == "campaign-file-not-plain"


def test_a_pipe_or_folder_in_a_files_place_is_refused_at_once(copy: CampaignCopy) -> None:
    (copy.folder / ENGLISH).unlink()
    os.mkfifo(copy.folder / ENGLISH)
    assert refused(copy) == ("campaign-file-not-plain", ENGLISH, "")
    (copy.folder / ENGLISH).unlink()
    (copy.folder / ENGLISH).mkdir()
    assert refused(copy) == ("campaign-file-not-plain", ENGLISH, "")


def test_pictures_belong_to_it_and_a_file_managers_leavings_do_not(copy: CampaignCopy) -> None:
    (copy.folder / "photos").mkdir()
    for name in ("photos/1.jpg", "photos/.DS_Store", "logo.svg", "notes.txt"):
        (copy.folder / name).write_bytes(b"x")
    assert set(campaign_files(copy.folder)) - set(campaign_files(SHIPPED)) == {"photos/1.jpg", "logo.svg"}


@pytest.mark.parametrize("name", ["photos/a:b.jpg", "photos/a\\b.jpg", "photos/a\u202egpj.exe", "photos/" + "ы" * 101])
def test_a_picture_whose_name_a_kit_cannot_carry_is_named(copy: CampaignCopy, name: str) -> None:
    (copy.folder / "photos").mkdir()
    (copy.folder / name).write_bytes(b"x")
    assert refused(copy) == ("campaign-file-name-unfit", name, "")


def test_sizes_are_capped(copy: CampaignCopy) -> None:
    (copy.folder / "photos").mkdir()
    photo = copy.folder / "photos/1.jpg"
    with photo.open("wb") as file:
        file.truncate(MAX_PICTURE_BYTES + 1)
    assert refused(copy) == ("campaign-file-too-large", "photos/1.jpg", "")
    for number in range(MAX_ALL_BYTES // MAX_PICTURE_BYTES):
        with (copy.folder / f"photos/{number}.jpg").open("wb") as file:
            file.truncate(MAX_PICTURE_BYTES)
    assert refused(copy) == ("campaign-file-too-large", "photos", "")
    with (copy.folder / ENGLISH).open("ab") as file:
        file.truncate(MAX_TEXT_BYTES + 1)
    assert refused(copy) == ("campaign-file-too-large", ENGLISH, "")


def test_the_number_of_files_is_capped(copy: CampaignCopy) -> None:
    (copy.folder / "photos").mkdir()
    for number in range(MAX_FILES):
        (copy.folder / f"photos/{number}.jpg").touch()
    assert refused(copy) == ("campaign-too-many-files", "photos", "")


def test_the_format_has_no_keys_beyond_those_of_the_shipped_campaign() -> None:
    parsed = tomllib.loads((SHIPPED / "campaign.toml").read_text("utf-8"))
    assert set(parsed) == set(CampaignToml.__struct_fields__)
