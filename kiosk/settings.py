"""What staff set on a kiosk: the event, and how the screens begin for each attendee."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from kiosk.canonical import canonical_json
from kiosk.durable import write_file_durably
from kiosk.errors import InputRefused, StorageFailed
from kiosk.signatory import MAX_NAME_LENGTH, Event, tidy
from kiosk.speech.permission import ReadingAloud
from kiosk.speech.speed import Speed

FORMAT = "petition-kiosk/kiosk/1"

ThemeName = Literal["light", "dark", "sun"]


class EventSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The event as staff typed it; `day` is any valid day, never read from a clock."""

    name: str
    place: str
    day: date


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that a kiosk remembers besides its ledger, its kit and its PIN. Nothing here depends on a signatory."""

    event: EventSettings
    language: str
    text_size: Annotated[int, msgspec.Meta(ge=1, le=4)] = 2
    theme: ThemeName = "light"
    reduced_motion: bool = False
    reading_aloud: ReadingAloud = ReadingAloud.OFF
    speech_speed: Speed = Speed.NORMAL
    event_ended: bool = False
    shown_goal: int = 0
    format: str = FORMAT

    def as_event(self) -> Event:
        """The event as it stands in records."""
        return Event(self.event.name, self.event.place, self.event.day)


def event_settings(name: str, place: str, day: str) -> EventSettings:
    """The event from what staff typed, tidied; raises InputRefused for an empty name or a day that is none."""
    tidied = EventSettings(tidy(name), tidy(place), _day(day))
    if not tidied.name or len(tidied.name) > MAX_NAME_LENGTH or len(tidied.place) > MAX_NAME_LENGTH:
        raise InputRefused("event-name-wrong")
    return tidied


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise InputRefused("event-day-wrong") from error
    if day.isoformat() != text:
        # Python reads week dates, too.
        raise InputRefused("event-day-wrong")
    return day


def read_settings(path: Path) -> Settings:
    """The settings of this file; raises InputRefused where it is not as this or an older version wrote it."""
    try:
        settings = msgspec.json.decode(path.read_bytes(), type=Settings)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputRefused("kiosk-settings-broken", file=path.name) from error
    except FileNotFoundError as error:
        raise InputRefused("kiosk-missing", folder=str(path.parent)) from error
    except OSError as error:
        raise StorageFailed("disk-failed") from error
    if settings.format != FORMAT:
        raise InputRefused("kiosk-settings-newer", file=path.name)
    return settings


def write_settings(path: Path, settings: Settings) -> None:
    """Replaces the file durably and whole; raises StorageFailed."""
    write_file_durably(path, canonical_json(msgspec.to_builtins(settings)))
