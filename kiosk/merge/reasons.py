"""The reasons of a comparison in words for people."""

from kiosk.words import Words


def reason_words(code: str, words: Words) -> str:
    """The words of one code of `Comparison.why`, to be put in a row with others; raises KeyError for an unknown one."""
    return {
        "same-email": words.say("same e-mail"),
        "same-name": words.say("same name"),
        "name-in-another-spelling": words.say("the name in another spelling or language"),
        "similar-name": words.say("similar names"),
        "names-swapped": words.say("given and family name exchanged"),
        "name-not-given": words.say("a name is missing"),
        "same-city": words.say("same city"),
        "other-city": words.say("another city"),
        "same-country": words.say("same country"),
        "other-country": words.say("another country"),
    }[code]
