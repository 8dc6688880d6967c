"""Tells a file of a later version from a broken one, before anything else in it is looked at."""

import msgspec


def is_of_later_format(raw: bytes, ours: str) -> bool:
    """Whether this JSON object names another version of our format, as in `petition-kiosk/pin/1`."""
    family = ours[: ours.rindex("/") + 1]
    try:
        named = msgspec.json.decode(raw, type=dict[str, msgspec.Raw]).get("format", msgspec.Raw(b'""'))
        format_named = msgspec.json.decode(named, type=str)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return format_named != ours and format_named.startswith(family)
