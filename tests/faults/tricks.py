"""What somebody tries who wants out of a kiosk: keys, as xdotool names them, and what fingers and mice do."""

from dataclasses import dataclass

FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 13))
STAFF = "ctrl+shift+F12"
"""The one chord that is meant: it calls the staff screen."""
BEST_KNOWN = ("alt+F4", "ctrl+q", "ctrl+w", "alt+Tab", "Super_L", "F11", "Menu", "ctrl+alt+Delete", "Print")
NAMED = (
    *BEST_KNOWN,
    *(
        "alt+F4",
        "alt+Tab",
        "alt+shift+Tab",
        "alt+Escape",
        "alt+space",
        "alt+Return",
        "alt+Home",
        "alt+Left",
        "alt+Right",
    ),
    *("ctrl+Escape", "ctrl+Tab", "ctrl+shift+Tab", "ctrl+shift+Escape", "ctrl+alt+Delete", "ctrl+alt+BackSpace"),
    *("ctrl+alt+Escape", "ctrl+alt+Tab", "ctrl+alt+t", "ctrl+alt+l", "ctrl+alt+Up", "ctrl+alt+Down", "ctrl+Print"),
    *("ctrl+plus", "ctrl+minus", "ctrl+0", "ctrl+F4", "ctrl+shift+i", "ctrl+shift+n", "ctrl+shift+q", "ctrl+shift+w"),
    *("ctrl+shift+t", "ctrl+shift+v", "ctrl+shift+u", "ctrl+shift+Delete", "ctrl+Insert", "shift+Insert"),
    *("Super_L", "Super_R", "super+d", "super+e", "super+l", "super+r", "super+s", "super+Tab", "super+space"),
    *("super+Up", "super+Down", "super+Left", "super+Right", "super+shift+q", "super+Return", "super+p", "super+x"),
    *("Menu", "shift+Menu", "Print", "alt+Print", "shift+Print", "Escape", "Pause", "Break", "Scroll_Lock", "Num_Lock"),
    *("Help", "Undo", "Redo", "Find", "Cancel", "Execute", "Sys_Req", "Multi_key", "Mode_switch", "Hyper_L", "Meta_L"),
    *("XF86HomePage", "XF86WWW", "XF86Mail", "XF86Search", "XF86Calculator", "XF86Explorer", "XF86Terminal"),
    *("XF86Close", "XF86Back", "XF86Forward", "XF86Favorites", "XF86Copy", "XF86Paste", "XF86AudioMedia"),
)
WITH_LETTERS = ("ctrl", "alt")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
WITH_FUNCTION_KEYS = ("", "shift+", "ctrl+", "alt+", "ctrl+alt+", "ctrl+shift+")


@dataclass(frozen=True, slots=True)
class Trick:
    """One try: words for xdotool, in which {x} and {y} are the middle, {w} and {h} the far corner; or a touch."""

    name: str
    xdotool: str = ""
    touch: str = ""
    """What `faults.watched` makes of it, for xdotool has one pointer only."""


def _keys() -> tuple[Trick, ...]:
    functions = (f"{held}{key}" for held in WITH_FUNCTION_KEYS for key in FUNCTION_KEYS)
    letters = (f"{held}+{letter}" for held in WITH_LETTERS for letter in LETTERS)
    keys = dict.fromkeys((*NAMED, *functions, *letters))
    return tuple(Trick(key, f"key {key}") for key in keys if key != STAFF)


GESTURES = (
    Trick("right click", "mousemove {x} {y} click 3"),
    Trick("right click in a corner", "mousemove 4 4 click 3"),
    Trick("right double click", "mousemove {x} {y} click --repeat 2 --delay 20 3"),
    Trick("middle click", "mousemove {x} {y} click 2"),
    Trick("side buttons", "mousemove {x} {y} click 8 click 9"),
    Trick("long press", "mousemove {x} {y} mousedown 1 sleep 1.2 mouseup 1"),
    Trick("long right press", "mousemove {x} {y} mousedown 3 sleep 1.2 mouseup 3"),
    Trick("wheel", "mousemove {x} {y} click --repeat 20 --delay 1 4 click --repeat 20 --delay 1 5"),
    Trick("wheel with ctrl", "mousemove {x} {y} keydown ctrl click --repeat 5 --delay 1 4 keyup ctrl"),
    Trick("wheel sideways", "mousemove {x} {y} click --repeat 5 --delay 1 6 click --repeat 5 --delay 1 7"),
    Trick("drag from the left edge", "mousemove 0 {y} mousedown 1 mousemove {x} {y} mouseup 1"),
    Trick("drag from the right edge", "mousemove {w} {y} mousedown 1 mousemove {x} {y} mouseup 1"),
    Trick("drag from the top", "mousemove {x} 0 mousedown 1 mousemove {x} {y} mousemove {x} {h} mouseup 1"),
    Trick("drag from the bottom", "mousemove {x} {h} mousedown 1 mousemove {x} {y} mousemove {x} 0 mouseup 1"),
    Trick("drag with alt", "mousemove {x} {y} keydown alt mousedown 1 mousemove 9 9 mouseup 1 keyup alt"),
    Trick("drag with super", "mousemove {x} {y} keydown super mousedown 1 mousemove 9 9 mouseup 1 keyup super"),
    Trick("many quick taps", "mousemove {x} {y} click --repeat 30 --delay 5 1"),
    Trick("pinch", touch="pinch"),
    Trick("three fingers up", touch="swipe"),
    Trick("five fingers held", touch="rest"),
)
TRICKS = (*_keys(), *GESTURES)
FIRST = (*BEST_KNOWN, "right click", "long press", "pinch")
"""The dozen that `make test` tries."""
IN_ORDER = tuple(sorted(TRICKS, key=lambda trick: FIRST.index(trick.name) if trick.name in FIRST else len(FIRST)))
