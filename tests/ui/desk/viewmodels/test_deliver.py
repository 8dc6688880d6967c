"""A delivery tells its numbers before it is written, and can be stopped."""

from pathlib import Path

from factories_desk_window import MemoryDesk
from factories_staff_area import Later, at_once
from pytestqt.qtbot import QtBot

from kiosk.errors import StorageFailed
from ui.desk.viewmodels.deliver import DeliverState, DeliverViewModel
from ui.desk.viewmodels.ports import Preview
from ui.jobs import JobRunner
from ui.long_work import WorkStep

TO = Path("/out")


def chosen(desk: MemoryDesk) -> DeliverViewModel:
    model = DeliverViewModel(desk, at_once())
    model.enter()
    model.choose_profile("handover")
    model.choose_folder(TO)
    return model


def test_the_numbers_are_those_of_the_profile_chosen(qtbot: QtBot) -> None:
    model = chosen(MemoryDesk())
    assert model.state.preview.result == Preview(461, 450, 187)
    model.choose_profile("count")
    assert model.state.preview.result == Preview(461, 450, 0)


def test_it_waits_for_profile_and_folder(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    model = DeliverViewModel(desk, at_once())
    model.deliver("be")
    model.choose_folder(TO)
    model.deliver("be")
    assert desk.asked_for("deliver") == []
    assert not model.state.ready


def test_it_is_written_in_the_language_chosen_or_that_of_the_screen(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    model = chosen(desk)
    model.deliver("be")
    model.again()
    model.choose_language("de")
    model.deliver("be")
    assert desk.asked_for("deliver") == [("handover", "be", TO), ("handover", "de", TO)]


def test_a_cancelled_delivery_can_be_written_again(qtbot: QtBot) -> None:
    later = Later()
    model = DeliverViewModel(MemoryDesk(), JobRunner(later))
    model.choose_profile("full")
    model.choose_folder(TO)
    model.deliver("be")
    model.cancel()
    later.now()
    assert model.state.work.step is WorkStep.CANCELLED
    assert model.state.ready


def test_writing_goes_on_while_another_page_is_looked_at(qtbot: QtBot) -> None:
    later = Later()
    model = DeliverViewModel(MemoryDesk(), JobRunner(later))
    model.choose_profile("full")
    model.choose_folder(TO)
    model.deliver("be")
    model.leave()
    model.enter()
    later.now()
    assert model.state.work.step is WorkStep.DONE


def test_an_error_is_kept_and_forgotten_with_the_registry(qtbot: QtBot) -> None:
    model = chosen(MemoryDesk(failing={"deliver": StorageFailed("disk-full")}))
    model.deliver("be")
    assert model.state.work.step is WorkStep.FAILED
    model.forget()
    assert model.state == DeliverState()
