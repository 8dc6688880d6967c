"""How keys go through a window: Tab from control to control as one reads, whatever was built first."""

from collections.abc import Iterator
from itertools import chain, takewhile
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QGridLayout,
    QLayout,
    QScrollArea,
    QWidget,
)

from ui.layouts import parts_of

MARGIN = 24
"""Pixels beside a control that are scrolled into sight with it, for its ring."""

_AGAINST = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)


def go_through(window: QWidget, *, forward: bool) -> bool:
    """Gives the focus to the control after the one that has it, or before it, and brings it into sight.

    From the last it goes to the first. Whether there is anywhere to go.
    """
    here, seen = _where_one_is(window), _in_reading_order(window)
    # What comes before is gone through until one is here, and what comes behind only as far as it is wanted.
    before = [] if here is None else [*takewhile(lambda widget: widget is not here, seen), here]
    way = chain(seen, before) if forward else chain(reversed(before[:-1]), _backwards(seen), before[-1:])
    target = next(filter(is_stop, way), None)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(target)
    return True


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops there. Every one of several choices is a stop, also where Qt leaves the rest to arrow keys:
    whoever has one switch has Tab and Enter only."""
    if not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    policy = widget.focusPolicy()
    if policy & Qt.FocusPolicy.TabFocus:
        return True
    is_choice = isinstance(widget, QAbstractButton) and (widget.autoExclusive() or widget.group() is not None)
    return is_choice and bool(policy & Qt.FocusPolicy.ClickFocus)


def bring_into_sight(widget: QWidget) -> None:
    """Scrolls whatever holds the widget until it is seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and parent.widget() is not None:
            parent.ensureWidgetVisible(widget, 0, MARGIN)
        parent = parent.parentWidget()


def _where_one_is(window: QWidget) -> QWidget | None:
    """What has the focus, which need not be a stop itself; or what is seen around it where it has just been hidden."""
    here = QApplication.focusWidget()
    while here is not None and here is not window and not (window.isAncestorOf(here) and here.isVisible()):
        here = here.parentWidget()
    return here


def _backwards(seen: Iterator[QWidget]) -> Iterator[QWidget]:
    """What is left of them, from the last, and not before somebody asks."""
    yield from reversed(list(seen))


def _in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """This and all that is seen in it: first what its layout holds, as that lays it out, then what lies over it."""
    yield widget
    laid = _held_by(widget.layout())
    held = set(laid)
    floating = [child for child in widget.children() if isinstance(child, QWidget) and child not in held]
    for child in (*laid, *floating):
        if child.isVisible() and not child.isWindow():
            yield from _in_reading_order(child)


def _held_by(layout: QLayout | None) -> list[QWidget]:
    if layout is None:
        return []
    parts = parts_of(layout)
    if isinstance(layout, QBoxLayout) and layout.direction() in _AGAINST:
        parts.reverse()
    if isinstance(layout, QGridLayout):
        places = [_place_in(layout, number) for number in range(len(parts))]
        parts = [parts[number] for number in sorted(range(len(parts)), key=places.__getitem__)]
    return [widget for part in parts for widget in _widgets_of(part)]


def _place_in(grid: QGridLayout, number: int) -> tuple[int, int]:
    place = cast("tuple[int, int, int, int]", grid.getItemPosition(number))
    return place[0], place[1]


def _widgets_of(part: QWidget | QLayout | None) -> list[QWidget]:
    return [part] if isinstance(part, QWidget) else _held_by(part)
