"""Who may import whom, as docs/architecture.md has it; a failure names the line and the mend."""

import ast
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from textwrap import dedent

import pytest
from imports import Import, imports_in, imports_of, is_within, module_of, names_in, sources

QT = "PySide6"
DATABASE = "sqlalchemy"
PURE = (
    "kiosk.petition",
    "kiosk.goals",
    "kiosk.signatory",
    "kiosk.merge.plan",
    "kiosk.merge.persons",
    "kiosk.merge.comparing",
    "kiosk.merge.leads",
    "kiosk.merge.naming",
    "kiosk.merge.likeness",
    "kiosk.merge.skeleton",
    "kiosk.merge.given_names",
    "kiosk.merge.common_names",
    "kiosk.merge.places",
    "kiosk.export.snapshot",
)
PAGES = ("ui.*.pages",)
VIEW_MODELS = ("ui.*.viewmodels",)
USE_CASES = (
    "kiosk.collecting",
    "kiosk.confirming",
    "kiosk.delivering",
    "kiosk.desk",
    "kiosk.exporting",
    "kiosk.gathering",
    "kiosk.first_pin",
    "kiosk.installing",
    "kiosk.own_campaign",
    "kiosk.home",
    "kiosk.rescuing",
    "kiosk.merging",
    "kiosk.reviewing",
    "kiosk.cli",
)
FILES_AND_CLOCK = ("os", "io", "pathlib", "shutil", "tempfile", "time", "kiosk.clock", "kiosk.durable")


@dataclass(frozen=True)
class Rule:
    """These modules may never import those."""

    who: tuple[str, ...]
    never: tuple[str, ...]
    mend: str
    but: tuple[str, ...] = ()
    through: bool = False  # neither by way of other modules of ours


@dataclass(frozen=True)
class Home:
    """Only these modules may import that."""

    what: str
    only: tuple[str, ...]
    mend: str


RULES = (
    Rule(
        ("kiosk",),
        (QT, "ui"),
        "kiosk runs without a screen: hand the thing in through the constructor, or move the code to ui/",
        but=("kiosk.__main__",),
    ),
    Rule(
        PURE,
        (DATABASE, "reportlab", "pyhanko", "cryptography"),
        "this module is pure: let its caller do the work and hand it the result as frozen data",
        through=True,
    ),
    Rule(
        PURE,
        FILES_AND_CLOCK,
        "this module is pure: let its caller read the file or the clock and hand it the result",
    ),
    Rule(
        ("kiosk.export",),
        (DATABASE, "kiosk.ledger", "kiosk.registry"),
        "an export gets a frozen snapshot: put what is missing into kiosk/export/snapshot.py, filled by the use case",
    ),
    Rule(
        ("kiosk.ledger",),
        ("reportlab", "pyhanko", "kiosk.export", "kiosk.opening", "kiosk.vault"),
        "the ledger stores sealed bytes and never opens one: take a function that seals or signs as a parameter",
    ),
    Rule(
        (
            "kiosk.ledger",
            "kiosk.registry",
            "kiosk.vault",
            "kiosk.batch",
            "kiosk.export",
            "kiosk.merge",
            "kiosk.deliver",
        ),
        USE_CASES,
        "the use cases call this, not the other way round: move what both need below both of them",
    ),
    Rule(
        VIEW_MODELS,
        (f"{QT}.QtWidgets", f"{QT}.QtGui", "ui.*.pages", "ui.widgets"),
        "a view model knows no widget: hold the state, say that it changed, and let the page render it",
        through=True,
    ),
    Rule(
        VIEW_MODELS,
        (DATABASE, "kiosk.ledger"),
        "a view model talks to a use case or to a port that ui/app.py fills",
    ),
    Rule(
        PAGES,
        (DATABASE, "kiosk.ledger", "kiosk.vault", "kiosk.export", "kiosk.merge"),
        "a page talks to its view model only: move the call there",
    ),
    Rule(
        ("ui.widgets",),
        ("kiosk", "ui.*.pages", "ui.*.viewmodels"),
        "a widget is dumb: give it plain values and let it emit signals",
    ),
)

HOMES = (
    Home("cryptography", ("kiosk.vault",), "put it behind a small function or class of kiosk/vault/"),
    Home(
        "pyhanko",
        ("kiosk.batch.hanko", "kiosk.export.pdfsign", "kiosk.export.pdfverify"),
        "sign and verify through kiosk/batch/cms.py or kiosk/export/pdfsign.py",
    ),
    Home(DATABASE, ("kiosk.ledger", "kiosk.registry"), "ask kiosk/ledger/ or kiosk/registry/ for what you need"),
    Home("alembic", ("kiosk.registry",), "the registry's schema is made and renewed in kiosk/registry/"),
    Home("psycopg", ("kiosk.registry",), "ask kiosk/registry/ for what PostgreSQL should do"),
    Home("rapidfuzz", ("kiosk.merge",), "compare names in kiosk/merge/"),
    Home("reportlab", ("kiosk.export",), "draw it in kiosk/export/"),
    Home(
        "deflate", ("kiosk.export",), "pack with zlib: this is for the pages of a PDF, which are packed by the thousand"
    ),
    Home("typer", ("kiosk.cli", "kiosk.commands"), "commands are in kiosk/cli/; raise a KioskError elsewhere"),
    Home(QT, ("ui",), "what needs Qt is in ui/"),
    *(Home(name, ("kiosk.system",), "ask kiosk/system/") for name in ("fcntl", "resource", "ctypes", "msvcrt")),
)
NOT_EVERYWHERE = (
    {"O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_NOINHERIT"}
    | {"chown", "fchmod", "fchown", "fdatasync", "fork", "fsync", "geteuid", "getuid", "mkfifo", "statvfs"}
    | {"posix_fadvise", "posix_fallocate", "prctl"}
)
"""Names that only some systems have, or that do something else on each."""

NETWORK = (
    *("socket", "socketserver", "ssl", "select", "selectors", "http", "urllib", "ftplib", "smtplib", "imaplib"),
    *("poplib", "telnetlib", "nntplib", "xmlrpc", "webbrowser", "requests", "urllib3", "httpx", "aiohttp", "asyncio"),
    *("multiprocessing.connection", "multiprocessing.managers", "PySide6.QtNetwork", "PySide6.QtWebSockets"),
)
OTHER_PROGRAMS = ("subprocess", "pty", "os.system", "os.popen", "os.execv", "os.execve", "os.spawnv", "os.posix_spawn")
MAY_ANYWAY = {
    # (module, what it imports): why that opens no connection and starts no program
    ("kiosk.batch.hanko", "asyncio"): "pyHanko checks signatures in coroutines; they wait for nothing",
    ("kiosk.export.pdfsign", "asyncio"): "pyHanko signs in coroutines; they wait for nothing",
    ("kiosk.export.pdfverify", "asyncio"): "pyHanko checks signatures in coroutines; they wait for nothing",
    ("kiosk.brightness", "subprocess"): "busctl asks logind, on this machine, to set the screen's light to a number",
    ("kiosk.speech.program", "subprocess"): "espeak-ng reads aloud what staff allowed; it gets it through a pipe",
}
WAYS_OUT = {"QDesktopServices", "QProcess", "startDetached", "popen", "setOpenExternalLinks"}
DIALOGS = {"QDialog", "QFileDialog", "QMessageBox", "QInputDialog", "QColorDialog", "QErrorMessage"}


def fits(name: str, pattern: str) -> bool:
    """Whether a dotted name is what the pattern says, or inside it."""
    return fnmatch(name, pattern) or fnmatch(name, f"{pattern}.*")


def fits_any(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fits(name, pattern) for pattern in patterns)


@cache
def our_imports() -> tuple[Import, ...]:
    return tuple(found for path in sources() for found in imports_of(path))


@cache
def our_modules() -> frozenset[str]:
    return frozenset(module_of(path) for path in sources())


def module_imported(found: Import) -> str | None:
    """The module of ours that an import loads: for `from kiosk.words import mark` it is kiosk.words."""
    if found.name in our_modules():
        return found.name
    holder = found.name.rpartition(".")[0]
    return holder if holder in our_modules() else None


@cache
def reached_from(module: str) -> dict[str, tuple[str, ...]]:
    """Every module of ours that loading this one loads, with the way to it."""
    ways: dict[str, tuple[str, ...]] = {module: (module,)}
    ahead = [module]
    while ahead:
        here = ahead.pop()
        for found in our_imports():
            target = module_imported(found) if found.module == here else None
            if target and target not in ways:
                ways[target] = (*ways[here], target)
                ahead.append(target)
    return ways


def breaches(rule: Rule, found: tuple[Import, ...]) -> list[str]:
    """What breaks the rule directly, one line each."""
    return [
        f"{one.module}:{one.line} imports {one.name}. {rule.mend[0].upper()}{rule.mend[1:]}."
        for one in found
        if fits_any(one.module, rule.who) and not fits_any(one.module, rule.but) and fits_any(one.name, rule.never)
    ]


def breaches_by_way(rule: Rule) -> list[str]:
    """What breaks the rule through other modules, one line each."""
    lines = []
    for module in sorted(our_modules()):
        if fits_any(module, rule.who):
            for target, way in list(reached_from(module).items())[1:]:
                bad = [one for one in our_imports() if one.module == target and fits_any(one.name, rule.never)]
                lines += [f"{' -> '.join(way)} imports {one.name}. Mend: {rule.mend}." for one in bad]
    return lines


def strays(home: Home, found: tuple[Import, ...]) -> list[str]:
    """What imports a library outside its home, one line each."""
    return [
        f"{one.module}:{one.line} imports {one.name}, which only {', '.join(home.only)} may. Mend: {home.mend}."
        for one in found
        if is_within(one.name, home.what) and not fits_any(one.module, home.only)
    ]


def reaching_out(found: tuple[Import, ...]) -> list[str]:
    """What could open a connection or start a program, one line each."""
    return [
        f"{one.module}:{one.line} imports {one.name}: the kiosk has no network code and starts no program. Mend: "
        "take it out; if it truly opens nothing, say why in MAY_ANYWAY of tests/test_architecture.py."
        for one in found
        if any(is_within(one.name, banned) for banned in (*NETWORK, *OTHER_PROGRAMS))
        and not any(module == one.module and is_within(one.name, what) for module, what in MAY_ANYWAY)
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.who[0]}-never-{rule.never[0]}")
def test_nobody_imports_what_the_table_forbids(rule: Rule) -> None:
    found = breaches(rule, our_imports()) + (breaches_by_way(rule) if rule.through else [])
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("home", HOMES, ids=lambda home: home.what)
def test_a_library_stays_in_its_home(home: Home) -> None:
    found = strays(home, our_imports())
    assert not found, "\n" + "\n".join(found)


def test_nothing_opens_a_connection_or_starts_a_program() -> None:
    found = reaching_out(our_imports())
    for path in sources():
        out = sorted(WAYS_OUT & names_in(path.read_text(encoding="utf-8")))
        found += [f"{module_of(path)} uses {name}, a way out of the kiosk. Mend: do without." for name in out]
    assert not found, "\n" + "\n".join(found)


def test_pure_modules_read_neither_files_nor_the_clock() -> None:
    found = [
        f"{module_of(path)} uses {name}. Mend: let its caller do that and hand it the result."
        for path in sources()
        if fits_any(module_of(path), PURE)
        for name in sorted({"open", "today", "now", "read_text", "read_bytes"} & names_in(path.read_text("utf-8")))
    ]
    assert not found, "\n" + "\n".join(found)


def test_what_only_some_systems_have_is_asked_in_one_place() -> None:
    found = [
        f"{module_of(path)} uses {name}, which is not the same on every system. Mend: ask kiosk/system/."
        for path in sources()
        if not is_within(module_of(path), "kiosk.system")
        for name in sorted(NOT_EVERYWHERE & names_in(path.read_text(encoding="utf-8")))
    ]
    assert not found, "\n" + "\n".join(found)


def test_the_booth_opens_no_dialog() -> None:
    found = [
        f"{module_of(path)} uses {name}: the booth is one window. Mend: make it a page or a card on one."
        for path in sources("ui")
        if fits_any(module_of(path), ("ui.booth", "ui.widgets"))
        for name in sorted(DIALOGS & names_in(path.read_text(encoding="utf-8")))
    ]
    assert not found, "\n" + "\n".join(found)


def test_ui_is_opened_only_inside_the_commands_that_show_a_window() -> None:
    allowed = {"kiosk.__main__": {"_start", "run_kiosk", "run_desk", "take_tour", "check_screen"}}
    found = []
    for path in sources("kiosk"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = allowed.get(module_of(path), set())
        inside = {
            id(node)
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef) and function.name in functions
            for node in ast.walk(function)
        }
        found += [
            f"{module_of(path)}:{node.lineno} imports ui. Mend: import it inside one of {', '.join(sorted(functions))}."
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and is_within(node.module or "", "ui") and id(node) not in inside
        ]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("kiosk.goals", "import PySide6.QtCore"),
        ("kiosk.goals", "from ui import theme"),
        ("kiosk.signatory", "from pathlib import Path"),
        ("kiosk.export.table", "def late():\n    from kiosk.ledger.ledger import Ledger"),
        ("kiosk.ledger.ledger", "from kiosk.vault.seal import OpeningKey"),
        ("kiosk.batch.reader", "from kiosk.exporting import export"),
        ("ui.booth.viewmodels.sign", "from PySide6 import QtGui"),
        ("ui.booth.viewmodels.sign", "from ui.booth.pages.sign import SignPage"),
        ("ui.booth.viewmodels.sign", "from kiosk import ledger"),
        ("ui.booth.pages.sign", "if TYPE_CHECKING:\n    from kiosk.vault.pin import PinLock"),
        ("ui.widgets.ink_pad", "from kiosk.signatory import Ink"),
        ("ui.desk.pages.review", "import importlib\nimportlib.import_module('kiosk.merge.plan')"),
    ],
)
def test_a_planted_breach_is_found(module: str, source: str) -> None:
    planted = tuple(imports_in(dedent(source), module))
    found = [line for rule in RULES for line in breaches(rule, planted)]
    assert len(found) == 1
    assert found[0].startswith(f"{module}:")


@pytest.mark.parametrize("source", ["import socket", "from urllib.request import urlopen", "from os import system"])
def test_a_planted_connection_is_found(source: str) -> None:
    assert len(reaching_out(tuple(imports_in(source, "kiosk.goals")))) == 1


def test_a_planted_stray_library_is_found() -> None:
    planted = tuple(imports_in("from cryptography.hazmat.primitives import hashes", "kiosk.collecting"))
    assert [line for home in HOMES for line in strays(home, planted)]


def test_relative_imports_are_read_as_what_they_mean() -> None:
    found = [one.name for one in imports_in("from ..ledger import schema\nfrom . import seal", "kiosk.vault.keys")]
    assert found == ["kiosk.ledger.schema", "kiosk.vault.seal"]
