"""pyHanko's share: it takes what it signed, no other content, and no time of a kiosk's start."""

import subprocess
import sys

import pytest
from asn1crypto import cms
from factories_vault import an_identity
from imports import ROOT

from kiosk.batch.hanko import signed_data, validate
from kiosk.errors import InputRefused
from kiosk.vault.identity import Identity

CONTENT = b"content"
SLOW = ("pyhanko", "asn1crypto", "reportlab", "aiohttp", "alembic", "rapidfuzz")
"""Libraries that together take longer to load than a kiosk may take to start."""
LARGE = ("asyncio", "ssl", "importlib.metadata", "email.message", "email.utils", "html", "kiosk.unsealing", "csv")
"""Modules that no attendee needs, and that would take 5 MiB for as long as the kiosk runs."""


@pytest.fixture(scope="module")
def identity() -> Identity:
    return an_identity()


def refused(content: bytes, signed: cms.ContentInfo, certificate: bytes, root: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        validate(content, signed, certificate, root)
    return caught.value.code


def test_what_was_signed_is_valid(identity: Identity) -> None:
    validate(CONTENT, signed_data(CONTENT, identity), identity.certificate_der, identity.root_der)


def test_other_content_is_refused(identity: Identity) -> None:
    signed = signed_data(CONTENT, identity)
    assert refused(b"other", signed, identity.certificate_der, identity.root_der) == "signature-wrong"


def test_loading_the_kiosks_screens_loads_nothing_that_is_slow_or_large() -> None:
    code = f"import sys, ui.app; print([name for name in {SLOW + LARGE!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
