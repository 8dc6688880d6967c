"""Where faults are tried as a part of `make test`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from faults.rooms import a_room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Path]:
    """A folder of a test's own. In full faults are tried on the disk, whose syncs take their time."""
    with a_room(tmp_path) as folder:
        yield folder
