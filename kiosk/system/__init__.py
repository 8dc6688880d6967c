"""What depends on the operating system: one module for each, with the same names. Nothing else in `kiosk` asks.

The battery is the exception, for it is Linux’s own tale: kiosk/power.py.
"""

import sys

if sys.platform == "win32":
    from kiosk.system import windows as this_system
else:
    from kiosk.system import posix as this_system

HANDLE_FLAGS = this_system.HANDLE_FLAGS
NO_LINK = this_system.NO_LINK
NOT_WAITING = this_system.NOT_WAITING
drop_from_cache = this_system.drop_from_cache
hold_space = this_system.hold_space
keep_others_out = this_system.keep_others_out
lock = this_system.lock
make_private = this_system.make_private
sync = this_system.sync
sync_folder = this_system.sync_folder
