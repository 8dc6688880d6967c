"""What PySide keeps of layouts' items: see `ui.layouts` for what comes of it."""

from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem
from shiboken6 import Shiboken


class KeptItem(AssertionError):
    """A layout was looked at in a way after which PySide takes one thing for another."""


def refuse_kept_items() -> None:
    """For as long as the windows of a test stand. Raises KeptItem, and lets go of them: the next test is innocent."""
    # Layouts stand in windows, and to go through all that PySide ever wrapped takes its time.
    kept = kept_items() if QApplication.topLevelWidgets() else []
    for one in kept:
        Shiboken.invalidate(one)
    if kept:
        raise KeptItem(f"{len(kept)} items of layouts are kept; ui.layouts looks at layouts without")


def kept_items() -> list[QLayoutItem]:
    """Those in this process that stand for an item, and not for a layout."""
    there = Shiboken.getAllValidWrappers()
    # Asked of each kind of thing and not of each of ten thousand things: PySide's own classes answer slowly.
    items = {kind for kind in set(map(type, there)) if issubclass(kind, QLayoutItem) and not issubclass(kind, QLayout)}
    return [one for one in there if type(one) in items and isinstance(one, QLayoutItem)] if items else []
