"""The ring in the corner stands exactly while something on the overview needs attention."""

from factories_staff import MemoryKiosk, overview_facts
from factories_staff_area import Later
from pytestqt.qtbot import QtBot

from kiosk.errors import StorageFailed
from ui.booth.viewmodels.attention import Attention
from ui.jobs import JobRunner


def asked(kiosk: MemoryKiosk) -> int:
    return [name for name, _ in kiosk.asked].count("overview")


def test_it_tells_of_trouble_and_of_its_end(qtbot: QtBot) -> None:
    later, kiosk = Later(), MemoryKiosk(overviewed=overview_facts(free_signings=499))
    attention = Attention(kiosk, JobRunner(later), every_ms=1)
    attention.start()
    with qtbot.waitSignal(attention.changed, check_params_cb=lambda is_wanted: is_wanted):
        later.now()
    kiosk.overviewed = overview_facts()
    with qtbot.waitSignal(attention.changed, check_params_cb=lambda is_wanted: not is_wanted):
        qtbot.waitUntil(lambda: bool(later.waiting))
        later.now()
    attention.stop()


def test_a_kiosk_that_cannot_answer_needs_attention(qtbot: QtBot) -> None:
    later, kiosk = Later(), MemoryKiosk(failing={"overview": StorageFailed("disk-failed")})
    attention = Attention(kiosk, JobRunner(later))
    attention.start()
    with qtbot.waitSignal(attention.changed, check_params_cb=lambda is_wanted: is_wanted):
        later.now()
    attention.stop()


def test_a_slow_kiosk_is_not_asked_twice_at_once(qtbot: QtBot) -> None:
    later, kiosk = Later(), MemoryKiosk()
    attention = Attention(kiosk, JobRunner(later))
    attention.start()
    attention.start()
    with qtbot.waitSignal(attention.changed):
        later.now()
    assert asked(kiosk) == 1
    attention.stop()


def test_after_its_end_nothing_starts_it_again(qtbot: QtBot) -> None:
    later, kiosk = Later(), MemoryKiosk()
    attention = Attention(kiosk, JobRunner(later))
    attention.end()
    attention.start()
    assert not later.waiting
