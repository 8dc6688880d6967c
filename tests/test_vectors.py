"""Every kept vector through every command that it is for: what held once holds, what was refused is refused alike."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from vectors.running import CPU_SECONDS
from vectors.trying import Tried, try_all
from vectors.vector import COMMANDS, FOLDER, FORMATS, Kept, kept

KEYS, OTHER_SEAL = FOLDER / "keys", FOLDER / "keys-other-seal"
MOST_BYTES = 3_000_000
MOST_KIB = 300 * 1024
LEAST_HARMS = {"campaign": 30, "kit": 30, "batch": 70, "opened": 30, "receipt": 20, "ledger": 7, "registry": 3}
"""So that no vector gets lost: there may only be more."""

NAMES = ("Янка", "Прыклад", "Grace", "Sample", "Спроба", "janka@", "Taken-Back")

Results = Mapping[tuple[str, str], Tried]
BY_NAME = {one.name: one for one in kept()}


def amiss(vector: Kept, tried: Tried) -> Iterator[str]:
    """What is not as the header says, or as it must be for any file."""
    wanted = vector.code or "taken"
    if not is_as_said(vector.code, tried.code) or tried.ran.code != (3 if vector.code else 0):
        yield f"{wanted} was expected, and {tried.code or 'taken'} came, exit {tried.ran.code}: {tried.ran.err}"
    if vector.code and tried.changed:
        yield f"it was refused, and yet {len(tried.changed)} rows or files are not as before"
    if tried.ran.most_kib > MOST_KIB:
        yield f"it took {tried.ran.most_kib} KiB of memory"
    if tried.ran.code < 0:
        yield f"signal {-tried.ran.code} ended it, perhaps after {CPU_SECONDS} s of work"
    said = tried.ran.out + tried.ran.err
    if "Traceback" in said or any(name in said for name in NAMES):
        yield "it says more than a code and plain facts"


def is_as_said(wanted: str, found: str) -> bool:
    """Whether the code is the one wanted; one that ends with a hyphen means any code of that family."""
    return found.startswith(wanted) if wanted.endswith("-") else found == wanted


def all_amiss(vectors: Mapping[str, Kept], results: Results) -> list[str]:
    return [
        f"{name}, {command}: {sentence}. {vectors[name].harm}"
        for (name, command), tried in results.items()
        for sentence in amiss(vectors[name], tried)
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_vector_is_taken_or_refused_as_its_header_says(format_: str, tmp_path: Path) -> None:
    """By format, so that two processes share the work."""
    of_it = {name: one for name, one in BY_NAME.items() if one.format == format_}
    results = try_all(tmp_path / "places", KEYS, of_it.values())
    found = all_amiss(of_it, results) + [sentence for sentence in other_facts(results) if sentence]
    assert not found, "\n" + "\n".join(found)


def other_facts(results: Results) -> Iterator[str]:
    """What the good ones said when they were made, and do not say now."""
    registry = BY_NAME["registry/good-1"].facts
    for (name, command), tried in results.items():
        if not BY_NAME[name].code and command == "merge" and tried.said["digest"] != registry["digest"]:
            yield f"{name} gives another digest"
        wanted = {one: value for one, value in BY_NAME[name].facts.items() if one in tried.said}
        for fact, value in wanted.items():
            if tried.said[fact] != value:
                yield f"{name}, {command}: {fact} is {tried.said[fact]} and was {value}"


BEFORE_BOXES = [one for one in BY_NAME.values() if one.format in {"batch", "opened"} and one.code]


def test_no_box_is_opened_before_all_else_holds(tmp_path: Path) -> None:
    """With keys that open no box every harm has the code that it has with the right ones: nobody tried.

    A batch without harm shows that these keys would have been noticed.
    """
    some = [one for one in BEFORE_BOXES if one.format == "batch" and "records" in one.path.stem]
    some += [one for one in BEFORE_BOXES if one.code in {"chain-broken", "box-changed", "chain-signature-wrong"}]
    opened = [replace(one, commands=("open",)) for one in (*some, BY_NAME["batch/good-1"]) if "open" in one.commands]
    opening = {name: tried.code for name, tried in try_all(tmp_path / "places", OTHER_SEAL, opened).items()}
    assert opening.pop(("batch/good-1", "open")) == "keys-of-another-campaign"
    assert len(opening) > 10
    assert opening == {(name, command): BY_NAME[name].code for name, command in opening}


def test_there_is_a_good_one_and_harm_enough_of_every_format() -> None:
    for format_ in FORMATS:
        of_it = [one for one in BY_NAME.values() if one.format == format_]
        assert [one for one in of_it if not one.code]
        assert len([one for one in of_it if one.code]) >= LEAST_HARMS[format_], format_
    for format_, commands in COMMANDS.items():
        assert {command for one in BY_NAME.values() if one.format == format_ for command in one.commands} == {*commands}


def test_every_file_has_its_header_and_every_header_its_file() -> None:
    for format_ in FORMATS:
        named = {one.path for one in BY_NAME.values() if one.format == format_}
        there = {path for path in (FOLDER / format_).iterdir() if path.suffix != ".toml"}
        assert there == named


def test_the_folder_stays_small() -> None:
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert size < MOST_BYTES


def test_a_vector_with_another_code_would_be_noticed(tmp_path: Path) -> None:
    """Planted: a good batch that a header calls harmed, and a harmed one that a header calls good."""
    good, harmed = BY_NAME["batch/good-1-nothing-new"], BY_NAME["batch/appended"]
    mixed = {
        one.name: one
        for one in (
            Kept("batch", harmed.path, "", "", ("verify",), {}),
            Kept("batch", good.path, "archive-broken", "", ("verify",), {}),
        )
    }
    found = all_amiss(mixed, try_all(tmp_path / "places", KEYS, mixed.values()))
    assert [line.partition(":")[0] for line in found] == ["batch/appended, verify", "batch/good-1-nothing-new, verify"]
