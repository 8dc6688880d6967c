"""A changed bit anywhere in a batch refuses the whole of it, wherever it is: nothing is read around it."""

from pathlib import Path

import pytest
from factories_batch import Sealed, a_sealed, flipped, packed, read_whole, some_of
from written_over import write_over

from kiosk.batch.archive import LOCAL
from kiosk.batch.cms import verify_detached
from kiosk.errors import InputRefused

FLIPS = 1_000


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """To be read."""
    return a_sealed(tmp_path_factory.mktemp("tampering"))


def test_changed_bits_anywhere_in_the_file_are_refused(sealed: Sealed, tmp_path: Path) -> None:
    raw, path = sealed.path.read_bytes(), tmp_path / "changed.kiosk-batch"
    for bit in some_of(len(raw) * 8, FLIPS):
        write_over(path, flipped(raw, bit))
        with pytest.raises(InputRefused):
            read_whole(path, sealed.root)


def test_changed_bits_of_each_member_are_refused_where_the_checksums_were_made_right(
    sealed: Sealed, tmp_path: Path
) -> None:
    path, members = tmp_path / "changed.kiosk-batch", sealed.members()
    for name, content in members.items():
        for bit in some_of(len(content) * 8, 30):
            write_over(path, packed(members | {name: flipped(content, bit)}))
            with pytest.raises(InputRefused):
                read_whole(path, sealed.root)


def test_changed_bits_of_the_signature_are_refused(sealed: Sealed) -> None:
    members = sealed.members()
    content, signature = members["manifest.json"], members["manifest.json.p7s"]
    for bit in some_of(len(signature) * 8, 150):
        with pytest.raises(InputRefused):
            verify_detached(content, flipped(signature, bit), sealed.root)


def test_every_changed_bit_of_the_headers_is_refused(sealed: Sealed, tmp_path: Path) -> None:
    raw, path = sealed.path.read_bytes(), tmp_path / "changed.kiosk-batch"
    end_of_contents = raw.index(b"PK\x01\x02")
    headers = [*range((LOCAL.size + len("mimetype")) * 8), *range(end_of_contents * 8, len(raw) * 8)]
    for bit in headers:
        write_over(path, flipped(raw, bit))
        with pytest.raises(InputRefused):
            read_whole(path, sealed.root)


def test_a_file_cut_short_anywhere_is_refused(sealed: Sealed, tmp_path: Path) -> None:
    raw, path = sealed.path.read_bytes(), tmp_path / "short.kiosk-batch"
    for size in some_of(len(raw), 200):
        path.write_bytes(raw[:size])
        with pytest.raises(InputRefused):
            read_whole(path, sealed.root)
