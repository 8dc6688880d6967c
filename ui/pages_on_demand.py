"""Pages that are made when they are first wanted: a window stands sooner, and nobody waits for what nobody opens."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.theme import Stylist, dress_part

Key = TypeVar("Key")
Page = TypeVar("Page", bound=QWidget)


class PagesOnDemand(Mapping[Key, Page]):
    """Looks like all pages; whoever looks one up has it made, and whoever asks whether there is one has not."""

    def __init__(self, makers: Mapping[Key, Callable[[], Page]]) -> None:
        self._makers = makers
        self._made: dict[Key, Page] = {}
        self._take_in: Callable[[Page], None] | None = None

    def when_made(self, take_in: Callable[[Page], None]) -> None:
        """Gives each page its place and its look, once."""
        self._take_in = take_in

    @property
    def made(self) -> tuple[Page, ...]:
        """Those that are there by now."""
        return tuple(self._made.values())

    def has(self, key: Key) -> bool:
        """Whether that page is there by now."""
        return key in self._made

    def __getitem__(self, key: Key) -> Page:
        if key not in self._made:
            page = self._made[key] = self._makers[key]()
            if self._take_in is not None:
                self._take_in(page)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._makers

    def __iter__(self) -> Iterator[Key]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


class HasPages(Protocol):
    """A window whose pages are made on demand."""

    @property
    def pages(self) -> Mapping[Any, QWidget]: ...


class PageOf(Generic[Page]):
    """A page as an attribute of its window: whoever asks for it has it made."""

    def __init__(self, key: object, kind: type[Page]) -> None:
        self._key = key
        self._kind = kind

    def __get__(self, window: HasPages, _owner: type) -> Page:
        if not isinstance(page := window.pages[self._key], self._kind):
            raise TypeError(self._key)
        return page


def take_in(page: QWidget, stack: QStackedWidget, look: Stylist | None) -> None:
    """Gives a page its place, and its look where the window has one already."""
    stack.addWidget(page)
    if look is not None:
        dress_part(page, look)
