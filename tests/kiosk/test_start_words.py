"""What starts the kiosk without the whole command line, and that both know the same words."""

from dataclasses import fields
from pathlib import Path

import pytest
from typer.main import get_group

from kiosk.__main__ import Screens
from kiosk.commands import command_line
from kiosk.start_words import StartWords, read_start_words


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (["run"], StartWords()),
        (["run", "--data", "x", "--windowed"], StartWords(data=Path("x"), windowed=True)),
        (["run", "--windowed", "--data=x=y", "a.kit"], StartWords(kit=Path("a.kit"), data=Path("x=y"), windowed=True)),
        (["run", "a.kit"], StartWords(kit=Path("a.kit"))),
        (["run", "--help"], None),
        (["run", "--data"], None),
        (["run", "--data="], None),
        (["run", "--windowed=yes"], None),
        (["run", "a.kit", "b.kit"], None),
        (["run", "-w"], None),
        (["demo"], None),
        (["status", "run"], None),
        ([], None),
    ],
)
def test_only_what_plainly_starts_a_kiosk_is_read(words: list[str], read: StartWords | None) -> None:
    assert read_start_words(words) == read


def test_the_command_line_has_the_same_words() -> None:
    run = get_group(command_line(Screens())).commands["run"]
    assert {parameter.name for parameter in run.params} == {field.name for field in fields(StartWords)}
    for parameter in run.params:
        assert parameter.opts in ([parameter.name], [f"--{parameter.name}"])
