"""Whatever is named or dropped is looked through for batches, and each is found once."""

from pathlib import Path

from closed_folders import a_stick, without_rights

from kiosk.batch.finding import find_batches


def a_file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    return path


def an_opened(folder: Path) -> Path:
    a_file(folder / "manifest.json")
    a_file(folder / "records.bin")
    return folder


def test_a_folder_is_looked_through_with_all_that_is_below(tmp_path: Path) -> None:
    sealed = a_file(tmp_path / "b" / "two.kiosk-batch")
    deep = a_file(tmp_path / "a" / "c" / "one.kiosk-batch")
    opened = an_opened(tmp_path / "d" / "opened")
    a_file(tmp_path / "b" / "readme.txt")
    a_file(tmp_path / "b" / "kiosk.kiosk-receipt")
    assert find_batches([tmp_path]) == [deep, sealed, opened]


def test_an_opened_folder_is_one_batch_whatever_lies_in_it(tmp_path: Path) -> None:
    opened = an_opened(tmp_path / "opened")
    a_file(opened / "copy.kiosk-batch")
    assert find_batches([opened]) == [opened]


def test_what_is_named_itself_is_taken_whatever_it_is(tmp_path: Path) -> None:
    text, missing = a_file(tmp_path / "readme.txt"), tmp_path / "missing"
    assert find_batches([text, missing]) == [text, missing]


def test_each_is_found_once_in_the_order_of_the_places(tmp_path: Path) -> None:
    one, two = a_file(tmp_path / "one.kiosk-batch"), a_file(tmp_path / "two.kiosk-batch")
    assert find_batches([two, tmp_path, one, tmp_path / "." / "one.kiosk-batch"]) == [two, one]


def test_hidden_things_and_folders_behind_links_are_passed_over(tmp_path: Path) -> None:
    a_file(tmp_path / "stick" / ".Trash" / "gone.kiosk-batch")
    a_file(tmp_path / "stick" / ".one.kiosk-batch.part")
    a_file(tmp_path / "elsewhere" / "one.kiosk-batch")
    (tmp_path / "stick" / "elsewhere").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "stick" / "round").symlink_to(tmp_path / "stick")
    assert find_batches([tmp_path / "stick"]) == []


def test_a_folder_without_batches_gives_none(tmp_path: Path) -> None:
    assert find_batches([tmp_path]) == []


def test_a_closed_folder_on_a_stick_hides_no_other_batch() -> None:
    with a_stick() as stick:
        batch = a_file(stick / "one.kiosk-batch")
        with without_rights():
            assert find_batches([stick]) == [batch]


def test_a_closed_folder_that_is_named_is_taken_as_it_is() -> None:
    with a_stick() as stick, without_rights():
        named = [stick / "lost+found", stick / "lost+found" / "gone.kiosk-batch"]
        assert find_batches(named) == named
