"""A file of a later version is told from all else that may stand in its place."""

import pytest

from kiosk.later_format import is_of_later_format

OURS = "petition-kiosk/pin/1"
NOT_LATER = (b"0", b"01", b"", b"-2", b"q", b"2.1", b" 2", "²".encode(), b"9" * 5000)
"""No version that we ever write: damage, as in a digit that a flipped bit has made a letter of."""


def test_a_later_version_of_our_format_is_later_whatever_else_is_there() -> None:
    for version in (b"2", b"10"):
        assert is_of_later_format(b'{"more":[{}],"format":"petition-kiosk/pin/' + version + b'"}', OURS)


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"format":' + b"[" * 100_000, b"{}", b'{"format":1}'),
        *(b'{"format":"petition-kiosk/pin/%b"}' % version for version in NOT_LATER),
        *(b'{"format":"petition-kiosk/pin/1"}', b'{"format":"petition-kiosk/pins/2"}', b'{"format":"x/2"}'),
    ],
    ids=lambda raw: repr(raw[:40]),
)
def test_nothing_else_is(raw: bytes) -> None:
    assert not is_of_later_format(raw, OURS)
