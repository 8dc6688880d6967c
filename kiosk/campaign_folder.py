"""Reads a campaign's files strictly: what is not as the format says is a problem with a file, a key and a code."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import normalize

import msgspec

from kiosk.campaign import Campaign, FormRules, OwnNames, Privacy
from kiosk.campaign_format import SCHEMA, CampaignToml, TextToml
from kiosk.campaign_source import (
    CAMPAIGN_TOML,
    MAX_TEXT_BYTES,
    CampaignSource,
    FolderSource,
    contents_of,
    text_name,
)
from kiosk.canonical import canonical_json
from kiosk.errors import InputRefused
from kiosk.petition import Demand, NamedPerson, Petition
from kiosk.words import is_known_country, is_language

MOST_KEY_PARTS = 32
_KEY_PART = r"""(?:[\w-]{1,64}|"[^"\n]{0,64}"|'[^'\n]{0,64}')[ \t]{0,8}\.[ \t]{0,8}"""
_DEEP_KEY = re.compile(rf"""(?<![\w\-"'])(?:{_KEY_PART}){{{MOST_KEY_PARTS}}}""")
"""A key of so many parts with dots between: none has more than three, and TOML's reader takes minutes for 100,000."""

ENCODING = "utf-8-sig"
"""UTF-8; the mark that some editors put in front is forgiven."""


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
    return campaign_in(FolderSource(folder))


def campaign_in(source: CampaignSource) -> Campaign:
    """The campaign in a folder or a kit; raises as `read_campaign`."""
    reading = read_from(source)
    for problem in reading.problems:
        raise InputRefused(problem.code, file=problem.file, key=problem.key, detail=problem.detail)
    if reading.campaign is None:
        raise InputRefused("campaign-missing", file=CAMPAIGN_TOML, key="", detail="")
    return reading.campaign


def campaign_contents(folder: Path) -> dict[str, bytes]:
    """The contents of all files that belong to the campaign, by name; raises as `read_campaign` and `contents_of`."""
    source = FolderSource(folder)
    return contents_of(source, campaign_in(source).languages)


def campaign_files(folder: Path) -> tuple[str, ...]:
    """Relative names of all files that belong to the campaign, sorted; raises as `campaign_contents`."""
    return tuple(campaign_contents(folder))


def read_from(source: CampaignSource) -> Reading:
    """Reads the whole campaign and notes all that is wrong with it."""
    reading = Reading()
    rules = _rules(reading, source)
    if rules is None:
        return reading
    _check_rules(reading, rules)
    texts = {
        language: text for language in rules.languages if (text := _read_text(reading, source, language)) is not None
    }
    _check_lengths(reading, {language: text for language, (text, _) in texts.items()})
    _check_files(reading, source, rules)
    if not reading.problems:
        reading.campaign = _campaign(rules, texts)
    return reading


def _rules(reading: Reading, source: CampaignSource) -> CampaignToml | None:
    parsed = _parsed(reading, source, CAMPAIGN_TOML)
    if parsed is None:
        return None
    schema = parsed.get("schema", SCHEMA)
    if isinstance(schema, int) and schema != SCHEMA:
        # First of all: what else a later format changed would only hide what is the matter.
        code = "campaign-newer" if schema > SCHEMA else "campaign-value-wrong"
        reading.refuse(CAMPAIGN_TOML, "schema", code, str(schema))
        return None
    return _converted(reading, parsed, CAMPAIGN_TOML, CampaignToml)


Toml = TypeVar("Toml", bound=msgspec.Struct)


def _converted(reading: Reading, parsed: dict[str, Any], name: str, kind: type[Toml]) -> Toml | None:
    try:
        return msgspec.convert(_tidied(parsed), type=kind)
    except msgspec.ValidationError as error:
        reading.refuse(name, _key_of(str(error)), "campaign-value-wrong", str(error))
        return None


def _parsed(reading: Reading, source: CampaignSource, name: str) -> dict[str, Any] | None:
    try:
        text = source.read(name, MAX_TEXT_BYTES).decode(ENCODING)
        if _has_deep_key(text):
            reading.refuse(name, "", "campaign-toml-broken", f"{MOST_KEY_PARTS}")
            return None
        return tomllib.loads(text)
    except InputRefused as error:
        reading.refuse(name, "", error.code)
    except UnicodeDecodeError:
        reading.refuse(name, "", "campaign-not-utf8")
    except (ValueError, RecursionError) as error:  # not only TOMLDecodeError: Python converts no endless number
        reading.refuse(name, "", "campaign-toml-broken", str(error).split("\n", maxsplit=1)[0])
    return None


def _has_deep_key(text: str) -> bool:
    # Line by line, for no key reaches over one: where there are too few dots nothing is to be looked for.
    return any(_DEEP_KEY.search(line) for line in text.split("\n") if line.count(".") >= MOST_KEY_PARTS)


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
    name = CAMPAIGN_TOML
    said = {"started_by": rules.started_by, "privacy": {"controller": rules.privacy.controller}}
    own = {language: msgspec.structs.asdict(names) for language, names in rules.names.items()}
    for key in _blank_keys(said | {"names": own}):
        reading.refuse(name, key, "campaign-text-empty")
    country = rules.addressee_country
    if country and not is_known_country(country):
        reading.refuse(name, "addressee_country", "campaign-country-unknown", country)
    for language in rules.languages:
        if not is_language(language):
            reading.refuse(name, "languages", "campaign-language-unknown", language)
    if len(set(rules.languages)) != len(rules.languages):
        reading.refuse(name, "languages", "campaign-language-twice")
    if rules.default_language not in rules.languages:
        reading.refuse(name, "default_language", "campaign-language-missing", rules.default_language)
    if rules.welcome and set(rules.welcome) != set(rules.languages):
        differing = sorted(set(rules.welcome) ^ set(rules.languages))
        reading.refuse(name, "welcome", "campaign-language-missing", ", ".join(differing))
    for language in sorted(set(rules.names) - set(rules.languages)):
        reading.refuse(name, "names", "campaign-language-unlisted", language)
    if list(rules.counter.goals) != sorted(set(rules.counter.goals)):
        reading.refuse(name, "counter.goals", "campaign-goals-not-rising")
    if len(set(rules.form.exposure)) != len(rules.form.exposure):
        reading.refuse(name, "form.exposure", "campaign-exposure-twice")
    for key in ("given_name", "family_name"):
        if getattr(rules.form, key) != "required":
            reading.refuse(name, f"form.{key}", "campaign-name-not-required")


def _read_text(reading: Reading, source: CampaignSource, language: str) -> tuple[TextToml, str] | None:
    name = text_name(language)
    parsed = _parsed(reading, source, name)
    text = None if parsed is None else _converted(reading, parsed, name, TextToml)
    if parsed is None or text is None:
        return None
    if text.language != language:
        reading.refuse(name, "language", "campaign-language-other", text.language)
    # A petition that names nobody needs no heading over them.
    needed = {"people_heading": text.people_heading} if text.people else {}
    for key in _blank_keys(parsed | needed):
        reading.refuse(name, key, "campaign-text-empty")
    return text, sha256(canonical_json(parsed)).hexdigest()


def _blank_keys(value: Any, key: str = "") -> Iterator[str]:
    """The dotted keys of all texts that are nothing but blanks."""
    if value is None:
        return
    if isinstance(value, str):
        if not value.strip():
            yield key
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _blank_keys(item, f"{key}.{name}" if key else name)
    else:
        for number, item in enumerate(value):
            yield from _blank_keys(item, f"{key}[{number}]")


def _check_files(reading: Reading, source: CampaignSource, rules: CampaignToml) -> None:
    """Notes what is wrong with the pictures; the texts were read before."""
    known = {problem.file for problem in reading.problems}
    try:
        contents_of(source, rules.languages)
    except InputRefused as error:
        file = str(error.facts["file"])
        if file not in known:
            reading.refuse(file, "", error.code)


def _check_lengths(reading: Reading, texts: Mapping[str, TextToml]) -> None:
    for key in ("why", "people", "after_people", "demands"):
        lengths = {language: len(getattr(text, key)) for language, text in texts.items()}
        expected = next(iter(lengths.values()), 0)
        for language, length in lengths.items():
            if length != expected:
                reading.refuse(text_name(language), key, "campaign-list-length", f"{length} ≠ {expected}")


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
        names={language: OwnNames(names.started_by, names.controller) for language, names in rules.names.items()},
    )


def _petition(text: TextToml, digest: str) -> Petition:
    fields = msgspec.structs.asdict(text)
    fields["people"] = tuple(NamedPerson(one.name, one.role) for one in text.people)
    fields["demands"] = tuple(Demand(number, demand) for number, demand in enumerate(text.demands, start=1))
    return Petition(**fields, text_sha256=digest)
