"""The charts of a delivery: persons by day or week, in the order of time, and by country, the most first."""

from collections.abc import Callable
from typing import TypeVar

from kiosk.deliver.delivery import Delivery
from kiosk.deliver.folding import Groups, largest
from kiosk.deliver.periods import Period, periods
from kiosk.entry import Mode
from kiosk.export.charts import Bar, Chart
from kiosk.words import Words

MOST_BARS = 12

Group = TypeVar("Group")


def day_chart(delivery: Delivery, words: Words) -> Chart:
    """Persons by the day of their first signing; by weeks where there are more days than bars."""
    by_day = delivery.statistics.by_day
    drawn = periods(by_day.shown, MOST_BARS - bool(by_day.other))
    bars = _bars(Groups(drawn, by_day.other), words, lambda period: _period(period, words), words.say("other days"))
    return _chart(delivery, words, words.say("Persons by day"), bars)


def _period(period: Period, words: Words) -> str:
    if period.first == period.last:
        return words.day(period.first)
    return f"{words.short_day(period.first)} – {words.short_day(period.last)}"


def country_chart(delivery: Delivery, words: Words) -> Chart:
    """Persons by the country they live in; in a handover, of those whom it names."""
    groups = largest(delivery.statistics.by_country, MOST_BARS)
    bars = _bars(groups, words, lambda code: words.country(code) or words.say("not said"), words.say("other countries"))
    if delivery.profile == "handover" and bars and delivery.others:
        bars += (Bar(words.say("not named here"), delivery.others, words.number(delivery.others), is_quiet=True),)
    return _chart(delivery, words, words.say("Persons by country"), bars)


def _bars(groups: Groups[Group], words: Words, name: Callable[[Group], str], other: str) -> tuple[Bar, ...]:
    bars = tuple(Bar(name(group), count, words.number(count)) for group, count in groups.shown)
    rest = (Bar(other, groups.other, words.number(groups.other), is_quiet=True),) if groups.other else ()
    return bars + rest


def _chart(delivery: Delivery, words: Words, title: str, bars: tuple[Bar, ...]) -> Chart:
    """With one bar for everybody where there are too few to be told apart."""
    rehearsal = words.say("Rehearsal: these signatures do not count.")
    total = delivery.statistics.total
    return Chart(
        title=title,
        caption=words.say("Counted are persons, each once; a withdrawn signing counts nowhere."),
        bars=bars or (Bar(words.say("all together"), total, words.number(total)),),
        warning=rehearsal if delivery.mode is Mode.REHEARSAL else "",
    )
