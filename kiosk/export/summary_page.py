"""The last pages of the PDF: how many, from where, and by which kiosk, with its head in full."""

from collections import Counter
from collections.abc import Iterator

from kiosk.entry import Mode
from kiosk.export.paragraphs import BODY, HEADING, LEAD, SMALL, TABLE, TITLE, Piece
from kiosk.export.snapshot import Row, Snapshot
from kiosk.words import Words, words_in


def summary_pieces(snapshot: Snapshot, words: Words, missing: frozenset[str]) -> Iterator[Piece]:
    """The summary in words and numbers; `missing` are the code points that no font has."""
    signed = [row for row in snapshot.rows if row.status == "signed"]
    yield Piece(words.say("Summary"), TITLE)
    count = words.plural("{count} signature", "{count} signatures", len(signed))
    yield Piece(words.say("{count} (in words: {spelled})", count=count, spelled=words.spelled(len(signed))), BODY)
    if snapshot.mode is Mode.REHEARSAL:
        yield Piece(words.say("Rehearsal: these signatures do not count."), BODY)
    for heading, counts in _groups(signed, words):
        yield Piece(heading, HEADING)
        yield from (
            Piece(words.say("{name}: {count}", name=name, count=number), TABLE) for name, number in counts.most_common()
        )
    yield from _notes(snapshot, words, missing)
    yield Piece(words.say("Kiosk {name}, {id}", name=snapshot.kiosk_name, id=snapshot.kiosk_id.hex()), LEAD)
    yield Piece(words.say("Head of the chain: {head}", head=snapshot.head.hex()), SMALL)


def _groups(signed: list[Row], words: Words) -> Iterator[tuple[str, Counter[str]]]:
    not_said = words.say("not said")
    yield words.say("By event"), Counter(_event_name(row, words) for row in signed)
    yield words.say("By country"), Counter(words.country(row.signatory.country) or not_said for row in signed)
    yield words.say("By language"), Counter(_language_name(row.language) for row in signed)


def _event_name(row: Row, words: Words) -> str:
    if row.event is None:
        return words.say("not said")
    parts = (row.event.name, row.event.place, words.day(row.event.day))
    return ", ".join(part for part in parts if part)


def _language_name(language: str) -> str:
    return words_in(language).own_name()


def _notes(snapshot: Snapshot, words: Words, missing: frozenset[str]) -> Iterator[Piece]:
    withdrawn = sum(1 for row in snapshot.rows if row.status == "withdrawn" and row.record_id)
    if withdrawn:
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
