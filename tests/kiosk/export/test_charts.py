"""Charts of a delivery: nothing overlaps or is cut, bars are as long as they count, and the SVG keeps its text."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from factories_deliver import FIRST_DAY, some_contents
from reportlab.graphics.shapes import Drawing, Rect, String

from kiosk.deliver.contents import Profile
from kiosk.deliver.delivery import Delivery
from kiosk.deliver.folding import Groups, ShownStatistics
from kiosk.deliver.profiles import delivery_of
from kiosk.entry import Mode
from kiosk.export.charts import BAR, Bar, Chart, draw_chart, svg_bytes
from kiosk.export.delivery_charts import MOST_BARS, country_chart, day_chart
from kiosk.export.document import Document
from kiosk.export.figures import SHORT_LIST, large_numbers, number_list
from kiosk.export.fonts import Fonts
from kiosk.words import words_in

LANGUAGES = ("be", "ru", "en", "de")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def fonts(tmp_path: Path) -> Fonts:
    return Fonts(Document(tmp_path / "any.pdf", language="en", title="T", campaign="C", subject="S"))


@dataclass(frozen=True)
class Box:
    """Where something stands, in points from the drawing's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.top <= other.bottom or other.top <= self.bottom)


def box_of(text: String, fonts: Fonts) -> Box:
    """From the foot of its letters to the top of its capitals with their accents."""
    width = fonts.width(text.text, text.fontName, text.fontSize)
    return Box(text.x, text.y - 0.22 * text.fontSize, text.x + width, text.y + 0.85 * text.fontSize)


def texts(drawing: Drawing) -> list[String]:
    return [one for one in drawing.contents if isinstance(one, String)]


def bars(drawing: Drawing) -> list[Rect]:
    return [one for one in drawing.contents if isinstance(one, Rect) and one.height == BAR]


def refuse_overlaps(drawing: Drawing, fonts: Fonts) -> None:
    boxes = [box_of(one, fonts) for one in texts(drawing)]
    boxes += [Box(one.x, one.y, one.x + one.width, one.y + one.height) for one in bars(drawing)]
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []
    for box in boxes:
        assert box.left >= 0
        assert box.bottom >= 0
        assert box.right <= drawing.width
        assert box.top <= drawing.height


def a_delivery(days: int, countries: list[str], profile: Profile = "count", mode: Mode = Mode.LIVE) -> Delivery:
    """With 1,000 persons more on each later day, and of each earlier country."""
    by_day = Groups(tuple((FIRST_DAY + timedelta(days=day), 1000 * (day + 1)) for day in range(days)), 7)
    by_country = Groups(tuple((code, 1000 * (len(countries) - place)) for place, code in enumerate(countries)), 6)
    empty = delivery_of(some_contents([], mode=mode), profile, "en")
    shown = ShownStatistics(by_day.total, by_day, Groups(), by_country, Groups())
    return Delivery(**{**vars(empty), "statistics": shown, "persons": by_day.total})


def longest_countries(language: str) -> list[str]:
    return [code for code, _ in sorted(words_in(language).countries(), key=lambda pair: -len(pair[1]))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 3, 12, 60])
def test_nothing_overlaps(language: str, count: int, fonts: Fonts) -> None:
    delivery = a_delivery(count, longest_countries(language)[:count], "handover", Mode.REHEARSAL)

    for chart in (day_chart(delivery, words_in(language)), country_chart(delivery, words_in(language))):
        assert 1 < len(chart.bars) <= MOST_BARS + 1
        drawing = draw_chart(chart, fonts)
        assert len(bars(drawing)) == len(chart.bars)
        refuse_overlaps(drawing, fonts)


def test_bars_are_as_long_as_they_count(fonts: Fonts) -> None:
    chart = Chart("T", "C", (Bar("a", 50, "50"), Bar("b", 100, "100"), Bar("c", 25, "25", is_quiet=True)))

    first, second, third = bars(draw_chart(chart, fonts))

    assert first.width == pytest.approx(second.width / 2)
    assert third.width == pytest.approx(second.width / 4)
    assert first.fillColor == second.fillColor != third.fillColor


def test_one_person_among_many_is_still_to_be_seen(fonts: Fonts) -> None:
    _, one, nobody = bars(draw_chart(Chart("T", "C", tuple(Bar("x", n, str(n)) for n in (50_000, 1, 0))), fonts))

    assert one.width >= 1
    assert nobody.width == 0


def test_no_label_is_cut(fonts: Fonts) -> None:
    name = words_in("be").country("GS")
    drawing = draw_chart(Chart("T", "C", (Bar(name, 1, "1"),)), fonts)

    assert name.replace(" ", "") in "".join(one.text for one in texts(drawing)).replace(" ", "")


def test_days_are_in_order_and_many_of_them_become_weeks() -> None:
    few, many = a_delivery(3, []), a_delivery(60, [])

    chart = day_chart(few, words_in("en"))
    assert [bar.label for bar in chart.bars] == [
        *("November 20, 2026", "November 21, 2026", "November 22, 2026"),
        "other days",
    ]
    chart = day_chart(many, words_in("en"))
    assert chart.bars[0].label == "Nov 16, 2026 – Nov 22, 2026"
    assert sum(bar.count for bar in chart.bars) == many.statistics.total


def test_countries_are_named_and_the_rest_is_other() -> None:
    chart = country_chart(a_delivery(1, ["DE", "", "GE"]), words_in("de"))

    assert [bar.label for bar in chart.bars][:3] == ["Deutschland", words_in("de").say("not said"), "Georgien"]
    assert [bar.count for bar in chart.bars] == [3000, 2000, 1000, 6]
    assert [bar.is_quiet for bar in chart.bars] == [False, False, False, True]
    assert [bar.said for bar in chart.bars][:2] == ["3.000", "2.000"]


def test_a_handover_shows_the_unnamed_as_one_number() -> None:
    delivery = a_delivery(1, ["DE"], "handover")

    last = country_chart(delivery, words_in("en")).bars[-1]

    assert (last.count, last.is_quiet) == (delivery.others, True)


def test_where_nothing_may_be_told_apart_everybody_is_one_bar() -> None:
    delivery = delivery_of(some_contents([]), "count", "en")

    assert [bar.count for bar in day_chart(delivery, words_in("en")).bars] == [0]


def test_the_svg_is_a_picture_with_real_text_in_named_fonts(fonts: Fonts) -> None:
    chart = country_chart(a_delivery(1, longest_countries("be")[:3], mode=Mode.REHEARSAL), words_in("be"))
    raw = svg_bytes(draw_chart(chart, fonts), chart.title)

    root = ElementTree.fromstring(raw)  # noqa: S314 -- made a line above
    written = [one.text or "" for one in root.iter(f"{SVG}text")]
    for bar in chart.bars:
        assert bar.said in written
        assert bar.label.replace(" ", "") in "".join(written).replace(" ", "")
    assert chart.warning in written
    assert root.findtext(f"{SVG}title") == chart.title
    styles = [one.get("style", "") for one in root.iter(f"{SVG}text")]
    assert all("'Noto Sans', sans-serif" in style or "'Noto Serif', serif" in style for style in styles)
    assert b"fill: #f7f5f0" in raw
    assert b"fill: #0a5c44" in raw


def test_equal_charts_are_equal_files(fonts: Fonts) -> None:
    chart = Chart("T", "C", (Bar("a", 1, "1"),))

    assert svg_bytes(draw_chart(chart, fonts), "T") == svg_bytes(draw_chart(chart, fonts), "T")


def test_large_numbers_and_lists_do_not_overlap_either(fonts: Fonts) -> None:
    label = "a name that is much longer than there is room for"
    refuse_overlaps(large_numbers(fonts, [("50,000", label), ("1,000,000", label), ("7", "few")]).drawing, fonts)
    for figure in number_list(fonts, [("A very long event " * 12, "50,000"), ("b", "1")]):
        refuse_overlaps(figure.drawing, fonts)


def test_a_short_list_stays_together_and_a_long_one_has_no_widows(fonts: Fonts) -> None:
    def kept(count: int) -> list[bool]:
        return [figure.keep_with_next for figure in number_list(fonts, [("x", "1")] * count)]

    assert kept(SHORT_LIST) == [True] * (SHORT_LIST - 1) + [False]
    long = kept(SHORT_LIST + 10)
    assert (long[0], long[-2], long[-1]) == (True, True, False)
    assert not any(long[1:-2])
