#!/usr/bin/env python3
"""Prints the volunteers' guide into a folder, as a PDF in every language that it is written in: `make guides`."""

import sys
from pathlib import Path

from kiosk.export.guide_pdf import draw_guide
from kiosk.guide import guide_languages, volunteers_guide

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"


def main(to: Path) -> None:
    """Writes volunteers-LANGUAGE.pdf into this folder, for each language."""
    to.mkdir(parents=True, exist_ok=True)
    for language in guide_languages():
        draw_guide(volunteers_guide(language), language, PICTURES, to / f"volunteers-{language}.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
