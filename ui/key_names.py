"""What screen readers call the keys of the touch keyboard that show a sign, in the language that is on."""

from kiosk.words import Words
from ui.widgets.key_face import KeyNames
from ui.widgets.touch_keyboard import TouchKeyboard


def name_keys(keyboard: TouchKeyboard, words: Words) -> None:
    """Says them on this keyboard."""
    keyboard.set_names(
        KeyNames(
            shift=words.say("Capital letters"),
            delete=words.say("Delete"),
            space=words.say("Space"),
            digits=words.say("Digits"),
            letters=words.say("Letters"),
            swap=words.say("Other keyboard"),
            akin=words.say("More letters"),
        )
    )
