"""How long work still takes, in words that promise no more than is known."""

from kiosk.words import Words


def time_left(seconds: float | None, words: Words) -> str:
    """How long the work will still take, rounded up; empty while nobody can know."""
    if seconds is None:
        return ""
    if seconds < 10:
        return words.say("A few seconds left")
    if seconds < 60:
        tens = -(-int(seconds) // 10) * 10
        return words.plural("About {count} second left", "About {count} seconds left", tens)
    return words.plural("About {count} minute left", "About {count} minutes left", -(-int(seconds) // 60))
