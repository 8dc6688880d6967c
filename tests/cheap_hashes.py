"""Secrets are hashed at next to no cost in tests: in earnest a PIN takes half a second of processors, a passphrase a
whole one, and a set-up code a sixth for the kit that it locks and again for each time that it opens it."""

from collections.abc import Iterator

import pytest
from factories_vault import hash_cheaply


@pytest.fixture(scope="session", autouse=True)
def cheap_hashes() -> Iterator[None]:
    """All that a test makes under a PIN, a passphrase or a set-up code. What it is opened at stands in the files, so
    those that were made in earnest, and other processes, cost as much as ever; tests/kiosk/vault says what is earnest.
    """
    with pytest.MonkeyPatch.context() as patch:
        hash_cheaply(patch.setattr)
        yield
