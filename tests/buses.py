"""A D-Bus of a test's own: what is asked on it reaches nothing of this machine."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which

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
