"""Lines of text: how many, how even, and that no word is left alone."""

import pytest

from ui.theme import Stylist, TextKind
from ui.widgets.fitting import even_width, line_widths, longest_word, width_without_widow

TITLE = "Freiheit für die Menschenrechtsverteidiger von Viasna und alle politischen Gefangenen"
HINT = "Імя застаецца ў кампаніі, адрасат атрымае толькі агульную колькасць."


@pytest.mark.parametrize("width", [850, 950, 1100, 1300])
def test_even_lines_are_as_many_and_none_is_much_shorter(fonts: tuple[str, ...], width: int) -> None:
    font = Stylist().font(TextKind.HEADLINE)
    before, even = line_widths(font, TITLE, width), even_width(font, TITLE, width)
    after = line_widths(font, TITLE, even)
    assert len(after) == len(before)
    assert max(after) <= even <= width
    assert max(after) - min(after) <= max(before) - min(before)
    assert len(line_widths(font, TITLE, even - 2)) > len(after) or even <= max(longest_word(font, TITLE), width // 2)


def test_one_line_keeps_the_whole_width(fonts: tuple[str, ...]) -> None:
    assert even_width(Stylist().font(TextKind.CAPTION), "Далей", 400) == 400


def test_a_word_left_alone_gets_company(fonts: tuple[str, ...]) -> None:
    font = Stylist().caption_font()
    width = next(wide for wide in range(700, 300, -10) if len(line_widths(font, HINT, wide)) == 2)
    before = line_widths(font, HINT, width)
    assert before[-1] < before[0] / 3
    after = line_widths(font, HINT, width_without_widow(font, HINT, width))
    assert len(after) == 2
    assert after[-1] > after[0] / 3


def test_a_last_line_that_is_long_enough_is_left_as_it_is(fonts: tuple[str, ...]) -> None:
    font = Stylist().caption_font()
    width = next(
        wide
        for wide in range(700, 300, -10)
        if line_widths(font, HINT, wide)[-1] > 0.6 * line_widths(font, HINT, wide)[0]
    )
    assert width_without_widow(font, HINT, width) == width


def test_a_line_break_is_one(fonts: tuple[str, ...]) -> None:
    assert len(line_widths(Stylist().caption_font(), "one\ntwo", 400)) == 2
