"""What every test stands on: a screen of known size, no unexpected warning, and a calm hypothesis."""

import gc
import json
import logging
import os
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from brief_pauses import brief_key_presses, brief_motion, brief_pauses  # noqa: F401 -- fixtures, for whichever asks
from cheap_hashes import cheap_hashes  # noqa: F401 -- a fixture, for every test
from clusters import cluster, postgresql_url, registry_url  # noqa: F401 -- fixtures, for whichever test asks
from hypothesis import HealthCheck, settings
from kept_by_pyside import refuse_kept_items
from mouse_left_down import refuse_a_button_left_down
from statements_kept import statements_kept  # noqa: F401 -- a fixture, for every test

settings.register_profile("kiosk", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("kiosk")

SCREEN = {
    "name": "kiosk",
    "x": 0,
    "y": 0,
    "width": 1280,
    "height": 720,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
"""Qt's offscreen platform takes 25.4 mm for each `logicalDpi` pixels: this screen is 339 x 191 mm."""


def _offer_a_screen() -> None:
    """Before Qt is imported anywhere: its offscreen platform has 800 x 800 pixels otherwise."""
    file = Path(tempfile.mkdtemp(prefix="kiosk-screen-")) / "screens.json"
    file.write_text(
        json.dumps({"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": [SCREEN]})
    )
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*.debug=false")
    os.environ.pop("QT_SCALE_FACTOR", None)


_offer_a_screen()


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long the readers are tried with changed bytes, and how many pictures of the screens are compared."""
    parser.addoption("--every-combination", action="store_true", help="every screen in every way (make geometry)")
    parser.addoption("--fuzz-runs", type=int, default=200, help="changes tried on each reader (tests/test_fuzzing.py)")
    parser.addoption(
        "--renders",
        choices=("some", "all", "keep"),
        default="some",
        help="compare some or all pictures of the screens with those in tests/renders, or keep them as they are now",
    )


def pytest_configure(config: pytest.Config) -> None:
    """The one warning that says something about the test's platform and nothing about the program; no garbage is
    collected by whichever thread comes along."""
    gc.disable()
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support propagateSizeHints")


class UnexpectedWarning(AssertionError):
    """Something was logged as a warning or worse and no test asked for it."""


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log fails the test, unless the test itself looks at `caplog` and clears it."""
    yield
    heard = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    if heard:
        raise UnexpectedWarning("; ".join(f"{record.name}: {record.getMessage()}" for record in heard))


COLLECTED_AFTER = 50_000
"""Objects made and not gone again since the last time: these are looked through."""
ALL_AFTER = 20
"""So many times, and then through all there are."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, None, None]:
    """While the windows of a test still stand: nothing that the next test would stumble over, see both."""
    yield
    refuse_kept_items()
    refuse_a_button_left_down()


@pytest.fixture(autouse=True)
def _garbage_as_the_kiosk_has_it() -> Iterator[None]:
    """Collected in the main thread only, see `ui.garbage`: windows of a test before might come down in a worker of this
    one. A program that ran within the test leaves nothing set aside: windows of its own would stay for all after it."""
    # Before a test and not after: until then pytest holds what the test before was given.
    young, collections, _ = gc.get_count()
    if young > COLLECTED_AFTER:
        gc.collect(0 if collections < ALL_AFTER else 2)
    yield
    if gc.get_freeze_count():
        gc.unfreeze()
    gc.disable()
