"""The PDF of a delivery and its charts as files: the petition, the people, the numbers, and a signature over it all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import assert_never

from kiosk.deliver.delivery import Delivery
from kiosk.durable import unfinished_name
from kiosk.entry import Mode
from kiosk.export.charts import draw_chart, svg_bytes
from kiosk.export.delivery_charts import country_chart, day_chart
from kiosk.export.delivery_pages import number_parts
from kiosk.export.document import Document
from kiosk.export.fonts import Fonts
from kiosk.export.name_pages import NamePages
from kiosk.export.page import Footer, FooterText
from kiosk.export.pages import DrawPage, draw_pages
from kiosk.export.paragraphs import BODY, Piece, Placed, draw_placed, paginate, paginate_parts
from kiosk.export.pdfsign import sign_pdf
from kiosk.export.petition_pages import petition_pieces
from kiosk.export.signature_pages import SignaturePages
from kiosk.progress import Progress
from kiosk.vault.identity import Identity
from kiosk.words import Words


@dataclass(frozen=True, slots=True)
class DeliveryFiles:
    """The names of a profile's files."""

    pdf: str
    csv: str
    by_day: str
    by_country: str
    """Empty where the campaign asks nobody for a country."""

    @property
    def all(self) -> tuple[str, ...]:
        """In the order in which people look at them."""
        return tuple(name for name in (self.pdf, self.csv, self.by_day, self.by_country) if name)


def files_of(delivery: Delivery) -> DeliveryFiles:
    """The names of this delivery's files."""
    profile = delivery.profile
    by_country = f"{profile}-by-country.svg" if delivery.asked.country else ""
    return DeliveryFiles(f"{profile}.pdf", f"{profile}.csv", f"{profile}-by-day.svg", by_country)


def write_delivery_pdf(
    delivery: Delivery, csv_sha256: bytes, words: Words, *, to: Path, signer: Identity, progress: Progress
) -> dict[str, bytes]:
    """Writes the signed PDF; returns the charts in it as SVG files by name.

    Raises OSError where the disk does, and Cancelled from `progress`, told by pages.
    """
    unsigned = unfinished_name(to)
    try:
        charts = draw_delivery_pdf(delivery, csv_sha256, words, unsigned, progress)
        sign_pdf(unsigned, signer, to)
    finally:
        unsigned.unlink(missing_ok=True)
    return charts


def draw_delivery_pdf(
    delivery: Delivery, csv_sha256: bytes, words: Words, to: Path, progress: Progress
) -> dict[str, bytes]:
    """Writes the PDF without its signature; equal deliveries give equal bytes."""
    names = files_of(delivery)
    document = Document(
        to,
        language=words.language,
        title=delivery.petition.title,
        campaign=delivery.started_by,
        subject=delivery.profile,
    )
    fonts = Fonts(document)
    fonts.find_missing(_texts(delivery))
    shown = {names.by_day: day_chart(delivery, words)}
    if names.by_country:
        shown[names.by_country] = country_chart(delivery, words)
    drawings = {name: draw_chart(chart, fonts) for name, chart in shown.items()}
    text = FooterText(_footer(delivery, names.pdf, words), names.csv, csv_sha256.hex())
    footer = Footer(document, fonts, words, text)
    petition = _petition(delivery, fonts, words)
    people, sheets = _people(document, fonts, delivery, words)
    numbers = paginate_parts(fonts, *number_parts(delivery, tuple(drawings.values()), fonts, words))
    pages = chain(_drawing(fonts, petition), people, _drawing(fonts, numbers))
    draw_pages(document, footer, pages, len(petition) + sheets + len(numbers), progress)
    document.save()
    return {name: svg_bytes(drawing, shown[name].title) for name, drawing in drawings.items()}


def _petition(delivery: Delivery, fonts: Fonts, words: Words) -> list[list[Placed]]:
    """The petition in full, but for the public, who read it elsewhere and want its numbers at once."""
    if delivery.profile == "count":
        return []
    return paginate(fonts, chain(petition_pieces(delivery, words), _other_wording(delivery, words)))


def _other_wording(delivery: Delivery, words: Words) -> Iterator[Piece]:
    if delivery.other_wording:
        told = words.plural(
            "{count} person in this document signed an earlier or later wording of the text.",
            "{count} persons in this document signed an earlier or later wording of the text.",
            delivery.other_wording,
        )
        yield Piece(told, BODY)


def _drawing(fonts: Fonts, pages: Iterable[list[Placed]]) -> Iterator[DrawPage]:
    return (partial(draw_placed, fonts, page) for page in pages)


def _people(document: Document, fonts: Fonts, delivery: Delivery, words: Words) -> tuple[Iterator[DrawPage], int]:
    """The pages that show people, each made when it is drawn, and how many there are."""
    if delivery.rows:
        sheets = SignaturePages(document, fonts, delivery, words)
        return (partial(sheets.draw, sheet) for sheet in sheets.sheets()), sheets.total
    if delivery.names:
        names = NamePages(document, fonts, delivery, words)
        return (partial(names.draw, page) for page in names.pages()), names.total
    return iter(()), 0


def _footer(delivery: Delivery, name: str, words: Words) -> str:
    """Which delivery it is, for whom, and that a rehearsal does not count."""
    match delivery.profile:
        case "full":
            for_whom = words.say("Stays with the campaign")
        case "handover":
            for_whom = words.say("For the addressee")
        case "count":
            for_whom = words.say("For the public and the press")
        case _:
            assert_never(delivery.profile)
    parts = [name, for_whom]
    if delivery.mode is Mode.REHEARSAL:
        parts.append(words.say("Rehearsal: these signatures do not count."))
    return " · ".join(parts)


def _texts(delivery: Delivery) -> Iterator[str]:
    """What people entered and this delivery shows: what has no glyph is sought there before it is told of."""
    for row in delivery.rows:
        yield from (row.signatory.given_name, row.signatory.family_name, row.signatory.city)
    for named in delivery.names:
        yield from (named.given_name, named.family_name)
    for event, _ in delivery.statistics.by_event.shown:
        yield from (event.name, event.place)
