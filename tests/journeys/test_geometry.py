"""Nothing is clipped and nothing overlaps: every page, language and size, at the largest text."""

import pytest
from booths import Booth, BoothMaker
from geometry import clipped, overlapping
from visiting import VISITORS, come_to, sign

from kiosk.signatory import Exposure
from ui.booth.viewmodels.flow import Step
from ui.hands import Hands
from ui.theme import TextSize

SIZES = ((1280, 720), (720, 1280), (1920, 1080))


def refuse_bad_geometry(booth: Booth, where: str) -> None:
    window = booth.window
    assert clipped(window) == [], where
    assert overlapping(window) == [], where
    assert (window.width(), window.height()) == (window.look.metrics.width, window.look.metrics.height), where


@pytest.mark.parametrize("text_size", [TextSize.NORMAL, TextSize.LARGEST])
@pytest.mark.parametrize("language", VISITORS)
@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits(size: tuple[int, int], language: str, text_size: TextSize, booth_of: BoothMaker) -> None:
    booth, hands = booth_of(size, language=language), Hands()
    window, area = booth.window, booth.window.attendee
    window.set_home_look(window.look.with_text_size(text_size))
    hands.settle()
    refuse_bad_geometry(booth, "welcome")
    for step in (Step.PETITION, Step.EXPOSURE, Step.DETAILS, Step.SIGN, Step.AGREE):
        come_to(hands, area, VISITORS[language], step, Exposure.CAMPAIGN)
        refuse_bad_geometry(booth, str(step))
    sign(hands, area)
    refuse_bad_geometry(booth, "thanks")
    hands.press(area.thanks.show_code)
    refuse_bad_geometry(booth, "thanks with the code")


def test_a_label_without_room_is_found(booth_of: BoothMaker) -> None:
    """The check itself: a heading squeezed to a few pixels must not pass."""
    booth = booth_of()
    booth.window.attendee.welcome.headline.setFixedHeight(9)
    Hands().settle()

    assert clipped(booth.window) != []
