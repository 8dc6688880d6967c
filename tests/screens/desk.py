"""Every state of the coordinators' window, on a desk with everything in it that takes room."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factories_desk_window import NAMES, PASSPHRASE, MemoryDesk, a_pair, a_signing, two_signings, unlock
from pytestqt.qtbot import QtBot
from screens.part import Opened, Scene
from stages import a_desk_stage

from kiosk.entry import Mode
from kiosk.merge.outcome import BatchOutcome, RegistryCounts
from kiosk.paths import CAMPAIGNS
from kiosk.preparing import KitOrder
from kiosk.words import program_languages
from ui.desk.navigation import Place
from ui.desk.viewmodels.ports import PairShown
from ui.desk.viewmodels.results import ChartKind
from ui.desk.window import DeskWindow

BATCHES = tuple(f"batch-3fa92c0{number}-43.kiosk-batch" for number in range(1, 10))
VIASNA = CAMPAIGNS / "viasna"
NOWHERE = Path("/media/stick/delivery")


@contextmanager
def coordinators(qtbot: QtBot, scene: Scene) -> Iterator[Opened]:
    here = Path()
    desk = MemoryDesk(
        held=RegistryCounts(1_234_567, 1_198_004, 1_012, 17),
        mode=scene.mode,
        shown={a_pair(1): two_signings(), a_pair(2): PairShown(a_signing(NAMES[2]), None, "a child playing")},
        batches={
            BATCHES[1]: BatchOutcome(here, "records-changed", refused=43),
            BATCHES[2]: BatchOutcome(here, None, new=12, known=31, gap=(5, 9), kiosk_name="kiosk-03", unreadable=2),
        },
    )
    with a_desk_stage(qtbot, desk, program_languages()) as stage:
        yield stage, _states(stage.window, desk)


def _states(window: DeskWindow, desk: MemoryDesk) -> Iterator[str]:
    models = window.models
    yield "open"
    models.session.open(Path("/keys"), "wrong", "registry.db")
    yield "open-refused"
    unlock(window)
    yield "merge-empty"
    models.merge.choose_receipts(NOWHERE)
    models.merge.add([NOWHERE / name for name in BATCHES])
    yield "merge-waiting"
    models.merge.merge()
    yield "merge"
    yield from _review(window)
    window.go_to(Place.RESULTS)
    for number, chart in enumerate(ChartKind):
        models.results.choose(chart)
        yield f"results-{chart}" if number else "results"
    window.go_to(Place.DELIVER)
    yield "deliver-empty"
    models.deliver.choose_profile("handover")
    models.deliver.choose_folder(NOWHERE)
    yield "deliver"
    models.deliver.deliver("be")
    yield "deliver-done"
    desk.decisions.clear()
    models.deliver.again()
    yield "deliver-pairs-wait"
    yield from _campaign(window)


def _review(window: DeskWindow) -> Iterator[str]:
    model = window.models.review
    window.go_to(Place.REVIEW)
    yield "review"
    model.later()
    yield "review-note"
    model.later()
    yield "review-later"
    model.begin_again()
    model.decide("same")
    model.decide("different")
    yield "review-done"


def _campaign(window: DeskWindow) -> Iterator[str]:
    model, page = window.models.campaign, window.campaign
    window.go_to(Place.CAMPAIGN)
    yield "campaign-empty"
    model.look_into(VIASNA, window.language.words)
    yield "campaign"
    page.show_part("keys")
    yield "campaign-keys"
    model.make_keys(NOWHERE, PASSPHRASE)
    yield "campaign-keys-made"
    page.show_part("kits")
    yield "campaign-kits-empty"
    model.make_kits(KitOrder(VIASNA, NOWHERE, 40, Mode.LIVE, True, NOWHERE, PASSPHRASE))
    yield "campaign-kits"
