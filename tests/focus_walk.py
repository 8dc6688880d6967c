"""Walks a window by Tab alone, as whoever has no pointer does, and judges where the focus goes and how it shows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import cast

from drawn import picture_of
from geometry import shown, within
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWidget

from ui.booth.pages.country_strip import CountryStrip
from ui.theme_colours import contrast
from ui.widgets.key_cap import KeyCap
from ui.widgets.reading_view import ReadingView

LEAST_CONTRAST = 3.0
"""Between what is seen with the focus and without it (WCAG 2.2, 1.4.11 and 2.4.13)."""

REACH = 34
"""Pixels around a control in which its ring may be drawn: a field's lies around its label too."""

CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView)


@dataclass(frozen=True)
class Stop:
    """A control that had the focus, where it was in the window, and pictures of there with the focus and after it."""

    widget: QWidget
    box: QRect
    seen: QRect
    """The part of it that is seen."""
    visible: bool
    with_focus: QImage | None = None
    without: QImage | None = None

    @property
    def name(self) -> str:
        return described(self.widget)

    @property
    def around(self) -> QRect:
        return self.box & self.seen

    @property
    def reach(self) -> QRect:
        """Where its ring may be drawn."""
        return self.around.adjusted(-REACH, -REACH, REACH, REACH) & self.widget.window().rect()


def described(widget: QWidget) -> str:
    words = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    return f"{type(widget).__name__} {words!r}"


def settle() -> None:
    for _ in range(4):
        QCoreApplication.processEvents()


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the window system sends it: Qt itself finds who has the focus."""
    QTest.keyClick(window.windowHandle(), key, modifier)
    settle()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus: keys go nowhere"
    return widget


@contextmanager
def focus_kept() -> Iterator[None]:
    """Whoever goes on after a walk finds the focus where it was."""
    before = QApplication.focusWidget()
    yield
    if before is not None:
        before.setFocus(Qt.FocusReason.OtherFocusReason)
    settle()


@focus_kept()
def refuse_bad_focus(window: QWidget, where: str, *, rings: bool = False) -> None:
    """Tab comes to every control once, in the order one reads, and round again; Shift and Tab come the other way.

    With `rings` the same round tells whether the focus is seen, see `refuse_hidden_rings`.
    """
    settle()
    stops = walk(window, pictures=rings)
    names = [stop.name for stop in stops]
    found = {stop.widget for stop in stops}
    assert len(found) == len(stops), f"{where}: twice in one round: {names}"
    assert not (wanted(window) - found), f"{where}: no Tab comes to {sorted(map(described, wanted(window) - found))}"
    assert not [name for name in names if name.endswith("''")], f"{where}: something has no name: {names}"
    unseen = [stop.name for stop in stops if not stop.visible]
    assert not unseen, f"{where}: the focus is where nobody sees it: {unseen}"
    back = out_of_order(stops)
    assert not back, f"{where}: not as one reads: {back}"
    assert {stop.widget for stop in walk(window, back=True)} == found, f"{where}: Shift and Tab go another way"
    if rings:
        _refuse_unseen(stops, where)


@focus_kept()
def refuse_hidden_rings(window: QWidget, where: str) -> None:
    """The focus is seen on everything that can have it."""
    _refuse_unseen(walk(window, pictures=True), where)


def _refuse_unseen(stops: Sequence[Stop], where: str) -> None:
    wrong = [one for one in map(badly_drawn, stops, [*stops[1:], stops[0]]) if one]
    assert not wrong, f"{where}: {wrong}"


def _place(widget: QWidget, window: QWidget) -> tuple[QRect, QRect, bool]:
    """Where it is, what of it is seen, and whether it lies on top: not scrolled away, and under nothing else."""
    box, part = within(widget, window), widget.visibleRegion().boundingRect()
    seen = QRect(widget.mapTo(window, part.topLeft()), part.size())
    top = None if part.isEmpty() else window.childAt(seen.center())
    return box, seen, top is not None and (top is widget or widget.isAncestorOf(top) or top.isAncestorOf(widget))


def walk(window: QWidget, *, back: bool = False, pictures: bool = False, most: int = 200) -> list[Stop]:
    """One round of Tab, or of Shift and Tab, from where the focus is until it is there again."""
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    press(window, key, modifier)
    found: list[Stop] = []
    first = focused()
    while True:
        widget = focused()
        stop = Stop(widget, *_place(widget, window))
        before = picture_of(window, stop.reach) if pictures else None
        press(window, key, modifier)
        assert focused() is not widget or widget is first, f"{described(widget)} lets the focus go nowhere"
        if pictures:
            after = _without_focus(stop, window) if focused() is widget else picture_of(window, stop.reach)
            stop = replace(stop, with_focus=before, without=after)
        found.append(stop)
        if focused() is first:
            return found
        assert len(found) < most, f"no way round: {[stop.name for stop in found[-6:]]}"


def _without_focus(stop: Stop, window: QWidget) -> QImage:
    """The picture of a window whose only control has the focus no more."""
    stop.widget.clearFocus()
    settle()
    image = picture_of(window, stop.reach)
    stop.widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    return image


def wanted(window: QWidget) -> set[QWidget]:
    """Every control that can be used now, but for those that keys have another way for: the keys of the keyboard on
    the screen are scanned or typed, what scrolls does so by arrows, and offered countries are come to by arrows."""
    return {
        widget
        for widget in shown(window)
        if isinstance(widget, CONTROLS)
        and widget.isEnabled()
        and not isinstance(widget, KeyCap)
        and not isinstance(widget.parentWidget(), ReadingView | CountryStrip)
    }


def out_of_order(stops: Sequence[Stop]) -> list[str]:
    """Steps that go back against the way one reads, but for the one from the end to the beginning."""
    # All at one time: on the way round some were scrolled.
    places = [(stop.name, within(stop.widget, stop.widget.window())) for stop in stops]
    pairs = zip(places, [*places[1:], places[0]], strict=True)
    back = [f"{one} → {other}" for (one, box), (other, next_box) in pairs if _is_back(box, next_box)]
    return back if len(back) > 1 else []


def _is_back(one: QRect, other: QRect) -> bool:
    """To the left in the same row, or up without being further to the right."""
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if shared > min(one.height(), other.height()) / 2:
        return other.center().x() < one.center().x() and not other.contains(one) and not one.contains(other)
    return other.center().y() < one.center().y() and other.left() < one.right()


def badly_drawn(stop: Stop, next_one: Stop) -> str:
    """What is wrong with how the focus shows on a control; empty where it is seen. What the next one shows instead
    does not count."""
    around, reach = stop.around, stop.reach
    beside = next_one.box.adjusted(-REACH, -REACH, REACH, REACH) if next_one.box.intersects(reach) else QRect()
    least = around.width() + around.height()
    showing = (
        1
        for x, y, one, other in _changes(stop, reach)
        if _shows(one, other) and (around.contains(x, y) or not beside.contains(x, y))
    )
    # Enough is enough: there are mostly many more.
    changed = sum(islice(showing, least))
    return "" if changed >= least else f"{stop.name}: {changed} of {least} pixels change enough"


@cache
def _shows(one: int, other: int) -> bool:
    return contrast(f"#{one:06x}", f"#{other:06x}") >= LEAST_CONTRAST


def _changes(stop: Stop, area: QRect) -> Iterator[tuple[int, int, int, int]]:
    """Where the two pictures of this area differ, and both colours."""
    one, other = stop.with_focus, stop.without
    assert one is not None
    assert other is not None
    for y in range(area.height()):
        # Bytes are compared at once, what a view of them holds one by one.
        first, second = (bytes(cast("memoryview", image.constScanLine(y))) for image in (one, other))
        if first == second:
            continue
        pixels = zip(memoryview(first).cast("I"), memoryview(second).cast("I"), strict=True)
        for x, (before, after) in enumerate(pixels, area.left()):
            if before != after:
                yield x, area.top() + y, before & 0xFFFFFF, after & 0xFFFFFF
