"""SQLAlchemy without what its asynchronous engines and plugins want; whoever asks it for that still gets it."""

import subprocess
import sys

from imports import ROOT

ASKED = """
import sys
from kiosk.ledger.database import Connection

wanted = ("asyncio", "ssl", "importlib.metadata", "email.message")
print([name for name in wanted if name in sys.modules])

from sqlalchemy import create_engine, exc, util
from sqlalchemy.util import langhelpers

print(util.is_exit_exception(ValueError()), util.is_exit_exception(KeyboardInterrupt()))
print(util.is_exit_exception(TimeoutError()))
with create_engine("sqlite://").connect() as connection:
    try:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")
    except exc.OperationalError:
        print([name for name in wanted if name in sys.modules])

import asyncio, importlib.metadata

print(util.is_exit_exception(asyncio.CancelledError()), util.concurrency.iscoroutine(asyncio.sleep(0)))
print(langhelpers.importlib.metadata is importlib.metadata, bool(importlib.metadata.version("sqlalchemy")))
try:
    create_engine("nothing_like_it://")
except exc.NoSuchModuleError:
    print("no such plugin")
"""


def test_what_no_kiosk_uses_is_loaded_when_it_is_asked_for() -> None:
    program = [sys.executable, "-W", "ignore::RuntimeWarning", "-c", ASKED]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "[]",
        "False True",
        "True",
        "[]",
        "True True",
        "True True",
        "no such plugin",
    ]
