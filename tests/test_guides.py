"""README and the guides do what they say: their commands run in one folder, in their order, in this process.

Together they take some seconds: a whole campaign with its keys, kits, kiosk, batch, registry and deliveries, twice.
"""

import csv
import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from command_line import kiosk_here
from factories_booth import a_campaign
from factories_vault import CHEAP
from imports import ROOT

from kiosk.cli.console import CODE_VARIABLE, PASSPHRASE_VARIABLE
from kiosk.signatory import InkKind
from kiosk.transcribing import read_line
from kiosk.vault.keys import make_keys

GUIDES = ROOT / "docs/guides"
LANGUAGES = ("ru", "be", "de")
GUIDED = ("en", *LANGUAGES)
KINDS = ("coordinators", "own-campaign", "translators")
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
WANT_A_WINDOW = ("run", "desk", "selftest")
"""Commands that load Qt: tests/journeys and tests/kiosk/cli have them."""

PLACEHOLDERS = re.compile(r"\b(CODE|A B)\b|postgresql")
QUOTED = re.compile(r"`([^`\n]+)`")
LINE = re.compile(r"```json\n(.*)\n```")
SHAPE = re.compile(r"^#+|^!|^\||^\d+\.|^- ", re.MULTILINE)
SIGNING = {
    "family_name": "Example", "city": "Town", "country": "", "email": "", "exposure": "handover", "language": "en",
    "ink": None, "consent": True,
}  # fmt: skip


class Typist:
    """Types commands in a folder, and does what they silently ask of people: a code, and attendees who sign."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self.typed: list[str] = []
        monkeypatch.chdir(folder)
        monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
        monkeypatch.setenv(PASSPHRASE_VARIABLE, "lamp river seven stone quiet orange")
        # The passphrase is stretched cheaply; what is under it is as always.
        monkeypatch.setattr("kiosk.preparing.make_keys", partial(make_keys, cost=CHEAP))

    def type(self, line: str) -> None:
        """One line, as whoever follows the guide types it; raises where it does not do what it should."""
        program, *words = shlex.split(line)
        if program != "petition-kiosk":
            subprocess.run(["sh", "-c", line], check=True, capture_output=True)
        elif words[0] not in WANT_A_WINDOW:
            self._before(words)
            kiosk_here(*(one for word in words for one in self._expanded(word)))
        self.typed.append(line)

    def _before(self, words: list[str]) -> None:
        if words[0] == "setup":
            kit = Path(words[words.index("--kit") + 1])
            rows = csv.DictReader((kit.parent / "codes.csv").read_text("utf-8").splitlines())
            self._patch.setenv(CODE_VARIABLE, next(row["code"] for row in rows if row["kit"] == kit.name))
        elif words[0] == "export" and "--data" not in words:
            lines = (json.dumps(SIGNING | {"given_name": name}) for name in ("Ann", "Ben", "Cem"))
            Path("paper.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
            kiosk_here("record", "paper.jsonl")

    @staticmethod
    def _expanded(word: str) -> list[str]:
        """As the shell does it."""
        return sorted(map(str, Path().glob(word))) if "*" in word else [word]


@pytest.fixture
def typist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typist:
    (tmp_path / "resources").symlink_to(ROOT / "resources")
    return Typist(tmp_path, monkeypatch)


def blocks_of(text: str) -> list[str]:
    """The lines of all blocks that are marked as typed into a shell."""
    return [line for block in BLOCK.findall(text) for line in block.splitlines()]


def indented_of(text: str) -> Iterator[str]:
    """Commands in indented blocks, but for those in which something must be filled in."""
    for line in text.splitlines():
        if line.startswith("    petition-kiosk ") and not PLACEHOLDERS.search(line):
            yield line.strip()


def guide(kind: str, language: str) -> str:
    return (GUIDES / f"{kind}.{language}.md").read_text("utf-8")


def test_an_own_campaign_comes_to_its_handover(typist: Typist, tmp_path: Path) -> None:
    for kind in ("own-campaign", "coordinators"):
        for line in blocks_of(guide(kind, "en")):
            typist.type(line)

    assert len(typist.typed) > 20
    assert list((tmp_path / "rehearsal-out").glob("*/signatures.pdf"))
    handover = (tmp_path / "handover/handover.csv").read_text("utf-8-sig")
    assert [name in handover for name in ("Ann", "Ben", "Cem")] == [True] * 3
    assert "Ann" not in (tmp_path / "numbers/count.csv").read_text("utf-8-sig")
    assert {path.name for path in (tmp_path / "sheets").iterdir()} == {"sheet-kiosk-01.pdf", "sheet-kiosk-02.pdf"}


def test_what_the_readme_and_the_desk_say_can_be_typed(typist: Typist, tmp_path: Path) -> None:
    for document in ("README.md", "docs/desk.md"):
        for line in indented_of((ROOT / document).read_text("utf-8")):
            typist.type(line)

    assert len(typist.typed) > 14
    assert list((tmp_path / "opened").glob("*/signatures.pdf"))
    assert (tmp_path / "delivery/handover.pdf").is_file()
    for line in blocks_of((ROOT / "docs/formats.md").read_text("utf-8")):
        typist.type(line)
    assert (tmp_path / "signed-manifest.json").read_bytes() == (tmp_path / "batch/manifest.json").read_bytes()


@pytest.mark.parametrize("document", ["docs/formats.md", *(f"docs/guides/coordinators.{one}.md" for one in GUIDED)])
def test_a_line_of_a_paper_sheet_that_is_shown_is_taken(document: str) -> None:
    (line,) = LINE.findall((ROOT / document).read_text("utf-8"))
    assert read_line(line.encode(), a_campaign()).ink.kind is InkKind.DECLARED


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_commands_the_keys_and_the_shape_of_the_english_guide(kind: str, language: str) -> None:
    ours, english = guide(kind, language), guide(kind, "en")
    assert blocks_of(ours) == blocks_of(english)
    ours, english = BLOCK.sub("", ours), BLOCK.sub("", english)
    assert SHAPE.findall(ours) == SHAPE.findall(english)
    own, its = {f"--language {language}"}, {"--language en"}
    assert set(QUOTED.findall(ours)) - own == set(QUOTED.findall(english)) - its


def test_the_index_names_every_guide() -> None:
    index = (GUIDES / "README.md").read_text("utf-8")
    for language in GUIDED:
        assert f"(../../resources/guides/volunteers.{language}.md)" in index
        assert all(f"({kind}.{language}.md)" in index for kind in KINDS)
    assert {path.name for path in GUIDES.iterdir()} == {
        "README.md",
        *(f"{kind}.{language}.md" for kind in KINDS for language in GUIDED),
    }
