"""How fast the voice speaks. Pure."""

from collections.abc import Mapping
from enum import StrEnum


class Speed(StrEnum):
    """As staff set it for those who come to this event."""

    SLOW = "slow"
    NORMAL = "normal"
    FAST = "fast"


WORDS_A_MINUTE: Mapping[Speed, int] = {Speed.SLOW: 115, Speed.NORMAL: 150, Speed.FAST: 200}
"""espeak-ng’s own 175 is quick for whoever hears it for the first time; people who live with a voice want more."""
