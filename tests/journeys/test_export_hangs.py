"""A stick that hangs keeps an export for ever, and nobody out."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from booths import Booth, BoothMaker
from factories_kiosks import signings

from kiosk.entry import EntryKind
from kiosk.errors import StorageFailed
from kiosk.installed import Kiosk
from kiosk.progress import Progress
from ui.booth import kiosk_for_staff
from ui.booth.pages.staff_pad import DigitPad
from ui.booth.pages.staff_settings import SettingsPage
from ui.booth.pages.staff_spoilt import SpoiltPage
from ui.booth.viewmodels.staff_export import ExportStep
from ui.booth.viewmodels.staff_ports import SpoiltReason
from ui.hands import Hands
from ui.long_work import WorkStep
from ui.theme import Theme

pytestmark = pytest.mark.usefixtures("brief_pauses")


@pytest.fixture
def goes_on(booth_of: BoothMaker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Every export hangs until this is set; it is at the end, before the kiosk is closed."""
    goes_on = Event()

    def hang(_kiosk: Kiosk, _to: Path, progress: Progress) -> None:
        goes_on.wait(60)
        progress.advance(1, 2)
        raise StorageFailed("target-failed")

    monkeypatch.setattr(kiosk_for_staff, "export_sealed", hang)
    yield goes_on
    goes_on.set()


def let_in(hands: Hands, booth: Booth) -> None:
    """By the PIN to an overview that was heard anew."""
    staff, facts = booth.window.staff, booth.window.staff.models.overview.state.facts
    booth.window.gesture.made.emit()
    for digit in booth.pin:
        hands.press(staff.pages["pin"].findChildren(DigitPad)[0].keys[digit])
    hands.wait(lambda: staff.stack.currentWidget() is staff.overview, "the PIN does not open")
    hands.wait(lambda: staff.models.overview.state.facts is not facts, "the overview hears nothing")


def export(hands: Hands, booth: Booth) -> None:
    """Staff come, begin an export, lock the screen, and come back."""
    let_in(hands, booth)
    hands.press(booth.window.staff.overview.export)
    hands.press(booth.window.staff.export.choose.go)
    hands.press(booth.window.staff.bar.lock)
    let_in(hands, booth)


def test_staff_are_let_in_while_a_stick_hangs_and_can_stop_the_export(booth_of: BoothMaker, goes_on: Event) -> None:
    booth, hands = booth_of(), Hands()
    staff = booth.window.staff
    export(hands, booth)
    hands.press(staff.overview.export)
    assert staff.models.export.state.step is ExportStep.WORKING
    hands.press(staff.export.cancel)
    goes_on.set()
    hands.wait(lambda: staff.models.export.state.step is ExportStep.CANCELLED, "the export does not stop")


def test_what_staff_enter_while_a_stick_hangs_is_kept_before_anybody_signs(
    booth_of: BoothMaker, goes_on: Event
) -> None:
    """Kept after the export, it would be about the signing of whoever came meanwhile."""
    booth, hands = booth_of(), Hands()
    staff, collecting = booth.window.staff, booth.kiosk.collecting

    def last_is(kind: EntryKind) -> bool:
        last = collecting.last_entry()
        return last is not None and last.kind is kind

    collecting.accept(signings(booth.kiosk, 1)[0])
    export(hands, booth)
    hands.press(staff.overview.ways["spoilt"])
    page = staff.pages["spoilt"]
    assert isinstance(page, SpoiltPage)
    hands.press(page.choices[SpoiltReason.CHILD])
    hands.press(page.mark)
    hands.wait(lambda: last_is(EntryKind.NOTE), "the signing is not marked")
    hands.press(page.finish)
    hands.press(staff.overview.ways["end_event"])
    hands.hold(staff.end_event.hold, lambda: last_is(EntryKind.CHECKPOINT))
    assert staff.models.export.work.state.working


def test_what_staff_set_while_a_stick_hangs_holds_at_once(booth_of: BoothMaker, goes_on: Event) -> None:
    """Held back until the export ends, the screen would change under whoever signs by then."""
    booth, hands = booth_of(), Hands()
    staff = booth.window.staff
    export(hands, booth)
    hands.press(staff.overview.ways["settings"])
    page = staff.pages["settings"]
    assert isinstance(page, SettingsPage)
    hands.press(page.theme.buttons["dark"])
    hands.wait(lambda: booth.window.look.theme is Theme.DARK, "the screen does not darken")
    assert booth.kiosk.settings.theme == "dark"
    assert staff.models.export.work.state.working


def test_packing_up_stops_the_export(booth_of: BoothMaker, goes_on: Event) -> None:
    """Who is in a hurry has no time to wait for all of it."""
    booth, hands = booth_of(), Hands()
    staff = booth.window.staff
    export(hands, booth)
    hands.press(staff.overview.ways["pack_up"])
    hands.hold(staff.pack_up.hold, lambda: staff.models.pack_up.is_final)
    goes_on.set()
    hands.wait(staff.pack_up.card.isVisible, "it does not pack up")
    hands.wait(lambda: staff.models.export.work.state.step is WorkStep.CANCELLED, "the export was not stopped")
