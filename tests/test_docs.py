"""What README and docs name is there: links, files, make targets, commands and their options."""

import re
import shlex
from collections.abc import Iterator
from functools import cache

import pytest
import typer
from imports import ROOT, sources

from kiosk.__main__ import Screens
from kiosk.commands import command_line

PLACES = ("*.md", "docs/**/*.md", "resources/guides/*.md")
DOCUMENTS = sorted(path.relative_to(ROOT).as_posix() for place in PLACES for path in ROOT.glob(place))
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
QUOTED = re.compile(r"`([^`\n]+)`")
FORMAT = re.compile(r"\(docs/formats\.md: ([^)]+)\)")
FOLDERS = ("kiosk/", "ui/", "tests/", "docs/", "packaging/", "resources/", "benchmarks/", ".ci/")
PARTS_OF_A_DECISION = ("**Context.**", "**Choice.**", "**Dropped.**", "**What would change our mind.**")


def read(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def spoken_commands(text: str) -> Iterator[str]:
    """Every command line in the document: quoted, or a line of an indented or fenced block."""
    yield from QUOTED.findall(text)
    for line in text.splitlines():
        if line.startswith("    "):
            yield line.strip().partition(" #")[0]


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))


@cache
def commands() -> dict[str, set[str]]:
    """`kit make` -> its options, for every command there is."""
    top = typer.main.get_command(command_line(Screens()))
    found: dict[str, set[str]] = {}
    for name, command in vars(top)["commands"].items():
        for part, inner in {"": command, **vars(command).get("commands", {})}.items():
            found[f"{name} {part}".strip()] = {option for each in inner.params for option in each.opts} | {"--help"}
    return found


def wrong_in(line: str) -> str | None:
    """What is wrong with a line that calls petition-kiosk."""
    words = shlex.split(line)[1:]
    said = [word for word in words if not word.startswith("-")]
    name = next((name for name in (" ".join(said[:2]), said[0] if said else "") if name in commands()), None)
    if name is None:
        return None if not said or said[0] in {"COMMAND", "--help"} else f"{line}: there is no such command"
    options = {word.partition("=")[0] for word in words if word.startswith("--")}
    return f"{line}: no option {options - commands()[name]}" if options - commands()[name] else None


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    here = (ROOT / document).parent
    lost = [link for link in LINK.findall(read(document)) if "://" not in link and not (here / link).exists()]
    assert not lost


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_that_are_named_exist(document: str) -> None:
    named = [word for word in QUOTED.findall(read(document)) if word.startswith(FOLDERS) and " " not in word]
    # Capitals and stars stand for something: resources/locales/LANGUAGE, kiosk/campaign*.py
    lost = [name for name in named if not list(ROOT.glob(re.sub(r"[A-Z]{4,}", "*", name.rstrip("/"))))]
    assert not lost


def test_formats_that_the_code_points_to_are_described() -> None:
    described = {heading.casefold() for heading in re.findall(r"^## (.+)$", read("docs/formats.md"), re.MULTILINE)}
    named = {name.casefold() for path in sources() for name in FORMAT.findall(path.read_text("utf-8"))}
    assert len(named) > 8
    assert named <= described


@pytest.mark.parametrize("document", DOCUMENTS)
def test_make_targets_that_are_named_exist(document: str) -> None:
    named = {line.split()[1] for line in spoken_commands(read(document)) if re.match(r"make [a-z]", line)}
    assert named <= make_targets()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_that_are_named_exist(document: str) -> None:
    wrong = [wrong_in(line) for line in spoken_commands(read(document)) if line.startswith("petition-kiosk ")]
    assert not [line for line in wrong if line]


def test_the_readme_opens_with_a_picture_and_the_two_commands() -> None:
    beginning = read("README.md").split("\n## ")[0]
    assert "![" in beginning
    assert "    make run" in beginning
    assert "    make test" in beginning


def test_make_lists_every_target_that_is_for_people() -> None:
    explained = set(re.findall(r"^([a-z-]+):.*## ", read("Makefile"), re.MULTILINE))
    assert make_targets() - explained == {"set-up", "set-up-test", "set-up-package"}


def test_continuous_integration_runs_the_commands_of_the_readme() -> None:
    lines = [line for line in read(".ci/run").splitlines() if line and not line.startswith("#")]
    assert lines[-3:] == ["packaging/debian-packages.sh run test", "make lint", "make test"]


def test_decisions_are_numbered_and_whole() -> None:
    paths = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [path.name[:5] for path in paths] == [f"{number:04}-" for number in range(1, len(paths) + 1)]
    for path in paths:
        text = path.read_text("utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. "), path.name
        assert not [part for part in PARTS_OF_A_DECISION if part not in text], path.name
        assert len(text.splitlines()) <= 45, path.name


def test_the_glossary_is_in_order() -> None:
    words = re.findall(r"^\| ([^|]+?) \|", read("docs/glossary.md"), re.MULTILINE)[1:]
    assert words == sorted(words, key=str.casefold)


def test_every_bundled_font_has_its_licence() -> None:
    licences = read("resources/fonts/LICENSES.md")
    assert not [path.name for path in (ROOT / "resources/fonts").glob("*.ttf") if f"`{path.name}`" not in licences]
    assert "SIL OPEN FONT LICENSE" in licences
    assert "Bitstream Vera Fonts Copyright" in licences


def test_planted_mistakes_are_found() -> None:
    assert wrong_in("petition-kiosk exprt --to x")
    assert wrong_in("petition-kiosk export --too x")
    assert not wrong_in("petition-kiosk kit make --count 3")
    assert list(spoken_commands("a `make b`\n    make c   # d\n")) == ["make b", "make c  "]
