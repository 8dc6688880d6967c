"""Letters are looked up once, stand in a string of PDF as its rules want it, and are told no narrower than they are."""

import pytest

from kiosk.export.letters import PER_SIZE, DrawnOtherwise, Found, Letters, escaped

FONT: dict[str, Found] = {"a": (97, 0.561), "Ж": (13, 0.9), "(": (40, 0.3), "\\": (92, 0.37), "⸻": (200, 3.0)}


def test_each_letter_is_looked_up_once() -> None:
    asked: list[str] = []

    def find(letter: str) -> Found:
        asked.append(letter)
        return FONT.get(letter)

    letters = Letters(find)

    assert ["aЖa(Ж".translate(letters) for _ in range(2)] == ["a\\ra\\(\\r"] * 2
    assert asked == ["a", "Ж", "("]


@pytest.mark.parametrize("letter", ["ж", "⸻", "a⸻"])
def test_what_the_font_lacks_or_is_too_wide_is_no_letter(letter: str) -> None:
    letters = Letters(FONT.get)

    for _ in range(2):
        with pytest.raises(DrawnOtherwise):
            letter.translate(letters)


@pytest.mark.parametrize("text", ["", "a", "Ж", "a(a", "\\", "aЖ\\(a"])
def test_no_text_is_wider_than_its_units(text: str) -> None:
    letters = Letters(FONT.get)
    units = sum(text.translate(letters).encode("latin-1").translate(letters.units))

    width = sum(found[1] for letter in text if (found := FONT[letter]))
    assert units >= width * PER_SIZE - 1e-9


def test_a_letter_that_needs_no_backslash_is_told_to_a_hundredth() -> None:
    letters = Letters(FONT.get)

    assert sum("aaa".translate(letters).encode("latin-1").translate(letters.units)) == 3 * 57


def test_only_what_would_end_a_string_is_escaped() -> None:
    assert escaped(b"(a)\\\r\n\x00\xff") == "\\(a\\)\\\\\\r\n\x00\xff"
