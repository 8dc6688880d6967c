"""What goes wrong on the overview is told for as long as it matters."""

import pytest
from factories_staff import MemoryKiosk, overview_facts
from factories_staff_area import an_area, unlock
from pytestqt.qtbot import QtBot

from kiosk.errors import StorageFailed
from ui.hands import Hands


@pytest.mark.usefixtures("brief_pauses")
def test_space_that_could_not_be_given_up_is_told_until_it_could_or_the_page_is_left(qtbot: QtBot) -> None:
    kiosk, hands = MemoryKiosk(overviewed=overview_facts(free_signings=100, ballast_held=True)), Hands()
    kiosk.failing["give_up_ballast"] = StorageFailed("disk-failed")
    with an_area(qtbot, kiosk) as area:
        unlock(qtbot, area)
        overview, model = area.overview, area.models.overview

        def use_it() -> None:
            hands.press(overview.verdict.free_space)
            hands.press(overview.verdict.use_it)

        use_it()
        for _ in range(2):
            assert overview.error.isVisible()
            assert "The disk did not take it" in overview.error.text()
            model.ask()

        area.show_page("settings")
        area.show_page("overview")
        assert not overview.error.isVisible()

        use_it()
        assert overview.error.isVisible()
        kiosk.failing.clear()
        use_it()
        assert not overview.error.isVisible()
        assert model.state.facts is not None
        assert not model.state.facts.ballast_held
