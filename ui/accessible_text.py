"""The words of a page and of a control, read from the tree that screen readers get: one text for them and the voice."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from kiosk.speech.permission import Origin, Said
from ui.spoken import Role, is_private

_TEXTS = frozenset({Role.Heading, Role.Paragraph, Role.StaticText, Role.ListItem})
_CONTROLS = frozenset({Role.Button, Role.CheckBox, Role.RadioButton})
_CLOSED = frozenset({Role.ListItem, Role.ProgressBar})
"""Their parts say the same again."""

_Part = QAccessible.Text


def page_text(page: QWidget) -> tuple[Said, ...]:
    """Everything on the page that can be seen, in the tree’s order: texts, and the controls that keys can reach."""
    told: list[Said] = []
    for one in _parts(QAccessible.queryAccessibleInterface(page)):
        if not told or told[-1] != one:
            told.append(one)
    return tuple(told)


def control_text(control: QWidget) -> tuple[Said, ...]:
    """What is said of the control that has the focus: its name, what it is for or what is wrong, and what it holds.

    Which of several choices has the focus tells which one is meant, so that it belongs to the entry.
    """
    interface = QAccessible.queryAccessibleInterface(control)
    is_choice = interface.role() is Role.RadioButton
    origin = Origin.ENTRY if is_choice or is_private(control) else Origin.SCREEN
    names = (Said(interface.text(part), origin) for part in (_Part.Name, _Part.Description))
    value = interface.text(_Part.Value) if interface.role() is Role.EditableText else ""
    return tuple(one for one in (*names, Said(value, Origin.ENTRY)) if one.text)


def _parts(interface: QAccessibleInterface) -> Iterator[Said]:
    if interface.state().invisible:
        return
    role, widget = interface.role(), interface.object()
    if isinstance(widget, QWidget) and (role in _TEXTS or _is_reached(role, widget)):
        origin = Origin.ENTRY if is_private(widget) else Origin.SCREEN
        description = interface.text(_Part.Description) if role is Role.RadioButton else ""
        yield from (Said(text, origin) for text in (interface.text(_Part.Name), description) if text)
    if role not in _CLOSED:
        for number in range(interface.childCount()):
            yield from _parts(interface.child(number))


def _is_reached(role: QAccessible.Role, widget: QWidget) -> bool:
    """Letters of the keyboard on the screen, say, are not: nobody wants to hear forty of them. Of choices all are: keys
    come to one, and go on by arrows."""
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return role in _CONTROLS and widget.isEnabled() and (by_tab or role is Role.RadioButton)
