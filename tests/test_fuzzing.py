"""Whatever the bytes, a reader refuses them or reads what it would write again; a shortened run.

In full: `PYTHONPATH=.:tests .venv/bin/python -m pytest tests/test_fuzzing.py --fuzz-runs 20000`.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors.fuzzing import Target, changed_batches, fuzz, targets, trip

SEED = 20211201
TARGETS = {one.name: one for one in targets()}
SLOW = {"batch": 40, "kit": 40, "signature": 40, "receipt": 40}
"""Runs of those that check signatures."""


@pytest.fixture
def runs(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--fuzz-runs"))


@pytest.mark.parametrize("name", TARGETS)
def test_changed_bytes_are_refused_or_come_back(name: str, runs: int) -> None:
    assert TARGETS[name].again(TARGETS[name].good) == TARGETS[name].good
    assert fuzz(TARGETS[name], SEED, max(1, runs * SLOW.get(name, 100) // 100)) == []


@given(raw=st.binary(max_size=400), name=st.sampled_from(sorted(TARGETS.keys() - {"kit"})))
def test_bytes_of_any_kind_are_refused_or_come_back(raw: bytes, name: str) -> None:
    assert trip(TARGETS[name], raw) is None


@given(name=st.sampled_from(("manifest", "table", "campaign", "records")), data=st.data())
def test_pieces_of_good_bytes_put_together_are_refused_or_come_back(name: str, data: st.DataObject) -> None:
    good = TARGETS[name].good
    cuts = st.integers(0, len(good))
    pieces = data.draw(st.lists(st.tuples(cuts, cuts), max_size=4))
    assert trip(TARGETS[name], b"".join(good[min(pair) : max(pair)] for pair in pieces)) is None


def test_a_byte_changed_anywhere_refuses_a_batch(runs: int) -> None:
    counted = changed_batches(SEED, max(1, runs // 2))
    assert "" not in counted, f"some were taken: {counted}"


@pytest.mark.parametrize(
    ("planted", "says"),
    [
        (lambda raw: raw.removesuffix(b"\0"), "writes others"),
        (lambda raw: bytes([raw[10_000]]), "IndexError"),
    ],
)
def test_a_planted_defect_is_found(planted: object, says: str) -> None:
    """A reader that forgives, and one that stumbles."""
    target = Target("planted", b"\0" * 50, planted)  # type: ignore[arg-type]  # a lambda of bytes
    found = fuzz(target, SEED, 50)
    assert found
    assert says in found[0]
