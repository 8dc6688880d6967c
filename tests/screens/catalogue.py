"""Every screen of the program in every state: one list for all that looks at screens.

A new screen or state is a `yield` in the walk of its part, beside this file: geometry, contrast, focus, what screen
readers are told and the kept pictures have it from then on. What a picture would add nothing to, and what no key
reaches, is named here and nowhere else.
"""

from collections.abc import Generator, Iterable
from itertools import chain

from factories_booth import a_campaign
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from screens.attendee import attendees
from screens.desk import coordinators
from screens.part import Part, Scene, words
from screens.set_up import set_up
from screens.staff import closed, staff
from stages import Looks, Stage

from kiosk.campaign import Campaign
from kiosk.entry import Mode
from kiosk.words import program_languages

PARTS = {
    "attendee": Part(
        attendees,
        not_pictured=words(
            "your-name-none details-empty details-more-letters details-letters-akin details-missing details-countries"
            " details-address sign-question still-there agree-saving sign-dot thanks-taken-back your-name-counted"
            " details-counted agree-counted"
        ),
        speaks_campaign=True,
    ),
    "staff": Part(
        staff,
        not_pictured=words(
            "pin-first pin-last-try pin-wait pin-forgotten pin-code-wrong pin-new overview-broken overview-closed"
            " export-passphrase-wrong export-losses withdraw-mistyped withdraw-done spoilt-marked settings-no-event"
        ),
        speaks_campaign=True,
    ),
    "closed": Part(closed, not_pictured=words("closed")),
    "setup": Part(
        set_up,
        not_pictured=words("code event-named day-refused touch-first touch-line pin-again-empty pin-again-wrong"),
    ),
    "desk": Part(
        coordinators,
        not_pictured=words(
            "open merge-waiting review-note review-later results-event results-country results-language"
            " deliver-done deliver-pairs-wait campaign-keys-made campaign-kits-empty"
        ),
    ),
}
PICTURED = tuple(name for name in PARTS if name != "closed")
"""A kiosk that is closed says the same in all languages at once."""


def languages_of(part: str, campaign: Campaign) -> tuple[str, ...]:
    """Those in which this part can be shown."""
    return tuple(campaign.languages) if PARTS[part].speaks_campaign else program_languages()


def states_of(
    qtbot: QtBot,
    part: str,
    ways: Iterable[Looks],
    *,
    campaign: Campaign | None = None,
    mode: Mode = Mode.REHEARSAL,
    but: frozenset[str] = frozenset(),
) -> Generator[tuple[str, Looks, Stage[QWidget]]]:
    """All states of a part but those, on one window, each in the next of these ways.

    A window that stays as it is costs little: whoever wants each state in several ways goes once for each.
    """
    coming = iter(ways)
    first = next(coming)
    with PARTS[part].opened(qtbot, Scene(first, campaign or a_campaign(), mode)) as (stage, states):
        stage.show(first)
        wanted = (state for state in states if state not in but)
        for state, looks in zip(wanted, chain([first], coming), strict=False):
            stage.show(looks)
            yield state, looks, stage
