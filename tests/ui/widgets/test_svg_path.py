"""Strokes from SVG: what is drawn comes out, and what is not understood is refused."""

import pytest
from PySide6.QtCore import QPointF, QRectF

from ui.widgets.svg_path import path_of


def drawing(shapes: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{shapes}</svg>'


def test_lines_go_where_they_say() -> None:
    path = path_of(drawing('<path d="M2 3L5.5 7H20V-1.5Z"/>'))
    corners = [path.elementAt(index) for index in range(path.elementCount())]
    assert [(each.x, each.y) for each in corners] == [(2, 3), (5.5, 7), (20, 7), (20, -1.5), (2, 3)]


def test_a_curve_keeps_its_ends_and_its_pull() -> None:
    path = path_of(drawing('<path d="M0 0C0 10 10 20 20 20"/>'))
    assert path.currentPosition() == QPointF(20, 20)
    assert path.pointAtPercent(0.5).y() > path.pointAtPercent(0.5).x()


@pytest.mark.parametrize(
    ("shape", "box"),
    [
        ('<circle cx="12" cy="10" r="4"/>', QRectF(8, 6, 8, 8)),
        ('<ellipse cx="12" cy="10" rx="2" ry="5"/>', QRectF(10, 5, 4, 10)),
        ('<rect x="1" y="2" width="8" height="6" rx="1"/>', QRectF(1, 2, 8, 6)),
    ],
)
def test_whole_shapes_have_their_size(shape: str, box: QRectF) -> None:
    found = path_of(drawing(shape)).boundingRect()
    assert (found.x(), found.y()) == pytest.approx((box.x(), box.y()))
    assert (found.width(), found.height()) == pytest.approx((box.width(), box.height()))


@pytest.mark.parametrize(
    "shapes",
    ['<text x="1" y="1">A</text>', '<path d="m1 1l2 2"/>', '<path d="M1 1A2 2 0 0 1 3 3"/>', '<path d="M1"/>', "<path"],
)
def test_what_is_not_understood_is_refused(shapes: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        path_of(drawing(shapes))
