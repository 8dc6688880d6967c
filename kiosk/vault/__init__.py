"""Keys and secrets. A kiosk loads cryptography here first, without what takes e-mail addresses apart.

No certificate of a campaign has one; that takes sockets, calendars and character sets, a MiB of memory.
"""

from kiosk.late import LATE, loaded_late

with loaded_late({"email.utils": {"parseaddr": LATE}}):
    import cryptography.x509  # noqa: F401 -- loaded for those that come after
