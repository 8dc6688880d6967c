"""What the project's files import, read from their source: the ground that tests/test_architecture.py stands on."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("kiosk", "ui")


@dataclass(frozen=True)
class Import:
    """One import of one name by one line."""

    module: str  # who imports
    line: int
    name: str  # what is imported, in full: `from PySide6 import QtGui` is PySide6.QtGui


def module_of(path: Path) -> str:
    """The dotted name of a source file in the project."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources(*packages: str) -> list[Path]:
    """Every source file of these packages, of all where none is named."""
    return sorted(path for package in packages or PACKAGES for path in (ROOT / package).rglob("*.py"))


@cache
def imports_in(source: str, module: str, *, is_package: bool = False) -> tuple[Import, ...]:
    """Every import in the source, wherever it stands: inside functions and under TYPE_CHECKING too."""
    return tuple(_imports_in(source, module, is_package))


def _imports_in(source: str, module: str, is_package: bool) -> Iterator[Import]:
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (Import(module, node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, package)
            yield from (Import(module, node.lineno, f"{base}.{name.name}") for name in node.names)
        elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
            yield Import(module, node.lineno, _first_text(node))


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    base = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _first_text(node: ast.Call) -> str:
    first = node.args[0] if node.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else "?"


def imports_of(path: Path) -> tuple[Import, ...]:
    """Every import of a source file."""
    return imports_in(path.read_text(encoding="utf-8"), module_of(path), is_package=path.stem == "__init__")


def is_within(name: str, prefix: str) -> bool:
    """Whether a dotted name is the prefix or inside it."""
    return name == prefix or name.startswith(f"{prefix}.")


@cache
def names_in(source: str) -> frozenset[str]:
    """Every name that the source mentions as a name, attribute or import."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.alias):
            names.add(node.name.rpartition(".")[2])
    return frozenset(names)
