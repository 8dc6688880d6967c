"""Garbage: collected in time, in the screen's thread, and without looking through all that stays."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.garbage import GarbageCollector


class Ring:
    """Holds itself: only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: QObject) -> Iterator[GarbageCollector]:
    parent = QObject()
    yield GarbageCollector(parent, settled_ms=1, every_ms=20)
    del parent
    gc.unfreeze()
    gc.enable()


def test_what_stays_is_set_aside_and_what_comes_after_is_collected(collector: GarbageCollector, qtbot: QtBot) -> None:
    assert not gc.isenabled()
    before = len(gc.get_objects())
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    assert len(gc.get_objects()) < before / 10  # what a collection looks through

    ring = Ring()
    gone = weakref.ref(ring)
    del ring
    assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None)


def test_what_was_rubbish_when_the_program_settled_is_not_kept(collector: GarbageCollector, qtbot: QtBot) -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    del ring
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    assert gone() is None
