"""Reads a campaign folder strictly: what is not as the format says is a problem with a file, a key and a code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, TypeVar
from unicodedata import normalize

import msgspec

from kiosk.campaign import Asked, Campaign, FormRules, Privacy
from kiosk.canonical import canonical_json
from kiosk.errors import InputRefused
from kiosk.petition import Demand, NamedPerson, Petition
from kiosk.signatory import Exposure
from kiosk.words import is_country, words_in

SCHEMA = 1
MAX_FILE_BYTES = 1024 * 1024
MAX_PICTURE_BYTES = 8 * 1024 * 1024
MAX_FILES = 64

Line = Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000_000)]
CampaignId = Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]{0,63}$")]
LanguageCode = Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")]


class CounterToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[counter]`."""

    baseline: Count
    goals: tuple[Count, ...] = ()


class FormToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[form]`."""

    given_name: Asked
    family_name: Asked
    city: Asked
    country: Asked
    email: Asked
    ink: Asked
    exposure: Annotated[tuple[Exposure, ...], msgspec.Meta(min_length=1)]


class PrivacyToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[privacy]`."""

    controller: Line
    controller_confirmed: bool
    retention_days: Annotated[int, msgspec.Meta(ge=1, le=36_500)]
    contact: str


class CampaignToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`campaign.toml`."""

    schema: int
    id: CampaignId
    started: date
    started_by: Line
    addressee_country: str
    languages: Annotated[tuple[LanguageCode, ...], msgspec.Meta(min_length=1, max_length=20)]
    default_language: LanguageCode
    counter: CounterToml
    form: FormToml
    privacy: PrivacyToml
    welcome: dict[LanguageCode, Line] = {}


class PersonToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of `people`."""

    name: Line
    role: Line


class TextToml(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`texts/LANG.toml`."""

    language: LanguageCode
    status: Annotated[str, msgspec.Meta(pattern="^(original|checked|translation)$")]
    title: Line
    addressee: Line
    support_action: Line
    why_heading: Line
    why: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1)]
    people_heading: Line
    people: tuple[PersonToml, ...]
    after_people: tuple[Line, ...]
    demands_heading: Line
    demands: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1)]
    consent: Line
    risk_notice: Line


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a campaign folder that must change: which file, which key, which code, and what was found."""

    file: str
    key: str
    code: str
    detail: str = ""


@dataclass
class Reading:
    """What reading a folder brought: the campaign where there is no problem, and every problem where there are."""

    campaign: Campaign | None = None
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, file: str, key: str, code: str, detail: str = "") -> None:
        """Notes a problem and goes on."""
        self.problems.append(Problem(file, key, code, detail))


def read_campaign(folder: Path) -> Campaign:
    """The campaign in this folder; raises InputRefused with the first problem's code, file and key."""
    reading = read_folder(folder)
    for problem in reading.problems:
        raise InputRefused(problem.code, file=problem.file, key=problem.key, detail=problem.detail)
    if reading.campaign is None:
        raise InputRefused("campaign-missing", file="campaign.toml", key="", detail="")
    return reading.campaign


def read_folder(folder: Path) -> Reading:
    """Reads the whole folder and notes all that is wrong with it."""
    reading = Reading()
    rules = _decoded(reading, folder, "campaign.toml", CampaignToml)
    if rules is None:
        return reading
    _check_rules(reading, rules)
    texts = {
        language: text for language in rules.languages if (text := _read_text(reading, folder, language)) is not None
    }
    _check_lengths(reading, {language: text for language, (text, _) in texts.items()})
    if not reading.problems:
        reading.campaign = _campaign(rules, texts)
    return reading


Toml = TypeVar("Toml", bound=msgspec.Struct)


def _decoded(reading: Reading, folder: Path, name: str, kind: type[Toml]) -> Toml | None:
    parsed = _parsed(reading, folder, name)
    if parsed is None:
        return None
    try:
        return msgspec.convert(_tidied(parsed), type=kind)
    except msgspec.ValidationError as error:
        reading.refuse(name, _key_of(str(error)), "campaign-value-wrong", str(error))
        return None


def _parsed(reading: Reading, folder: Path, name: str) -> dict[str, Any] | None:
    path = folder / name
    try:
        if path.is_symlink() or not path.is_file():
            reading.refuse(name, "", "campaign-file-missing")
        elif path.stat().st_size > MAX_FILE_BYTES:
            reading.refuse(name, "", "campaign-file-too-large")
        else:
            return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        reading.refuse(name, "", "campaign-toml-broken", str(error).split("\n", maxsplit=1)[0])
    except OSError:
        reading.refuse(name, "", "campaign-file-unreadable")
    return None


def _tidied(value: Any) -> Any:
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, dict):
        return {key: _tidied(item) for key, item in value.items()}
    return [_tidied(item) for item in value] if isinstance(value, list) else value


def _key_of(message: str) -> str:
    """The key that msgspec's message names: "… - at `$.form.city`", or the unknown or missing field's own name."""
    path = message.rpartition("`$")[2].rstrip("`").lstrip(".") if "`$" in message else ""
    named = message.split("`")[1] if "unknown field" in message or "missing required field" in message else ""
    return ".".join(part for part in (path, named) if part)


def _check_rules(reading: Reading, rules: CampaignToml) -> None:
    name = "campaign.toml"
    if rules.schema != SCHEMA:
        reading.refuse(name, "schema", "campaign-newer", str(rules.schema))
    country = rules.addressee_country
    if country and not (is_country(country) and words_in("en").country(country) != country):
        reading.refuse(name, "addressee_country", "campaign-country-unknown", country)
    if len(set(rules.languages)) != len(rules.languages):
        reading.refuse(name, "languages", "campaign-language-twice")
    if rules.default_language not in rules.languages:
        reading.refuse(name, "default_language", "campaign-language-missing", rules.default_language)
    if rules.welcome and set(rules.welcome) != set(rules.languages):
        reading.refuse(name, "welcome", "campaign-language-missing")
    if list(rules.counter.goals) != sorted(set(rules.counter.goals)):
        reading.refuse(name, "counter.goals", "campaign-goals-not-rising")
    if len(set(rules.form.exposure)) != len(rules.form.exposure):
        reading.refuse(name, "form.exposure", "campaign-exposure-twice")
    for key in ("given_name", "family_name"):
        if getattr(rules.form, key) != "required":
            reading.refuse(name, f"form.{key}", "campaign-name-not-required")


def _read_text(reading: Reading, folder: Path, language: str) -> tuple[TextToml, str] | None:
    name = f"texts/{language}.toml"
    text = _decoded(reading, folder, name, TextToml)
    if text is None:
        return None
    if text.language != language:
        reading.refuse(name, "language", "campaign-language-other", text.language)
    for key in ("title", "addressee", "consent", "risk_notice"):
        if not getattr(text, key).strip():
            reading.refuse(name, key, "campaign-text-empty")
    raw = tomllib.loads((folder / name).read_bytes().decode("utf-8-sig"))
    return text, sha256(canonical_json(raw)).hexdigest()


def _check_lengths(reading: Reading, texts: Mapping[str, TextToml]) -> None:
    for key in ("why", "people", "after_people", "demands"):
        lengths = {language: len(getattr(text, key)) for language, text in texts.items()}
        expected = next(iter(lengths.values()), 0)
        for language, length in lengths.items():
            if length != expected:
                reading.refuse(f"texts/{language}.toml", key, "campaign-list-length", f"{length} ≠ {expected}")


def _campaign(rules: CampaignToml, texts: Mapping[str, tuple[TextToml, str]]) -> Campaign:
    form, privacy = rules.form, rules.privacy
    return Campaign(
        id=rules.id,
        started=rules.started,
        started_by=rules.started_by,
        addressee_country=rules.addressee_country,
        languages=rules.languages,
        default_language=rules.default_language,
        baseline=rules.counter.baseline,
        goals=rules.counter.goals,
        form=FormRules(**msgspec.structs.asdict(form)),
        privacy=Privacy(**msgspec.structs.asdict(privacy)),
        petitions={language: _petition(text, digest) for language, (text, digest) in texts.items()},
        headlines=rules.welcome,
    )


def _petition(text: TextToml, digest: str) -> Petition:
    fields = msgspec.structs.asdict(text)
    fields["people"] = tuple(NamedPerson(one.name, one.role) for one in text.people)
    fields["demands"] = tuple(Demand(number, demand) for number, demand in enumerate(text.demands, start=1))
    return Petition(**fields, text_sha256=digest)


def campaign_files(folder: Path) -> tuple[str, ...]:
    """Relative names of all files that belong to the campaign, sorted; raises as `read_campaign`."""
    campaign = read_campaign(folder)
    names = ["campaign.toml", *(f"texts/{language}.toml" for language in campaign.languages)]
    pictures = [*folder.glob("logo.svg"), *folder.glob("logo.png"), *folder.glob("photos/*")]
    for picture in pictures:
        name = picture.relative_to(folder).as_posix()
        if picture.is_symlink() or not picture.is_file() or picture.stat().st_size > MAX_PICTURE_BYTES:
            raise InputRefused("campaign-file-too-large", file=name, key="", detail="")
        names.append(name)
    if len(names) > MAX_FILES:
        raise InputRefused("campaign-file-too-large", file="photos", key="", detail="")
    return tuple(sorted(names))
