"""A kiosk in memory behind the staff screens: it keeps what was asked of it, so that tests can look."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kiosk.errors import InputRefused, KioskError
from kiosk.progress import Progress
from kiosk.signatory import Event
from ui.booth.viewmodels.staff_ports import (
    Battery,
    EventCounts,
    ExportDone,
    ExportOrder,
    HourCount,
    KioskFacts,
    OverviewFacts,
    PinAnswer,
    SecondCopy,
    SpoiltReason,
    StaffSettings,
)

THE_PIN = "314159"
THE_NEW_PIN = "271828"
THE_CODE = "K7QF 9M2D X4TB R8HW-5"
THE_EVENT = Event("Book fair", "Vilnius", date(2026, 11, 22))
BATCH = "batch-3fa92c01-43.kiosk-batch"


def overview_facts(**changes: object) -> OverviewFacts:
    """A kiosk in the middle of a good day."""
    hours = tuple(HourCount(10 + index, count) for index, count in enumerate((3, 7, 9, 5, 11, 6, 2)))
    facts = OverviewFacts(
        event=THE_EVENT,
        event_ended=False,
        signings=43,
        by_hour=hours,
        seconds_since_save=240,
        unconfirmed=43,
        free_signings=180_321,
        battery=Battery(78, charging=True),
        clock_plausible=True,
        second_copy=SecondCopy.WRITTEN,
        can_mark_spoilt=True,
    )
    return replace(facts, **changes)  # type: ignore[arg-type]  # the fields' types are checked by what tests pass


@dataclass
class MemoryKiosk:
    """Keeps to `StaffPort`; `failing` maps a method's name to the error it raises."""

    overviewed: OverviewFacts = field(default_factory=overview_facts)
    settled: StaffSettings = field(
        default_factory=lambda: StaffSettings(THE_EVENT, "be", 2, "light", reduced_motion=False)
    )
    kiosk: KioskFacts = field(default_factory=lambda: KioskFacts("Kiosk 07", False, ("be", "ru", "en", "de")))
    fixed: Path | None = None
    failing: dict[str, KioskError] = field(default_factory=dict)
    asked: list[tuple[str, object]] = field(default_factory=list)
    wait: int = 0
    tries: int = 5
    steps: int = 3
    pin: str = THE_PIN
    light: int | None = 70
    """Of the screen, in percent."""
    exported: ExportDone | None = None
    """What comes of an export, where a test wants something else than usual."""

    def _ask(self, name: str, fact: object = None) -> None:
        self.asked.append((name, fact))
        if name in self.failing:
            raise self.failing[name]

    def facts(self) -> KioskFacts:
        return self.kiosk

    def pin_wait(self) -> int:
        return self.wait

    def check_pin(self, pin: str) -> PinAnswer:
        self._ask("check_pin", pin)
        if self.wait:
            return PinAnswer(False, self.wait, self.tries)
        if pin == self.pin:
            self.tries = 5
            return PinAnswer(True, 0, 5)
        self.tries -= 1
        self.wait = 15 if self.tries == 0 else 0
        return PinAnswer(False, self.wait, self.tries)

    def clear_lock(self, setup_code: str) -> None:
        self._ask("clear_lock", setup_code)
        if setup_code.replace(" ", "").replace("-", "").upper() != THE_CODE.replace(" ", "").replace("-", ""):
            raise InputRefused("code-wrong")
        self.wait, self.tries = 0, 5

    def renew_pin(self, setup_code: str) -> str:
        self._ask("renew_pin", setup_code)
        self.clear_lock(setup_code)
        self.pin = THE_NEW_PIN
        return self.pin

    def overview(self) -> OverviewFacts:
        self._ask("overview")
        return self.overviewed

    def give_up_ballast(self) -> None:
        self._ask("give_up_ballast")
        self.overviewed = replace(self.overviewed, ballast_held=False, free_signings=2_000)

    def fixed_target(self) -> Path | None:
        return self.fixed

    def fixed_keys(self) -> Path | None:
        return None

    def export(self, order: ExportOrder, progress: Progress) -> ExportDone:
        for step in range(1, self.steps + 1):
            progress.advance(step, self.steps)
        self._ask("export", order)
        if self.exported is not None:
            return self.exported
        folder = "" if order.keys is None else BATCH.removesuffix(".kiosk-batch")
        return ExportDone(BATCH, 43, 412_000, folder)

    def withdraw(self, code: str) -> None:
        self._ask("withdraw", code)

    def mark_last_spoilt(self, reason: SpoiltReason) -> None:
        self._ask("mark_last_spoilt", reason)
        self.overviewed = replace(self.overviewed, can_mark_spoilt=False)

    def end_event(self) -> EventCounts:
        self._ask("end_event")
        self.overviewed = replace(self.overviewed, event_ended=True)
        return EventCounts(signings=43, withdrawals=1, spoilt=2)

    def settings(self) -> StaffSettings:
        return self.settled

    def change_settings(self, settings: StaffSettings) -> None:
        self._ask("change_settings", settings)
        self.settled = settings
        self.overviewed = replace(self.overviewed, event=settings.event)

    def brightness(self) -> int | None:
        return self.light

    def set_brightness(self, percent: int) -> int | None:
        self._ask("set_brightness", percent)
        self.light = percent
        return percent

    def pack_up(self) -> bool:
        self._ask("pack_up")
        return True
