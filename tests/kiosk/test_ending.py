"""How the program ends: an exit code, and one line for a person, whatever happened."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.ending import end_with
from kiosk.errors import InputRefused
from kiosk.paths import CAMPAIGNS


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    yield
    logging.disable(logging.NOTSET)


def raise_it(error: BaseException) -> Callable[[], int]:
    def work() -> int:
        raise error

    return work


@pytest.mark.parametrize(
    ("work", "code", "line"),
    [
        (lambda: None, 0, ""),
        (lambda: 4, 4, ""),
        (raise_it(SystemExit(3)), 3, ""),
        (raise_it(InputRefused("pin-seen")), InputRefused.exit_code, "error pin-seen: "),
        (raise_it(KeyboardInterrupt()), 130, "error stopped: "),
        (raise_it(BrokenPipeError()), 4, ""),
        (raise_it(ValueError("Vögelchen Canariensis")), 1, "error unforeseen: "),
    ],
)
def test_it_ends_with_a_code_and_at_most_one_line(
    work: Callable[[], int | None], code: int, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        end_with(work)

    assert end.value.code == code
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1 if line else 0)
    assert err.startswith(line)
    assert "Canariensis" not in err


def test_what_libraries_log_is_not_seen(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(SystemExit):
        end_with(lambda: logging.getLogger("library").error("Vögelchen Canariensis"))

    assert not caplog.records


def test_who_can_no_longer_be_told_is_no_reason_for_another_code(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with suppress(BrokenPipeError), os.fdopen(writing, "w", buffering=1) as broken:
        monkeypatch.setattr("sys.stderr", broken)
        with pytest.raises(SystemExit) as end:
            end_with(raise_it(InputRefused("pin-seen")))
        assert end.value.code == InputRefused.exit_code


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (("status", "--data", "no-such-kiosk"), InputRefused.exit_code, "error kiosk-missing: "),
        (("campaign", "check", CAMPAIGNS / "viasna"), 4, ""),
        (("campaign", "check", CAMPAIGNS / "viasna", "--json"), 4, ""),
    ],
)
def test_a_closed_standard_output_is_nobody_who_listens(words: tuple[str | Path, ...], code: int, line: str) -> None:
    closed = ("sh", "-c", 'exec "$@" >&-', "sh")
    ran = subprocess.run([*closed, sys.executable, "-m", "kiosk", *words], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr.count("\n")) == (code, 1 if line else 0)
    assert ran.stderr.startswith(line)


def test_a_closed_standard_error_changes_no_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    with pytest.raises(SystemExit) as end:
        end_with(raise_it(InputRefused("pin-seen")))
    assert end.value.code == InputRefused.exit_code
