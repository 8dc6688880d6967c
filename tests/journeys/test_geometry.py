"""Nothing is clipped, overlaps, is too small to read or too small to touch: every screen, language, size and letter.

Geometry does not depend on the theme, so one is enough here; contrast does not depend on the size (test_contrast.py).
The ordinary run shows each face in the two hardest ways, and in some of a list in which every two of screen size, text
size and language meet. `make geometry` shows each face in every way there is, which takes about an hour of one core.

Two languages are made up (tests/pseudo.py): one with a bracket at both ends of all that is said, and one that takes
40 % more room than the longest. The campaign speaks them too.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest
from faces_booth import faces_of_attendees
from faces_desk import BATCHES, a_full_desk, faces_of_desk
from faces_setup import a_full_laptop, faces_of_setup
from faces_staff import STICKS, faces_of_staff
from factories_booth import FlowStand
from factories_staff import MemoryKiosk
from geometry import faults_of
from pseudo import LONGER, MARKED, campaign_in_made_up_languages, speaking, write_locales
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from stages import SIZES, Looks, Stage, a_booth, a_closed_booth, a_desk_stage, a_set_up

from kiosk.campaign import Campaign
from kiosk.words import program_languages
from ui.theme import TextSize

HARDEST = tuple(Looks(size, LONGER, TextSize.LARGEST) for size in ((1024, 600), (720, 1280)))
FEW_FACES = 2
"""How many of the list each face is shown in where there are fewer faces than ways in the list; else one."""
MOST_TOLD = 25

Ways = Callable[[int], Sequence[Looks]]
"""In which ways the face of this number is shown."""


def pairs(languages: Sequence[str]) -> list[Looks]:
    """Every two of a size, a text size and a language in one way at least."""
    return [
        Looks(SIZES[(place + text_size) % len(SIZES)], language, text_size)
        for place, language in enumerate(languages)
        for text_size in TextSize
    ]


def some_of(languages: Sequence[str], a_face: int) -> Ways:
    """For the ordinary run."""
    listed = pairs(languages)
    return lambda face: (
        *HARDEST,
        *(listed[(a_face * face + more) % len(listed)] for more in range(a_face)),
    )


def all_of(languages: Sequence[str], size: tuple[int, int]) -> Ways:
    """For `make geometry`: those on this screen."""
    ways = [Looks(size, language, text_size) for text_size, language in product(TextSize, languages)]
    return lambda _face: ways


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a screen size where every combination is wanted, so that they share the machine."""
    if "size" in metafunc.fixturenames:
        sizes = SIZES if metafunc.config.getoption("--every-combination") else (None,)
        metafunc.parametrize("size", sizes, ids=lambda size: f"{size[0]}x{size[1]}" if size else "pairs")


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


def refuse_faults(
    stage: Stage[QWidget],
    faces: Iterator[str],
    languages: Sequence[str],
    size: tuple[int, int] | None,
    a_face: int = 1,
) -> None:
    """Shows every face in its ways, and tells all that is wrong with any."""
    ways = some_of(languages, a_face) if size is None else all_of(languages, size)
    found = []
    for number, face in enumerate(faces):
        for looks in ways(number):
            stage.show(looks)
            found += [f"{face}, {looks}: {fault}" for fault in faults_of(stage.window, stage.metrics())]
    assert not found, f"{len(found)} faults:\n" + "\n".join(found[:MOST_TOLD])


def test_attendees_see_everything_whole(qtbot: QtBot, campaign: Campaign, size: tuple[int, int] | None) -> None:
    stand = FlowStand(campaign=campaign)
    with a_booth(qtbot, stand, MemoryKiosk()) as stage:
        refuse_faults(stage, faces_of_attendees(stage.window, stand), campaign.languages, size)


def test_staff_see_everything_whole(qtbot: QtBot, campaign: Campaign, size: tuple[int, int] | None) -> None:
    stand, kiosk = FlowStand(campaign=campaign), MemoryKiosk()
    with a_booth(qtbot, stand, kiosk, STICKS) as stage:
        refuse_faults(stage, faces_of_staff(stage.window, kiosk), campaign.languages, size)


@pytest.mark.usefixtures("made_up")
def test_a_closed_kiosk_is_seen_whole(qtbot: QtBot, size: tuple[int, int] | None) -> None:
    with a_closed_booth(qtbot, program_languages()) as stage:
        refuse_faults(stage, iter(["closed"]), (LONGER, MARKED), size)


@pytest.mark.usefixtures("made_up")
def test_whoever_sets_up_sees_everything_whole(qtbot: QtBot, size: tuple[int, int] | None) -> None:
    machine, languages = a_full_laptop(), program_languages()
    with a_set_up(qtbot, machine, languages) as stage:
        refuse_faults(stage, faces_of_setup(stage.window, machine), languages, size, FEW_FACES)


@pytest.mark.usefixtures("made_up")
def test_coordinators_see_everything_whole(qtbot: QtBot, tmp_path: Path, size: tuple[int, int] | None) -> None:
    languages, batches = program_languages(), tmp_path / "batches"
    batches.mkdir()
    for name in BATCHES:
        (batches / name).write_bytes(b"")
    with a_desk_stage(qtbot, a_full_desk(), languages) as stage:
        refuse_faults(stage, faces_of_desk(stage.window, batches), languages, size, FEW_FACES)


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
