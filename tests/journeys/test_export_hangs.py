"""A stick that hangs keeps an export for ever, and nobody out."""

from pathlib import Path
from threading import Event

import pytest
from booths import Booth, BoothMaker

from kiosk.errors import StorageFailed
from kiosk.installed import Kiosk
from kiosk.progress import Progress
from ui.booth import kiosk_for_staff
from ui.booth.pages.staff_pad import DigitPad
from ui.booth.viewmodels.staff_export import ExportStep
from ui.hands import Hands


def let_in(hands: Hands, booth: Booth) -> None:
    """By the PIN to an overview that was heard anew."""
    staff, facts = booth.window.staff, booth.window.staff.models.overview.state.facts
    booth.window.gesture.made.emit()
    for digit in booth.pin:
        hands.press(staff.pages["pin"].findChildren(DigitPad)[0].keys[digit])
    hands.wait(lambda: staff.stack.currentWidget() is staff.overview, "the PIN does not open")
    hands.wait(lambda: staff.models.overview.state.facts is not facts, "the overview hears nothing")


def test_staff_are_let_in_while_a_stick_hangs_and_can_stop_the_export(
    booth_of: BoothMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()

    def hang(_kiosk: Kiosk, _to: Path, progress: Progress) -> None:
        goes_on.wait(60)
        progress.advance(1, 2)
        raise StorageFailed("target-failed")

    monkeypatch.setattr(kiosk_for_staff, "export_sealed", hang)
    booth, hands = booth_of(), Hands()
    staff = booth.window.staff
    try:
        let_in(hands, booth)
        hands.press(staff.overview.export)
        hands.press(staff.export.choose.go)
        hands.press(staff.bar.lock)

        let_in(hands, booth)
        hands.press(staff.overview.export)
        assert staff.models.export.state.step is ExportStep.WORKING
        hands.press(staff.export.cancel)
    finally:
        goes_on.set()
    hands.wait(lambda: staff.models.export.state.step is ExportStep.CANCELLED, "the export does not stop")
