"""The sheet of a kit: one page, everything on it in every language, and never a code."""

import subprocess
from pathlib import Path

import pikepdf
import pytest

from kiosk.export.kit_sheet import KitSheet, draw_kit_sheet
from kiosk.words import words_in

WORDS = ("mushroom", "category", "mammoth", "umbrella", "wisdom", "symptom", "maximum", "swallow")
"""Among the widest that a fingerprint may have."""

SHEET = KitSheet("kiosk-01", is_rehearsal=False, title="Keep it open on Sundays " * 3, fingerprint=WORDS)


def drawn(sheet: KitSheet, language: str, to: Path) -> str:
    draw_kit_sheet(sheet, words_in(language), to)
    with pikepdf.open(to) as opened:
        assert len(opened.pages) == 1
    return subprocess.run(["pdftotext", "-layout", to, "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("language", ["en", "ru", "be", "de"])
def test_it_has_lines_to_fill_in_and_the_words_in_their_order(language: str, tmp_path: Path) -> None:
    text = drawn(SHEET, language, tmp_path / "a.pdf")
    say = words_in(language).say
    for label in ("kiosk-01", say("Event"), say("Place"), say("Day"), say("Number at the end")):
        assert label in text
    assert [word for word in text.split() if word in WORDS] == list(WORDS)
    assert " ".join(SHEET.title.split()) in " ".join(text.split())
    assert say("Rehearsal: nothing signed here counts") not in text


def test_a_rehearsals_sheet_says_so(tmp_path: Path) -> None:
    sheet = KitSheet("kiosk-01", is_rehearsal=True, title="T", fingerprint=WORDS)
    assert "Rehearsal: nothing signed here counts" in drawn(sheet, "en", tmp_path / "a.pdf")
