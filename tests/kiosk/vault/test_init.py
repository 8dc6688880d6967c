"""Cryptography without what takes e-mail addresses apart, until a certificate has one."""

import subprocess
import sys

from imports import ROOT

ASKED = """
import sys
from kiosk.vault.certificates import x509

print([name for name in ("email.utils", "socket", "calendar") if name in sys.modules])
print(x509.RFC822Name("somebody@example.org").value)
try:
    x509.RFC822Name("Some Body <somebody@example.org>")
except ValueError:
    print("no address alone")
print("email.utils" in sys.modules)
"""


def test_an_address_is_still_looked_at_once_there_is_one() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "somebody@example.org", "no address alone", "True"]
