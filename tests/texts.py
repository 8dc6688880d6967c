"""Every text that a widget shows, keeps, or tells a screen reader."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollBar, QWidget


def texts_of(root: QWidget) -> Iterator[str]:
    """Of a widget and of all within it, in one order; a line's own undo is tried, too."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QScrollBar):
            # How far it was scrolled is told as its value; a page that comes begins at its top.
            continue
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            widget.undo()
            yield widget.text()
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            yield from (interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value))
