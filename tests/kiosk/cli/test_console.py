"""What a terminal gets to see: every letter of ours, and no control of whoever named a file."""

import pytest

from kiosk.cli.console import result, say


def test_a_line_moves_no_cursor_and_turns_no_letters(capsys: pytest.CaptureFixture[str]) -> None:
    say("batch\x1b[2J\x07 \u202efdp.exe\r: Вясна, 1\u00a0712 – “Größe”")
    assert capsys.readouterr().err == "batch\ufffd[2J\ufffd \ufffdfdp.exe\ufffd: Вясна, 1\u00a0712 – “Größe”\n"


def test_a_result_does_neither_and_json_says_it_whole(capsys: pytest.CaptureFixture[str]) -> None:
    result({"file": "a\x1b[2J"}, as_json=False)
    assert capsys.readouterr().out == "file: a\ufffd[2J\n"
    result({"file": "a\x1b[2J"}, as_json=True)
    assert capsys.readouterr().out == '{"file":"a\\u001b[2J"}\n'
