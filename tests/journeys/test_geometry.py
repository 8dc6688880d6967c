"""Nothing is clipped and nothing overlaps: every page, language and size, at the largest text."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from booths import Booth, BoothMaker
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget
from visiting import VISITORS, come_to, sign

from kiosk.signatory import Exposure
from ui.booth.viewmodels.flow import Step
from ui.hands import Hands
from ui.theme import TextSize
from ui.widgets.buttons import TouchButton

SIZES = ((1280, 720), (720, 1280), (1920, 1080))
TOLERANCE = 2
"""Pixels that rounding of fonts may cost."""


def shown(root: QWidget) -> Iterator[QWidget]:
    return (widget for widget in root.findChildren(QWidget) if widget.isVisible())


def within(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, widget.rect().topLeft()), widget.size())


def scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def clipped(root: QWidget) -> list[str]:
    """Labels and buttons that need more room than they have, or lie outside the window."""
    found = []
    for widget in shown(root):
        if not isinstance(widget, QLabel | TouchButton) or not widget.text():
            continue
        needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
        if needed > widget.height() + TOLERANCE:
            found.append(f"{widget.text()!r}: {widget.height()} of {needed} high")
        if widget.minimumSizeHint().width() > widget.width() + TOLERANCE:
            found.append(f"{widget.text()!r}: {widget.width()} of {widget.minimumSizeHint().width()} wide")
        box = within(widget, root)
        if box.left() < 0 or box.right() > root.width() + TOLERANCE:
            found.append(f"{widget.text()!r} reaches out sideways")
        if not scrolls(widget) and (box.top() < 0 or box.bottom() > root.height() + TOLERANCE):
            found.append(f"{widget.text()!r} reaches out of the window")
    return found


def overlapping(root: QWidget) -> list[str]:
    """Pairs of texts or controls that lie on each other, though neither holds the other."""
    widgets = [widget for widget in shown(root) if isinstance(widget, QLabel | QAbstractButton) and not scrolls(widget)]
    pairs = combinations([(widget, within(widget, root)) for widget in widgets], 2)
    return [
        f"{one.objectName() or one.accessibleName()!r} on {other.accessibleName()!r}"
        for (one, box), (other, other_box) in pairs
        if box.adjusted(1, 1, -1, -1).intersects(other_box)
        and not one.isAncestorOf(other)
        and not other.isAncestorOf(one)
    ]


def refuse_bad_geometry(booth: Booth, where: str) -> None:
    window = booth.window
    assert clipped(window) == [], where
    assert overlapping(window) == [], where
    assert (window.width(), window.height()) == (window.look.metrics.width, window.look.metrics.height), where


@pytest.mark.parametrize("text_size", [TextSize.NORMAL, TextSize.LARGEST])
@pytest.mark.parametrize("language", VISITORS)
@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits(size: tuple[int, int], language: str, text_size: TextSize, booth_of: BoothMaker) -> None:
    booth, hands = booth_of(size, language=language), Hands()
    window, area = booth.window, booth.window.attendee
    window.set_home_look(window.look.with_text_size(text_size))
    hands.settle()
    refuse_bad_geometry(booth, "welcome")
    for step in (Step.PETITION, Step.EXPOSURE, Step.DETAILS, Step.SIGN, Step.AGREE):
        come_to(hands, area, VISITORS[language], step, Exposure.CAMPAIGN)
        refuse_bad_geometry(booth, str(step))
    sign(hands, area)
    refuse_bad_geometry(booth, "thanks")
    hands.press(area.thanks.show_code)
    refuse_bad_geometry(booth, "thanks with the code")


def test_a_label_without_room_is_found(booth_of: BoothMaker) -> None:
    """The check itself: a heading squeezed to a few pixels must not pass."""
    booth = booth_of()
    booth.window.attendee.welcome.headline.setFixedHeight(9)
    Hands().settle()

    assert clipped(booth.window) != []
