"""Every page of the coordinators' window, over a desk in memory."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from factories_desk_window import PASSPHRASE, MemoryDesk, a_desk, a_pair, two_signings, unlock
from pytestqt.qtbot import QtBot
from renders.screen import Screen
from renders.sheets import View

from kiosk.entry import Mode
from kiosk.merge.outcome import BatchOutcome, RegistryCounts
from kiosk.paths import CAMPAIGNS
from kiosk.preparing import KitOrder
from ui.desk.navigation import Place
from ui.desk.window import DeskWindow

VIASNA = CAMPAIGNS / "viasna"
BATCHES = tuple(f"batch-3fa92c0{number}-43.kiosk-batch" for number in range(1, 4))
NOWHERE = Path("/media/stick/delivery")


def desk_screens(qtbot: QtBot, language: str, views: Sequence[View]) -> Iterator[Screen]:
    """In all these views; a window for each, as what is merged once is known for good."""
    for view in views:
        size = (view.width, view.height)
        with a_desk(qtbot, _a_desk_at_work(), size=size, language=language, theme=view.theme) as window:
            yield from (Screen(f"desk-{name}", view, window) for name in _walk(window))


def _a_desk_at_work() -> MemoryDesk:
    here = Path()
    return MemoryDesk(
        held=RegistryCounts(1_204, 1_198, 12, 17),
        mode=Mode.LIVE,
        shown={a_pair(1): two_signings()},
        batches={
            BATCHES[1]: BatchOutcome(here, "records-changed", refused=43),
            BATCHES[2]: BatchOutcome(here, None, new=12, known=31, gap=(5, 9), kiosk_name="kiosk-03", unreadable=2),
        },
    )


def _walk(window: DeskWindow) -> Iterator[str]:
    models, words = window.models, window.language.words
    models.session.open(Path("/keys"), "wrong", "registry.db")
    yield "open-refused"
    unlock(window)
    yield "merge-empty"
    models.merge.add([NOWHERE / name for name in BATCHES])
    models.merge.merge()
    yield "merge"
    window.go_to(Place.REVIEW)
    yield "review"
    models.review.decide("same")
    yield "review-done"
    window.go_to(Place.RESULTS)
    yield "results"
    window.go_to(Place.DELIVER)
    yield "deliver-empty"
    models.deliver.choose_profile("handover")
    models.deliver.choose_folder(NOWHERE)
    yield "deliver"
    window.go_to(Place.CAMPAIGN)
    yield "campaign-empty"
    models.campaign.look_into(VIASNA, words)
    yield "campaign"
    window.campaign.show_part("keys")
    yield "campaign-keys"
    models.campaign.make_keys(NOWHERE, PASSPHRASE)
    window.campaign.show_part("kits")
    models.campaign.make_kits(KitOrder(VIASNA, NOWHERE, 3, Mode.LIVE, True, NOWHERE, PASSPHRASE))
    yield "campaign-kits"
