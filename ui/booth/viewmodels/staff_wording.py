"""How staff screens put numbers and moments into words: coarse where a bystander could learn something."""

from kiosk.signatory import Event
from kiosk.words import Words

QUARTER = 15 * 60
HOUR = 60 * 60


def last_save(seconds: float | None, words: Words) -> str:
    """When the last signing was saved, told so coarsely that nobody who stood by is named by it."""
    if seconds is None:
        return words.say("Nothing has been signed since the kiosk was started.")
    if seconds < QUARTER:
        return words.say("The last signing was saved within the last 15 minutes.")
    if seconds < HOUR:
        return words.say("The last signing was saved within the last hour.")
    return words.say("The last signing was saved more than an hour ago.")


NO_BREAK = "\u00a0"
"""Keeps a day in one line."""


def wait_left(seconds: int, words: Words) -> str:
    """How long no PIN is looked at, to the second below two minutes and to the minute above."""
    if seconds < 120:
        return words.plural("{count} second", "{count} seconds", seconds)
    return words.plural("{count} minute", "{count} minutes", -(-seconds // 60))


def event_line(event: Event, words: Words) -> str:
    """The event, its place and day in one line, as it stands in the bar."""
    where = ", ".join(part for part in (event.name, event.place) if part)
    day = words.short_day(event.day).replace(" ", NO_BREAK)
    return " · ".join(part for part in (where, day) if part)


def in_round_signings(free: int) -> int:
    """The free space in signings, rounded down to two figures: an estimate should not look exact."""
    step = int("1".ljust(len(str(free)) - 1, "0"))
    return free // step * step


def size(count: int, words: Words) -> str:
    """A file's size in the unit that reads best."""
    if count < 1_000_000:
        return words.say("{number} kB", number=max(1, round(count / 1_000)))
    if count < 10_000_000_000:
        return words.say("{number} MB", number=round(count / 1_000_000))
    return words.say("{number} GB", number=count // 1_000_000_000)
