"""Settings are saved one after another, and none undoes another."""

from factories_staff import MemoryKiosk
from factories_staff_area import Later
from pytestqt.qtbot import QtBot

from ui.booth.viewmodels.staff_settings import SettingsViewModel
from ui.jobs import JobRunner


def test_whoever_comes_back_before_a_save_has_ended_does_not_undo_it(qtbot: QtBot) -> None:
    later, kiosk = Later(), MemoryKiosk()
    model = SettingsViewModel(kiosk, JobRunner(later))
    model.set_theme("dark")
    model.forget()
    model.start()
    model.set_text_size(3)
    with qtbot.waitSignal(model.applied):
        later.now()
    model.set_text_size(3)
    with qtbot.waitSignal(model.applied):
        later.now()
    assert (kiosk.settled.theme, kiosk.settled.text_size) == ("dark", 3)
