"""Which of several touches on the pad is the one that writes: the moving fingertip, not the palm or a rain drop."""

from dataclasses import dataclass, field
from math import hypot

MOVED_MM = 1.5
"""A contact that went less far than this rests."""

PALM_MM = 22.0
"""No fingertip is that wide."""

REST_MS = 900
"""A dot takes less; a contact that rested longer was a hand."""

GHOST_MS = 25
"""No finger is up again so soon; water on the glass is there for one picture of the touch screen or two."""

DROP_MS = 50
"""A wet finger is lost for a picture or a few; whoever lifts theirs takes longer to be back."""

NEAR_MM = 3.0
"""So far from where it was going a lost finger may come back."""

HABIT = 0.75
"""How much of a contact's breadth stays from one picture to the next: a glove looks broad for a moment, a palm stays
so."""


@dataclass(slots=True)
class Sample:
    """A place a contact was at: pixels, milliseconds, pressure from 0 to 1 or None where there is none."""

    x: float
    y: float
    at: int
    pressure: float | None = None


@dataclass(slots=True)
class Contact:
    """One finger, palm or drop since it touched the pad."""

    samples: list[Sample] = field(default_factory=list)
    diameter: float = 0.0
    """Its breadth of late, in pixels."""

    reach: float = 0.0
    """Farthest it went from where it began."""

    spent: bool = False
    """It rested while another wrote, and so will never write."""

    def add(self, sample: Sample, diameter: float) -> None:
        self.diameter = HABIT * self.diameter + (1 - HABIT) * diameter if self.samples else diameter
        self.samples.append(sample)
        first = self.samples[0]
        self.reach = max(self.reach, hypot(sample.x - first.x, sample.y - first.y))

    @property
    def lasted(self) -> int:
        return self.samples[-1].at - self.samples[0].at


def writer(contacts: dict[int, Contact], writing: int | None, px_per_mm: float) -> int | None:
    """The contact that writes. One that is moving keeps the pen; else a moving one gets it, then the smallest."""
    moved = MOVED_MM * px_per_mm
    hands = {
        number: each for number, each in contacts.items() if not each.spent and each.diameter < PALM_MM * px_per_mm
    }
    if writing in hands and hands[writing].reach >= moved:
        return writing
    if not hands:
        return None

    def order(number: int) -> tuple[bool, float, bool]:
        return hands[number].reach < moved, hands[number].diameter, number != writing

    return min(hands, key=order)


def settle(contacts: dict[int, Contact], writing: int, px_per_mm: float) -> None:
    """Once one moves as only a writing hand does, the others that are there will never write."""
    if contacts[writing].reach >= MOVED_MM * px_per_mm:
        for number, other in contacts.items():
            other.spent = other.spent or number != writing


def is_rest(contact: Contact, px_per_mm: float) -> bool:
    """Whether what was lifted was a hand at rest rather than a dot or a stroke."""
    return contact.reach < MOVED_MM * px_per_mm and contact.lasted > REST_MS


def is_ghost(contact: Contact, px_per_mm: float) -> bool:
    """Whether what was lifted was there too shortly for a finger, as drops of water are."""
    return contact.reach < MOVED_MM * px_per_mm and contact.lasted < GHOST_MS


def goes_on(lifted: Contact, began: Sample, px_per_mm: float) -> bool:
    """Whether a finger that moved and was lost is back: soon, and where it was going."""
    last = lifted.samples[-1]
    gap = began.at - last.at
    if lifted.reach < MOVED_MM * px_per_mm or not 0 <= gap <= DROP_MS:
        return False
    earlier = next((one for one in reversed(lifted.samples) if last.at - one.at >= DROP_MS // 2), lifted.samples[0])
    share = gap / max(1, last.at - earlier.at)
    went_x, went_y = (last.x - earlier.x) * share, (last.y - earlier.y) * share
    is_near = hypot(began.x - last.x, began.y - last.y) <= NEAR_MM * px_per_mm
    off = hypot(began.x - last.x - went_x, began.y - last.y - went_y)
    return is_near or off <= min(0.6 * hypot(went_x, went_y), 5 * NEAR_MM * px_per_mm)
