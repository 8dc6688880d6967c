"""Nothing is clipped, overlaps, is too small to read or too small to touch: every screen, language, size and letter.

Geometry does not depend on the theme, so one is enough here; contrast does not depend on the size (test_contrast.py).
The ordinary run shows each state in the two hardest ways, and in some of a list in which every two of screen size, text
size and language meet. `make geometry` shows each state in every way there is, which takes a good deal longer.

Two languages are made up (tests/pseudo.py): one with a bracket at both ends of all that is said, and one that takes
40 % more room than the longest. The campaign speaks them too.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, product, repeat
from pathlib import Path

import pytest
from factories_booth import FlowStand
from factories_staff import MemoryKiosk
from geometry import faults_of
from pseudo import LONGER, MARKED, campaign_in_made_up_languages, speaking, write_locales
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from screens.catalogue import PARTS, languages_of, states_of
from stages import SIZES, Looks, a_booth

from kiosk.campaign import Campaign
from kiosk.words import program_languages
from ui.theme import TextSize

TIGHT = ((1024, 600), (720, 1280))
"""Screens on which the longest words in the largest letters have least room."""
FEW_STATES = {"setup": 2, "desk": 2}
"""How many of the list each state is shown in where there are fewer states than ways in the list; else one."""
MOST_TOLD = 25

Walks = Callable[[str, Sequence[str]], Sequence[Iterable[Looks]]]
"""How often a part is gone through that has these languages, and in which way each of its states is shown."""


def pairs(languages: Sequence[str]) -> list[Looks]:
    """Every two of a size, a text size and a language in one way at least."""
    return [
        Looks(SIZES[(place + text_size) % len(SIZES)], language, text_size)
        for place, language in enumerate(languages)
        for text_size in TextSize
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a screen size where every combination is wanted, else one for each of the hardest ways and for the
    list, so that they share the machine."""
    if "walks" in metafunc.fixturenames:
        every = metafunc.config.getoption("--every-combination")
        named = {f"{width}x{height}": all_on((width, height)) for width, height in SIZES} if every else SOME
        metafunc.parametrize("walks", named.values(), ids=named.keys())


def all_on(size: tuple[int, int]) -> Walks:
    """For `make geometry`: every way on this screen."""
    return lambda _, languages: [repeat(Looks(size, *one)) for one in product(languages, TextSize)]


def always(looks: Looks) -> Walks:
    """In one way."""
    return lambda _part, _languages: [repeat(looks)]


def listed(part: str, languages: Sequence[str]) -> list[Iterable[Looks]]:
    """In others with every state, so that the window is dressed anew under each."""
    ways, times = pairs(languages), FEW_STATES.get(part, 1)
    return [cycle(ways[first::times]) for first in range(times)]


SOME: dict[str, Walks] = {
    **{
        f"hardest {width}x{height}": always(Looks((width, height), LONGER, TextSize.LARGEST)) for width, height in TIGHT
    },
    "pairs": listed,
}
"""For the ordinary run."""


@pytest.fixture(scope="session")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Catalogues, those of the two made-up languages among them: made once, as that takes some seconds."""
    return write_locales(tmp_path_factory.mktemp("made-up"))


@pytest.fixture
def made_up(locales: Path) -> Iterator[None]:
    """The program speaks the two made-up languages."""
    with speaking(locales):
        yield


@pytest.fixture
def campaign(made_up: None, tmp_path: Path) -> Campaign:
    """Speaks them too."""
    return campaign_in_made_up_languages(tmp_path)


@pytest.mark.parametrize("part", PARTS)
def test_everything_is_seen_whole(qtbot: QtBot, campaign: Campaign, part: str, walks: Walks) -> None:
    found = [
        f"{state}, {looks}: {fault}"
        for ways in walks(part, languages_of(part, campaign))
        for state, looks, stage in states_of(qtbot, part, ways, campaign=campaign)
        for fault in faults_of(stage.window, stage.metrics())
    ]
    assert not found, f"{len(found)} faults:\n" + "\n".join(found[:MOST_TOLD])


# The checks themselves


@pytest.mark.usefixtures("made_up")
def test_every_two_of_size_letters_and_language_meet() -> None:
    languages = program_languages()
    assert {LONGER, MARKED} <= set(languages)
    listed = pairs(languages)
    assert {(one.size, one.text_size) for one in listed} == set(product(SIZES, TextSize))
    assert {(one.size, one.language) for one in listed} == set(product(SIZES, languages))
    assert {(one.text_size, one.language) for one in listed} == set(product(TextSize, languages))


def faults_of_welcome(qtbot: QtBot, spoil: Callable[[QWidget], None]) -> str:
    """What is found on the first page once this was done to its window."""
    stand = FlowStand()
    with a_booth(qtbot, stand, MemoryKiosk()) as stage:
        looks = Looks((1280, 720), "en")
        stage.show(looks)
        assert faults_of(stage.window, stage.metrics()) == []
        spoil(stage.window)
        return "\n".join(faults_of(stage.window, stage.metrics()))


def test_a_text_without_room_is_found(qtbot: QtBot) -> None:
    assert "high" in faults_of_welcome(qtbot, lambda window: window.attendee.welcome.headline.setFixedHeight(9))  # type: ignore[attr-defined]  # the window of a booth


def test_a_button_that_no_finger_hits_is_found(qtbot: QtBot) -> None:
    def spoil(window: QWidget) -> None:
        window.attendee.header.size_button.setFixedSize(40, 40)  # type: ignore[attr-defined]  # as above

    assert "too small for a finger" in faults_of_welcome(qtbot, spoil)


def test_buttons_too_close_to_each_other_are_found(qtbot: QtBot) -> None:
    def spoil(window: QWidget) -> None:
        header = window.attendee.header  # type: ignore[attr-defined]  # as above
        header.size_button.move(header.theme_button.x() - header.size_button.width() - 1, header.size_button.y())

    assert "too close" in faults_of_welcome(qtbot, spoil)


def test_letters_too_small_to_read_are_found(qtbot: QtBot) -> None:
    def spoil(window: QWidget) -> None:
        window.attendee.welcome.headline.setStyleSheet("font-size: 10px")  # type: ignore[attr-defined]  # as above

    assert "in letters of 10 px" in faults_of_welcome(qtbot, spoil)
