"""Modules that a library imports as it is loaded, and that are themselves loaded once something is asked of them.

On the first thread, before there are others: whoever imports a part of such a module meanwhile does not find it.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

LATE = object()
"""Stands for a function that is loaded when it is called."""


class _StandIn(ModuleType):
    """Stands in a library for the module of its name, and loads that for whatever it has not itself."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            # PySide looks at every module that it sees imported, and what it looks for all modules have.
            raise AttributeError(name=name, obj=self)
        return self.ask(name)

    def ask(self, name: str) -> Any:
        """What the module itself has under that name."""
        # Whoever asks while the library is still being loaded would get this one again.
        _take_away(self)
        return getattr(import_module(self.__name__), name)


@contextmanager
def loaded_late(modules: Mapping[str, Mapping[str, object]]) -> Iterator[None]:
    """Whoever imports one of these modules while this lasts gets what stands in for it, and keeps that.

    Each comes with what it answers without being loaded, by name. What is loaded already is left as it is.
    """
    stand_ins = [_stand_in(name, known) for name, known in modules.items() if name not in sys.modules]
    try:
        yield
    finally:
        for each in stand_ins:
            _take_away(each)


def _stand_in(name: str, known: Mapping[str, object]) -> _StandIn:
    module = _StandIn(name)
    vars(module).update({own: _called_late(module, own) if value is LATE else value for own, value in known.items()})
    sys.modules[name] = module
    package, _, own = name.rpartition(".")
    if package:
        # After `import package.own` a library says `package.own.…`, and not only while this lasts.
        setattr(import_module(package), own, module)
    return module


def _called_late(stand_in: _StandIn, function: str) -> Callable[..., object]:
    def call(*args: object, **named: object) -> object:
        called: Callable[..., object] = stand_in.ask(function)
        return called(*args, **named)

    return call


def _take_away(stand_in: _StandIn) -> None:
    if sys.modules.get(stand_in.__name__) is stand_in:
        del sys.modules[stand_in.__name__]
