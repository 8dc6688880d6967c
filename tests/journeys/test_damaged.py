"""A damaged ledger and a full disk through the real window: seen, told, exported from, finished."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import pytest
from booths import Prepared
from disks import ROOT_ONLY, fill_up, small_disk
from factories_kiosks import EVENT, copied_kiosk, signings
from factories_staff_area import all_words
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from visiting import VISITORS, come_to, sign

from kiosk.batch.reader import read_batch
from kiosk.clock import SystemClock
from kiosk.home import Home
from kiosk.installed import Kiosk, open_kiosk
from kiosk.installing import install
from kiosk.kit import read_kit
from kiosk.rescuing import open_kiosk_to_show
from kiosk.signatory import Exposure
from kiosk.words import words_in
from ui.booth.closed_window import ClosedWindow
from ui.booth.pages.staff_pad import DigitPad
from ui.booth.staff_area import StaffArea
from ui.booth.viewmodels.flow import Step
from ui.booth.viewmodels.staff_export import ExportStep
from ui.booth.window import BoothWindow
from ui.compose import Surroundings, Timing, build_closed_window, build_window
from ui.hands import Hands
from ui.task import TaskStep
from ui.theme import Metrics

HOUR_MS = 3_600_000
SIGNINGS = 20
Window = TypeVar("Window", BoothWindow, ClosedWindow)
Opener = Callable[[Path, Callable[[Kiosk, Surroundings], Window]], tuple[Kiosk, Window]]


@pytest.fixture
def opened(application: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Opener[Window]]:
    """Opens the kiosk in a folder as the program does, and shows the window that is asked for."""
    with ExitStack() as closing:

        def make(folder: Path, build: Callable[[Kiosk, Surroundings], Window]) -> tuple[Kiosk, Window]:
            kiosk = closing.enter_context(open_kiosk_to_show(folder))
            around = Surroundings(
                executor=closing.enter_context(ThreadPoolExecutor(1)),
                staff_executor=closing.enter_context(ThreadPoolExecutor(1)),
                metrics=Metrics(),
                power_off=lambda: False,
                fixed_target=tmp_path / "out",
                timing=Timing(entry_idle=HOUR_MS, reading_idle=HOUR_MS, farewell_tick=HOUR_MS),
            )
            window = build(kiosk, around)
            closing.callback(window.deleteLater)
            closing.callback(window.leave)
            window.resize(1280, 720)
            window.show()
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
            return kiosk, window

        yield make


@pytest.fixture
def data(prepared: Prepared, tmp_path: Path) -> Path:
    """A kiosk in its folder."""
    return copied_kiosk(prepared.home.folder, tmp_path / "data")


def with_signings(folder: Path) -> None:
    with open_kiosk(folder) as kiosk:
        for signing in signings(kiosk, SIGNINGS):
            kiosk.collecting.accept(signing)


def let_in(hands: Hands, window: BoothWindow | ClosedWindow, pin: str) -> StaffArea:
    window.gesture.made.emit()
    for digit in pin:
        hands.press(window.staff.pages["pin"].findChildren(DigitPad)[0].keys[digit])
    hands.wait(lambda: window.staff.stack.currentWidget() is window.staff.overview, "the PIN does not open")
    hands.wait(lambda: window.staff.models.overview.state.facts is not None, "the overview stays empty")
    return window.staff


def export(hands: Hands, staff: StaffArea) -> None:
    hands.press(staff.overview.export)
    hands.press(staff.export.choose.go)
    ends = (ExportStep.DONE, ExportStep.FAILED)
    hands.wait(lambda: staff.models.export.state.step in ends, "the export does not end")


def whole_entries(folder: Path, prepared: Prepared) -> list[int]:
    numbers = []
    for path in folder.glob("*.kiosk-batch"):
        with read_batch(path, prepared.keys.desk.root_der) as batch:
            numbers += [entry.seq for entry in batch.entries() if entry.box is not None]
    return sorted(numbers)


def spoil_a_box(folder: Path) -> None:
    """Changes a byte in the middle of some box of a kiosk with signings."""
    with open_kiosk(folder) as kiosk:
        entry = list(kiosk.ledger.entries())[SIGNINGS // 2]
    content = (folder / "ledger.db").read_bytes()
    assert entry.box is not None
    # An overflow page has the last part of the box in one piece.
    place = content.index(entry.box[-64:])
    other = bytes([content[place] ^ 0xFF])
    (folder / "ledger.db").write_bytes(content[:place] + other + content[place + 1 :])


@pytest.mark.usefixtures("brief_pauses")
def test_damage_is_counted_and_shown_and_people_go_on_signing(
    opened: Opener[BoothWindow], prepared: Prepared, data: Path, tmp_path: Path
) -> None:
    hands = Hands()
    with_signings(data)
    spoil_a_box(data)

    kiosk, window = opened(data, build_window)

    hands.wait(window.mark.isVisible, "no ring in the corner")
    come_to(hands, window.attendee, VISITORS["en"], Step.AGREE, Exposure.CAMPAIGN)
    sign(hands, window.attendee)
    assert kiosk.ledger.tip.seq == SIGNINGS + 1
    window.attendee.flow.reset()
    staff = let_in(hands, window, prepared.pin)
    assert "damaged 1 stored entry" in all_words(staff.overview)
    export(hands, staff)
    expected = [seq for seq in range(1, SIGNINGS + 2) if seq != SIGNINGS // 2 + 1]
    assert whole_entries(tmp_path / "out", prepared) == expected


def test_a_ledger_without_a_certain_end_closes_the_kiosk_to_all_but_an_export(
    opened: Opener[ClosedWindow], prepared: Prepared, data: Path, tmp_path: Path
) -> None:
    hands = Hands()
    with_signings(data)
    spoilt = b"\xa5" * 4096 + (data / "ledger.db").read_bytes()[4096:]
    (data / "ledger.db").write_bytes(spoilt)

    kiosk, window = opened(data, build_closed_window)

    assert not kiosk.collects
    for language in kiosk.campaign.languages:
        assert words_in(language).say("Nobody can sign here at the moment") in all_words(window.page)
    window.close()
    assert window.isVisible()
    staff = let_in(hands, window, prepared.pin)
    assert "nobody can sign on this computer any more" in all_words(staff.overview)
    shown = [name for name, button in staff.overview.ways.items() if button.isVisible()]
    assert shown == ["pack_up", "leave"]
    export(hands, staff)
    assert whole_entries(tmp_path / "out", prepared) == list(range(1, SIGNINGS + 1))
    staff.models.pack_up.pack_up()
    hands.wait(lambda: staff.models.pack_up.task.state.step is TaskStep.DONE, "it does not pack up")
    assert (data / "ledger.db").read_bytes() == spoilt


def test_where_nothing_can_be_made_out_staff_are_told_to_take_it_as_it_is(
    opened: Opener[ClosedWindow], prepared: Prepared, data: Path, tmp_path: Path
) -> None:
    hands = Hands()
    with_signings(data)
    (data / "ledger.db").write_bytes(b"\xa5" * (data / "ledger.db").stat().st_size)

    _, window = opened(data, build_closed_window)

    staff = let_in(hands, window, prepared.pin)
    export(hands, staff)
    assert "Keep the folder as it is and take it to a coordinator." in all_words(staff.export)
    assert not list((tmp_path / "out").glob("*"))


@ROOT_ONLY
@pytest.mark.usefixtures("brief_pauses")
def test_on_a_full_disk_staff_give_the_space_held_back_and_the_entry_on_the_screen_is_saved(
    opened: Opener[BoothWindow], prepared: Prepared, tmp_path: Path
) -> None:
    hands = Hands()
    with small_disk(tmp_path, mebibytes=12) as disk:
        data = disk / "data"
        # The kiosk is made here: how much is held back depends on the disk.
        pin = install(read_kit(prepared.kit, prepared.code), EVENT, Home(data), SystemClock()).pin
        kiosk, window = opened(data, build_window)
        area = window.attendee
        hands.wait(window.mark.isVisible, "no ring in the corner: 12 MB are room for less than 500")
        fill_up(disk)

        come_to(hands, area, VISITORS["en"], Step.AGREE, Exposure.CAMPAIGN)
        hands.press(area.agree.on)
        hands.wait(lambda: area.flow.state.failure is not None, "it was saved on a full disk")
        assert area.flow.state.failure is not None
        assert (area.flow.state.failure.code, area.flow.state.step) == ("disk-full", Step.AGREE)

        staff = let_in(hands, window, pin)
        assert "The disk is nearly full" in all_words(staff.overview)
        verdict = staff.overview.verdict
        hands.press(verdict.free_space)
        assert kiosk.home.ballast.exists()
        hands.press(verdict.use_it)
        hands.wait(lambda: not verdict.use_it.isVisible() and not verdict.free_space.isVisible(), "it is offered twice")
        assert not kiosk.home.ballast.exists()
        staff.close_area()
        sign(hands, area)
        assert kiosk.ledger.tip.seq == 1
        window.leave()
        kiosk.close()
