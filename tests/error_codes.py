"""The error codes that kiosk and ui raise, read from their source; tests/test_sentences.py stands on this."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from imports import ROOT, sources

ERRORS = {"KioskError", "InputRefused", "StorageFailed", "Busy", "CommandLineWrong", "Refuse"}
CODE = re.compile(r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$")
IN_DOCSTRING = re.compile(rf'(?:{"|".join(sorted(ERRORS))})\(\s*"([a-z0-9-]+)"((?:\s*(?:\||,|or)\s*"[a-z0-9-]+")*)')


@dataclass(frozen=True)
class Raised:
    """A code, where it is raised, and the names of the facts that come with it."""

    code: str
    place: str
    facts: frozenset[str]


def raised_in(source: str, place: str) -> Iterator[Raised]:
    """Every code that the source raises.

    Where an error is made of a variable, any literal in the file that looks like a code may be the one; it has the
    facts that all such errors of the file have.
    """
    tree = ast.parse(source)
    indirect: list[frozenset[str]] = []
    direct: set[str] = set()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        code, facts = _code_and_facts(call)
        if code is None:
            continue
        codes = list(_literals(code))
        direct |= set(codes)
        yield from (Raised(one, f"{place}:{call.lineno}", facts) for one in codes)
        if not codes:
            indirect.append(facts)
    if indirect:
        shared = frozenset.intersection(*indirect)
        yield from (Raised(code, place, shared) for code in sorted(_code_like(tree) - direct))


def _code_and_facts(call: ast.Call) -> tuple[ast.expr | None, frozenset[str]]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in ERRORS and call.args:
        return call.args[0], frozenset(word.arg for word in call.keywords if word.arg)
    if name == "FieldError" and len(call.args) > 1:
        return call.args[1], frozenset()
    return None, frozenset()


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _code_like(tree: ast.Module) -> set[str]:
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and CODE.match(text)}


@cache
def raised() -> tuple[Raised, ...]:
    """Every code that kiosk and ui raise."""
    return tuple(one for path in sources() for one in raised_in(path.read_text("utf-8"), str(path.relative_to(ROOT))))


def promised() -> Iterator[tuple[str, str]]:
    """(place, code) of every code that a docstring says it raises."""
    for path in sources():
        for match in IN_DOCSTRING.finditer(path.read_text("utf-8")):
            for code in re.findall(r'"([a-z0-9-]+)"', match[0]):
                yield str(path.relative_to(ROOT)), code
