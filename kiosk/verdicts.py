"""What the self-test saw, in people's words: a sentence a line, and what to do about what is wrong."""

from dataclasses import dataclass

from kiosk.selftest import Check
from kiosk.words import Words, mark


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line. `vital` ones must be right before anybody signs."""

    ok: bool
    said: str
    to_do: str
    vital: bool


@dataclass(frozen=True, slots=True)
class _Sentences:
    well: str
    wrong: str
    to_do: str
    vital: bool


SENTENCES: dict[str, _Sentences] = {
    "disk": _Sentences(
        mark("The disk can be written to."),
        mark("Nothing can be written to the disk."),
        mark("Restart the laptop and test again; if it stays so, take another laptop."),
        vital=True,
    ),
    "free-space": _Sentences(
        mark("There is room on the disk for a whole event."),
        mark("There is little room on the disk."),
        mark("Delete what is not needed on this laptop, or take another one."),
        vital=False,
    ),
    "fonts": _Sentences(
        mark("The fonts for all languages are there."),
        mark("Fonts are missing."),
        mark("Install Petition Kiosk anew."),
        vital=True,
    ),
    "keyboards": _Sentences(
        mark("The keyboards of all languages are there."),
        mark("Keyboards are missing."),
        mark("Install Petition Kiosk anew."),
        vital=False,
    ),
    "screen": _Sentences(
        mark("A screen was found."),
        mark("No screen was found."),
        mark("Check the cable of the screen, then test again."),
        vital=False,
    ),
    "durability": _Sentences(
        mark("A signature stays saved when the power fails."),
        mark("A signature could be lost when the power fails."),
        mark("The data must lie on a disk in this laptop, not on a stick or a network."),
        vital=True,
    ),
    "clock": _Sentences(
        mark("The clock shows the day of the event."),
        mark("The clock shows another day than the event’s."),
        mark("Set the laptop’s clock when you can. Signatures carry the event’s day, so you may go on."),
        vital=False,
    ),
    "keys": _Sentences(
        mark("The campaign’s keys fit this kiosk."),
        mark("The files in this kiosk do not belong together."),
        mark("Ask a coordinator for a new kit and set up again."),
        vital=True,
    ),
    "ledger": _Sentences(
        mark("The store of signatures is undamaged."),
        mark("The store of signatures is damaged."),
        mark("Keep the laptop as it is and call a coordinator."),
        vital=True,
    ),
    "kiosk": _Sentences(
        mark("The kiosk opens."),
        mark("The kiosk does not open."),
        mark("Restart the laptop and test again; if it stays so, call a coordinator."),
        vital=True,
    ),
}


def verdict_on(check: Check, words: Words) -> Verdict:
    """The line for one check."""
    said = SENTENCES[check.name]
    if check.ok:
        return Verdict(True, words.say(said.well), "", said.vital)
    return Verdict(False, words.say(said.wrong), words.say(said.to_do), said.vital)


def is_vital(check: Check) -> bool:
    """Whether nobody may sign while this is wrong."""
    return SENTENCES[check.name].vital
