"""Things in an order, each read when it is looked at: what lies in a file need not be in memory as well."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

Thing_co = TypeVar("Thing_co", covariant=True)
Given = TypeVar("Given")
Made = TypeVar("Made")


class Series(Protocol[Thing_co]):
    """Things to be had by their place, counted from 0, or one after the other; a tuple is one."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def __getitem__(self, place: int, /) -> Thing_co:
        """The one at this place."""
        ...

    def __iter__(self) -> Iterator[Thing_co]:
        """All of them in their order, as often as one asks."""
        ...


class MadeFrom(Generic[Given, Made]):
    """What `made` makes of each thing given, whenever it is looked at."""

    def __init__(self, given: Series[Given], made: Callable[[Given], Made]) -> None:
        self._given = given
        self._made = made

    def __len__(self) -> int:
        """How many there are."""
        return len(self._given)

    def __getitem__(self, place: int, /) -> Made:
        """What is made of the one at this place."""
        return self._made(self._given[place])

    def __iter__(self) -> Iterator[Made]:
        """All of them in their order."""
        return map(self._made, self._given)


class Picked(MadeFrom[int, Made]):
    """Some things of a series, in an order of their own."""

    def __init__(self, things: Series[Made], places: Sequence[int]) -> None:
        super().__init__(places, things.__getitem__)


def sorted_places(keys: Iterable[bytes]) -> Sequence[int]:
    """The places of these keys in the keys' order; equal ones stay as they stood."""
    known = list(keys)
    return array("I", sorted(range(len(known)), key=known.__getitem__))
