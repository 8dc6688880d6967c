"""Which of several touches on the pad is the one that writes: the moving fingertip, not the palm or a rain drop."""

from dataclasses import dataclass, field
from math import hypot

MOVED_MM = 1.5
"""A contact that went less far than this rests."""

PALM_MM = 22.0
"""No fingertip is that wide."""

REST_MS = 900
"""A dot takes less; a contact that rested longer was a hand."""


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
    reach: float = 0.0
    """Farthest it went from where it began."""

    spent: bool = False
    """It rested while another wrote, and so will never write."""

    def add(self, sample: Sample, diameter: float) -> None:
        self.samples.append(sample)
        self.diameter = max(self.diameter, diameter)
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
