"""The one place that turns error codes into words: what happened, and what to do."""

from kiosk.errors import KioskError
from kiosk.words import Words, mark

SENTENCES: dict[str, tuple[str, str]] = {
    # code: (what happened, what to do)
    "field-empty": (mark("This is still empty."), mark("Please fill it in.")),
    "field-too-long": (mark("This is longer than we can keep."), mark("Please shorten it.")),
    "field-strange-characters": (
        mark("This contains characters that cannot be written."),
        mark("Please type it with the keyboard below."),
    ),
    "field-not-asked": (mark("This is not asked of those who are only counted."), mark("Leave it empty.")),
    "name-without-letters": (mark("A name has at least one letter."), mark("Please check it.")),
    "email-incomplete": (
        mark("This e-mail address is not complete."),
        mark("It looks like name@example.org. You may also leave it empty."),
    ),
    "country-unknown": (mark("This country is not in the list."), mark("Choose one from the list.")),
    "ink-outside": (mark("The drawing reaches out of its box."), mark("Clear it and sign again.")),
    "consent-missing": (mark("There is no agreement yet."), mark("Nothing is kept without it.")),
}
"""Facts of the error fill the {placeholders}; no fact is ever something that a signatory entered."""


def what_happened(error: KioskError, words: Words) -> str:
    """The first sentence: what happened."""
    return words.say(SENTENCES[error.code][0], **error.facts)


def what_to_do(error: KioskError, words: Words) -> str:
    """The second sentence: what to do now."""
    return words.say(SENTENCES[error.code][1], **error.facts)


def error_line(error: KioskError, words: Words) -> str:
    """The one line that a command prints: `error CODE: what happened. What to do.`"""
    return f"error {error.code}: {what_happened(error, words)} {what_to_do(error, words)}"
