"""What may be in the packaged program: the rules on made-up files, and the last built package where there is one."""

import tarfile
from pathlib import Path

import pytest
from bundle_rules import (
    FROM_THE_SYSTEM,
    MOST_BYTES_INSTALLED,
    MOST_BYTES_TO_DOWNLOAD,
    forbidden_in,
    is_left_out,
    packages_for,
    unneeded,
    without_docstrings,
)
from elf import needs_within
from imports import ROOT

from kiosk.campaign_folder import read_campaign
from kiosk.paths import CAMPAIGNS, FONTS, LOCALES

BUILT = ROOT / "build/package"
BUNDLE = BUILT / "petition-kiosk"


@pytest.fixture
def built() -> list[Path]:
    """The packages that make package left, if it did."""
    made = [*BUILT.glob("*.deb"), *BUILT.glob("*.tar.xz")]
    if len(made) != 2 or not BUNDLE.is_dir():
        pytest.skip("no package is built here: make package")
    return made


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "libstdc++.so.6",
        "libcrypto.so.3",
        "babel/locale-data/zu.dat",
        "babel/locale-data/de_AT.dat",
        "rapidfuzz/fuzz_cpp_avx2.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_no_screen_uses_is_pruned(path: str) -> None:
    assert is_left_out(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "psycopg_binary.libs/libpq-e9b5c9ac.so.5.18",
        "kiosk/registry/migrations/env.py",
        *(f"resources/fonts/{font.name}" for font in FONTS.glob("*.ttf")),
    ],
)
def test_what_the_program_needs_stays(path: str) -> None:
    assert not is_left_out(path)


def test_the_languages_of_the_screens_and_campaigns_stay() -> None:
    languages = {folder.name for folder in LOCALES.iterdir() if folder.is_dir()}
    languages |= {language for folder in CAMPAIGNS.iterdir() for language in read_campaign(folder).languages}
    assert languages
    assert not [language for language in languages if is_left_out(f"babel/locale-data/{language}.dat")]


def test_what_only_the_pruned_asked_for_goes_too() -> None:
    needs = {
        "petition-kiosk": frozenset({"libpython3.11.so.1.0"}),
        "program/libpython3.11.so.1.0": frozenset({"libz.so.1"}),
        "program/PySide6/Qt/plugins/platforms/libqxcb.so": frozenset({"libxcb-cursor.so.0"}),
        "program/libxcb-cursor.so.0": frozenset(),
        "program/libpango.so.0": frozenset({"libthai.so.0"}),
        "program/libthai.so.0": frozenset(),
        "program/_ssl.so": frozenset(),
    }
    assert unneeded(needs) == {"program/libpango.so.0", "program/libthai.so.0"}


def test_what_is_asked_of_the_machine_is_named_by_its_package() -> None:
    needs = {"a": frozenset({"libEGL.so.1", "libb.so.2", "libc.so.6"}), "libs/libb.so.2": frozenset({"libm.so.6"})}
    assert packages_for(needs) == ("libc6", "libegl1")
    with pytest.raises(LookupError, match=r"libnew\.so\.1"):
        packages_for({"a": frozenset({"libnew.so.1"})})


@pytest.mark.parametrize("path", ["PySide6/QtNetwork.abi3.so", "libQt6Network.so.6", "x/qml/a", "libQt6Quick.so.6"])
def test_a_planted_file_is_found(path: str) -> None:
    assert forbidden_in(["PySide6/QtCore.abi3.so", path]) == [path]


def test_the_built_program_has_no_network_and_no_qml(built: list[Path]) -> None:
    files = [str(path.relative_to(BUNDLE)) for path in BUNDLE.rglob("*")]
    assert len(files) > 100
    assert not forbidden_in(files)
    inside = [name.removeprefix("program/") for name in files if (BUNDLE / name).is_file()]
    assert not [name for name in inside if is_left_out(name)]


def test_the_built_program_asks_for_what_the_table_knows(built: list[Path]) -> None:
    assert set(packages_for(needs_within(BUNDLE))) <= set(FROM_THE_SYSTEM.values())


def test_the_built_package_is_small_enough(built: list[Path]) -> None:
    assert max(path.stat().st_size for path in built) <= MOST_BYTES_TO_DOWNLOAD
    installed = sum(path.stat().st_size for path in BUNDLE.rglob("*") if path.is_file() and not path.is_symlink())
    assert installed <= MOST_BYTES_INSTALLED


def test_the_archive_keeps_run_bits_and_nobodys_name(built: list[Path]) -> None:
    (archive,) = (path for path in built if path.suffix == ".xz")
    with tarfile.open(archive) as tar:
        # It takes its time to unpack: no further than the program, which lies behind the licences.
        first = []
        for entry in tar:
            first.append(entry)
            if entry.name.endswith("/petition-kiosk"):
                break
    assert all((entry.uid, entry.uname) == (0, "root") for entry in first)
    assert {entry.mode for entry in first if entry.isreg()} == {0o644, 0o755}
    assert first[-1].mode == 0o755


def test_docstrings_go_from_libraries_and_stay_where_the_help_is_made_of_them() -> None:
    modules = [("kiosk.commands", "a.py", "PYMODULE"), ("ui", "b.py", "PYMODULE"), ("uid", "c.py", "PYMODULE")]
    assert without_docstrings(modules) == [*modules[:2], ("uid", "c.py", "PYMODULE-2")]
