"""A part of the program whose screens can be gone through, and how they are brought up."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from stages import Looks, Stage

from kiosk.campaign import Campaign
from kiosk.entry import Mode


@dataclass(frozen=True, slots=True)
class Scene:
    """How the window is to look when it opens, and what is behind it."""

    looks: Looks
    campaign: Campaign
    mode: Mode


Opened = tuple[Stage[QWidget], Iterator[str]]
"""A window, and the names of its states: each stands when its name comes."""
OpenPart = Callable[[QtBot, Scene], AbstractContextManager[Opened]]


def words(names: str) -> frozenset[str]:
    """Names of states, with blanks between them."""
    return frozenset(names.split())


@dataclass(frozen=True, slots=True)
class Part:
    """Its window, and which of its states no picture is kept of."""

    opened: OpenPart
    not_pictured: frozenset[str] = frozenset()
    """States that differ from one that is pictured by a sentence or a mark."""
    speaks_campaign: bool = False
    """Whether it has the campaign's languages; else the program's."""
