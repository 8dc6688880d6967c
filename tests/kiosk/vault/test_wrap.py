"""Wrapped parts open with their passphrase under their own name; edited files get a code and no traceback."""

import unicodedata

import msgspec
import pytest
from factories_vault import CHEAP
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import InputRefused
from kiosk.vault import wrap
from kiosk.vault.wrap import STRONG, PassphraseKey, WrapCost, is_bearable, read_wrapped

KEY = PassphraseKey.new("passphrase", CHEAP)
FILE = KEY.wrap(b"secret", "root.key")
FIRST_VERSION = (
    b'{"format":"petition-kiosk/wrapped/1","memory_kib":8,"rounds":1,"lanes":1,"salt":"AAECAwQFBgcICQoLDA0ODw==",'
    b'"nonce":"QrIt8suNRBGIs+C1","sealed":"MqkS+6G3e6OcgxYiYrcSwtYWBLX7pg=="}'
)


@given(st.binary(max_size=200), st.text(max_size=20))
@settings(max_examples=30)
def test_unwrapping_is_the_inverse_of_wrapping(secret: bytes, passphrase: str) -> None:
    key = PassphraseKey.new(passphrase, CHEAP)
    wrapped = read_wrapped(key.wrap(secret, "part"), "part")

    assert PassphraseKey(passphrase, wrapped.salt, wrapped.cost).unwrap(wrapped, "part") == secret


def test_the_cost_in_earnest_is_the_formats() -> None:
    assert WrapCost(memory_kib=256 * 1024, rounds=3, lanes=4) == STRONG
    assert is_bearable(STRONG)


@pytest.mark.parametrize("passphrase", ["", "Passphrase", "passphrase ", "passphrasе"])
def test_another_passphrase_opens_nothing(passphrase: str) -> None:
    wrapped = read_wrapped(FILE, "root.key")
    with pytest.raises(InputRefused, match="passphrase-wrong"):
        PassphraseKey(passphrase, wrapped.salt, CHEAP).unwrap(wrapped, "root.key")


def test_a_part_does_not_pass_for_another() -> None:
    with pytest.raises(InputRefused, match="passphrase-wrong"):
        KEY.unwrap(read_wrapped(FILE, "root.key"), "seal.key")


def test_a_passphrase_typed_on_another_keyboard_is_the_same() -> None:
    composed, decomposed = (unicodedata.normalize(form, "Йўё") for form in ("NFC", "NFD"))
    wrapped = read_wrapped(PassphraseKey(composed, b"s" * 16, CHEAP).wrap(b"secret", "part"), "part")

    assert PassphraseKey(decomposed, b"s" * 16, CHEAP).unwrap(wrapped, "part") == b"secret"


@pytest.mark.parametrize(
    "change",
    [
        {"format": "petition-kiosk/pin/1"},
        {"memory_kib": 7},
        {"memory_kib": 2**40},
        {"rounds": 0},
        {"rounds": 10**9},
        {"lanes": 0},
        {"lanes": 10**6},
        {"salt": ""},
        {"nonce": ""},
        {"nonce": "AAAA"},
        {"more": 1},
    ],
    ids=str,
)
def test_an_edited_file_is_refused_before_anything_is_computed(
    change: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrap, "Argon2id", None)
    edited = msgspec.json.encode(msgspec.json.decode(FILE) | change)
    with pytest.raises(InputRefused) as refused:
        read_wrapped(edited, "root.key")

    assert (refused.value.code, refused.value.facts) == ("keys-broken", {"file": "root.key"})


@pytest.mark.parametrize("more", [{}, {"more": 1}, {"rounds": "many"}, {"salt": None}])
def test_what_a_newer_version_wrapped_is_said_to_be_newer(more: dict[str, object]) -> None:
    newer = msgspec.json.encode(msgspec.json.decode(FILE) | more | {"format": "petition-kiosk/wrapped/2"})
    with pytest.raises(InputRefused) as refused:
        read_wrapped(newer, "root.key")
    assert (refused.value.code, refused.value.facts) == ("keys-newer", {"file": "root.key"})


@pytest.mark.parametrize(
    "raw",
    [b"", FILE[:-1], FILE[: len(FILE) // 2], b"\xff\xfe", b"[]", b"[" * 100_000, bytes(9)],
    ids=["empty", "cut", "half", "not-utf8", "list", "deep", "zeros"],
)
def test_a_cut_or_foreign_file_is_refused(raw: bytes) -> None:
    with pytest.raises(InputRefused, match="keys-broken"):
        read_wrapped(raw, "root.key")


def test_too_little_memory_is_said_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    class Starved:
        def __init__(self, **_: object) -> None: ...

        def derive(self, _: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(wrap, "Argon2id", Starved)
    with pytest.raises(InputRefused) as refused:
        PassphraseKey.new("passphrase", STRONG)

    assert (refused.value.code, refused.value.facts) == ("memory-short", {"mib": 256})


def test_a_part_wrapped_by_the_first_version_opens_for_ever() -> None:
    wrapped = read_wrapped(FIRST_VERSION, "root.key")

    assert PassphraseKey("passphrase", wrapped.salt, wrapped.cost).unwrap(wrapped, "root.key") == b"secret"
