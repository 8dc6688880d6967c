"""Receipt codes come back from what people type, and one slip of the hand is always noticed."""

import hashlib

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kiosk.errors import InputRefused
from kiosk.receipt_code import CODE_BYTES, SYMBOLS, format_code, new_code, parse_code, withdraw_tag

codes = st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES)


@given(codes)
@example(bytes(CODE_BYTES))
@example(b"\xff" * CODE_BYTES)
def test_parsing_is_the_inverse_of_formatting(code: bytes) -> None:
    assert parse_code(format_code(code)) == code


def test_a_code_is_four_groups_and_a_check_symbol() -> None:
    code = (0x123456789ABCDEF01234).to_bytes(CODE_BYTES, "big")

    assert (
        format_code(code)
        == f"28T5 CY4T QKFF 04HM-{'0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U'[0x123456789ABCDEF01234 % 37]}"
    )


@given(codes, st.data())
def test_case_blanks_hyphens_and_look_alikes_are_forgiven(code: bytes, data: st.DataObject) -> None:
    alike = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        data.draw(st.sampled_from(alike.get(symbol, symbol + symbol.lower())))
        + data.draw(st.sampled_from(["", " ", "-", "–", "‑", "\u00a0", "\n"]))
        for symbol in format_code(code).replace(" ", "").replace("-", "")
    )

    assert parse_code(typed) == code


@given(codes, st.integers(0, 15), st.sampled_from(SYMBOLS))
def test_one_wrong_symbol_is_noticed(code: bytes, place: int, symbol: str) -> None:
    written = format_code(code).replace(" ", "")
    assume(written[place] != symbol)

    with pytest.raises(InputRefused, match="code-mistyped"):
        parse_code(written[:place] + symbol + written[place + 1 :])


@given(codes, st.integers(0, 14))
def test_two_swapped_neighbours_are_noticed(code: bytes, place: int) -> None:
    written = format_code(code).replace(" ", "")
    assume(written[place] != written[place + 1])

    with pytest.raises(InputRefused, match="code-mistyped"):
        parse_code(written[:place] + written[place + 1] + written[place] + written[place + 2 :])


@pytest.mark.parametrize("text", ["", "-", "0", "0" * 16, "0" * 18, "U" * 16 + "0", "ß" * 8 + "0", "٠" * 17, "\0" * 17])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(InputRefused, match="code-mistyped"):
        parse_code(text)


@given(st.text(max_size=30))
def test_any_text_is_a_code_or_refused_with_its_code(text: str) -> None:
    try:
        assert len(parse_code(text)) == CODE_BYTES
    except InputRefused as refused:
        assert (refused.code, refused.facts) == ("code-mistyped", {})  # noqa: PT017 -- some texts are codes


def test_only_ten_bytes_are_a_code() -> None:
    with pytest.raises(ValueError, match="10 bytes"):
        format_code(b"\0" * 11)


def test_a_new_code_takes_its_bytes_from_the_given_randomness() -> None:
    assert new_code(lambda count: b"r" * count) == b"r" * CODE_BYTES


def test_the_withdraw_tag_is_the_hash_that_the_format_names() -> None:
    assert withdraw_tag(b"c" * CODE_BYTES) == hashlib.sha256(b"w" + b"c" * CODE_BYTES).digest()
