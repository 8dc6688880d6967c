"""Staff who cannot see the screen hear where they are, how many digits they typed, and what came of what they did."""

from dataclasses import replace
from pathlib import Path

from announcements import announcements
from factories_booth import FlowStand
from factories_staff import BATCH, THE_PIN, MemoryKiosk, overview_facts
from factories_staff_area import an_area, unlock
from pytestqt.qtbot import QtBot
from stages import a_booth

from kiosk.errors import StorageFailed
from kiosk.speech.permission import ReadingAloud
from kiosk.speech.speed import Speed
from kiosk.words import words_in
from ui.booth.sticks import Volume
from ui.booth.viewmodels.staff_ports import KioskFacts


def test_pages_say_what_they_are(qtbot: QtBot) -> None:
    with announcements() as heard, an_area(qtbot, MemoryKiosk()) as area:
        unlock(qtbot, area)
        for page in ("settings", "withdraw", "guide"):
            area.show_page(page)
        overview = area.overview.spoken()
    told = [one for one in heard if "digit" not in one]
    assert "All is well" in overview
    assert told == ["Staff only", "One moment …", overview, "Settings", "Withdraw a signing", "What to do"]


def test_a_page_has_its_name_in_the_language_that_is_on(qtbot: QtBot) -> None:
    stand = FlowStand()
    with a_booth(qtbot, stand, MemoryKiosk()) as stage:
        staff = stage.window.staff
        stage.window.gesture.made.emit()
        unlock(qtbot, staff)
        staff.show_page("settings")
        stand.language.choose("de")
        assert staff.pages["settings"].accessibleName() == words_in("de").say("Settings")


def test_digits_are_counted_and_never_said(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk()) as area, announcements() as heard:
        unlock(qtbot, area, THE_PIN[:3])
    assert heard == ["1 digit typed", "2 digits typed", "3 digits typed"]


def test_a_wrong_pin_is_heard_and_the_wait_after_five_once(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk()
    with an_area(qtbot, kiosk) as area, announcements() as heard:
        for _ in range(5):
            unlock(qtbot, area, "999999")
        kiosk.wait = 9
        area.models.pin.start()
    told = [one for one in heard if "digit" not in one]
    assert told.count("This PIN is wrong. Please try again.") == 1
    assert len([one for one in told if "Too many wrong PINs" in one]) == 1


def test_an_export_says_that_it_is_written_and_how_many(qtbot: QtBot) -> None:
    stick = Volume(Path("/media/a"), "SANDISK", 14_300_000_000)
    with announcements() as heard, an_area(qtbot, MemoryKiosk(), [stick]) as area:
        unlock(qtbot, area)
        area.overview.export.click()
        area.export.choose.go.click()
        qtbot.waitUntil(lambda: "You may remove the stick." in heard[-1])
    assert "43" in heard[-1]
    assert BATCH not in heard[-1]


def test_what_failed_is_heard(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk(failing={"change_settings": StorageFailed("disk-full")})
    with an_area(qtbot, kiosk) as area, announcements() as heard:
        unlock(qtbot, area)
        area.show_page("settings")
        area.models.settings.set_theme("dark")
        assert "full" in heard[-1]
        kiosk.failing.clear()
        area.models.settings.set_theme("sun")
    assert heard[-1] == "Saved. It holds from now on."


def test_staff_set_what_may_be_read_aloud_where_there_is_a_voice(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk(overviewed=overview_facts())
    for can_speak in (False, True):
        kiosk.kiosk = replace(kiosk.kiosk, can_speak=can_speak)
        with an_area(qtbot, kiosk) as area:
            unlock(qtbot, area)
            area.show_page("settings")
            button = area.pages["settings"].reading.buttons[ReadingAloud.HEADPHONES]  # type: ignore[attr-defined]  # its page
            assert button.isEnabled() is can_speak
            button.click()
            speeds = area.pages["settings"].speed  # type: ignore[attr-defined]  # its page
            assert speeds.isVisible() is can_speak
            speeds.buttons[Speed.FAST].click()
    assert kiosk.settled.reading_aloud is ReadingAloud.HEADPHONES
    assert kiosk.settled.speech_speed is Speed.FAST


def test_headphones_are_looked_for_anew_at_another_event(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk(kiosk=KioskFacts("Kiosk 07", rehearsal=False, languages=("en",), can_speak=True))
    for allowed, after in (
        (ReadingAloud.HEADPHONES, ReadingAloud.OFF),
        (ReadingAloud.LOUDSPEAKER, ReadingAloud.LOUDSPEAKER),
    ):
        with an_area(qtbot, kiosk) as area:
            model = area.models.settings
            model.start()
            model.set_reading_aloud(allowed)
            model.type_event(f"After {allowed}", "Berlin", "2026-12-01")
            model.begin_event()
        assert kiosk.settled.reading_aloud is after
