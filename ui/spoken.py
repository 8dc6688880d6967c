"""What screen readers are told beyond Qt’s own, and the voice hears of, too: headings, paragraphs and lists as such,
what just happened, and which parts hold what somebody entered."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role

_PROPERTY = "spokenRole"
_PRIVATE = "spokenOfEntry"
ANNOUNCED = QEvent.Type(QEvent.registerEventType())


class Announced(QEvent):
    """Something happened on the screen; sent to the part where it did, for whoever reads aloud."""

    def __init__(self, text: str) -> None:
        super().__init__(ANNOUNCED)
        self.text = text


def set_role(widget: QWidget, role: QAccessible.Role | None, name: str = "") -> None:
    """Says what this is to somebody who cannot see it, such as a list; None for what Qt says by itself."""
    widget.setProperty(_PROPERTY, role.value if role is not None else None)
    if name:
        widget.setAccessibleName(name)


def name_place(place: QWidget, name: str) -> None:
    """Names a page or a question: screen readers say it when the focus comes in, also those that hear no announcements,
    as Orca of Debian 12."""
    place.setAccessibleName(name)


def pass_over(*holders: QWidget) -> None:
    """These only hold others: nobody should hear that there is a “layered pane”."""
    for holder in holders:
        set_role(holder, Role.Client)


def keep_private(*widgets: QWidget, private: bool = True) -> None:
    """Whatever these and all inside them say comes of what one person entered: no loudspeaker may have it."""
    for widget in widgets:
        widget.setProperty(_PRIVATE, private)


def is_private(widget: QWidget | None) -> bool:
    """Whether this, or anything that it is in, says what one person entered."""
    while widget is not None:
        if widget.property(_PRIVATE):
            return True
        widget = widget.parentWidget()
    return False


def announce(widget: QWidget, text: str) -> None:
    """Speaks at once of what happened on the screen; nothing where nobody listens."""
    if not text:
        return
    QCoreApplication.sendEvent(widget, Announced(text))
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


class News:
    """Announces what is new on a part of the screen, once; what stays there is not said again."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._told: object = None

    def tell(self, text: str, about: object = None) -> None:
        """Says the text if it is another than before, or if what it is `about` is: a countdown is one thing.

        Nothing to say, or nobody to see it: then the next text is new, whatever it is.
        """
        if not text or not self._widget.isVisible():
            self._told = None
            return
        subject = text if about is None else about
        if subject != self._told:
            self._told = subject
            announce(self._widget, text)


def speak_roles() -> None:
    """From now on the roles that were set are told; to be called once, when the application is made."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget) or (role := thing.property(_PROPERTY)) is None:
        return None
    return QAccessibleWidget(thing, QAccessible.Role(role))
