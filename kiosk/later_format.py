"""Tells a file of a later version from a broken one, before anything else in it is looked at."""

import re

import msgspec

VERSION = re.compile(r"[1-9][0-9]{0,8}")
"""No version has more digits; Python refuses to read thousands of them."""


def is_of_later_format(raw: bytes, ours: str) -> bool:
    """Whether this JSON object names a higher version of our format, which is named as in `petition-kiosk/pin/1`."""
    try:
        named = msgspec.json.decode(raw, type=dict[str, msgspec.Raw]).get("format", msgspec.Raw(b'""'))
        format_named = msgspec.json.decode(named, type=str)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    family, _, version = format_named.rpartition("/")
    our_family, _, our_version = ours.rpartition("/")
    return family == our_family and bool(VERSION.fullmatch(version)) and int(version) > int(our_version)
