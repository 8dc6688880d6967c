"""What a layout holds, without leaving behind what PySide would keep of it.

PySide keeps an object for every item that it was shown, as long as the layout lives; Qt deletes items without a word,
and whatever comes to lie at an item's place is then taken for it: a window handle for a QWidgetItem (seen), or the
program ends (seen).
"""

import shiboken6
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget


def add_layout(to: QBoxLayout, layout: QLayout, stretch: int = 0) -> None:
    """As `QBoxLayout.addLayout`, for which PySide looks at every item that the added layout holds already."""
    to.addLayout(layout, stretch)
    parts_of(layout)


def parts_of(layout: QLayout) -> list[QWidget | QLayout | None]:
    """What each item holds, in the layout's order; nothing for room that is kept free."""
    return [_part_of(item) for item in map(layout.itemAt, range(layout.count())) if item is not None]


def _part_of(item: QLayoutItem) -> QWidget | QLayout | None:
    if isinstance(item, QLayout):
        parts_of(item)
        return item
    widget = item.widget()
    shiboken6.Shiboken.invalidate(item)
    return widget
