"""The last pages of the PDF: how many, from where, and by which kiosk, with its head in full."""

from collections.abc import Collection, Iterator

from kiosk.entry import Mode
from kiosk.export.figures import number_list
from kiosk.export.fonts import Fonts
from kiosk.export.paragraphs import BODY, HEADING, LEAD, SMALL, TITLE, Figure, Piece
from kiosk.export.snapshot import Asked, Snapshot, Summary
from kiosk.signatory import Event
from kiosk.words import Words, words_in


def summary_pieces(snapshot: Snapshot, fonts: Fonts, words: Words) -> Iterator[Piece | Figure]:
    """The summary in words and numbers; characters without a glyph are named."""
    signed = snapshot.signed
    yield Piece(words.say("Summary"), TITLE)
    count = words.plural("{count} signature", "{count} signatures", signed)
    spelled = words.spelled(signed, "signature")
    yield Piece(words.say("{count} (in words: {spelled})", count=count, spelled=spelled), BODY)
    if snapshot.mode is Mode.REHEARSAL:
        yield Piece(words.say("Rehearsal: these signatures do not count."), BODY)
    for heading, groups in _groups(snapshot.summary, snapshot.asked, words):
        yield Piece(heading, HEADING)
        yield from number_list(fonts, [(name, words.number(count)) for name, count in groups])
    yield from _notes(snapshot, words, fonts.missing)
    yield Piece(words.say("Where it was collected"), HEADING)
    yield Piece(words.say("Kiosk {name}, {id}", name=snapshot.kiosk_name, id=snapshot.kiosk_id.hex()), LEAD)
    yield Piece(words.say("Head of the chain: {head}", head=snapshot.head.hex()), SMALL)


def _groups(summary: Summary, asked: Asked, words: Words) -> Iterator[tuple[str, Iterator[tuple[str, int]]]]:
    not_said = words.say("not said")
    yield words.say("By event"), ((_event_name(event, words), count) for event, count in summary.by_event)
    if asked.country:
        yield words.say("By country"), ((words.country(code) or not_said, count) for code, count in summary.by_country)
    yield words.say("By language"), ((_language_name(language), count) for language, count in summary.by_language)


def _event_name(event: Event | None, words: Words) -> str:
    if event is None:
        return words.say("not said")
    return ", ".join(part for part in (event.name, event.place, words.day(event.day)) if part)


def _language_name(language: str) -> str:
    return words_in(language).own_name()


def _notes(snapshot: Snapshot, words: Words, missing: Collection[str]) -> Iterator[Piece]:
    if withdrawn := snapshot.summary.withdrawn:
        yield Piece(words.plural("{count} withdrawn", "{count} withdrawn", withdrawn), BODY)
    if snapshot.unreadable:
        yield Piece(
            words.plural(
                "{count} record could not be opened.", "{count} records could not be opened.", snapshot.unreadable
            ),
            BODY,
        )
    if missing:
        told = words.say(
            "No font has these characters; the CSV has them: {code_points}", code_points=" ".join(sorted(missing))
        )
        yield Piece(told, BODY)
