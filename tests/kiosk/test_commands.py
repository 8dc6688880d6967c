"""Which commands are loaded for a command line: those that its first word names, or all."""

import pytest
from typer.main import get_group

from kiosk.__main__ import Screens
from kiosk.commands import KINDS, command_line

ALL = get_group(command_line(Screens())).commands


def test_every_command_is_loaded_for_its_own_name() -> None:
    """In the way that it is there among all, help and options."""
    assert KINDS.keys() == ALL.keys()
    for word, whole in ALL.items():
        named = get_group(command_line(Screens(), word)).commands[word]
        assert named.help == whole.help
        assert [one.opts for one in named.params] == [one.opts for one in whole.params]
        assert vars(named).get("commands", {}).keys() == vars(whole).get("commands", {}).keys()


@pytest.mark.parametrize("word", ["", "--help", "confrim"])
def test_a_word_that_names_none_is_answered_with_all(word: str) -> None:
    assert get_group(command_line(Screens(), word)).commands.keys() == ALL.keys()


def test_what_is_not_named_is_not_loaded() -> None:
    assert get_group(command_line(Screens(), "confirm")).commands.keys() == {"confirm"}
    assert get_group(command_line(Screens(), "status")).commands.keys() == {"setup", "status"}
