"""The settings' view model: a draft that becomes true when it is saved."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from kiosk.brightness import LEAST_PERCENT
from kiosk.errors import KioskError
from kiosk.signatory import Event, tidy
from kiosk.speech.permission import ReadingAloud
from kiosk.speech.speed import Speed
from ui.booth.viewmodels.staff_ports import StaffPort, StaffSettings
from ui.jobs import Err, JobRunner, Ok

TEXT_SIZES = (1, 2, 3, 4)
THEMES = ("light", "dark", "sun")


@dataclass(frozen=True, slots=True)
class SettingsState:
    """The settings in force and the event as it is being typed."""

    settings: StaffSettings
    name: str
    place: str
    day: str
    """ISO, as typed."""
    saving: bool = False
    saved: bool = False
    error: KioskError | None = None
    brightness: int | None = None
    """Of the screen, in percent; None where it cannot be set, and until that is known."""

    @property
    def event(self) -> Event | None:
        """The typed event; None while a name is missing or the day is not a day."""
        day = typed_day(self.day)
        name = tidy(self.name)
        return Event(name, tidy(self.place), day) if name and day is not None else None

    @property
    def is_new_event(self) -> bool:
        """Whether saving would begin a new event."""
        return self.event is not None and self.event != self.settings.event


def typed_day(text: str) -> date | None:
    """The day that was typed, forgiving of 22.11.2026 for 2026-11-22; None where it is no day."""
    parts = text.strip().replace(".", "-").replace("/", "-").split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
    try:
        return date(int(year), int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        return None


def state_of(settings: StaffSettings) -> SettingsState:
    """The settings with their own event as what is typed."""
    event = settings.event
    return SettingsState(settings, event.name, event.place, event.day.isoformat())


class SettingsViewModel(QObject):
    """Changes what staff may change; looks take effect at once, a new event only when asked for."""

    changed = Signal()
    applied = Signal(object)
    """StaffSettings that are in force from now on."""

    def __init__(self, port: StaffPort, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._jobs = jobs
        self.state = state_of(port.settings())

    def start(self) -> None:
        """The page is opened."""
        self.forget()
        self._jobs.run(self._port.brightness, self._light_told)

    def forget(self) -> None:
        """The event in force stands again instead of what was typed."""
        before = self.state
        self._set(replace(state_of(self._port.settings()), brightness=before.brightness, saving=before.saving))

    def set_language(self, language: str) -> None:
        """The language that is back after every reset."""
        self._save(replace(self.state.settings, language=language))

    def set_text_size(self, size: int) -> None:
        """The text size every attendee starts with."""
        if size in TEXT_SIZES:
            self._save(replace(self.state.settings, text_size=size))

    def set_theme(self, theme: str) -> None:
        """The theme every attendee starts with."""
        if theme in THEMES:
            self._save(replace(self.state.settings, theme=theme))

    def set_reduced_motion(self, reduced: bool) -> None:
        """Whether nothing moves but what a finger moves."""
        self._save(replace(self.state.settings, reduced_motion=reduced))

    def set_reading_aloud(self, allowed: ReadingAloud) -> None:
        """Whether attendees may have the screens read to them, and by what."""
        self._save(replace(self.state.settings, reading_aloud=allowed))

    def set_speech_speed(self, speed: Speed) -> None:
        """How fast the screens are read."""
        self._save(replace(self.state.settings, speech_speed=speed))

    def change_brightness(self, by: int) -> None:
        """So many percent brighter. Nothing is stored: the machine keeps it."""
        if self.state.brightness is None:
            return
        wanted = max(LEAST_PERCENT, min(100, self.state.brightness + by))
        # At once, so that quick presses add up; what the machine says after the last of them holds.
        self._set(replace(self.state, brightness=wanted))

        def told(answer: Ok[int | None] | Err) -> None:
            if self.state.brightness == wanted:
                self._light_told(answer)

        self._jobs.run(lambda: self._port.set_brightness(wanted), told)

    def _light_told(self, answer: Ok[int | None] | Err) -> None:
        if isinstance(answer, Ok):
            self._set(replace(self.state, brightness=answer.value))

    def type_event(self, name: str, place: str, day: str) -> None:
        """What stands in the three fields of the event."""
        self._set(replace(self.state, name=name, place=place, day=day, saved=False))

    def begin_event(self) -> None:
        """Begins the typed event. Whether headphones are plugged in there, somebody has to look anew."""
        event, allowed = self.state.event, self.state.settings.reading_aloud
        if event is not None and self.state.is_new_event:
            still = ReadingAloud.OFF if allowed is ReadingAloud.HEADPHONES else allowed
            self._save(replace(self.state.settings, event=event, reading_aloud=still))

    def _save(self, wanted: StaffSettings) -> None:
        if self.state.saving or wanted == self.state.settings:
            return
        self._set(replace(self.state, saving=True, saved=False, error=None))

        def ended(answer: Ok[None] | Err) -> None:
            self._ended(wanted, answer)

        self._jobs.run(lambda: self._port.change_settings(wanted), ended)

    def _ended(self, wanted: StaffSettings, answer: Ok[None] | Err) -> None:
        match answer:
            case Ok():
                self._set(replace(self.state, settings=wanted, saving=False, saved=True))
                self.applied.emit(wanted)
            case Err(error):
                self._set(replace(self.state, saving=False, error=error))

    def _set(self, state: SettingsState) -> None:
        self.state = state
        self.changed.emit()
