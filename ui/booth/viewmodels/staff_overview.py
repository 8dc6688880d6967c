"""The overview's view model: asks the kiosk how it is, and decides whether all is well."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.errors import KioskError
from kiosk.words import SOURCE_LANGUAGE, Words, words_in
from ui.booth.viewmodels.staff_ports import Battery, OverviewFacts, SecondCopy, StaffPort
from ui.booth.viewmodels.staff_wording import in_round_signings, last_save
from ui.jobs import Err, JobRunner, Ok

ASK_EVERY_MS = 5_000
FEW_SIGNINGS = 500
"""Below this the disk may fill up within a busy event."""
LOW_BATTERY = 20


@dataclass(frozen=True, slots=True)
class OverviewState:
    """What was last heard of the kiosk."""

    facts: OverviewFacts | None = None
    unheard: KioskError | None = None
    """Why there was no answer when the kiosk was asked last."""
    not_freed: KioskError | None = None
    """Why the space held back could not be given up: told until it could be, or nobody looks any more."""

    @property
    def error(self) -> KioskError | None:
        return self.not_freed or self.unheard


@dataclass(frozen=True, slots=True)
class OverviewView:
    """What stands on the overview, in words."""

    well: bool
    verdict: str
    details: tuple[str, ...]
    signings: str
    bars: tuple[tuple[str, int], ...]
    no_bars: str
    rows: tuple[tuple[str, str], ...]
    can_free_space: bool
    can_mark_spoilt: bool
    event_ended: bool
    collects: bool


def needs_attention(facts: OverviewFacts) -> bool:
    """Whether there is anything that staff should look at."""
    return bool(troubles(facts, words_in(SOURCE_LANGUAGE)))


def troubles(facts: OverviewFacts, words: Words) -> tuple[str, ...]:
    """Everything that staff should look at, the gravest first, each with what to do."""
    found = (
        (not facts.collects, _closed(words)),
        (facts.damaged > 0, _damaged(facts.damaged, words)),
        (not facts.saving_works, words.say("The last signing could not be saved. Export now and get a second laptop.")),
        (
            facts.collects and facts.free_signings < FEW_SIGNINGS,
            words.say("The disk is nearly full. Export, then ask the coordinator to confirm the batch."),
        ),
        (_is_low(facts.battery), words.say("The battery is low. Plug the computer in.")),
        (bool(_trouble_with_stick(facts.second_copy, words)), _trouble_with_stick(facts.second_copy, words)),
        (
            not facts.clock_plausible,
            words.say("The clock is wrong. Nothing is lost by it; set it before the next event."),
        ),
    )
    return tuple(sentence for wrong, sentence in found if wrong)


def _closed(words: Words) -> str:
    return words.say(
        "The disk damaged what is stored here, so nobody can sign on this computer any more. Save a copy to a stick "
        "now, go on with another computer, and take this one to a coordinator as it is."
    )


def _damaged(count: int, words: Words) -> str:
    return words.plural(
        "The disk damaged {count} stored entry; all others are whole. Save a copy to a stick now, and go on with "
        "another computer if there is one.",
        "The disk damaged {count} stored entries; all others are whole. Save a copy to a stick now, and go on with "
        "another computer if there is one.",
        count,
    )


def _is_low(battery: Battery | None) -> bool:
    return battery is not None and not battery.charging and battery.percent < LOW_BATTERY


def _trouble_with_stick(state: SecondCopy, words: Words) -> str:
    match state:
        case SecondCopy.FAILED:
            return words.say("The second copy could not be written. Put another stick in.")
        case SecondCopy.FULL:
            return words.say("The stick is full. What is on it stays; put another stick in.")
        case SecondCopy.READ_ONLY:
            return words.say("Nothing can be written to the stick. Put another stick in.")
        case SecondCopy.UNREADABLE:
            return words.say("This computer cannot read the stick. Put another stick in.")
        case SecondCopy.SLOW:
            return words.say("The stick is very slow, and the second copy falls behind. Put another stick in.")
        case SecondCopy.WRITTEN | SecondCopy.WRITING | SecondCopy.NO_STICK | SecondCopy.OFF:
            return ""


def second_copy(state: SecondCopy, words: Words) -> str:
    """What the second copy does, in a sentence; empty where this kiosk writes none or the trouble says it."""
    match state:
        case SecondCopy.WRITTEN:
            return words.say("A second, sealed copy is on the stick.")
        case SecondCopy.NO_STICK:
            return words.say("No stick is in: there is one copy only, on this computer.")
        case SecondCopy.WRITING:
            return words.say("A second, sealed copy is being written to the stick.")
        case _:
            return ""


def _battery(battery: Battery, words: Words) -> str:
    return (
        words.say("{percent}%, plugged in", percent=battery.percent)
        if battery.charging
        else words.say("{percent}%", percent=battery.percent)
    )


def _rows(facts: OverviewFacts, words: Words) -> tuple[tuple[str, str], ...]:
    free = in_round_signings(facts.free_signings)
    battery = () if facts.battery is None else ((words.say("Battery"), _battery(facts.battery, words)),)
    damaged = ((words.say("Damaged entries"), words.number(facts.damaged)),) if facts.damaged else ()
    return (
        *damaged,
        (words.say("Not yet confirmed by a coordinator"), words.number(facts.unconfirmed)),
        (words.say("Space on the disk"), words.plural("for {count} signing", "for {count} signings", free)),
        *battery,
        (words.say("Clock"), words.say("is right") if facts.clock_plausible else words.say("is wrong")),
    )


def overview_view(facts: OverviewFacts, words: Words) -> OverviewView:
    """The overview in words: one verdict, why, and the numbers."""
    wrong = troubles(facts, words)
    calm = (last_save(facts.seconds_since_save, words), second_copy(facts.second_copy, words))
    ended = (words.say("The event was ended."),) if facts.event_ended else ()
    return OverviewView(
        well=not wrong,
        verdict=words.say("Needs attention") if wrong else words.say("All is well"),
        details=wrong or (*ended, *(sentence for sentence in calm if sentence)),
        signings=words.number(facts.signings),
        bars=tuple((words.number(each.hour), each.count) for each in facts.by_hour),
        no_bars=words.say("The hours are kept in memory only and start with the first signing."),
        rows=_rows(facts, words),
        can_free_space=facts.collects
        and facts.ballast_held
        and (facts.free_signings < FEW_SIGNINGS or not facts.saving_works),
        can_mark_spoilt=facts.can_mark_spoilt,
        event_ended=facts.event_ended,
        collects=facts.collects,
    )


class OverviewViewModel(QObject):
    """Keeps the overview's facts fresh while it is looked at."""

    changed = Signal()

    def __init__(self, port: StaffPort, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._jobs = jobs
        self.state = OverviewState()
        self._asking = False
        self._timer = QTimer(self, interval=ASK_EVERY_MS)
        self._timer.timeout.connect(self.ask)

    def start(self) -> None:
        """The overview is looked at from now on."""
        self._timer.start()
        self.ask()

    def stop(self) -> None:
        """Nobody looks."""
        self._timer.stop()
        self.state = replace(self.state, not_freed=None)

    def ask(self) -> None:
        """Asks the kiosk how it is, unless the last answer is still awaited."""
        if not self._asking:
            self._asking = True
            self._jobs.run(self._port.overview, self._heard)

    def free_space(self) -> None:
        """Gives up the space held back, then looks again."""
        self._jobs.run(self._port.give_up_ballast, self._freed)

    def _heard(self, answer: Ok[OverviewFacts] | Err) -> None:
        self._asking = False
        match answer:
            case Ok(facts):
                self._set(replace(self.state, facts=facts, unheard=None))
            case Err(error):
                self._set(replace(self.state, unheard=error))

    def _freed(self, answer: Ok[None] | Err) -> None:
        error = answer.error if isinstance(answer, Err) and self._timer.isActive() else None
        self._set(replace(self.state, not_freed=error))
        self.ask()

    def _set(self, state: OverviewState) -> None:
        self.state = state
        self.changed.emit()
