"""What depends on the operating system: one module for each, with the same names. Nothing else in `kiosk` asks.

The battery is the exception, for it is Linux’s own tale: kiosk/power.py.
"""

import sys

if sys.platform == "win32":
    from kiosk.system.windows import (
        HANDLE_FLAGS,
        NO_LINK,
        NOT_WAITING,
        drop_from_cache,
        hold_space,
        keep_others_out,
        lock,
        make_private,
        sync,
        sync_folder,
    )
else:
    from kiosk.system.posix import (
        HANDLE_FLAGS,
        NO_LINK,
        NOT_WAITING,
        drop_from_cache,
        hold_space,
        keep_others_out,
        lock,
        make_private,
        sync,
        sync_folder,
    )

__all__ = (
    "HANDLE_FLAGS",
    "NOT_WAITING",
    "NO_LINK",
    "drop_from_cache",
    "hold_space",
    "keep_others_out",
    "lock",
    "make_private",
    "sync",
    "sync_folder",
)
