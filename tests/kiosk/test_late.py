"""What stands in for a module: nothing is loaded until something is asked of it, and then all is as if it had been."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from kiosk.late import LATE, loaded_late

FILES = {
    "late_package/__init__.py": "",
    "late_package/heavy.py": "answer, double = lambda: 42, lambda number, *, more=0: 2 * number + more",
    "late_single.py": "answer, double = lambda: 42, lambda number, *, more=0: 2 * number + more",
    "late_library.py": "import late_package.heavy, late_single\n"
    "from late_package import heavy as by_name\n"
    "from late_single import double\n"
    "def ask(): return late_package.heavy.answer(), by_name.answer(), late_single.answer()",
    "late_hasty.py": "import late_single\nanswer, doubled = late_single.answer(), late_single.double(4)",
    "late_calling.py": "from late_single import double\ndoubled = double(4)",
}
BOTH = {"late_package.heavy": {}, "late_single": {"double": LATE, "known": 7}}


@pytest.fixture(autouse=True)
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Made-up modules to import, which no other test finds loaded."""
    for name, source in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in [name for name in sys.modules if name.startswith("late_")]:
        del sys.modules[name]


def test_nothing_is_loaded_until_something_is_asked() -> None:
    with loaded_late(BOTH):
        library = import_module("late_library")
    assert callable(library.double)
    assert "late_package.heavy" not in sys.modules
    assert "late_single" not in sys.modules
    assert library.ask() == (42, 42, 42)
    assert {"late_package.heavy", "late_single"} <= sys.modules.keys()


def test_a_function_is_loaded_when_it_is_called() -> None:
    with loaded_late(BOTH):
        library = import_module("late_library")
    assert library.double(20, more=2) == 42
    assert "late_single" in sys.modules


def test_what_is_known_is_answered_without_loading() -> None:
    with loaded_late(BOTH):
        stand_in = import_module("late_single")
    assert stand_in.known == 7
    assert "late_single" not in sys.modules


def test_whoever_comes_later_gets_the_module_itself() -> None:
    with loaded_late(BOTH):
        import_module("late_library")
    assert import_module("late_single").__file__
    assert import_module("late_package.heavy") is import_module("late_package").heavy


def test_who_asks_at_once_is_told() -> None:
    with loaded_late(BOTH):
        assert import_module("late_calling").doubled == 8
        assert import_module("late_hasty").answer == 42
        assert import_module("late_single").__file__


def test_what_is_loaded_already_is_left_as_it_is() -> None:
    loaded = import_module("late_single")
    with loaded_late(BOTH):
        assert import_module("late_single") is loaded
    assert import_module("late_single") is loaded


def test_looking_at_one_loads_nothing() -> None:
    with loaded_late(BOTH):
        stand_in = import_module("late_single")
    # As PySide does.
    assert not hasattr(stand_in, "__file__")
    assert "late_single" not in sys.modules
