"""What assistive technology does to a control, by the actions that the control offers it."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def actions_of(control: QWidget) -> list[str]:
    """The names of what can be done to it, what a client does first before the others."""
    return list(QAccessible.queryAccessibleInterface(control).actionInterface().actionNames())


def do(control: QWidget, action: str = "") -> None:
    """Does what is called so, or what comes first."""
    QAccessible.queryAccessibleInterface(control).actionInterface().doAction(action or actions_of(control)[0])
