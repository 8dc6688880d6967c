"""Equal values have one encoding, whatever their order and however their letters are composed."""

import json

from hypothesis import given
from hypothesis import strategies as st

from kiosk.canonical import canonical_json

leaves = st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8"))
values = st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text("abcé"), inner), max_leaves=8)


def test_keys_are_sorted_and_nothing_is_wasted() -> None:
    assert canonical_json({"b": [1, None, True], "a": {"я": "ў"}}) == '{"a":{"я":"ў"},"b":[1,null,true]}'.encode()


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert canonical_json({"й": "ў"}) == canonical_json({"и\u0306": "у\u0306"})


@given(values)
def test_reading_and_writing_again_changes_nothing(value: object) -> None:
    raw = canonical_json(value)
    assert canonical_json(json.loads(raw)) == raw


@given(st.dictionaries(st.text("abc"), st.integers()))
def test_the_order_of_keys_does_not_matter(value: dict[str, int]) -> None:
    assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)
