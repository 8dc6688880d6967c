"""The few errors that the kiosk raises on purpose: a stable code and plain facts, never a sentence, never a person."""

from typing import ClassVar

Fact = str | int


class KioskError(Exception):
    """Something a person can do something about.

    `code` is stable and in kebab-case; `kiosk.sentences` turns it into words. `facts` fill the sentence's
    placeholders: file names, counts, line numbers, and never anything that a signatory entered.
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class CommandLineWrong(KioskError):
    """The command was asked for something that makes no sense; nothing was read or written."""

    exit_code = 2


class InputRefused(KioskError):
    """What came in is broken, forged, of another campaign or under another passphrase."""

    exit_code = 3


class StorageFailed(KioskError):
    """The disk or the stick failed or is full; what was to be written is not there."""

    exit_code = 4


class Busy(KioskError):
    """Another process has the data."""

    exit_code = 5
