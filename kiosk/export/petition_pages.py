"""The first pages of the PDF: the petition in full, in the language asked for, so that nobody signs for nothing."""

from collections.abc import Iterator

from kiosk.export.paragraphs import BODY, DEMAND, EYEBROW, HEADING, LEAD, PERSON, ROLE, SMALL, TITLE, Piece
from kiosk.export.snapshot import SignedPetition
from kiosk.words import Words


def petition_pieces(signed: SignedPetition, words: Words) -> Iterator[Piece]:
    """The petition's words in their order, with who started it and when, and the hash of the text."""
    petition = signed.petition
    yield from title_pieces(signed, words)
    yield Piece(petition.why_heading, HEADING)
    yield from (Piece(paragraph, BODY) for paragraph in petition.why)
    if petition.people:
        yield Piece(petition.people_heading, HEADING)
    for person in petition.people:
        yield Piece(person.name, PERSON)
        yield Piece(person.role, ROLE)
    yield from (Piece(paragraph, BODY) for paragraph in petition.after_people)
    yield Piece(petition.demands_heading, HEADING)
    yield from (Piece(demand.text, DEMAND, words.number(demand.number)) for demand in petition.demands)
    yield Piece(words.say("SHA-256 of this text: {digest}", digest=petition.text_sha256), SMALL)


def title_pieces(signed: SignedPetition, words: Words) -> Iterator[Piece]:
    """To whom, what, and who started it when."""
    yield Piece(words.say("To: {addressee}", addressee=signed.petition.addressee), EYEBROW)
    yield Piece(signed.petition.title, TITLE)
    started = words.say("Started by {starter} · text of {day}", starter=signed.starter, day=words.day(signed.started))
    yield Piece(started, LEAD)
