"""Puts error codes into words for screens: what happened and what to do, in the attendee's language."""

from kiosk.errors import KioskError
from kiosk.sentences import SENTENCES, what_happened
from kiosk.words import Words


def field_message(code: str, words: Words) -> str:
    """What is wrong with a field, and what to do; empty for no code."""
    if not code:
        return ""
    happened, to_do = SENTENCES[code]
    return f"{words.say(happened)} {words.say(to_do)}"


def failure_message(error: KioskError, words: Words) -> str:
    """What went wrong, for an attendee; what to do about it is for the staff to know."""
    return what_happened(error, words)
