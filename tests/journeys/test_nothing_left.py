"""The second person sees nothing of the first: at every screen, by every way out."""

from collections.abc import Callable
from functools import partial

import pytest
from booths import Booth, BoothMaker
from PySide6.QtGui import QGuiApplication
from texts import texts_of
from visiting import VISITORS, come_to, sign

from kiosk.signatory import Exposure
from ui.booth.viewmodels.draft import Draft
from ui.booth.viewmodels.flow import Step
from ui.compose import Timing
from ui.hands import Hands
from ui.jobs import JobRunner
from ui.widgets import countdown_overlay

VISITOR = VISITORS["en"]
CANARIES = (VISITOR.given_name, VISITOR.family_name, VISITOR.city, "Ireland")
WITH_ENTRY = (Step.EXPOSURE, Step.DETAILS, Step.SIGN, Step.AGREE)
HOUR_MS = 3_600_000

pytestmark = pytest.mark.usefixtures("brief_pauses")


@pytest.fixture
def booth_of(booth_of: BoothMaker) -> BoothMaker:
    """Its windows as everywhere, but not painted: what is left stands in widgets."""
    return partial(booth_of, painted=False)


def refuse_leftovers(booth: Booth) -> None:
    area = booth.window.attendee
    shown = "\n".join(texts_of(booth.window))
    assert [canary for canary in CANARIES if canary in shown] == []
    assert area.flow.state.draft == Draft()
    assert area.sign.pad_area.stroke_count == 0
    assert area.sign.pad_area.strokes() == ()
    assert QGuiApplication.clipboard().text() == ""
    assert area.exposure.choices.current() == ""
    assert area.thanks.code.words() == ""
    assert "Zara" not in repr(area.flow.state)


def stop(hands: Hands, booth: Booth) -> None:
    hands.press(booth.window.attendee.header.stop_button)


def back_out(hands: Hands, booth: Booth) -> None:
    area = booth.window.attendee
    while area.flow.state.has_entry:
        hands.press(area.header.back_button)


def finish(hands: Hands, booth: Booth) -> None:
    area = booth.window.attendee
    come_to(hands, area, VISITOR, Step.AGREE, Exposure.HANDOVER)
    sign(hands, area)
    hands.press(area.thanks.show_code)
    hands.press(area.thanks.on)


def staff_come(hands: Hands, booth: Booth) -> None:
    booth.window.gesture.made.emit()
    hands.settle()


@pytest.mark.parametrize("step", WITH_ENTRY)
@pytest.mark.parametrize("way_out", [stop, back_out, staff_come])
def test_nothing_is_left_by_any_way_out(
    step: Step, way_out: Callable[[Hands, Booth], None], booth_of: BoothMaker
) -> None:
    booth, hands = booth_of(), Hands()
    come_to(hands, booth.window.attendee, VISITOR, step, Exposure.HANDOVER)
    QGuiApplication.clipboard().setText(VISITOR.family_name)

    way_out(hands, booth)

    refuse_leftovers(booth)


def test_nothing_is_left_after_finishing(booth_of: BoothMaker) -> None:
    booth = booth_of()

    finish(Hands(), booth)

    assert booth.window.attendee.flow.state.step is Step.WELCOME
    refuse_leftovers(booth)


@pytest.mark.parametrize("step", [Step.DETAILS, Step.SIGN, Step.AGREE])
def test_nothing_is_left_when_somebody_walks_away(
    step: Step, booth_of: BoothMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    if step is not Step.DETAILS:  # there somebody is asked for a whole second
        monkeypatch.setattr(countdown_overlay, "TICK_MS", 50)
    timing = Timing(entry_idle=HOUR_MS, reading_idle=HOUR_MS, farewell_tick=HOUR_MS, ask_seconds=1)
    booth, hands = booth_of(timing=timing), Hands()
    area = booth.window.attendee
    come_to(hands, area, VISITOR, step, Exposure.HANDOVER)

    area.idle.asked.emit()
    assert area.still_there.isVisible()
    assert area.still_there.geometry() == area.rect()
    hands.wait(lambda: area.flow.state.step is Step.WELCOME, "nobody came and nothing was erased")

    refuse_leftovers(booth)
    assert area.flow.language.current == "en"


def test_a_touch_keeps_the_entry(booth_of: BoothMaker) -> None:
    booth, hands = booth_of(), Hands()
    area = booth.window.attendee
    come_to(hands, area, VISITOR, Step.SIGN, Exposure.HANDOVER)
    area.idle.asked.emit()

    hands.press(area.still_there.button)

    assert area.still_there.isHidden()
    assert area.flow.state.draft.details.given_name == VISITOR.given_name


def test_the_idle_watch_asks_by_itself(booth_of: BoothMaker) -> None:
    timing = Timing(entry_idle=300, reading_idle=HOUR_MS, farewell_tick=HOUR_MS)
    booth, hands = booth_of(timing=timing), Hands()
    area = booth.window.attendee
    come_to(hands, area, VISITOR, Step.EXPOSURE, Exposure.HANDOVER)

    hands.wait(area.still_there.isVisible, "nobody was asked")


def test_thank_you_goes_by_itself(booth_of: BoothMaker) -> None:
    timing = Timing(entry_idle=HOUR_MS, reading_idle=HOUR_MS, farewell_tick=5)
    booth, hands = booth_of(timing=timing), Hands()
    area = booth.window.attendee
    come_to(hands, area, VISITOR, Step.AGREE, Exposure.COUNT)
    hands.press(area.agree.on)

    hands.wait(lambda: area.flow.state.step is Step.WELCOME and booth.kiosk.ledger.tip.seq == 1, "it stays")

    refuse_leftovers(booth)


def test_the_entry_stays_masked_and_is_kept_when_it_cannot_be_saved(booth_of: BoothMaker) -> None:
    booth, hands = booth_of(), Hands()
    area = booth.window.attendee
    come_to(hands, area, VISITOR, Step.AGREE, Exposure.HANDOVER)
    booth.kiosk.ledger.close()
    booth.kiosk.home.ledger.chmod(0o000)
    moved = booth.kiosk.home.ledger.rename(booth.kiosk.home.ledger.with_name("gone"))
    booth.kiosk.home.ledger.mkdir()

    hands.press(area.agree.on)
    hands.wait(lambda: area.flow.state.failure is not None, "the failure is not told")

    assert area.flow.state.step is Step.AGREE
    assert area.agree.trouble.isVisible()
    assert area.flow.state.draft.details.given_name == VISITOR.given_name
    assert VISITOR.given_name not in "\n".join(texts_of(area.agree))
    booth.kiosk.home.ledger.rmdir()
    moved.rename(booth.kiosk.home.ledger)
    booth.kiosk.home.ledger.chmod(0o600)
    hands.press(area.agree.on)
    hands.wait(lambda: area.flow.state.step is Step.THANKS, "trying again did not save")
    assert booth.kiosk.ledger.tip.seq == 1


def test_nothing_is_left_on_the_clipboard_when_staff_go(booth_of: BoothMaker) -> None:
    booth, hands = booth_of(), Hands()
    staff_come(hands, booth)
    QGuiApplication.clipboard().setText(VISITOR.family_name)

    hands.press(booth.window.staff.bar.lock)

    refuse_leftovers(booth)


def test_no_answer_comes_after_the_window(booth_of: BoothMaker) -> None:
    """Whoever asks goes with the window, and the runner that would bring the answer with them."""
    window = booth_of().window
    assert window.attendee.findChildren(JobRunner)
    assert window.staff.findChildren(JobRunner)
