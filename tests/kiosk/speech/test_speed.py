"""Each speed is faster than the one before."""

from kiosk.speech.speed import WORDS_A_MINUTE, Speed


def test_speeds_rise_within_what_espeak_takes() -> None:
    words = [WORDS_A_MINUTE[speed] for speed in Speed]
    assert words == sorted(set(words))
    assert 80 <= words[0] <= words[-1] <= 450
