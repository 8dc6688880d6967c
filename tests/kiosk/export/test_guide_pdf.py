"""The volunteers' guide on paper: two sheets, every word, every picture, and nothing over the edge."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from imports import ROOT

from kiosk.export.guide_pdf import GuideTooLong, draw_guide
from kiosk.guide import guide_languages, volunteers_guide

PICTURES = ROOT / "docs/pictures"


def words_on(pdf: Path) -> str:
    drawn = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return "".join(drawn.split())


@pytest.mark.parametrize("language", guide_languages())
def test_it_is_two_sheets_with_every_word_and_picture(language: str, tmp_path: Path) -> None:
    guide, pdf = volunteers_guide(language), tmp_path / "guide.pdf"
    draw_guide(guide, language, PICTURES, pdf)

    with pikepdf.open(pdf) as opened:
        assert [tuple(map(round, map(float, page.mediabox))) for page in opened.pages] == [(0, 0, 595, 842)] * 2
        assert str(opened.Root.Lang) == language
        assert sum(len(page.get_images()) for page in opened.pages) == sum(len(part.pictures) for part in guide.parts)
    drawn = words_on(pdf)
    for part in guide.parts:
        for words in (part.heading, *(line.plain for line in part.lines), *(one.caption for one in part.pictures)):
            assert "".join(words.split()) in drawn


def test_equal_guides_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        draw_guide(volunteers_guide("en"), "en", PICTURES, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_what_fits_in_no_size_is_refused(tmp_path: Path) -> None:
    guide = volunteers_guide("en")
    (first, *others), second = guide.pages
    longer = replace(guide, pages=((replace(first, lines=first.lines * 9), *others), second))
    with pytest.raises(GuideTooLong):
        draw_guide(longer, "en", PICTURES, tmp_path / "a.pdf")
