"""How long Thank-you stands."""

from pytestqt.qtbot import QtBot

from ui.booth.viewmodels.farewell import CODE_SECONDS, PLAIN_SECONDS, Farewell


def test_it_counts_down_once_and_ends(qtbot: QtBot) -> None:
    farewell, heard = Farewell(tick_ms=1), list[int]()
    farewell.ticked.connect(heard.append)

    with qtbot.waitSignal(farewell.expired):
        farewell.begin()

    assert heard == list(range(PLAIN_SECONDS, 0, -1))


def test_more_time_is_given_as_often_as_asked(qtbot: QtBot) -> None:
    farewell = Farewell(tick_ms=1)
    farewell.begin()
    for _ in range(3):
        with qtbot.waitSignal(farewell.ticked):
            pass
        farewell.extend()
        assert farewell.left == CODE_SECONDS


def test_stopped_it_never_ends(qtbot: QtBot) -> None:
    farewell = Farewell(tick_ms=1)
    farewell.begin(2)

    with qtbot.assertNotEmitted(farewell.expired, wait=20):
        farewell.stop()
