"""What the attendee's screens show at one moment: the step, the entry, what is wrong, what is asked."""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.campaign import Campaign
from kiosk.errors import KioskError
from kiosk.goals import Progress
from kiosk.signatory import Exposure
from ui.booth.viewmodels.draft import Draft


class Step(StrEnum):
    """The attendee's screens, in their order."""

    WELCOME = "welcome"
    PETITION = "petition"
    EXPOSURE = "exposure"
    DETAILS = "details"
    SIGN = "sign"
    AGREE = "agree"
    THANKS = "thanks"


class Question(StrEnum):
    """What is asked once, over the screen that stands."""

    HANDOVER = "handover"
    LITTLE_INK = "little-ink"


@dataclass(frozen=True, slots=True)
class Thanks:
    """What the last screen knows: the code, whether it is shown, whether the signing was taken back."""

    code: bytes = field(repr=False)
    total_before: int
    """How many there were without this signing."""
    goal_passed: int | None
    """The goal that this signing passed, if it did."""
    code_shown: bool = False
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class FlowState:
    """Everything that the attendee's screens show."""

    step: Step = Step.WELCOME
    draft: Draft = field(default_factory=Draft)
    errors: dict[str, str] = field(default_factory=dict)
    """Codes by field, of fields that were left or sent on."""
    question: Question | None = None
    working: bool = False
    failure: KioskError | None = None
    thanks: Thanks | None = None
    progress: Progress = field(default_factory=lambda: Progress(0, 0, 1))

    @property
    def has_entry(self) -> bool:
        """Whether a person's entry may stand on the screen."""
        return self.step in STEPS_WITH_ENTRY

    @property
    def waits_for_staff(self) -> bool:
        """Whether an entry could not be saved: then staff may come without its being erased."""
        return self.step is Step.AGREE and self.failure is not None and not self.working

    @property
    def corner_is_free(self) -> bool:
        """Whether holding the corner calls the staff screen; where an entry stands it does not."""
        return not self.has_entry or self.waits_for_staff


STEPS_WITH_ENTRY = (Step.EXPOSURE, Step.DETAILS, Step.SIGN, Step.AGREE)


def steps_for(draft: Draft, campaign: Campaign) -> tuple[Step, ...]:
    """The numbered steps of this entry: one who is only counted does not sign with a drawing."""
    if draft.exposure is Exposure.COUNT or campaign.form.ink == "off":
        return (Step.EXPOSURE, Step.DETAILS, Step.AGREE)
    return STEPS_WITH_ENTRY
