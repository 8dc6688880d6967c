"""What a terminal gets to see: every letter of ours, and no control of whoever named a file."""

import sys
from io import StringIO

import pytest

from kiosk.cli.console import ProgressBar, result, say


def test_a_line_moves_no_cursor_and_turns_no_letters(capsys: pytest.CaptureFixture[str]) -> None:
    say("batch\x1b[2J\x07 \u202efdp.exe\r: Вясна, 1\u00a0712 – “Größe”")
    assert capsys.readouterr().err == "batch\ufffd[2J\ufffd \ufffdfdp.exe\ufffd: Вясна, 1\u00a0712 – “Größe”\n"


def test_a_result_does_neither_and_json_says_it_whole(capsys: pytest.CaptureFixture[str]) -> None:
    result({"file": "a\x1b[2J"}, as_json=False)
    assert capsys.readouterr().out == "file: a\ufffd[2J\n"
    result({"file": "a\x1b[2J"}, as_json=True)
    assert capsys.readouterr().out == '{"file":"a\\u001b[2J"}\n'


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_that_is_gone_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with ProgressBar("Merge") as bar:
        bar.advance(3, 12)
    shown = terminal.getvalue()
    assert "Merge" in shown
    assert "3/12" in shown
    assert shown.endswith("\x1b[2K")


@pytest.mark.parametrize("stderr", [StringIO(), None])
def test_without_a_terminal_nothing_is_shown_or_loaded(
    stderr: StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    monkeypatch.setattr(sys, "stderr", stderr)
    with ProgressBar("Merge") as bar:
        bar.advance(3, 12)
    assert stderr is None or not stderr.getvalue()
