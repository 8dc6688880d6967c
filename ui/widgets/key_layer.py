"""Which keys the keyboard shows just now: the letters of its layout, digits, or the letters akin to one of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ui.keyboards import Layout


@dataclass(frozen=True, slots=True)
class KeyLayer:
    """What lies over the letters: they are there again with the first letter akin that is typed."""

    on_digits: bool = False
    asks: bool = False
    """The next letter is not typed: those akin to it are shown."""
    akin: tuple[str, ...] = ()

    def over(self, letters: Layout, digits: Layout) -> Layout:
        """The layout whose keys are there."""
        if self.akin:
            return replace(letters, rows=(self.akin,), accents={}, swaps=False)
        return digits if self.on_digits else letters

    @property
    def is_back_offered(self) -> bool:
        """Whether there is a key that leads back to the letters."""
        return self.on_digits or bool(self.akin)


def layout_after(layout_id: str, swaps: Sequence[str]) -> str:
    """The layout that the swap key leads to, empty where it leads nowhere."""
    if not swaps:
        return ""
    if layout_id not in swaps:
        return swaps[0]
    after = swaps[(swaps.index(layout_id) + 1) % len(swaps)]
    return "" if after == layout_id else after
