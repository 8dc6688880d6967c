"""A chart's picture holds what the chart shows: letters in the SVG, colour in the PNG."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from factories_desk_window import some_results
from PIL import Image

from kiosk.words import words_in
from ui.desk.chart_pictures import PNG_SCALE, WIDTH, Chart, as_png, as_svg
from ui.desk.viewmodels.results import ChartKind, bars, chart_title

ACCENT = (10, 92, 68)


def a_chart(kind: ChartKind) -> Chart:
    words = words_in("en")
    counted = bars(some_results(), kind, words)
    rows = tuple((label, count, words.number(count)) for label, count in counted)
    return Chart(chart_title(kind, words), "each once", rows, upright=kind is ChartKind.DAY)


@pytest.mark.parametrize("kind", ChartKind)
def test_the_svg_has_title_labels_and_counts_as_letters(fonts: tuple[str, ...], kind: ChartKind) -> None:
    chart = a_chart(kind)
    root = ET.fromstring(as_svg(chart))  # noqa: S314 -- our own picture, read back
    said = "".join(root.itertext())
    for words in (chart.title, "each once", *(label for label, _, _ in chart.bars if len(label) < 30)):
        assert words in said
    for _, _, count in chart.bars:
        assert count in said


@pytest.mark.parametrize("kind", ChartKind)
def test_the_png_shows_bars_on_white(fonts: tuple[str, ...], kind: ChartKind) -> None:
    picture = Image.open(BytesIO(as_png(a_chart(kind)))).convert("RGB")
    assert picture.width == WIDTH * PNG_SCALE
    assert picture.getpixel((3, 3)) == (255, 255, 255)
    counted = picture.getcolors(picture.width * picture.height) or []
    filled = next(count for count, colour in counted if colour == ACCENT)
    assert filled > 0.01 * picture.width * picture.height
