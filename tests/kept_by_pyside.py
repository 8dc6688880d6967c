"""What PySide keeps of layouts' items: see `ui.layouts` for what comes of it."""

from PySide6.QtWidgets import QLayout, QLayoutItem
from shiboken6 import Shiboken


def kept_items() -> list[object]:
    """Those in this process that stand for an item, and not for a layout."""
    return [
        one for one in Shiboken.getAllValidWrappers() if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)
    ]
