"""Sticks come and go in sight, and keys are found on them without reading the whole stick."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.booth.sticks import MOST_FOLDERS, Sticks, Volume, find_keys, mounted_sticks, this_computer


def _keys_in(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "root.pem").touch()
    (folder / "seal.key").touch()
    return folder


def test_a_stick_that_comes_and_goes_is_told_each_time(qtbot: QtBot) -> None:
    there: list[Volume] = []
    sticks = Sticks(look=lambda: tuple(there), every_ms=5)
    with qtbot.waitSignal(sticks.changed):
        there.append(Volume(Path("/media/a"), "A", 10))
        sticks.start()
    with qtbot.waitSignal(sticks.changed):
        there.clear()
    sticks.stop()
    assert sticks.volumes == ()


def test_mere_bytes_that_change_are_not_news(qtbot: QtBot) -> None:
    free = iter((100, 90))
    sticks = Sticks(look=lambda: (Volume(Path("/media/a"), "A", next(free)),))
    sticks.look()
    with qtbot.assertNotEmitted(sticks.changed):
        sticks.look()
    assert sticks.volumes[0].free_bytes == 90


def test_keys_are_found_two_folders_deep_and_no_deeper(tmp_path: Path) -> None:
    near = _keys_in(tmp_path / "safe" / "keys")
    _keys_in(tmp_path / "a" / "b" / "c")
    assert find_keys(tmp_path) == (near,)


def test_half_a_keys_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / "root.pem").touch()
    assert find_keys(tmp_path) == ()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    keys = _keys_in(tmp_path / "elsewhere" / "keys")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "link").symlink_to(keys)
    assert find_keys(stick) == ()


def test_a_stick_of_a_thousand_folders_is_looked_at_in_part(tmp_path: Path) -> None:
    for number in range(MOST_FOLDERS):
        (tmp_path / f"{number:04}").mkdir()
    _keys_in(tmp_path / "zzz")
    assert find_keys(tmp_path) == ()


def test_this_computer_is_offered_before_its_folder_exists(tmp_path: Path) -> None:
    volume = this_computer(tmp_path / "exports" / "today")
    assert volume.this_computer
    assert volume.writable
    assert volume.free_bytes > 0
    assert not (tmp_path / "exports").exists()


def test_a_stick_that_was_pulled_out_while_looking_has_no_keys(tmp_path: Path) -> None:
    assert find_keys(tmp_path / "gone") == ()


def test_what_is_really_mounted_never_includes_the_systems_disk() -> None:
    assert Path("/") not in {volume.path for volume in mounted_sticks()}
