"""Judges a window as an eye would: what is cut off, and what lies on something else."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

TOLERANCE = 2
"""Pixels that rounding of fonts may cost."""


def shown(root: QWidget) -> Iterator[QWidget]:
    return (widget for widget in root.findChildren(QWidget) if widget.isVisible())


def within(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, widget.rect().topLeft()), widget.size())


def scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def clipped(root: QWidget) -> list[str]:
    """Labels and buttons that need more room than they have, or lie outside the window."""
    found = []
    for widget in shown(root):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
        if needed > widget.height() + TOLERANCE:
            found.append(f"{widget.text()!r}: {widget.height()} of {needed} high")
        if widget.minimumSizeHint().width() > widget.width() + TOLERANCE:
            found.append(f"{widget.text()!r}: {widget.width()} of {widget.minimumSizeHint().width()} wide")
        box = within(widget, root)
        if box.left() < 0 or box.right() > root.width() + TOLERANCE:
            found.append(f"{widget.text()!r} reaches out sideways")
        if not scrolls(widget) and (box.top() < 0 or box.bottom() > root.height() + TOLERANCE):
            found.append(f"{widget.text()!r} reaches out of the window")
    return found


def overlapping(root: QWidget) -> list[str]:
    """Pairs of texts or controls that lie on each other, though neither holds the other."""
    widgets = [widget for widget in shown(root) if isinstance(widget, QLabel | QAbstractButton) and not scrolls(widget)]
    pairs = combinations([(widget, within(widget, root)) for widget in widgets], 2)
    return [
        f"{one.objectName() or one.accessibleName()!r} on {other.accessibleName()!r}"
        for (one, box), (other, other_box) in pairs
        if box.adjusted(1, 1, -1, -1).intersects(other_box)
        and not one.isAncestorOf(other)
        and not other.isAncestorOf(one)
    ]
