"""Nothing of a signatory in a message, an error, a log, a file's name or a repr: looked for in the source itself."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from error_codes import ERRORS
from factories import a_signatory, a_signing, an_event
from factories_export import a_row
from imports import module_of, sources

from kiosk.deliver.delivery import Named
from kiosk.opening import OpenedRecord
from kiosk.signatory import Exposure
from ui.booth.viewmodels.draft import Draft

FIELDS = {"given_name", "family_name", "city", "email", "ink", "strokes", "signatory", "withdraw_code", "details"}
"""Attributes that hold what a signatory entered or took away. A country alone names nobody; campaigns have one too."""
HOLDERS = {"signatory", "signing", "draft", "ink", "stroke", "strokes", "passphrase", "withdraw_code", "record"}
"""Variables that hold a person, or what opens one."""
SAYING = {"say", "result", "print", "write", "writelines", "warn", "echo", "secho"}
NAMING = {"with_name", "with_stem", "joinpath", "Path", "PurePath", "open", "rename"}
LOGGING = {"debug", "info", "warning", "error", "critical", "exception", "log"}

MAY_ANYWAY = {
    # (module, what is found): why no person comes out of it
    ("kiosk.cli.console", "print"): "the one place that prints messages; what may go into them is checked here",
    ("kiosk.receipt_code", "raises an f-string"): "a number of bytes",
    ("ui.keyboards", "raises an f-string"): "names a keyboard's file and key",
}
SHOWS_IN_REPR = {
    # (module, class): why its repr is never made, or tells of nobody
    ("kiosk.merge.resealing", "ResealedRow"): "decoded and taken apart in one function",
    ("kiosk.transcribing", "Line"): "decoded and taken apart in one function; msgspec's errors quote no value",
    ("kiosk.cli.demo", "Secrets"): "a rehearsal's throw-away passphrase, which is printed at every start",
    ("ui.tour", "Visitor"): "made up, and in the source",
    ("ui.theme_colours", "Roles"): "its ink is a colour",
    ("ui.widgets.buttons", "_Face"): "its ink is a colour",
}


@dataclass(frozen=True)
class Leak:
    """A place where something of a person could get out."""

    module: str
    line: int
    what: str

    def __str__(self) -> str:
        mend = "Mend: say a code, a count, a number or a place instead, or give the reason in tests/test_no_leaks.py."
        return f"{self.module}:{self.line} {self.what}. {mend}"


def personal(node: ast.AST) -> str:
    """The first thing in this expression that holds something of a person; empty for none."""
    for one in ast.walk(node):
        if isinstance(one, ast.Attribute) and one.attr in FIELDS:
            return one.attr
        if isinstance(one, ast.Name) and one.id in HOLDERS | (FIELDS - {"details"}):
            return one.id
    return ""


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def leaks_in(tree: ast.AST, module: str) -> Iterator[Leak]:
    """Every place in the source where a person could get out, those of MAY_ANYWAY too."""
    for node in ast.walk(tree):
        found = ""
        if isinstance(node, ast.Call):
            found = _in_call(node)
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            found = _in_raise(node.exc)
        elif isinstance(node, ast.Assert) and node.msg is not None:
            found = _names(node.msg, "asserts with")
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and _is_text(node.right):
            found = _names(node.right, "names a file after")
        if found:
            yield Leak(module, getattr(node, "lineno", 0), found)


def _names(node: ast.AST, how: str) -> str:
    return f"{how} {name}" if (name := personal(node)) else ""


def _is_text(node: ast.AST) -> bool:
    """Whether it may be a part of a path; numbers, as the height of ink, are divided with the same sign."""
    return isinstance(node, ast.JoinedStr | ast.Name) or (isinstance(node, ast.Attribute) and node.attr in FIELDS)


def _in_call(node: ast.Call) -> str:
    name, given = called(node), [*node.args, *(word.value for word in node.keywords)]
    if _is_logging(node):
        return f"logs ({name})"
    if name == "print":
        return "print"
    how = {**dict.fromkeys(SAYING, "says"), **dict.fromkeys(NAMING, "names a file after")}.get(name)
    if name == "open" and isinstance(node.func, ast.Attribute):
        return ""  # a method: a path's own names no file, and others open what is no file
    if name in ERRORS:
        how = "puts into an error"
    return next((found for one in given if how and (found := _names(one, how))), "")


def _is_logging(node: ast.Call) -> bool:
    if not isinstance(node.func, ast.Attribute) or not isinstance(node.func.value, ast.Name):
        return False
    return node.func.attr in LOGGING and node.func.value.id in {"logging", "logger", "log", "LOGGER", "_log", "_logger"}


def _in_raise(raised: ast.Call) -> str:
    given = [*raised.args, *(word.value for word in raised.keywords)]
    if any(isinstance(one, ast.JoinedStr) for one in raised.args):
        return "raises an f-string"
    return next((found for one in given if (found := _names(one, "raises with"))), "")


def shown_in_repr(tree: ast.AST, module: str) -> Iterator[Leak]:
    """Classes whose repr would show a person: dataclasses and structs that neither hide the field nor all of it.

    Those of SHOWS_IN_REPR, too.
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef) or not _has_made_repr(node):
            continue
        for field in node.body:
            if isinstance(field, ast.AnnAssign) and _holds_person(field) and not _is_hidden(field):
                yield Leak(module, field.lineno, f"shows {ast.unparse(field.target)} in the repr of {node.name}")


def _has_made_repr(node: ast.ClassDef) -> bool:
    """Whether Python or msgspec makes its repr of its fields."""
    if any(isinstance(one, ast.FunctionDef) and one.name == "__repr__" for one in node.body):
        return False
    if any(ast.unparse(base).rpartition(".")[2] in {"Struct", "NamedTuple"} for base in node.bases):
        return True
    for one in node.decorator_list:
        if ast.unparse(one).startswith("dataclass"):
            words = one.keywords if isinstance(one, ast.Call) else []
            return not any(word.arg == "repr" and ast.unparse(word.value) == "False" for word in words)
    return False


def _holds_person(field: ast.AnnAssign) -> bool:
    """Whether words of a person stand in it. Types that hold a person hide it themselves, and so do those around."""
    names = {one.id for one in ast.walk(field.annotation) if isinstance(one, ast.Name)}
    personal_name = ast.unparse(field.target) in (FIELDS - {"details"}) | {"passphrase"}
    return personal_name and bool(names & {"str", "bytes", "tuple", "list", "Name", "Code", "Annotated"})


def _is_hidden(field: ast.AnnAssign) -> bool:
    return isinstance(field.value, ast.Call) and any(
        word.arg == "repr" and ast.unparse(word.value) == "False" for word in field.value.keywords
    )


def shown_by(leak: Leak) -> str:
    """The class whose repr it is in."""
    return leak.what.rpartition(" ")[2]


@cache
def everything() -> tuple[tuple[Leak, ...], tuple[Leak, ...]]:
    """What leaks, and what stands in a repr, in all of kiosk and ui, whatever may be excused."""
    trees = [(ast.parse(path.read_text("utf-8")), module_of(path)) for path in sources()]
    first, second = (tuple(leak for tree in trees for leak in look(*tree)) for look in (leaks_in, shown_in_repr))
    return first, second


def test_nothing_of_a_signatory_can_get_out() -> None:
    leaks, shown = everything()
    found = [leak for leak in leaks if (leak.module, leak.what) not in MAY_ANYWAY]
    found += [leak for leak in shown if (leak.module, shown_by(leak)) not in SHOWS_IN_REPR]
    assert not found, "\n" + "\n".join(map(str, found))


def test_every_exception_is_still_needed() -> None:
    """An exception that excuses nothing would excuse the next one unseen."""
    leaks, shown = everything()
    assert set(MAY_ANYWAY) <= {(leak.module, leak.what) for leak in leaks}
    assert set(SHOWS_IN_REPR) <= {(leak.module, shown_by(leak)) for leak in shown}


@pytest.mark.parametrize(
    "planted",
    [
        "import logging\nlogging.warning('saved')",
        "logger.info('saved %s', seq)",
        "print('hello')",
        "say(f'{signatory.given_name} signed')",
        "say(words.say('{name} signed', name=draft.details.family_name))",
        "raise InputRefused('name-wrong', name=signatory.given_name)",
        "raise InputRefused('name-wrong', city=row.signatory.city)",
        "error = StorageFailed('disk-full', who=signing)",
        "raise ValueError(f'bad {x}')",
        "raise ValueError(email)",
        "raise RuntimeError('no', draft)",
        "sys.stderr.write(record.email)",
        "assert ok, signatory",
        "path = folder / f'{row.family_name}.csv'",
        "path = folder / who.email",
        "path = final.with_name(signatory.family_name)",
        "open(signing.signatory.given_name)",
        "result({'name': who.given_name}, as_json=True)",
        "raise InputRefused('passphrase-wrong', passphrase=passphrase)",
    ],
)
def test_a_planted_leak_is_found(planted: str) -> None:
    assert list(leaks_in(ast.parse(planted), "kiosk.planted"))


@pytest.mark.parametrize(
    "planted",
    [
        "@dataclass\nclass Row:\n    signatory: tuple[str, ...]",
        "@dataclass(frozen=True, slots=True)\nclass Kept:\n    email: str",
        "class Line(msgspec.Struct, frozen=True):\n    family_name: str",
        "class Read(NamedTuple):\n    ink: str",
        "@dataclass(frozen=True)\nclass Opened:\n    withdraw_code: bytes",
        "@dataclass\nclass Order:\n    passphrase: str = field(default='')",
    ],
)
def test_a_planted_repr_is_found(planted: str) -> None:
    assert list(shown_in_repr(ast.parse(planted), "kiosk.planted"))


@pytest.mark.parametrize(
    "harmless",
    [
        "say(words.say('{count} new', count=outcome.new))",
        "raise InputRefused('consent-missing', field=error.field)",
        "path = folder / f'batch-{kiosk_id.hex()}'",
        "half = width / 2",
        "@dataclass(frozen=True, repr=False)\nclass Kept:\n    given_name: str",
        "@dataclass(frozen=True)\nclass Row:\n    signatory: Signatory",
        "@dataclass(frozen=True)\nclass Draft:\n    strokes: str = field(default=NO_INK, repr=False)",
    ],
)
def test_what_names_nobody_is_let_be(harmless: str) -> None:
    tree = ast.parse(harmless)
    assert not [*leaks_in(tree, "kiosk.planted"), *shown_in_repr(tree, "kiosk.planted")]


def test_the_types_that_hold_a_person_tell_none_of_it() -> None:
    """What hides in them hides in all that hold them."""
    signing = a_signing(signatory=a_signatory(given_name="Kanarejka"))
    row = a_row(1, signatory=signing.signatory)
    opened = OpenedRecord(
        *(bytes(16), "viasna", "ab", "be", an_event(), signing.signatory, Exposure.HANDOVER, "cd", signing.ink),
        b"0123456789",
    )
    named = Named("Kanarejka", "Kanarejka", "DE")
    for holder in (signing.signatory, signing, row, opened, named, Draft(details=signing.signatory, ink=signing.ink)):
        told = repr((holder, [holder], {"a": holder}))
        assert not [word for word in ("Kanarejka", "janka@", "Вільня", "Краўчэня", "0123456789") if word in told]
        assert str(signing.ink.strokes[0][0])[1:-1] not in told
