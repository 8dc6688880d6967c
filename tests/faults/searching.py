"""Looks for canary words in the running process itself: in what its screens hold, and in what Python keeps.

A process that looks for words must not hold them: they are given backwards, typed letter by letter, and compared with
what was found turned around.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from itertools import compress, filterfalse
from typing import Any, cast

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QAccessible, QAccessibleInterface, QClipboard, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from kiosk.signatory import NO_INK, Ink, Signatory, Signing
from ui.booth.viewmodels.flow_state import Thanks

MOST_STEPS = 200
TOLD = tuple(
    QAccessible.Text(kind)
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
)
TEXTUAL = frozenset({"QString", "QStringList", "QVariant", "QByteArray", "QUrl"})
"""Types of properties that can hold words."""
Found = tuple[str, str]
"""Where a text is, and the text."""


def on_screens(backwards: Iterable[str]) -> Iterator[str]:
    """Where the screens hold one of these words, given backwards: shown, hidden, told, undone or on a clipboard."""
    return _places(_held_by_screens(), backwards)


def in_python(backwards: Iterable[str]) -> Iterator[str]:
    """Where Python still refers to one of these words, given backwards, or to anybody's data."""
    gc.collect()
    words = tuple(word.casefold() for word in backwards)
    if any(_has_any(joined, words) for joined in _held_by_python()):
        yield "Python"
    yield from _persons()


def _places(held: Iterable[Found], backwards: Iterable[str]) -> Iterator[str]:
    words = tuple(word.casefold() for word in backwards)
    yield from (where for where, text in held if _has_any(text, words))


def _has_any(text: str, words: tuple[str, ...]) -> bool:
    # Nothing of this stands in a frame or a closure any more when Python's objects are looked at next.
    turned = text[::-1].casefold()
    for word in words:  # noqa: SIM110 -- `any` would make a closure, and the search would find itself
        if word in turned:
            return True
    return False


def _held_by_screens() -> Iterator[Found]:
    for widget in QApplication.allWidgets():
        yield from _properties(widget)
        yield from _history(widget)
        yield from _rows(widget)
        yield from _told(QAccessible.queryAccessibleInterface(widget), type(widget).__name__)
    for window in QApplication.topLevelWidgets():
        yield from _tree(QAccessible.queryAccessibleInterface(window))
    yield from _clipboards()


def _properties(widget: QWidget) -> Iterator[Found]:
    kind, meta = type(widget).__name__, widget.metaObject()
    for number in range(meta.propertyCount()):
        one = meta.property(number)
        # Both are texts, whatever the bindings' stubs say.
        type_name, name = cast(str, one.typeName()), cast(str, one.name())
        if type_name in TEXTUAL:
            yield from _texts(f"{kind}.{name}", one.read(widget))
    for raw in widget.dynamicPropertyNames():
        name = bytes(raw.data()).decode()
        if not name.startswith("_"):  # the bindings' own pointers
            yield from _texts(f"{kind}.{name}", widget.property(name))


def _texts(where: str, value: object) -> Iterator[Found]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, QByteArray):
        yield where, bytes(value.data()).decode(errors="replace")
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(where, one)


def _history(widget: QWidget) -> Iterator[Found]:
    """What every step of undo and redo brings back."""
    if isinstance(widget, QLineEdit):
        yield from _steps(widget.undo, widget.text, widget)
        yield from _steps(widget.redo, widget.text, widget)
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        yield from _steps(widget.undo, widget.toPlainText, widget)
        yield from _steps(widget.redo, widget.toPlainText, widget)


def _steps(step: Callable[[], None], text: Callable[[], str], widget: QWidget) -> Iterator[Found]:
    before = None
    for _ in range(MOST_STEPS):
        if text() == before:
            return
        before = text()
        yield f"{type(widget).__name__}, undo", before
        step()


def _rows(widget: QWidget) -> Iterator[Found]:
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if model is not None:
        for row in range(model.rowCount()):
            yield f"{type(widget).__name__}, row", str(model.index(row, 0).data())


def _tree(interface: QAccessibleInterface | None) -> Iterator[Found]:
    """The whole tree that screen readers see, hidden pages too."""
    if interface is None or not interface.isValid():
        return
    yield from _told(interface, "accessible")
    for number in range(interface.childCount()):
        yield from _tree(interface.child(number))


def _told(interface: QAccessibleInterface | None, who: str) -> Iterator[Found]:
    if interface is None or not interface.isValid():
        return
    for kind in TOLD:
        yield f"{who}, told", interface.text(kind)
    texts = interface.textInterface()
    if texts is not None:
        yield f"{who}, told", texts.text(0, texts.characterCount())


def _clipboards() -> Iterator[Found]:
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection, QClipboard.Mode.FindBuffer):
        yield f"clipboard {mode.name}", clipboard.text(mode)


def _held_by_python() -> Iterator[str]:
    """Every text that anything in Python still refers to, all in one: to look into each would take a second."""
    texts, raw = _texts_in_python()
    for is_ascii in (True, False):  # of which Python has those of ASCII alone compared ten times as fast
        yield "\0".join(text for text in texts if text.isascii() is is_ascii)
    yield b"\0".join(raw).decode(errors="replace")


def _texts_in_python() -> tuple[set[str], list[bytes | bytearray]]:
    # Of all objects at once. What is made here is not among them, and so this search does not find itself.
    texts, raw = set[str](), list[bytes | bytearray]()
    met = gc.get_referents(*gc.get_objects())
    while met:
        types = list(map(type, met))
        texts.update(_of_kind(met, types, str))
        raw += _of_kind(met, types, bytes, bytearray)
        # The collector leaves out what can be in no circle, such as a tuple of texts.
        met = gc.get_referents(*filterfalse(gc.is_tracked, _of_kind(met, types, tuple, dict)))
    return texts, raw


def _of_kind(objects: list[Any], types: list[type], *wanted: type) -> Iterator[Any]:
    """Those of a million objects: to ask each of them whether it is an instance takes several times as long."""
    kinds = frozenset(kind for kind in set(types) if issubclass(kind, wanted))
    return compress(objects, map(kinds.__contains__, types))


def _persons() -> Iterator[str]:
    """Data of a person that are still referred to: details, a drawing, a signing, a receipt code."""
    for one in gc.get_objects():
        if isinstance(one, Signing | Thanks):
            yield f"Python: {type(one).__name__}"
        elif isinstance(one, Signatory) and any((one.given_name, one.family_name, one.city, one.email)):
            yield "Python: Signatory"
        elif isinstance(one, Ink) and one != NO_INK and one.strokes:
            yield "Python: Ink"
