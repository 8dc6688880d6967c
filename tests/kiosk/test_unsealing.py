"""Opening a batch leaves one folder, and nothing in clear beside it."""

from pathlib import Path

from factories_opened import an_opened_folder

from kiosk.durable import unfinished_name
from kiosk.opened_folder import CSV


def test_what_a_cut_off_opening_left_in_clear_is_gone_after_the_next(tmp_path: Path) -> None:
    made = an_opened_folder(tmp_path / "event")
    to = tmp_path / "opened"
    half = unfinished_name(to / made.folder.name)
    half.mkdir(parents=True)
    (half / CSV).write_text("names")

    folder = made.open_again(to, made.desk)

    assert list(to.iterdir()) == [folder]
