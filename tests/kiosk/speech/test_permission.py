"""What may be spoken: the screen’s words where staff allow it, an entry to headphones alone, nothing unasked."""

import pytest

from kiosk.speech.permission import Origin, ReadingAloud, Said, may_be_spoken, speakable

PAGE = (Said("Given name"), Said("Kanarejka", Origin.ENTRY), Said(""), Said("Next"))


@pytest.mark.parametrize(
    ("allowed", "heard"),
    [
        (ReadingAloud.OFF, ()),
        (ReadingAloud.LOUDSPEAKER, ("Given name", "Next")),
        (ReadingAloud.HEADPHONES, ("Given name", "Kanarejka", "Next")),
    ],
)
def test_what_is_heard_where(allowed: ReadingAloud, heard: tuple[str, ...]) -> None:
    assert speakable(PAGE, allowed, asked=True) == heard


@pytest.mark.parametrize("allowed", ReadingAloud)
@pytest.mark.parametrize("origin", Origin)
def test_nothing_is_spoken_unasked(allowed: ReadingAloud, origin: Origin) -> None:
    assert not may_be_spoken(origin, allowed, asked=False)


def test_a_text_is_not_in_its_repr() -> None:
    assert "Kanarejka" not in repr(PAGE)
