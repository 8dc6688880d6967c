"""PySide's support for signatures in a bundle: PySide takes the compiled one, and says the same with it."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
import shiboken6
from shiboken_support import PLACE, with_support_compiled

OURS = ("kiosk", "kiosk", "EXECUTABLE")
SAY = """
import sys
{ahead}
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel
from shibokensupport.signature import get_signature
print(get_signature(QLabel.setText), get_signature(QLabel.resize), get_signature(QLabel))
try:
    Qt.Orientation("neither")
except Exception as error:
    print(error)
try:
    QSize("wide")
except Exception as error:
    print(error)
print(sys.modules["shibokensupport.signature.loader"].__file__, file=sys.stderr)
"""


def said(ahead: str = "") -> tuple[str, str]:
    """What PySide says of its own, and where it has that from."""
    done = subprocess.run([sys.executable, "-c", SAY.format(ahead=ahead)], capture_output=True, text=True, check=True)
    return done.stdout, done.stderr.strip()


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a shiboken6 and its support as they are in a bundle."""
    folder, work = tmp_path_factory.mktemp("bundle"), tmp_path_factory.mktemp("work")
    shutil.copytree(Path(shiboken6.__file__).parent, folder / "shiboken6")
    ours, (name, source, _) = with_support_compiled([OURS], work)
    assert (ours, name) == (OURS, PLACE)
    shutil.copyfile(source, folder / name)
    return folder


def test_pyside_takes_what_is_compiled_and_says_the_same(bundle: Path) -> None:
    usual, _ = said()
    packaged, taken_from = said(f"sys.path.insert(0, {str(bundle)!r})")
    assert packaged == usual
    assert "PySide6.QtCore.QSize" in usual
    assert taken_from == str(bundle / PLACE / "shibokensupport" / "signature" / "loader.pyc")


def test_no_source_is_in_it(bundle: Path) -> None:
    with ZipFile(bundle / PLACE) as archive:
        assert {Path(name).suffix for name in archive.namelist()} == {".pyc"}
