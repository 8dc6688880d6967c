"""What is wrong with what screen readers are told of a window, read from the tree that Qt gives them, in process."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QProgressBar, QWidget

Role = QAccessible.Role
Text = QAccessible.Text

CONTROLS = frozenset(
    {
        *(Role.Button, Role.CheckBox, Role.RadioButton, Role.EditableText, Role.ComboBox, Role.Slider),
        *(Role.List, Role.ListItem, Role.PageTab, Role.Table, Role.ProgressBar, Role.Link),
    }
)
READ = frozenset({*CONTROLS, Role.Graphic, Role.Canvas, Role.Chart, Role.Document, Role.Paragraph, Role.Grouping})
"""What may have the focus: something that is used, or something that is looked at or scrolled."""


def parts_of(window: QWidget) -> Iterator[tuple[QWidget, QAccessibleInterface]]:
    """Every widget of the window that can be seen, in the tree’s order."""
    yield from _below(QAccessible.queryAccessibleInterface(window))


def _below(interface: QAccessibleInterface) -> Iterator[tuple[QWidget, QAccessibleInterface]]:
    if interface.state().invisible:
        return
    widget = interface.object()
    if isinstance(widget, QWidget):
        yield widget, interface
    for number in range(interface.childCount()):
        yield from _below(interface.child(number))


def complaints(window: QWidget) -> list[str]:
    """A line for each part that somebody who hears the screen could not use or understand."""
    return [f"{_told(widget)}: {what}" for widget, one in parts_of(window) for what in _wrong_with(widget, one)]


def _told(widget: QWidget) -> str:
    holder = widget.parentWidget()
    return f"{type(widget).__name__} in {type(holder).__name__ if holder is not None else 'nothing'}"


def _wrong_with(widget: QWidget, one: QAccessibleInterface) -> Iterator[str]:
    role, state, name = one.role(), one.state(), one.text(Text.Name).strip()
    is_reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
    if (is_reached or role in CONTROLS - {Role.List}) and not name:
        yield f"a {role.name} without a name"
    if is_reached and role not in READ:
        yield f"{name!r} has the focus and the role {role.name}"
    if bool(state.disabled) is widget.isEnabled():
        yield f"{name!r} says that it is {'disabled' if state.disabled else 'enabled'}"
    if isinstance(widget, QAbstractButton) and (bool(state.checkable), bool(state.checked)) != (
        widget.isCheckable(),
        widget.isChecked(),
    ):
        yield f"{name!r} does not say whether it is checked"
    if isinstance(widget, QLineEdit):
        yield from _wrong_with_line(widget, one, name)
    if isinstance(widget, QProgressBar) and not one.text(Text.Value):
        yield f"{name!r} has no value"


def _wrong_with_line(line: QLineEdit, one: QAccessibleInterface, name: str) -> Iterator[str]:
    state = one.state()
    if not (state.editable or line.isReadOnly()):
        yield f"{name!r} does not say that one types there"
    is_secret = line.echoMode() is QLineEdit.EchoMode.Password
    if bool(state.passwordEdit) is not is_secret:
        yield f"{name!r} does not say whether it is secret"
    if not is_secret and one.text(Text.Value) != line.text():
        yield f"{name!r} holds something else than it says"
