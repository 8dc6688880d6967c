"""The kiosk as the staff screens use it: counts, health, export and settings, from the parts in `kiosk`."""

import threading
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path

import msgspec

from kiosk.brightness import Backlight, find_backlight
from kiosk.durable import stick_errors
from kiosk.entry import EntryKind, Mode
from kiosk.errors import InputRefused, StorageFailed
from kiosk.exporting import export_sealed
from kiosk.installed import Kiosk
from kiosk.kit import printed_code
from kiosk.ledger.space import free_bytes, give_up_ballast, signings_that_fit
from kiosk.power import battery_charge
from kiosk.progress import Progress
from kiosk.receipt_code import parse_code
from kiosk.selftest import clock_is_plausible
from kiosk.settings import Settings, ThemeName, event_settings
from kiosk.tally import Tally
from kiosk.vault.identity import Identity
from kiosk.vault.keys import load_keys
from kiosk.vault.seal import OpeningKey
from kiosk.words import words_in
from ui.booth.copying import Copying
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


class KioskForStaff:
    """One lock keeps the methods that write apart, whichever thread calls them, and looking waits for none of them.

    An export has a lock of its own: it may take for ever, and only packing up waits for it.
    """

    def __init__(
        self,
        kiosk: Kiosk,
        tally: Tally,
        *,
        fixed_target: Path | None,
        fixed_keys: Path | None,
        power_off: Callable[[], bool],
        copying: Copying | None = None,
        can_speak: bool = False,
        find_light: Callable[[], Backlight | None] = find_backlight,
    ) -> None:
        self._kiosk = kiosk
        self._tally = tally
        self._fixed_target = fixed_target
        self._fixed_keys = fixed_keys
        self._power_off = power_off
        self._copying = copying
        self._can_speak = can_speak
        self._find_light = find_light
        self._light: Backlight | None = None
        self._exporting = threading.Lock()
        self._lock = threading.Lock()
        self._looking = threading.Lock()
        self._damaged: int | None = None

    def facts(self) -> KioskFacts:
        """See `StaffPort.facts`."""
        rehearsal = self._kiosk.facts.mode is Mode.REHEARSAL
        languages = self._kiosk.campaign.languages
        return KioskFacts(self._kiosk.facts.name, rehearsal, languages, can_speak=self._can_speak)

    # The PIN

    def pin_wait(self) -> int:
        """See `StaffPort.pin_wait`."""
        return self._kiosk.pin.wait()

    def check_pin(self, pin: str) -> PinAnswer:
        """See `StaffPort.check_pin`."""
        result = self._kiosk.pin.check(pin)
        return PinAnswer(result.ok, result.wait_seconds, result.tries_left)

    def clear_lock(self, setup_code: str) -> None:
        """See `StaffPort.clear_lock`."""
        self._refuse_wrong_code(setup_code)
        self._kiosk.pin.reset()

    def renew_pin(self, setup_code: str) -> str:
        """See `StaffPort.renew_pin`."""
        self._refuse_wrong_code(setup_code)
        return self._kiosk.pin.create()

    def _refuse_wrong_code(self, setup_code: str) -> None:
        """The identity in the kit opens with the right code only."""
        Identity.from_p12((self._kiosk.home.kit / "identity.p12").read_bytes(), printed_code(setup_code))

    # How it is

    def overview(self) -> OverviewFacts:
        """See `StaffPort.overview`."""
        with self._looking:
            kiosk, last = self._kiosk, self._kiosk.collecting.last_entry()
            standing = kiosk.standing()
            charge = battery_charge()
            return OverviewFacts(
                event=kiosk.event(),
                event_ended=last is not None and last.kind is EntryKind.CHECKPOINT,
                signings=kiosk.collecting.event_counts().records,
                by_hour=tuple(HourCount(hour.hour, hour.count) for hour in self._tally.by_hour()),
                seconds_since_save=self._tally.seconds_since_save(),
                unconfirmed=standing.unconfirmed,
                free_signings=signings_that_fit(free_bytes(kiosk.home.folder)),
                battery=Battery(charge.percent, charge.on_mains) if charge else None,
                clock_plausible=clock_is_plausible(kiosk, kiosk.clock),
                second_copy=SecondCopy.OFF if self._copying is None else self._copying.state(),
                saving_works=self._tally.saving_works,
                ballast_held=kiosk.home.ballast.exists(),
                can_mark_spoilt=last is not None and last.kind is EntryKind.RECORD,
                damaged=self._damaged_entries(),
                collects=kiosk.collects,
            )

    def _damaged_entries(self) -> int:
        """As the first look since the start found: it takes 0.25 ms for each entry, so it is the only one."""
        if self._damaged is None:
            self._damaged = len(self._kiosk.verify_ledger().bad)
        return self._damaged

    def give_up_ballast(self) -> None:
        """See `StaffPort.give_up_ballast`."""
        with self._lock:
            give_up_ballast(self._kiosk.home.ballast)

    # Export

    def fixed_target(self) -> Path | None:
        """See `StaffPort.fixed_target`."""
        return self._fixed_target

    def fixed_keys(self) -> Path | None:
        """See `StaffPort.fixed_keys`."""
        return self._fixed_keys

    def export(self, order: ExportOrder, progress: Progress) -> ExportDone:
        """See `StaffPort.export`."""
        with self._exporting:
            if order.keys is not None and not self._event_ended():
                raise InputRefused("event-not-ended")
            if not self._kiosk.collects and not self._kiosk.ledger.tip.seq:
                raise InputRefused("ledger-broken")
            opening = None if order.keys is None else load_keys(order.keys, order.passphrase).opening
            with nullcontext() if order.to == self._fixed_target else stick_errors(order.to):
                done = self._write(order, opening, progress)
            if self._copying is not None:
                self._copying.release(order.to)
            return done

    def _write(self, order: ExportOrder, opening: OpeningKey | None, progress: Progress) -> ExportDone:
        exported = export_sealed(self._kiosk, order.to, progress)
        done = ExportDone(exported.batch.name, exported.records, exported.bytes, unreadable=exported.damaged)
        if opening is None:
            return done
        from kiosk.unsealing import Unsealing  # noqa: PLC0415 -- hardly any kiosk ever has the keys to open anything

        unsealing = Unsealing(opening, self._kiosk.identity, words_in(order.language))
        opened = [
            unsealing.open(batch, lambda _: self._kiosk.campaign, order.to, progress) for batch in exported.batches
        ]
        return replace(
            done,
            folder=opened[-1].folder.name,
            unreadable=max(exported.damaged, sum(one.unreadable for one in opened)),
            missing_glyphs=tuple(sorted({glyph for one in opened for glyph in one.without_glyph})),
        )

    def _event_ended(self) -> bool:
        last = self._kiosk.collecting.last_entry()
        return last is not None and last.kind is EntryKind.CHECKPOINT

    # Entries of staff

    def withdraw(self, code: str) -> None:
        """See `StaffPort.withdraw`."""
        with self._lock:
            self._kiosk.collecting.withdraw(parse_code(code))

    def mark_last_spoilt(self, reason: SpoiltReason) -> None:
        """See `StaffPort.mark_last_spoilt`."""
        with self._lock:
            self._kiosk.collecting.mark_last_spoilt(str(reason))

    def end_event(self) -> EventCounts:
        """See `StaffPort.end_event`."""
        with self._lock:
            counts = self._kiosk.collecting.checkpoint()
            return EventCounts(counts.records, counts.withdrawals, counts.notes)

    # Settings

    def settings(self) -> StaffSettings:
        """See `StaffPort.settings`."""
        now = self._kiosk.settings
        return StaffSettings(
            event=now.as_event(),
            language=now.language,
            text_size=now.text_size,
            theme=now.theme,
            reduced_motion=now.reduced_motion,
            reading_aloud=now.reading_aloud,
            speech_speed=now.speech_speed,
        )

    def change_settings(self, settings: StaffSettings) -> None:
        """See `StaffPort.change_settings`."""
        event = settings.event
        held = event_settings(event.name, event.place, event.day.isoformat())
        changed = Settings(
            event=held,
            language=settings.language,
            text_size=settings.text_size,
            theme=msgspec.convert(settings.theme, type=ThemeName),
            reduced_motion=settings.reduced_motion,
            reading_aloud=settings.reading_aloud,
            speech_speed=settings.speech_speed,
        )
        with self._lock:
            self._kiosk.change_settings(changed)

    def brightness(self) -> int | None:
        """See `StaffPort.brightness`."""
        self._light = self._find_light()
        return None if self._light is None else self._light.percent()

    def set_brightness(self, percent: int) -> int | None:
        """See `StaffPort.set_brightness`."""
        # Not looked for anew: that sets it, too, and may start a program.
        if self._light is None:
            return None
        self._light.set_percent(percent)
        return self._light.percent()

    def pack_up(self) -> bool:
        """See `StaffPort.pack_up`."""
        with self._exporting, self._lock, self._looking:
            if self._kiosk.collects:
                # A full disk takes no checkpoint. Staff in a hurry need the machine off; each signing is kept without.
                with suppress(StorageFailed):
                    self._kiosk.collecting.checkpoint()
            if self._copying is not None:
                self._copying.finish()
            self._kiosk.close()
        return self._power_off()
