"""Valid things with valid defaults, to be changed in what a test is about."""

from datetime import date

from kiosk.signatory import Consent, Event, Exposure, Ink, InkKind, Signatory, Signing

LOOP = ((100, 250), (180, 60), (260, 240), (340, 80), (420, 250))


def an_event(name: str = "Fair", place: str = "Vilnius", day: date = date(2026, 11, 22)) -> Event:
    return Event(name, place, day)


def an_ink(height: int = 350) -> Ink:
    return Ink(InkKind.DRAWN, height, (LOOP, ((500, 200), (700, 180), (900, 210))))


def a_signatory(**changes: str) -> Signatory:
    fields = {
        "given_name": "Янка",
        "family_name": "Краўчэня-Ў",
        "city": "Вільня",
        "country": "LT",
        "email": "janka@example.org",
    }
    return Signatory(**(fields | changes))


def a_signing(
    *,
    signatory: Signatory | None = None,
    ink: Ink | None = None,
    exposure: Exposure = Exposure.HANDOVER,
    language: str = "be",
    text_sha256: str = "ab" * 32,
) -> Signing:
    return Signing(
        signatory=signatory or a_signatory(),
        ink=ink or an_ink(),
        exposure=exposure,
        language=language,
        text_sha256=text_sha256,
        consent=Consent(given=True, shown_sha256="cd" * 32),
    )
