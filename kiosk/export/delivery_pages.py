"""The last pages of a delivery: its numbers, large and in words, the charts, and the counts in full."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from reportlab.graphics.shapes import Drawing

from kiosk.deliver.delivery import Delivery
from kiosk.deliver.folding import Groups, largest
from kiosk.entry import Mode
from kiosk.export.delivery_charts import MOST_BARS
from kiosk.export.figures import large_numbers, number_list
from kiosk.export.fonts import Fonts
from kiosk.export.paragraphs import BODY, EYEBROW, HEADING, LEAD, SMALL, TITLE, Figure, Piece
from kiosk.export.petition_pages import title_pieces
from kiosk.signatory import Event
from kiosk.words import Words, words_in

Group = TypeVar("Group")

SPELLED = replace(BODY, before=16)
Pieces = Iterator[Piece | Figure]


def number_parts(
    delivery: Delivery, charts: Sequence[Drawing], fonts: Fonts, words: Words
) -> tuple[list[Piece | Figure], list[Piece | Figure]]:
    """The numbers of a delivery with the first of its charts, and the other charts with the counts in full;
    characters without a glyph are named."""
    by_day, *others = charts
    first = [*_summed_up(delivery, fonts, words), Figure(by_day, 22)]
    counts = chain(_in_full(delivery, fonts, words), _origin(delivery, fonts, words))
    return first, [*(Figure(chart, 16) for chart in others), *counts]


def _summed_up(delivery: Delivery, fonts: Fonts, words: Words) -> Pieces:
    if delivery.profile == "count":
        yield from title_pieces(delivery, words)
    else:
        yield Piece(words.say("To: {addressee}", addressee=delivery.petition.addressee), EYEBROW)
        yield Piece(words.say("Summary"), TITLE)
    yield large_numbers(fonts, list(_headline(delivery, words)))
    yield from _in_words(delivery, words)


def _headline(delivery: Delivery, words: Words) -> Iterator[tuple[str, str]]:
    yield words.number(delivery.persons), words.say("persons")
    yield words.number(delivery.signings), words.say("signings")
    if delivery.profile != "count":
        yield words.number(delivery.named), words.say("persons named")
    if delivery.profile == "full":
        yield words.number(delivery.withdrawn), words.say("withdrawn")


def _in_words(delivery: Delivery, words: Words) -> Pieces:
    """Against slips of the pen, and of those who change a digit."""
    count = words.plural("{count} person", "{count} persons", delivery.persons)
    spelled = words.spelled(delivery.persons, "person")
    yield Piece(words.say("{count} (in words: {spelled})", count=count, spelled=spelled), SPELLED)
    if delivery.profile == "handover" and delivery.others:
        others = words.plural(
            "{count} more person signed and is not named here",
            "{count} more persons signed and are not named here",
            delivery.others,
        )
        spelled = words.spelled(delivery.others, "person")
        yield Piece(words.say("{count} (in words: {spelled})", count=others, spelled=spelled), BODY)
    if delivery.mode is Mode.REHEARSAL:
        yield Piece(words.say("Rehearsal: these signatures do not count."), BODY)
    if delivery.profile != "full":
        yield Piece(words.say("Groups of fewer than five persons are not shown one by one."), LEAD)


def _in_full(delivery: Delivery, fonts: Fonts, words: Words) -> Pieces:
    """What the charts have no room for."""
    shown, not_said = delivery.statistics, words.say("not said")
    lists = (
        _list(shown.by_event, words.say("By event"), lambda one: _event(one, words), words.say("other events")),
        _list(shown.by_language, words.say("By language"), _language, words.say("other languages")),
        _list(_beyond(shown.by_day), words.say("By day"), words.day, words.say("other days")),
        _list(
            _beyond(shown.by_country) if delivery.asked.country else Groups(),
            words.say("By country"),
            lambda code: words.country(code) or not_said,
            words.say("other countries"),
        ),
    )
    for heading, lines in lists:
        if lines:
            yield Piece(heading, HEADING)
            yield from number_list(fonts, [(name, words.number(count)) for name, count in lines])


def _beyond(groups: Groups[Group]) -> Groups[Group]:
    """The groups, if a chart had no room for all of them."""
    return groups if largest(groups, MOST_BARS) != groups else Groups()


def _list(
    groups: Groups[Group], heading: str, name: Callable[[Group], str], other: str
) -> tuple[str, list[tuple[str, int]]]:
    lines = [(name(group), count) for group, count in groups.shown]
    return heading, lines + ([(other, groups.other)] if groups.other else [])


def _event(event: Event, words: Words) -> str:
    return ", ".join(part for part in (event.name, event.place, words.day(event.day)) if part)


def _language(language: str) -> str:
    return words_in(language).own_name()


def _origin(delivery: Delivery, fonts: Fonts, words: Words) -> Pieces:
    if delivery.unreadable:
        told = words.plural(
            "{count} record could not be opened.", "{count} records could not be opened.", delivery.unreadable
        )
        yield Piece(told, BODY)
    if fonts.missing:
        points = " ".join(sorted(fonts.missing))
        told = words.say("No font has these characters; the CSV has them: {code_points}", code_points=points)
        yield Piece(told, BODY)
    if delivery.profile == "full":
        yield Piece(words.say("Digest of the registry: {digest}", digest=delivery.digest.hex()), SMALL)
