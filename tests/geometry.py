"""Judges a window as an eye and a finger would: what is cut off, what lies on something else, what is too small.

Where a widget paints itself, its texts are judged by what it draws (tests/drawn.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from drawn import DrawnText, texts_of
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget

from ui.booth.overlays import Overlay
from ui.theme import Metrics
from ui.widgets.countdown_overlay import CountdownOverlay
from ui.widgets.entry_field import EntryField
from ui.widgets.hidden_line import HiddenLine
from ui.widgets.key_cap import KeyCap
from ui.widgets.key_grid import KeyKind
from ui.widgets.reading_view import ReadingView

TOLERANCE = 2
"""Pixels that rounding of fonts may cost."""


def shown(root: QWidget) -> list[QWidget]:
    """What can be seen or scrolled to: not what lies under a question that fills the page."""
    visible = [widget for widget in root.findChildren(QWidget) if widget.isVisible()]
    covers = [widget for widget in visible if isinstance(widget, Overlay | CountdownOverlay)]
    return [widget for widget in visible if not _is_under(widget, covers)] if covers else visible


def _is_under(widget: QWidget, covers: Sequence[QWidget]) -> bool:
    return any(
        widget is not cover
        and not cover.isAncestorOf(widget)
        and not widget.isAncestorOf(cover)
        and (parent := cover.parentWidget()) is not None
        and parent.isAncestorOf(widget)
        for cover in covers
    )


def within(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, widget.rect().topLeft()), widget.size())


def scroller_of(widget: QWidget) -> QScrollArea | None:
    """The nearest thing that it is scrolled by; the button that scrolls a view is not."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and not (isinstance(parent, ReadingView) and widget is parent.more):
            return parent
        parent = parent.parentWidget()
    return None


def clipped(root: QWidget, seen: Iterable[QWidget]) -> list[str]:
    """Labels and buttons that need more room than they have, or lie outside the window."""
    return [fault for widget in seen for fault in _cut(widget, root)]


def _cut(widget: QWidget, root: QWidget) -> Iterator[str]:
    if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return
    needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
    if needed > widget.height() + TOLERANCE:
        yield f"{widget.text()!r}: {widget.height()} of {needed} high"
    if widget.minimumSizeHint().width() > widget.width() + TOLERANCE:
        yield f"{widget.text()!r}: {widget.width()} of {widget.minimumSizeHint().width()} wide"
    box = within(widget, root)
    if box.left() < 0 or box.right() > root.width() + TOLERANCE:
        yield f"{widget.text()!r} reaches out sideways"
    if scroller_of(widget) is None and (box.top() < 0 or box.bottom() > root.height() + TOLERANCE):
        yield f"{widget.text()!r} reaches out of the window"


def overlapping(root: QWidget, seen: Iterable[QWidget]) -> list[str]:
    """Pairs of texts or controls that lie on each other, though neither holds the other.

    What scrolls is compared with what scrolls with it: the rest of the screen cuts it off at the edge of its view.
    """
    widgets = [widget for widget in seen if isinstance(widget, QLabel | QAbstractButton)]
    return [f"{named(one)} on {named(other)}" for one, _, other, _ in _beside(widgets, root, reach=-1)]


def _beside(
    widgets: Iterable[QWidget], root: QWidget, *, reach: int
) -> Iterator[tuple[QWidget, QRect, QWidget, QRect]]:
    """Every two with less than so many pixels between them, with where they are; two that lie on each other have less
    than none. They share a view, and neither holds the other."""
    placed = [(widget, within(widget, root), scroller_of(widget)) for widget in widgets]
    for place, (one, box, view) in enumerate(placed):
        near = box.adjusted(-reach, -reach, reach, reach)
        for other, other_box, other_view in placed[place + 1 :]:
            if view is not other_view or not near.intersects(other_box):
                continue
            if not one.isAncestorOf(other) and not other.isAncestorOf(one):
                yield one, box, other, other_box


def named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {(widget.accessibleName() or text)[:40]!r}"


# What one touches


def hard_to_touch(root: QWidget, seen: Iterable[QWidget], metrics: Metrics) -> list[str]:
    """Controls that are smaller than a finger, or so close that it hits two; keys may touch, as on any keyboard."""
    controls = [widget for widget in seen if is_touched(widget)]
    return [*_too_small(controls, metrics), *_too_close(controls, root, metrics)]


def is_touched(widget: QWidget) -> bool:
    if isinstance(widget, HiddenLine):
        return False  # its field takes the touches
    is_control = isinstance(widget, QAbstractButton | QLineEdit | EntryField)
    return is_control and widget.isEnabled() and widget.width() > 0


def _too_small(controls: list[QWidget], metrics: Metrics) -> Iterator[str]:
    for control in controls:
        is_letter = isinstance(control, KeyCap) and control.key.kind is KeyKind.TEXT
        width = metrics.key_width if is_letter else metrics.target
        if control.width() < width or control.height() < metrics.target:
            size = f"{control.width()} x {control.height()} of {width} x {metrics.target}"
            yield f"{named(control)} is too small for a finger: {size}"


def _too_close(controls: list[QWidget], root: QWidget, metrics: Metrics) -> Iterator[str]:
    apart = [one for one in controls if not isinstance(one, KeyCap)]
    for one, box, other, other_box in _beside(apart, root, reach=metrics.gap):
        across = max(box.left() - other_box.right(), other_box.left() - box.right()) - 1
        down = max(box.top() - other_box.bottom(), other_box.top() - box.bottom()) - 1
        if max(across, down) < metrics.gap:
            yield f"{named(one)} is too close to {named(other)}: {max(across, down)} of {metrics.gap}"


# What is drawn


def badly_drawn(seen: Iterable[QWidget], metrics: Metrics) -> list[str]:
    """Texts that are smaller than one can read, reach out of their widget, or lie on each other in it."""
    found: list[str] = []
    for widget in seen:
        if not isinstance(widget, QLineEdit):  # a line scrolls what it holds
            found += _badly_drawn(widget, texts_of(widget), metrics)
    return found


def _badly_drawn(widget: QWidget, texts: list[DrawnText], metrics: Metrics) -> Iterator[str]:
    room = widget.rect().toRectF().adjusted(-TOLERANCE, -TOLERANCE, TOLERANCE, TOLERANCE)
    for text in texts:
        if text.pixels < metrics.font_px(0):
            yield f"{named(widget)} writes {text.text[:40]!r} in letters of {text.pixels} px"
        if not room.contains(text.box):
            yield f"{named(widget)} writes {text.text[:40]!r} beyond its edge"
    for one, other in combinations(texts, 2):
        if one.box.adjusted(1, 1, -1, -1).intersects(other.box.adjusted(1, 1, -1, -1)):
            yield f"{named(widget)} writes {one.text[:40]!r} on {other.text[:40]!r}"


def faults_of(root: QWidget, metrics: Metrics) -> list[str]:
    """All of the above."""
    seen = shown(root)
    return [
        *(*clipped(root, seen), *overlapping(root, seen)),
        *(*hard_to_touch(root, seen, metrics), *badly_drawn(seen, metrics)),
    ]
