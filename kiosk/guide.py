"""The volunteers' guide, read from its Markdown: one source for the two printed pages and for the staff screen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from kiosk.paths import GUIDES
from kiosk.words import SOURCE_LANGUAGE

POINT, STEP = re.compile(r"- (.+)"), re.compile(r"\d+\. (.+)")
PICTURE = re.compile(r"!\[(?P<caption>[^\]]+)\]\((?P<file>[^)]+)\)")
STRONG = re.compile(r"\*\*(.+?)\*\*")
NEW_PAGE = "---"

Kind = Literal["paragraph", "point", "step"]


class GuideBroken(RuntimeError):
    """The guide is not written as these pages need it; the line is the message."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a point of a list, or a numbered step (from 1, 0 for the others)."""

    kind: Kind
    words: str
    """With what stands on a button between two pairs of asterisks, as in Markdown."""
    number: int = 0

    @property
    def parts(self) -> tuple[tuple[str, bool], ...]:
        """The words in turn, and whether they stand on a button."""
        pieces = STRONG.split(self.words)
        return tuple((piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece)

    @property
    def plain(self) -> str:
        """The words alone."""
        return STRONG.sub(r"\1", self.words)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture beside a part: its file's name, and what is to be seen."""

    file: str
    caption: str


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading."""

    heading: str
    lines: tuple[Line, ...]
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole guide: title, a line under it, and its parts, page by page."""

    title: str
    lead: str
    pages: tuple[tuple[Part, ...], ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in their order."""
        return tuple(part for page in self.pages for part in page)


@cache
def volunteers_guide(language: str) -> Guide:
    """The guide in this language, in English where nobody has translated it; raises GuideBroken."""
    file = guide_file(language)
    return read_guide((file if file.exists() else guide_file(SOURCE_LANGUAGE)).read_text("utf-8"))


def guide_file(language: str) -> Path:
    """Where the guide in this language is, if it is."""
    return GUIDES / f"volunteers.{language}.md"


def guide_languages() -> tuple[str, ...]:
    """The languages that there is a guide in, sorted."""
    return tuple(sorted(file.name.split(".")[1] for file in GUIDES.glob("volunteers.*.md")))


def read_guide(text: str) -> Guide:
    """The guide that this Markdown says; raises GuideBroken for what a guide does not have."""
    title, lead, *_ = [*(line for line in text.splitlines() if line), "", ""]
    if not title.startswith("# ") or not lead or lead.startswith("#"):
        raise GuideBroken("it begins with a title and one line under it")
    body = text.partition(lead)[2]
    pages = tuple(tuple(map(_part, _sections(page))) for page in body.split(f"\n{NEW_PAGE}\n"))
    return Guide(title.removeprefix("# "), lead, pages)


def _sections(page: str) -> list[str]:
    before, *sections = page.split("\n## ")
    if before.strip():
        raise GuideBroken(before.strip())
    return sections


def _part(section: str) -> Part:
    heading, _, body = section.partition("\n")
    written = [line for line in body.splitlines() if line]
    pictures = tuple(
        Picture(Path(found["file"]).name, found["caption"]) for found in map(PICTURE.fullmatch, written) if found
    )
    return Part(heading, tuple(_lines(line for line in written if not PICTURE.fullmatch(line))), pictures)


def _lines(written: Iterator[str]) -> Iterator[Line]:
    number = 0
    for line in written:
        if step := STEP.fullmatch(line):
            number += 1
            yield Line("step", step[1], number)
        elif point := POINT.fullmatch(line):
            yield Line("point", point[1])
        elif line[0] in "#!>`|*":
            raise GuideBroken(line)
        else:
            yield Line("paragraph", line)
