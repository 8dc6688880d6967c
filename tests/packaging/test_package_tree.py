"""What the package puts onto a machine besides the program: entries, man pages, file types, the locked session."""

import re
import subprocess
from configparser import ConfigParser
from pathlib import Path
from shutil import which
from xml.etree import ElementTree

import pytest
from imports import ROOT
from typer.main import get_group

from kiosk.__main__ import Screens
from kiosk.batch.reader import SUFFIX as BATCH_SUFFIX
from kiosk.commands import command_line
from kiosk.kit import SUFFIX as KIT_SUFFIX
from kiosk.paths import LOCALES
from kiosk.receipt import SUFFIX as RECEIPT_SUFFIX

TREE = ROOT / "packaging/root"
UNITS = TREE / "usr/lib/systemd/system"
ENTRIES = (*TREE.glob("usr/share/applications/*.desktop"), *TREE.glob("usr/share/wayland-sessions/*.desktop"))


class AsWritten(ConfigParser):
    """Keeps the capital letters of keys."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def sections(path: Path) -> ConfigParser:
    """A unit or desktop entry; of a key that stands twice, the last."""
    parser = AsWritten(interpolation=None, strict=False, delimiters=("=",))
    parser.read(path, "utf-8")
    return parser


def commands() -> set[str]:
    return set(get_group(command_line(Screens())).commands)


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.name)
def test_an_entry_speaks_every_language_and_starts_a_command_that_is_there(path: Path) -> None:
    entry = sections(path)["Desktop Entry"]
    for suffix in ("", *(f"[{folder.name}]" for folder in LOCALES.iterdir() if folder.is_dir())):
        assert entry[f"Name{suffix}"]
        assert entry[f"Comment{suffix}"]
    words = entry["Exec"].split()
    assert words[words.index("petition-kiosk") + 1] in commands()


def test_a_kit_opens_in_the_kiosk_with_a_double_click() -> None:
    entry = sections(TREE / "usr/share/applications/petition-kiosk.desktop")["Desktop Entry"]
    assert entry["MimeType"] == "application/vnd.petition-kiosk.kit;"
    assert entry["Exec"] == "petition-kiosk run %f"


def test_the_man_page_names_every_command() -> None:
    page = (TREE / "usr/share/man/man1/petition-kiosk.1").read_text("utf-8")
    assert commands() == set(re.findall(r"^\.TP\n\.B (\S+)$", page, re.MULTILINE))


def test_every_kind_of_file_has_a_type() -> None:
    spaces = {"": "http://www.freedesktop.org/standards/shared-mime-info"}
    types = ElementTree.parse(TREE / "usr/share/mime/packages/petition-kiosk.xml").getroot()  # noqa: S314 -- our own
    globs = {glob.get("pattern") for glob in types.iterfind("mime-type/glob", spaces)}
    assert globs == {f"*{suffix}" for suffix in (KIT_SUFFIX, BATCH_SUFFIX, RECEIPT_SUFFIX)}


def test_the_metainfo_launches_an_entry_that_is_there() -> None:
    (metainfo,) = TREE.glob("usr/share/metainfo/*.xml")
    component = ElementTree.parse(metainfo).getroot()  # noqa: S314 -- our own
    assert (TREE / "usr/share/applications" / component.findtext("launchable", "")).is_file()
    assert component.findtext("id") == metainfo.name.removesuffix(".metainfo.xml")


def test_the_icon_that_entries_name_is_there() -> None:
    named = {sections(path)["Desktop Entry"].get("Icon") for path in ENTRIES} - {None}
    assert named == {path.stem for path in TREE.glob("usr/share/icons/hicolor/scalable/apps/*.svg")}


def test_the_locked_kiosk_has_no_network_no_core_and_no_swap() -> None:
    kiosk, screen = (
        sections(UNITS / name)["Service"] for name in ("petition-kiosk.service", "petition-kiosk-screen.service")
    )
    assert kiosk["PrivateNetwork"] == "yes"
    assert kiosk["Restart"] == "on-failure"
    for service in (kiosk, screen):
        assert service["User"] == "kiosk"
        assert service["LimitCORE"] == "0"
        assert service["MemorySwapMax"] == "0"
        assert service["IPAddressDeny"] == "any"
        assert "AF_INET" not in service["RestrictAddressFamilies"]


def test_no_console_can_be_reached_by_key() -> None:
    """cage lets nobody go to another console unless it is started with -s."""
    assert not re.search(
        r"cage [^|\n]*-s\b|options=.*-s\b", (TREE / "usr/lib/petition-kiosk/screen").read_text("utf-8")
    )


def test_a_screen_that_fails_once_does_not_end_the_kiosk_for_good() -> None:
    kiosk, screen = (
        sections(UNITS / name)["Unit"] for name in ("petition-kiosk.service", "petition-kiosk-screen.service")
    )
    assert "Requires" not in kiosk
    assert kiosk["Wants"] == "petition-kiosk-screen.service"
    assert (kiosk["StartLimitIntervalSec"], screen["StartLimitIntervalSec"]) == ("0", "0")


def test_the_kernels_own_keys_are_off_while_the_session_stands() -> None:
    screen = (UNITS / "petition-kiosk-screen.service").read_text("utf-8")
    assert re.search(r"^ExecStartPre=-\+.*echo 0 >/proc/sys/kernel/sysrq'$", screen, re.MULTILINE)
    assert re.search(r"^ExecStopPost=-\+.* >/proc/sys/kernel/sysrq'$", screen, re.MULTILINE)


def test_nothing_is_switched_on_by_installing() -> None:
    for unit in UNITS.iterdir():
        assert "Install" not in sections(unit)
    for script in (ROOT / "packaging/deb").glob("p*"):
        assert not re.search(r"systemctl (--\S+ )*(enable|start|isolate)\b", script.read_text("utf-8"))


@pytest.mark.skipif(which("systemd-analyze") is None, reason="systemd-analyze judges units: apt-get install systemd")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    units = []
    for unit in UNITS.iterdir():
        # What the units start is not installed here; all else is judged as it stands.
        text = re.sub(r"^(Exec\w+=[-+]*)\S+", r"\1/bin/true", unit.read_text("utf-8"), flags=re.MULTILINE)
        (tmp_path / unit.name).write_text(text.replace("man:", "https://"), "utf-8")
        units.append(tmp_path / unit.name)
    told = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    about_ours = [line for line in told.stderr.splitlines() if "petition-kiosk" in line]
    assert not about_ours


@pytest.mark.parametrize(
    "script",
    [
        "usr/bin/petition-kiosk-session",
        "usr/lib/petition-kiosk/screen",
        "usr/lib/petition-kiosk/screen-is-ready",
    ],
)
def test_the_scripts_can_be_run_and_read(script: str) -> None:
    path = TREE / script
    assert path.stat().st_mode & 0o111
    assert subprocess.run(["sh", "-n", path], check=False).returncode == 0
