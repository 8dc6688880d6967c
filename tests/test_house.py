"""Rules of the house that hold for every file: one subject, no hidden state, reasons given, tests where one looks."""

import ast
import re
import tokenize
import tomllib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from imports import ROOT, imports_of, is_within, module_of, sources

from kiosk import VERSION

MOST_LINES = 400
OURS = ("kiosk", "ui", "tests", "benchmarks", "packaging")
CONTAINERS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
CHANGING = {"append", "extend", "insert", "remove", "pop", "popitem", "clear", "update", "add", "discard", "setdefault"}
SILENCER = re.compile(r"#+\s*(?:noqa|type:\s*ignore|pragma:|ruff:)")
SILENCER_WITH_REASON = re.compile(
    r"#+\s*(?:noqa: [A-Z0-9, ]+|type: ignore\[[a-z, -]+\]|pragma: no cover) +(?:--|#) \S+"
)

BEGINNING = re.compile(r'(?:#.*\n|\n)*"""(?:[^"\\]|"(?!""))*"""\n')


def python_files() -> list[Path]:
    return sources(*OURS)


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    lengths = {shown(path): len(path.read_text("utf-8").splitlines()) for path in python_files()}
    long = {name: lines for name, lines in lengths.items() if lines > MOST_LINES}
    assert not long, f"A file has one subject; split: {long}"


def test_every_file_says_its_subject_first() -> None:
    mute = [
        shown(path) for path in python_files() if path.name != "__init__.py" and not subject_of(path.read_text("utf-8"))
    ]
    assert not mute, f"Say in a docstring's first sentence what the file is about: {mute}"


def subject_of(source: str) -> str | None:
    """Its docstring; of a file that begins with one as most do, the rest need not be taken apart."""
    begin = BEGINNING.match(source)
    return ast.get_docstring(ast.parse(begin[0] if begin else source))


def test_every_silenced_complaint_carries_its_reason() -> None:
    found = [f"{shown(path)}:{number}" for path in python_files() for number in silenced(path.read_text("utf-8"))]
    assert not found, f"Say why, as in `# noqa: S101 -- the reason`: {found}"


def silenced(source: str) -> Iterator[int]:
    """Lines that silence a tool without saying why."""
    if all(SILENCER_WITH_REASON.match(source, one.start()) for one in SILENCER.finditer(source)):
        return  # none there, whether in a comment or in a text: which of both it is takes long to tell
    for token in tokenize.generate_tokens(StringIO(source).readline):
        is_comment = token.type == tokenize.COMMENT
        if is_comment and SILENCER.match(token.string) and not SILENCER_WITH_REASON.match(token.string):
            yield token.start[0]


def test_there_is_no_hidden_state() -> None:
    found = [
        f"{module_of(path)}:{line} {what}. Mend: hold it in an object and hand that in through the constructor."
        for path in sources()
        for line, what in hidden_state(path.read_text("utf-8"))
    ]
    assert not found, "\n" + "\n".join(found)


def hidden_state(source: str) -> Iterator[tuple[int, str]]:
    """Where a module keeps something that changes: `global`, a container that is no constant or that is changed."""
    tree = ast.parse(source)
    containers = dict(_module_containers(tree))
    for name, line in containers.items():
        if name != name.upper() and name != "__all__":
            yield line, f"{name} is a container at module level and no constant"
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield node.lineno, f"global {', '.join(node.names)}"
        elif (changed := _changed(node)) in containers:
            yield getattr(node, "lineno", 0), f"changes the module's {changed}"


def _module_containers(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, CONTAINERS):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((target.id, node.lineno) for target in targets if isinstance(target, ast.Name))


def _changed(node: ast.AST) -> str | None:
    """The name whose contents this node changes."""
    held: ast.expr | None = None
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        held = node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
        held = node.func.value
    elif isinstance(node, ast.AugAssign):
        held = node.target
    return held.id if isinstance(held, ast.Name) else None


@pytest.mark.parametrize(
    "planted",
    [
        "cache = {}",
        "SEEN: dict[str, int] = {}\ndef look(x):\n    SEEN[x] = 1",
        "SEEN = []\ndef look(x):\n    SEEN.append(x)",
        "n = 0\ndef count():\n    global n\n    n += 1",
    ],
)
def test_planted_hidden_state_is_found(planted: str) -> None:
    assert list(hidden_state(planted))


def test_a_file_that_says_no_subject_is_found() -> None:
    mute = ('"""x""" + y\n', 'x = """y"""\n', "# y\n", "", '""" """\n', 'f("""y""")\n')
    assert not any(map(subject_of, mute))
    assert [subject_of(source) for source in ('"""y"""\n', "#!x\n\n'y'\nx = 1\n", '"""y "z"\n"""\n1')] == [
        "y",
        "y",
        'y "z"',
    ]


def test_a_planted_silencer_is_found() -> None:
    planted = "import os  # " + "noqa: F401\nx = f()  # " + "type: ignore\ny = g()  # " + "noqa: F821 -- is set by exec"
    assert list(silenced(planted)) == [1, 2]


TESTED_ELSEWHERE = {
    # module or package: what tests it
    "kiosk.__main__": "tests/kiosk/cli",  # the command line as a whole, in a process of its own
    "kiosk.cli": "tests/kiosk/cli",
    "kiosk.commands": "tests/kiosk/cli",
    "kiosk.paths": "tests/kiosk/test_words.py",  # four folders; all that read resources fail without them
    "kiosk.clock": "tests/kiosk/vault/test_pin.py",  # a protocol, and three calls of the standard library
    "kiosk.windows": "tests/kiosk/cli",  # a protocol
    "kiosk.progress": "tests/kiosk/test_exporting.py",  # a protocol
    "kiosk.desk": "tests/kiosk/cli",  # holds the use cases together; each has tests of its own
    "kiosk.batch.cms_structure": "tests/kiosk/batch/test_cms.py",  # its parts one by one, and every bit of it changed
    "kiosk.merge.outcome": "tests/kiosk/test_merging.py",  # frozen data: what every merge there comes to
    "kiosk.registry.migrations": "tests/kiosk/registry/test_migrating.py",  # run by Alembic, compared with the models
    "kiosk.ledger.schema": "tests/kiosk/ledger/test_ledger.py",  # tables: every ledger is made of them
}


def test_there_is_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION


def test_tests_lie_where_what_they_test_lies() -> None:
    lost = [
        shown(folder)
        for package in ("kiosk", "ui")
        for folder in (ROOT / "tests" / package).rglob("*")
        if folder.is_dir() and folder.name != "__pycache__"
        if not (ROOT / folder.relative_to(ROOT / "tests")).is_dir()
    ]
    assert not lost, f"tests/ mirrors kiosk/ and ui/; nothing is at the place of {lost}"


def test_every_module_of_the_core_has_a_test_beside_its_mirror_image() -> None:
    untested = [
        module_of(path)
        for path in sources("kiosk")
        if path.read_text("utf-8").strip() and not is_tested(path) and not is_tested_elsewhere(module_of(path))
    ]
    assert not untested, f"No test in the mirroring folder imports: {untested}"


def is_tested_elsewhere(module: str) -> bool:
    """Whether TESTED_ELSEWHERE names tests of it, and they are there."""
    return any((ROOT / tests).exists() for name, tests in TESTED_ELSEWHERE.items() if is_within(module, name))


def is_tested(path: Path) -> bool:
    """Whether a test in the mirroring folder imports the module, or has its name."""
    folder = ROOT / "tests" / path.relative_to(ROOT).parent
    return any(
        test.stem == f"test_{path.stem.strip('_')}" or any(module_of(path) in one.name for one in imports_of(test))
        for test in folder.glob("test_*.py")
    )
