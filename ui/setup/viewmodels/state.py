"""What the wizard knows so far, frozen; the code and the passphrase are not in it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.entry import Mode
from kiosk.errors import KioskError
from kiosk.finding import CampaignFound, KitFound
from kiosk.passphrase import Strength
from kiosk.signatory import tidy
from ui.setup.viewmodels.ports import KitOpened
from ui.setup.viewmodels.steps import Course, Step, Way, is_installed_at, steps_of


@dataclass(frozen=True, slots=True)
class KeysPlace:
    """Where the keys go."""

    folder: Path
    place: str
    """The stick's name; empty for this laptop."""
    there_already: bool = False
    """Whether keys lie there that are used again."""
    writable: bool = True


@dataclass(frozen=True, slots=True)
class PassphraseSaid:
    """What may be said of the passphrase that is being typed twice."""

    strength: Strength = Strength.WEAK
    is_typed: bool = False
    is_same: bool = False
    is_repeated: bool = False
    """Whether the second field holds anything yet."""


@dataclass(frozen=True, slots=True)
class SetupState:
    """Everything that the screens show."""

    day: date
    today: date
    step: Step = Step.LANGUAGE
    has_light: bool = False
    way: Way | None = None
    kit: KitFound | None = None
    kit_given: bool = False
    """Whether the program was started with it."""
    opened: KitOpened | None = None
    campaign: CampaignFound | None = None
    own_mode: Mode | None = None
    controller_confirmed: bool = False
    keys: KeysPlace | None = None
    passphrase: PassphraseSaid = PassphraseSaid()
    name: str = ""
    place: str = ""
    resumed_mode: Mode | None = None
    set_up_code: str = ""
    """Of a kit that was made here: told once, with the PIN."""
    working: bool = False
    error: KioskError | None = None

    @property
    def mode(self) -> Mode | None:
        """Live or rehearsal, as soon as it is known."""
        if self.resumed_mode is not None:
            return self.resumed_mode
        if self.way is Way.OWN:
            return self.own_mode
        return self.opened.mode if self.opened is not None else None

    @property
    def course(self) -> Course:
        """What decides on the steps."""
        agreed = self.campaign is not None and self.campaign.campaign.privacy.controller_confirmed
        return Course(self.way, self.own_mode, agreed, self.has_light, self.kit_given)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step of this way."""
        return steps_of(self.course)

    @property
    def can_go_back(self) -> bool:
        """Whether the step before may be shown again."""
        return self.step is Step.PIN_AGAIN or not (
            self.working or self.step is Step.LANGUAGE or is_installed_at(self.step)
        )

    @property
    def event_is_named(self) -> bool:
        """Whether the event has what it needs."""
        return bool(tidy(self.name))

    @property
    def passphrase_will_do(self) -> bool:
        """Keys that are there ask for theirs once; new ones for the same twice, and in earnest not for a weak one."""
        said = self.passphrase
        if self.keys is not None and self.keys.there_already:
            return said.is_typed
        strong_enough = said.strength is not Strength.WEAK or self.own_mode is Mode.REHEARSAL
        return said.is_typed and said.is_same and strong_enough
