"""A D-Bus of a test's own: what is asked on it reaches nothing of this machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which
from textwrap import dedent
from typing import IO

import pytest


@contextmanager
def private_bus() -> Iterator[str]:
    """Its address; skips the test where this machine cannot make one."""
    if which("dbus-daemon") is None:
        pytest.skip("dbus-daemon makes a bus of one's own: apt-get install dbus")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.communicate()


@contextmanager
def stand_in(program: str, bus: str) -> Iterator[IO[str]]:
    """Somebody who answers on that bus: a program that prints "there" once it does, and then what it is asked."""
    answering = subprocess.Popen(
        [sys.executable, "-c", dedent(program)],
        env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert answering.stdout is not None
    try:
        assert answering.stdout.readline() == "there\n"
        yield answering.stdout
    finally:
        answering.terminate()
        answering.communicate()
