"""The layouts of the touch keyboard."""

from pathlib import Path

import pytest

from kiosk.receipt_code import CHECK_SYMBOLS, SYMBOLS
from ui.keyboards import Layout, LayoutBroken, read_layouts

FOLDER = Path(__file__).parents[2] / "resources" / "keyboards"
ALPHABETS = {
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя’-",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя-",
    "en": "abcdefghijklmnopqrstuvwxyz’-",
    "de": "abcdefghijklmnopqrstuvwxyzäöüß’-",
    "pl": "abcdefghijklmnopqrstuvwxyz’-",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’-",
    "email": "abcdefghijklmnopqrstuvwxyz@.-_",
    "digits": "0123456789@.-_+",
    "code": SYMBOLS + CHECK_SYMBOLS,
}


def _keys(layout: Layout) -> list[str]:
    return [key for row in (*layout.rows, layout.lowest) for key in row]


def test_no_layout_is_without_its_alphabet_here() -> None:
    assert set(read_layouts(FOLDER)) == set(ALPHABETS)


@pytest.mark.parametrize("name", ALPHABETS)
def test_every_letter_has_a_key_and_only_one(name: str) -> None:
    keys = _keys(read_layouts(FOLDER)[name])
    assert set(ALPHABETS[name]) <= set(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", ALPHABETS)
def test_every_key_fits_the_narrowest_screen(name: str) -> None:
    """Twelve cells of 60 px across 720."""
    rows = read_layouts(FOLDER)[name].rows
    assert max(len(row) for row in rows) <= 12
    assert len(rows[-1]) <= (10 if name != "code" else 11)  # a code has no capitals to switch to


@pytest.mark.parametrize(
    ("name", "letters"), [("be", "ищъґ"), ("en", "łąėšžßöäü"), ("de", "łąėšžé"), ("ru", "іўґ’"), ("pl", "ąćęłńóśźż")]
)
def test_letters_of_the_neighbours_are_a_long_press_away(name: str, letters: str) -> None:
    accents = read_layouts(FOLDER)[name].accents
    assert set(letters) <= {letter for others in accents.values() for letter in others}


def test_an_accent_without_its_key_is_refused(tmp_path: Path) -> None:
    text = 'label = "X"\nname = "x"\nletters = "x"\nrows = ["a", "b", "c"]\n[accents]\nz = "ž"\n'
    (tmp_path / "x.toml").write_text(text, "utf-8")
    with pytest.raises(LayoutBroken, match="no key for"):
        read_layouts(tmp_path)


def test_a_file_that_is_no_layout_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("rows = 3", "utf-8")
    with pytest.raises(LayoutBroken, match=r"x\.toml"):
        read_layouts(tmp_path)
