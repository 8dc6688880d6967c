"""The messages in the code and the catalogues of their translations: `make messages` brings the latter up to date.

A message is a literal in `words.say("…")`, `words.plural("…", "…", n)` or `mark("…")`; a function may shorten the first
two by `say = words.say`. Catalogues hold exactly the messages that the code says; nothing in them is guessed.
"""

import ast
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from string import Formatter

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from imports import ROOT, sources

from kiosk.paths import LOCALES
from kiosk.words import DOMAIN

LANGUAGES = tuple(sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir()))
"""English is the language of the code itself; a new language begins as an empty folder."""
SPEAKERS = ("words", "_words", "speak", "terminal_words", "words_in")
"""Names of what has words, or gives them when called."""


@dataclass(frozen=True)
class Message:
    """One thing that the program says, at one place."""

    place: str
    line: int
    texts: tuple[str, ...]  # one text, or singular and plural
    facts: frozenset[str] | None = None  # what the caller fills in; None where that is not to be seen here
    at_import: bool = False

    @property
    def key(self) -> str | tuple[str, ...]:
        """What the catalogues know it by."""
        return self.texts if len(self.texts) > 1 else self.texts[0]


def placeholders(text: str) -> frozenset[str]:
    """The names in braces; raises ValueError for braces that do not match."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def messages_in(source: str, place: str) -> Iterator[Message | tuple[int, str]]:
    """Every message in the source; (line, what is wrong) for one that no script can find."""
    nodes = list(_walk(ast.parse(source)))
    shortened = {name for node, _ in nodes if isinstance(node, ast.Assign) for name in _shortened(node)}
    for node, is_late in nodes:
        way = _way_of_saying(node, shortened) if isinstance(node, ast.Call) else None
        if way and isinstance(node, ast.Call):
            yield from _said(node, way, place, at_import=not is_late and way != "mark")


def _walk(tree: ast.Module) -> Iterator[tuple[ast.AST, bool]]:
    """Every node in `ast.walk`'s order, and whether it lies in a function: it is run when that is called."""
    coming = deque[tuple[ast.AST, bool]]([(tree, False)])
    while coming:
        node, is_late = coming.popleft()
        is_late = is_late or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        coming.extend((child, is_late) for child in ast.iter_child_nodes(node))
        yield node, is_late


def _shortened(node: ast.Assign) -> Iterator[str]:
    """`say` in `say = words.say` and in `say, plural = words.say, words.plural`."""
    values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
    yield from (value.attr for value in values if isinstance(value, ast.Attribute) and _has_words(value.value))


def _has_words(node: ast.expr) -> bool:
    held = node.func if isinstance(node, ast.Call) else node
    name = held.attr if isinstance(held, ast.Attribute) else getattr(held, "id", "")
    return name in SPEAKERS


def _way_of_saying(call: ast.Call, shortened: set[str]) -> str | None:
    function = call.func
    if isinstance(function, ast.Attribute) and function.attr in {"say", "plural"} and _has_words(function.value):
        return function.attr
    if isinstance(function, ast.Name) and (function.id == "mark" or function.id in shortened & {"say", "plural"}):
        return function.id
    return None


def _said(call: ast.Call, way: str, place: str, *, at_import: bool) -> Iterator[Message | tuple[int, str]]:
    wanted = 2 if way == "plural" else 1
    facts = None if way == "mark" or any(word.arg is None for word in call.keywords) else _names(call, way)
    choices = list(_choices(call.args[:wanted]))
    if not choices and not _is_marked_elsewhere(call):
        yield call.lineno, f"{place}:{call.lineno} says what is no literal"
    for texts in choices:
        yield Message(place, call.lineno, texts, facts, at_import=at_import)


def _names(call: ast.Call, way: str) -> frozenset[str]:
    names = {word.arg for word in call.keywords if word.arg}
    return frozenset(names | ({"count"} if way == "plural" else set()))


def _choices(args: list[ast.expr]) -> Iterator[tuple[str, ...]]:
    """The texts of a call; both of them for `"a" if so else "b"`."""
    if len(args) == 1 and isinstance(args[0], ast.IfExp):
        yield from _choices([args[0].body])
        yield from _choices([args[0].orelse])
    elif all(isinstance(arg, ast.Constant) and isinstance(arg.value, str) for arg in args):
        yield tuple(arg.value for arg in args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def _is_marked_elsewhere(call: ast.Call) -> bool:
    # A variable or a table's entry holds what was marked; a text put together here could not be.
    return not any(isinstance(arg, ast.JoinedStr | ast.BinOp) for arg in call.args[:1])


def all_messages() -> list[Message]:
    """Everything that kiosk and ui say."""
    return [found for found in _all_found() if isinstance(found, Message)]


def unfindable() -> list[str]:
    """Everything that they say in a way no catalogue can follow."""
    return [found[1] for found in _all_found() if not isinstance(found, Message)]


@cache
def _all_found() -> tuple[Message | tuple[int, str], ...]:
    """Read once: all code of the program is parsed for it."""
    return tuple(
        found for path in sources() for found in messages_in(path.read_text("utf-8"), str(path.relative_to(ROOT)))
    )


def catalogue_path(language: str) -> Path:
    """Where a language's catalogue is."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalogue(language: str) -> Catalog:
    """A language's catalogue; an empty one where there is none yet."""
    path = catalogue_path(language)
    if not path.exists():
        return _new_catalogue(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def _new_catalogue(language: str) -> Catalog:
    return Catalog(
        language,
        domain=DOMAIN,
        header_comment=f"# What Petition Kiosk says, in {Locale.parse(language).english_name}.",
        project="Petition Kiosk",
        version="1",
        msgid_bugs_address="",
        last_translator="",
        language_team=language,
        creation_date=datetime.now(UTC),
        revision_date=datetime.now(UTC),
        fuzzy=False,
    )


def updated(catalogue: Catalog) -> Catalog:
    """The catalogue with exactly the messages of the code; translations of those that stay are kept."""
    template = Catalog(domain=DOMAIN, project="Petition Kiosk", creation_date=catalogue.creation_date)
    for message in sorted(all_messages(), key=lambda message: (message.texts, message.place)):
        template.add(message.key, locations=[(message.place, 1)])
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def main() -> int:
    """Writes every catalogue anew and says how many messages still want words."""
    for language in LANGUAGES:
        catalogue = updated(read_catalogue(language))
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, include_lineno=False, sort_output=True)
        missing = sum(not all(_strings(message.string)) for message in catalogue if message.id)
        sys.stdout.write(f"{language}: {len(catalogue)} messages, {missing} without a translation\n")
    return 0


def _strings(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, list | tuple) else (str(string or ""),)


if __name__ == "__main__":
    sys.exit(main())
