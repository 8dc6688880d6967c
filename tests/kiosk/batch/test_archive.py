"""Archives have one encoding: what was written comes back, and no other bytes are taken for it."""

import zipfile
from io import BytesIO

import pytest
from factories_batch import packed
from hypothesis import given
from hypothesis import strategies as st

from kiosk.batch.archive import MAX_MEMBERS, MAX_SIZE, archive_size, content_of, member, read_archive, write_archive
from kiosk.errors import InputRefused

names = st.text(st.characters(codec="utf-8", categories=["L", "Nd"]), min_size=1, max_size=12)
TYPICAL = {"mimetype": b"application/x", "a/b.toml": b"", "records.bin": bytes(range(256)) * 3}


def read(raw: bytes) -> dict[str, bytes]:
    file = BytesIO(raw)
    return {one.name: content_of(file, one, MAX_SIZE) for one in read_archive(file, len(raw))}


def refused(raw: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        read(raw)
    return caught.value.code


@given(st.dictionaries(names, st.binary(max_size=200), min_size=1, max_size=6))
def test_members_come_back_in_order(members: dict[str, bytes]) -> None:
    if len({name.casefold() for name in members}) == len(members):
        raw = packed(members)
        assert list(read(raw).items()) == list(members.items())
        assert len(raw) == archive_size([member(name, content) for name, content in members.items()])


def test_other_programs_read_it() -> None:
    with zipfile.ZipFile(BytesIO(packed(TYPICAL))) as archive:
        assert archive.testzip() is None
        assert {one.filename: archive.read(one) for one in archive.infolist()} == TYPICAL
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}


def test_every_changed_bit_is_refused() -> None:
    raw = bytearray(packed(TYPICAL))
    for bit in range(len(raw) * 8):
        raw[bit // 8] ^= 1 << bit % 8
        assert refused(bytes(raw)) in {"archive-broken", "archive-name-wrong", "archive-too-large"}
        raw[bit // 8] ^= 1 << bit % 8
    assert read(bytes(raw)) == TYPICAL


def test_every_shorter_and_longer_file_is_refused() -> None:
    raw = packed(TYPICAL)
    assert {refused(raw[:size]) for size in range(len(raw))} == {"archive-broken"}
    assert refused(raw + b"\0") == "archive-broken"
    assert refused(b"\0" + raw) == "archive-broken"
    assert refused(raw + raw) == "archive-broken"


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_same_members_packed_by_another_program_are_refused(compression: int) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in TYPICAL.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    assert refused(file.getvalue()) == "archive-broken"


BAD_NAMES = [
    "",
    "/etc/passwd",
    "../up",
    "a/../../b",
    "a/./b",
    "a//b",
    "a/",
    "c:\\x",
    "a\\b",
    "a\0b",
    "a\u202eb",
    "a\nb",
]


def unchecked(members: list[tuple[str, bytes]], monkeypatch: pytest.MonkeyPatch) -> bytes:
    """An archive as this program would write it if it did not look at names."""
    with monkeypatch.context() as patch:
        patch.setattr("kiosk.batch.archive._refuse_names", lambda _names: None)
        patch.setattr("kiosk.batch.archive.MAX_MEMBERS", 10**6)
        return b"".join(write_archive([member(name, content) for name, content in members]))


@pytest.mark.parametrize("name", BAD_NAMES)
def test_bad_names_are_neither_written_nor_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputRefused, match="archive-name-wrong"):
        packed({name: b""})
    assert refused(unchecked([(name, b"")], monkeypatch)) == "archive-name-wrong"


@pytest.mark.parametrize("second", ["A", "a"])
def test_a_name_may_stand_there_once(second: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(unchecked([("a", b""), (second, b"")], monkeypatch)) == "archive-name-wrong"


def test_too_many_members_are_neither_written_nor_read(monkeypatch: pytest.MonkeyPatch) -> None:
    members = [(str(number), b"") for number in range(MAX_MEMBERS + 1)]
    with pytest.raises(InputRefused, match="archive-too-large"):
        packed(dict(members))
    assert refused(unchecked(members, monkeypatch)) == "archive-too-large"


def test_a_file_above_the_cap_is_refused_unread() -> None:
    class Untouchable(BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            pytest.fail("a file above the cap was read")

    with pytest.raises(InputRefused, match="archive-too-large"):
        read_archive(Untouchable(), MAX_SIZE + 1)


def test_a_member_above_what_its_reader_takes_is_refused() -> None:
    raw = packed({"a": b"12345"})
    (stored,) = read_archive(BytesIO(raw), len(raw))
    assert content_of(BytesIO(raw), stored, 5) == b"12345"
    with pytest.raises(InputRefused, match="archive-too-large"):
        content_of(BytesIO(raw), stored, 4)


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06"]))
def test_noise_is_refused(noise: bytes, mark: bytes) -> None:
    assert refused(mark + noise) == "archive-broken"
