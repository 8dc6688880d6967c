"""What tests of everything Qt share: the bundled fonts."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.fonts import load_fonts

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> tuple[str, ...]:
    """The bundled families."""
    return load_fonts(RESOURCES / "fonts")
