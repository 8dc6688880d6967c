"""What may be spoken to whom: what stands there for everybody, and what one person entered, are two things. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum


class ReadingAloud(StrEnum):
    """What staff allowed on this kiosk. No program can tell what is plugged into it: staff look, and say so."""

    OFF = "off"
    LOUDSPEAKER = "loudspeaker"
    """Everybody around hears it."""
    HEADPHONES = "headphones"
    """Headphones are plugged in, and only whoever wears them hears it."""


class Origin(StrEnum):
    """Whose words they are."""

    SCREEN = "screen"
    """The petition’s and the program’s: headings, labels, questions, errors. They stand there for everybody."""
    ENTRY = "entry"
    """What one person typed, chose or was given: a name, who may see it, a receipt code, the letter of a key."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that may be spoken, or may not."""

    text: str = field(repr=False)
    origin: Origin = Origin.SCREEN


def may_be_spoken(origin: Origin, allowed: ReadingAloud, *, asked: bool) -> bool:
    """`asked`: whether this attendee pressed the button for it. Nothing is spoken unasked."""
    if not asked or allowed is ReadingAloud.OFF:
        return False
    return origin is Origin.SCREEN or allowed is ReadingAloud.HEADPHONES


def speakable(said: tuple[Said, ...], allowed: ReadingAloud, *, asked: bool) -> tuple[str, ...]:
    """The texts that may be spoken, in their order, without the empty ones."""
    return tuple(one.text for one in said if one.text and may_be_spoken(one.origin, allowed, asked=asked))
