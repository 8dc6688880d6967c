"""What screen readers are told beyond Qt’s own: headings, paragraphs and lists as such, and what just happened."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role

_PROPERTY = "spokenRole"


def set_role(widget: QWidget, role: QAccessible.Role | None, name: str = "") -> None:
    """Says what this is to somebody who cannot see it, such as a list; None for what Qt says by itself."""
    widget.setProperty(_PROPERTY, role.value if role is not None else None)
    if name:
        widget.setAccessibleName(name)


def announce(widget: QWidget, text: str) -> None:
    """Speaks at once of what happened on the screen; nothing where nobody listens."""
    if text and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def speak_roles() -> None:
    """From now on the roles that were set are told; to be called once, when the application is made."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget) or (role := thing.property(_PROPERTY)) is None:
        return None
    return QAccessibleWidget(thing, QAccessible.Role(role))
