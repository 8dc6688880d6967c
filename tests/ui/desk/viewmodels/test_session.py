"""The registry is opened once, closed with the keys, and locks itself when nobody is there."""

from pathlib import Path

import pytest
from factories_desk_window import PASSPHRASE, MemoryDesk
from factories_staff_area import Later, at_once
from pytestqt.qtbot import QtBot

from kiosk.entry import Mode
from kiosk.merge.outcome import RegistryCounts
from ui.desk.viewmodels.models import DeskModels
from ui.desk.viewmodels.session import SessionViewModel, registry_url
from ui.jobs import JobRunner

KEYS = Path("/keys")


def modes(model: SessionViewModel) -> list[Mode | None]:
    return [model.state.opened.mode] if model.state.opened else []


def counting(models: DeskModels) -> bool:
    return models.lock.counting


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("/home/a/campaign.db", "sqlite:////home/a/campaign.db"),
        ("campaign.db", "sqlite:///campaign.db"),
        (" sqlite:///a.db ", "sqlite:///a.db"),
        ("postgresql+psycopg://desk@host/db", "postgresql+psycopg://desk@host/db"),
        ("", ""),
    ],
)
def test_a_registry_is_a_file_unless_it_is_an_address(typed: str, means: str) -> None:
    assert registry_url(typed) == means


def test_a_wrong_passphrase_opens_nothing_and_keeps_nothing_of_it(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    model = SessionViewModel(desk, at_once())
    model.open(KEYS, "a wrong one", "a.db")
    assert not model.is_open
    assert model.state.error is not None
    assert "a wrong one" not in repr(vars(model))


def test_counts_and_mode_follow_the_registry(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    model = SessionViewModel(desk, at_once())
    model.open(KEYS, PASSPHRASE, "a.db")
    assert modes(model) == [None]
    desk.mode, desk.held = Mode.REHEARSAL, RegistryCounts(10, 9, 0, 1)
    model.refresh()
    assert modes(model) == [Mode.REHEARSAL]
    assert model.state.counts == RegistryCounts(10, 9, 0, 1)


def test_closing_drops_the_keys_and_remembers_where_they_were(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    model = SessionViewModel(desk, at_once())
    model.open(KEYS, PASSPHRASE, "a.db")
    model.close()
    assert not desk.is_open
    assert (model.state.keys, model.state.registry) == (KEYS, "a.db")


def test_the_desk_locks_itself_when_nobody_is_there(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    models = DeskModels(desk, at_once(), idle_ms=1)
    with qtbot.waitSignal(models.session.closed):
        models.session.open(KEYS, PASSPHRASE, "a.db")
    assert not desk.is_open
    assert models.session.state.locked_itself


def test_work_under_way_is_not_locked_out(qtbot: QtBot) -> None:
    later = Later()
    models = DeskModels(MemoryDesk(), JobRunner(later))
    models.session.open(KEYS, PASSPHRASE, "a.db")
    later.now()
    assert counting(models)
    models.merge.add([Path("/x.kiosk-batch")])
    later.now()
    models.merge.merge()
    assert not counting(models)
    later.now()
    assert counting(models)
