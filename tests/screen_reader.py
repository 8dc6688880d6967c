"""A screen reader’s way in: reads and uses a program’s controls by their names over AT-SPI, from outside of it.

Run by Debian’s own Python, which has the bindings (`gir1.2-atspi-2.0`, `python3-gi`):

    screen_reader.py PROGRAM

Each line of standard input is `{"do": …}`; the answer to each is one line of JSON:

- `read`: what can be seen now, `[[role, name, description, [states]], …]`, in the order of the tree.
- `press` a `name`, or `focus` it, once a control with that name and such an action can be used.
- `type` a `text` on the keyboard on the screen, letter by letter.
- `find` what has that `name`: its role, description and states, once it can be seen.
- `hear`: what the program has announced since it was asked last.

Nothing here knows where on the screen anything is.
"""

import json
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 -- the version must be chosen first

warnings.simplefilter("ignore", DeprecationWarning)
PATIENCE_MS = 60_000
LOOKS_EVERY_MS = 50
"""A look at all that is shown, which costs the program as much as it costs here."""
GLANCES_EVERY_MS = 10
"""At one line alone."""
PRESSES = ("Press", "Toggle")
FOCUSES = ("SetFocus",)
STATES = ("focused", "checked", "enabled", "editable")


def has(one: Any, state: str) -> bool:
    return bool(one.get_state_set().contains(getattr(Atspi.StateType, state.upper())))


def shown(one: Any) -> Iterator[Any]:
    """This and all below it that can be seen; what goes away meanwhile is left out."""
    try:
        if not has(one, "showing"):
            return
        yield one
        for number in range(one.get_child_count()):
            child = one.get_child_at_index(number)
            if child is not None:
                yield from shown(child)
    except GLib.Error:
        return


def within_patience(look: Callable[[], Any], complaint: str, every_ms: int = LOOKS_EVERY_MS) -> Any:
    """What `look` finds once it finds anything; what the program tells of itself is heard in between.

    It does not look again at all that is told: a look asks the program a thousand things.
    """
    context, waited = GLib.MainContext.default(), [0]

    def tick() -> bool:
        waited[0] += every_ms
        return True

    timer = GLib.timeout_add(every_ms, tick)
    try:
        while (found := look()) is None:
            if waited[0] > PATIENCE_MS:
                raise LookupError(complaint)
            looked = waited[0]
            while waited[0] == looked:
                context.iteration(True)
        return found
    finally:
        GLib.source_remove(timer)


class Reader:
    """Knows one program by its accessible tree."""

    def __init__(self, program: str) -> None:
        self._heard: list[str] = []
        listener = Atspi.EventListener.new(lambda event: self._heard.append(str(event.any_data)))
        listener.register("object:announcement")
        self._listener = listener
        self._program = within_patience(lambda: _program(program), f"{program} does not show itself")

    def read(self) -> list[Any]:
        return [
            [one.get_role_name(), one.get_name(), one.get_description(), [state for state in STATES if has(one, state)]]
            for one in shown(self._program)
        ]

    def press(self, name: str) -> None:
        self._act(_is_named(name), PRESSES, name)

    def focus(self, name: str) -> None:
        self._act(_is_named(name), FOCUSES, name)

    def find(self, name: str) -> list[Any]:
        named = _is_named(name)
        one = within_patience(lambda: next(filter(named, shown(self._program)), None), f"there is no {name}")
        return [one.get_role_name(), one.get_description(), [state for state in STATES if has(one, state)]]

    def type(self, text: str) -> None:
        """Capital letters come by themselves where they are meant; keys bear the letter that they would type."""
        line = None
        for letter in text:
            if line is None or not has(line, "focused"):
                line = within_patience(self._line, "no line has the focus")
            length = line.get_character_count()
            self._act(_is_key(letter), PRESSES, f"the key {letter}")
            within_patience(_grows(line, length), f"{letter} is not typed", GLANCES_EVERY_MS)

    def _line(self) -> Any:
        lines = (one for one in shown(self._program) if has(one, "focused") and has(one, "editable"))
        return next(lines, None)

    def hear(self) -> list[str]:
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        heard, self._heard = self._heard, []
        return heard

    def _act(self, wanted: Callable[[Any], bool], ways: tuple[str, ...], name: str) -> None:
        def look() -> Any:
            for one in shown(self._program):
                # What is pressed by its name is down for a tenth of a second, and cannot be pressed again in it.
                if wanted(one) and has(one, "enabled") and not has(one, "pressed"):
                    for number in range(one.get_n_actions()):
                        if one.get_action_name(number) in ways:
                            return one, number
            return None

        one, number = within_patience(look, f"there is no {name}")
        one.do_action(number)


def _is_named(name: str) -> Callable[[Any], bool]:
    return lambda one: bool(one.get_name() == name)


def _is_key(letter: str) -> Callable[[Any], bool]:
    return lambda one: bool(one.get_name().casefold() == letter.casefold())


def _grows(line: Any, length: int) -> Callable[[], Any]:
    return lambda: line if line.get_character_count() > length else None


def _program(name: str) -> Any:
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        one = desktop.get_child_at_index(number)
        if one is not None and one.get_name() == name:
            return one
    return None


def main() -> None:
    """Answers until standard input closes."""
    reader = Reader(sys.argv[1])
    for line in sys.stdin:
        order = json.loads(line)
        do = order.pop("do")
        try:
            answer: dict[str, Any] = {"answer": getattr(reader, do)(**order)}
        except (LookupError, GLib.Error) as error:
            answer = {"error": str(error), "there": reader.read()}
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
