"""Files that are made to take memory and time are refused within little of either, with no box opened."""

from pathlib import Path

import pytest
from test_vectors import all_amiss
from vectors.heavy import heavy
from vectors.trying import try_all
from vectors.vector import FOLDER, FORMATS

AT_LEAST = 40


@pytest.mark.parametrize("keys", ["keys"])
def test_each_is_refused_with_little_work_and_memory(keys: str, tmp_path: Path) -> None:
    """By the system's own account: 300 MiB at most, and it ends what works for longer than 5 seconds."""
    made = {one.name: one for one in heavy(tmp_path / "heavy")}
    assert len(made) >= AT_LEAST
    assert {one.format for one in made.values()} == set(FORMATS) - {"ledger", "registry"}
    found = all_amiss(made, try_all(tmp_path / "places", FOLDER / keys, made.values()))
    assert not found, "\n" + "\n".join(found)
