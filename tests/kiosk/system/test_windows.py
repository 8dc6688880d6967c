"""The module for Windows, which nothing here can run, is asked for the same things as the one for POSIX."""

import ast
from inspect import getsource
from pathlib import Path

from kiosk import system
from kiosk.system import posix

WINDOWS = Path(posix.__file__).with_name("windows.py")


def signatures(source: str) -> dict[str, str]:
    """Its public functions with what they take."""
    functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    return {one.name: ast.unparse(one.args) for one in functions if not one.name.startswith("_")}


def test_both_have_the_same_functions() -> None:
    assert signatures(WINDOWS.read_text("utf-8")) == signatures(getsource(posix))


def test_both_have_all_that_is_asked_for() -> None:
    tree = ast.parse(WINDOWS.read_text("utf-8"))
    names = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    asked = {name for name in vars(system) if hasattr(posix, name) and not name.startswith("_")} - {"sys"}
    assert asked <= names | set(signatures(WINDOWS.read_text("utf-8")))
