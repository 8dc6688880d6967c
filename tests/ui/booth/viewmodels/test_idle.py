"""Who is asked whether they are still there, and who is not."""

from factories_booth import FlowStand
from pytestqt.qtbot import QtBot

from ui.booth.viewmodels.flow import FlowState, Step
from ui.booth.viewmodels.idle import IdleWatch

SOON_MS, NEVER_MS = 5, 3_600_000


def test_one_with_an_entry_is_asked(qtbot: QtBot) -> None:
    watch = IdleWatch(entry_ms=SOON_MS, reading_ms=NEVER_MS)

    with qtbot.waitSignal(watch.asked), qtbot.assertNotEmitted(watch.ended):
        watch.follow(FlowState(step=Step.EXPOSURE))


def test_a_reader_is_not_asked(qtbot: QtBot) -> None:
    watch = IdleWatch(entry_ms=NEVER_MS, reading_ms=SOON_MS)

    with qtbot.waitSignal(watch.ended), qtbot.assertNotEmitted(watch.asked):
        watch.follow(FlowState(step=Step.PETITION))


def test_a_touch_begins_the_wait_anew_even_after_the_end(qtbot: QtBot) -> None:
    watch = IdleWatch(entry_ms=NEVER_MS, reading_ms=SOON_MS)
    with qtbot.waitSignal(watch.ended):
        watch.follow(FlowState(step=Step.WELCOME))

    with qtbot.waitSignal(watch.ended):
        watch.touched()


def test_nobody_is_asked_while_saving_on_thank_you_or_after_stop(qtbot: QtBot) -> None:
    watch = IdleWatch(entry_ms=SOON_MS, reading_ms=SOON_MS)

    with qtbot.assertNotEmitted(watch.asked, wait=40), qtbot.assertNotEmitted(watch.ended):
        watch.follow(FlowState(step=Step.AGREE, working=True))
        watch.touched()
        watch.follow(FlowState(step=Step.THANKS))
        watch.touched()
        watch.follow(FlowState(step=Step.DETAILS))
        watch.stop()
        watch.touched()


def test_every_change_of_the_entry_is_a_sign_of_life(qtbot: QtBot) -> None:
    stand, watch = FlowStand(), IdleWatch(entry_ms=SOON_MS, reading_ms=NEVER_MS)
    stand.flow.changed.connect(watch.follow)

    with qtbot.waitSignal(watch.asked):
        stand.at_details()
