"""Every face of the coordinators' window, one after another, on a desk with everything in it that takes room."""

from collections.abc import Iterator
from pathlib import Path

from factories_desk_window import NAMES, PASSPHRASE, MemoryDesk, a_pair, a_signing, two_signings, unlock

from kiosk.entry import Mode
from kiosk.merge.outcome import BatchOutcome, RegistryCounts
from kiosk.paths import CAMPAIGNS
from kiosk.preparing import KitOrder
from ui.desk.navigation import Place
from ui.desk.viewmodels.ports import PairShown
from ui.desk.viewmodels.results import ChartKind
from ui.desk.window import DeskWindow

BATCHES = tuple(f"batch-3fa92c0{number}-43.kiosk-batch" for number in range(1, 10))
VIASNA = CAMPAIGNS / "viasna"


def a_full_desk() -> MemoryDesk:
    """With everything in it that takes room."""
    here = Path()
    return MemoryDesk(
        held=RegistryCounts(1_234_567, 1_198_004, 1_012, 17),
        mode=Mode.REHEARSAL,
        shown={
            a_pair(1): two_signings(),
            a_pair(2): PairShown(a_signing(NAMES[2]), None, "a child playing"),
        },
        batches={
            BATCHES[1]: BatchOutcome(here, "records-changed", refused=43),
            BATCHES[2]: BatchOutcome(here, None, new=12, known=31, gap=(5, 9), kiosk_name="kiosk-03", unreadable=2),
        },
    )


def faces_of_desk(window: DeskWindow, folder: Path) -> Iterator[str]:
    """Goes through every face of every page, and names each as it stands."""
    models, words = window.models, window.language.words
    yield "open"
    models.session.open(Path("/keys"), "wrong", "registry.db")
    yield "open, refused"
    unlock(window)
    yield "merge, empty"
    models.merge.choose_receipts(folder)
    models.merge.add([folder])
    yield "merge, waiting"
    models.merge.merge()
    yield "merge, done"
    window.go_to(Place.REVIEW)
    yield "review"
    models.review.later()
    yield "review, a note"
    models.review.later()
    yield "review, put off"
    window.go_to(Place.RESULTS)
    for chart in ChartKind:
        models.results.choose(chart)
        yield f"results, {chart}"
    window.go_to(Place.DELIVER)
    yield "deliver, nothing chosen"
    models.deliver.choose_profile("handover")
    models.deliver.choose_folder(folder)
    yield "deliver"
    models.deliver.deliver("be")
    yield "deliver, done"
    window.go_to(Place.CAMPAIGN)
    yield "campaign, empty"
    models.campaign.look_into(VIASNA, words)
    yield "campaign"
    window.campaign.show_part("keys")
    yield "keys"
    models.campaign.make_keys(folder, PASSPHRASE)
    yield "keys, made"
    window.campaign.show_part("kits")
    yield "kits"
    models.campaign.make_kits(KitOrder(VIASNA, folder, 40, Mode.LIVE, True, folder, PASSPHRASE))
    yield "kits, made"
