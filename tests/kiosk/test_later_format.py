"""A file of a later version is told from all else that may stand in its place."""

import pytest

from kiosk.later_format import is_of_later_format

OURS = "petition-kiosk/pin/1"


def test_another_version_of_our_format_is_later_whatever_else_is_there() -> None:
    for version in (b"2", b"10", b"2.1"):
        assert is_of_later_format(b'{"more":[{}],"format":"petition-kiosk/pin/' + version + b'"}', OURS)


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"format":' + b"[" * 100_000, b"{}", b'{"format":1}'),
        *(b'{"format":"petition-kiosk/pin/1"}', b'{"format":"petition-kiosk/pins/2"}', b'{"format":"x/2"}'),
    ],
    ids=lambda raw: repr(raw[:40]),
)
def test_nothing_else_is(raw: bytes) -> None:
    assert not is_of_later_format(raw, OURS)
