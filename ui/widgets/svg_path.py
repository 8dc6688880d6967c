"""Strokes from an SVG file: the few shapes that the signs of this program are drawn in, and nothing else of SVG.

Qt’s own renderer would be loaded at every start for this, and gives neither the theme’s colour nor another weight.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QPointF, QRectF, QXmlStreamReader
from PySide6.QtGui import QPainterPath

_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}
"""How many numbers each step of a path takes; small letters, which count from where one is, are not drawn with."""


def path_of(svg: str) -> QPainterPath:
    """All shapes of a drawing. Raises ValueError for one that is not understood, rather than leaving it out."""
    path, reader = QPainterPath(), QXmlStreamReader(svg)
    while not reader.atEnd():
        if reader.readNext() is QXmlStreamReader.TokenType.StartElement and reader.name() != "svg":
            name = reader.name()
            if name not in _SHAPES:
                raise ValueError("a shape that is not understood")
            found = reader.attributes()
            given = (found.at(place) for place in range(found.size()))
            _SHAPES[name](path, {each.name(): each.value() for each in given})
    if reader.hasError():
        raise ValueError(reader.errorString())
    return path


def _steps(path: QPainterPath, given: Mapping[str, str]) -> None:
    for step, numbers in _read(given["d"]):
        x, y = path.currentPosition().x(), path.currentPosition().y()
        match step, numbers:
            case "M", (to_x, to_y):
                path.moveTo(to_x, to_y)
            case "L", (to_x, to_y):
                path.lineTo(to_x, to_y)
            case "H", (to_x,):
                path.lineTo(to_x, y)
            case "V", (to_y,):
                path.lineTo(x, to_y)
            case "C", (x1, y1, x2, y2, to_x, to_y):
                path.cubicTo(x1, y1, x2, y2, to_x, to_y)
            case _:
                path.closeSubpath()


def _read(steps: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    for step, rest in _STEP.findall(steps):
        numbers = tuple(float(number) for number in _NUMBER.findall(rest))
        if len(numbers) != _TAKES.get(step, -1):
            raise ValueError("a step of a path that is not understood")
        yield step, numbers


def _ellipse(path: QPainterPath, given: Mapping[str, str]) -> None:
    across, down = (float(given.get(name) or given["r"]) for name in ("rx", "ry"))
    path.addEllipse(QPointF(float(given["cx"]), float(given["cy"])), across, down)


def _rectangle(path: QPainterPath, given: Mapping[str, str]) -> None:
    box = QRectF(*(float(given[name]) for name in ("x", "y", "width", "height")))
    corner = float(given.get("rx", 0))
    path.addRoundedRect(box, corner, corner)


_SHAPES: dict[str, Callable[[QPainterPath, Mapping[str, str]], None]] = {
    "path": _steps,
    "circle": _ellipse,
    "ellipse": _ellipse,
    "rect": _rectangle,
}
