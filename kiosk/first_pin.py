"""The first PIN of a kiosk that was set up on the screen: whatever is cut short, somebody has seen the one that holds.

The set-up leaves a mark beside the settings. As long as it stands, a new PIN may be made, and the one shown last
holds; typing it takes the mark away. A PIN opens counts and export, never data, and such a kiosk has collected nothing.
"""

from kiosk.clock import Clock
from kiosk.durable import storage_errors, write_file_durably
from kiosk.errors import InputRefused
from kiosk.home import Home, sole_use
from kiosk.system import sync_folder
from kiosk.vault.pin import PinLock


def awaits_first_pin(home: Home) -> bool:
    """Whether a kiosk is here whose PIN nobody has confirmed."""
    return home.is_set_up() and home.pin_unseen.exists()


def needs_set_up(home: Home) -> bool:
    """Whether there is no kiosk yet, or one whose PIN nobody has."""
    return not home.is_set_up() or awaits_first_pin(home)


def new_first_pin(home: Home, clock: Clock) -> str:
    """Makes the PIN anew; it is told this once. Raises InputRefused("pin-seen"), StorageFailed, Busy."""
    with sole_use(home):
        if not awaits_first_pin(home):
            raise InputRefused("pin-seen")
        return PinLock(home.pin, clock, write_file_durably).create()


def first_pin_seen(home: Home) -> None:
    """Somebody typed the PIN: from now on only the set-up code makes another. Raises StorageFailed, Busy."""
    with sole_use(home), storage_errors(home.folder):
        home.pin_unseen.unlink(missing_ok=True)
        sync_folder(home.folder)
