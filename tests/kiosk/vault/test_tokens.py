"""Tokens find equals under one campaign's key, and tell nothing without it."""

import hashlib
import hmac

from hypothesis import given
from hypothesis import strategies as st

from kiosk.vault.seal import OpeningKey
from kiosk.vault.tokens import CODE_BYTES, TokenKey

KEY = OpeningKey.generate()
TOKENS = TokenKey.of(KEY)
OTHERS = TokenKey.of(OpeningKey.generate())
EMAIL, NAME = 1, 2
TAG = hashlib.sha256(b"tag").digest()


@given(st.text(), st.text())
def test_equals_have_one_token_and_others_have_others(one: str, other: str) -> None:
    assert (TOKENS.lead(EMAIL, one) == TOKENS.lead(EMAIL, other)) == (one == other)


@given(st.text())
def test_a_token_is_of_its_campaign_and_its_kind(text: str) -> None:
    token = TOKENS.lead(EMAIL, text)
    assert token == TokenKey.of(OpeningKey.from_bytes(KEY.to_bytes())).lead(EMAIL, text)
    assert token not in (OTHERS.lead(EMAIL, text), TOKENS.lead(NAME, text))
    assert -(2**63) <= token < 2**63


@given(st.binary(max_size=64), st.text())
def test_a_token_is_the_beginning_of_an_hmac(key: bytes, text: str) -> None:
    digest = hmac.digest(key, bytes((EMAIL,)) + text.encode(), hashlib.sha256)
    assert TokenKey(key).lead(EMAIL, text).to_bytes(8, "big", signed=True) == digest[:8]
    assert TokenKey(key).code(TAG) == hmac.digest(key, b"w" + TAG, hashlib.sha256)[:CODE_BYTES]


def test_a_code_has_a_token_of_sixteen_bytes_under_the_campaigns_key() -> None:
    token = TOKENS.code(TAG)
    assert len(token) == CODE_BYTES == 16
    assert token == TokenKey.of(KEY).code(TAG)
    assert token not in (OTHERS.code(TAG), TAG[:16], TOKENS.code(bytes(32)))


def test_no_plain_hash_of_an_email_is_in_its_token() -> None:
    token = TOKENS.lead(EMAIL, "janka@example.org").to_bytes(8, "big", signed=True)
    for name in ("md5", "sha1", "sha256", "sha512", "blake2b"):
        assert token not in hashlib.new(name, b"janka@example.org").digest()
