"""What a crash may leave: everything that was synced, any part of the rest, and by then no more said than was."""

from random import Random

from faults.disk_states import (
    SECTOR,
    Content,
    CrashStates,
    Disk,
    Names,
    Node,
    Resize,
    Said,
    Step,
    Sync,
    Write,
    disk_after,
    drawn_from,
)
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT, FILE, OTHER = Node(0, is_folder=True), Node(1, is_folder=False), Node(2, is_folder=False)
OLD = b"o" * SECTOR * 3
NEW = b"n" * SECTOR * 3
BEFORE = Disk(ROOT, {ROOT: {"file": FILE}}, {FILE: Content(OLD)})


def luck() -> Random:
    return Random(7)  # noqa: S311 -- the same for each test, on purpose


def left_by(*steps: Step) -> list[tuple[dict[str, bytes], tuple[str, ...]]]:
    """What is found in each state, and what was said by then."""
    states = CrashStates(BEFORE, steps).share(0, 1, luck())
    return [({path: held.raw for path, held in state.disk.tree().items() if held}, state.said) for state in states]


def contents_left_by(*steps: Step) -> set[bytes]:
    return {found["file"] for found, _ in left_by(*steps)}


def names_left_by(*steps: Step) -> set[frozenset[str]]:
    return {frozenset(found) for found, _ in left_by(*steps)}


def test_a_write_that_was_not_synced_is_there_or_not_or_torn_at_sectors() -> None:
    left = contents_left_by(Write(FILE, 0, NEW))
    assert {OLD, NEW, NEW[:SECTOR] + OLD[SECTOR:], OLD[:SECTOR] + NEW[SECTOR:]} <= left
    assert all(len(set(found[at : at + SECTOR])) == 1 for found in left for at in range(0, len(found), SECTOR))


def test_a_file_may_have_its_new_size_and_not_what_was_written() -> None:
    assert OLD + bytes(SECTOR) in contents_left_by(Write(FILE, len(OLD), b"n" * SECTOR))


def test_of_few_writes_any_are_there_whatever_their_order() -> None:
    writes = [Write(FILE, SECTOR * at, b"n" * SECTOR) for at in range(3)]
    assert len(contents_left_by(*writes)) == 2**3


def test_of_many_writes_each_is_missed_alone_and_kept_alone() -> None:
    writes = [Write(FILE, SECTOR * at, b"n" * SECTOR) for at in range(10)]
    left = contents_left_by(*writes)
    for write in writes:
        others = [other for other in writes if other != write]
        assert disk_after(BEFORE, others).contents[FILE].raw in left
        assert disk_after(BEFORE, [write]).contents[FILE].raw in left


def test_what_was_synced_is_in_every_state_in_which_more_was_said() -> None:
    left = left_by(Write(FILE, 0, NEW), Sync(FILE), Said("saved"), Write(FILE, 0, OLD[:SECTOR]))
    assert {found["file"] for found, said in left if said} == {NEW, OLD[:SECTOR] + NEW[SECTOR:]}
    assert OLD in {found["file"] for found, said in left if not said}


def test_what_was_said_too_early_is_said_in_a_state_without_it() -> None:
    assert ({"file": OLD}, ("saved",)) in left_by(Write(FILE, 0, NEW), Said("saved"), Sync(FILE))


def test_a_synced_file_has_no_certain_name_until_its_folder_is_synced() -> None:
    made = (Names(ROOT, (("new", OTHER),)), Write(OTHER, 0, NEW), Sync(OTHER))
    assert names_left_by(*made) == {frozenset({"file"}), frozenset({"file", "new"})}
    said = left_by(*made, Sync(ROOT), Said("made"))
    assert [found for found, lines in said if lines] == [{"file": OLD, "new": NEW}]


def test_a_rename_leaves_one_of_the_names_or_both_and_never_none() -> None:
    renamed = Names(ROOT, (("final", FILE), ("file", None)))
    assert names_left_by(renamed) == {frozenset({"file"}), frozenset({"final"}), frozenset({"file", "final"})}


def test_a_cut_is_certain_only_when_it_was_synced() -> None:
    assert contents_left_by(Resize(FILE, 0)) == {OLD, b""}
    assert [found for found, said in left_by(Resize(FILE, 0), Sync(FILE), Said("cut")) if said] == [{"file": b""}]


def test_states_can_be_told_apart_and_come_in_the_same_order() -> None:
    steps = [Write(FILE, SECTOR * (at % 4), bytes([at % 3]) * 2 * SECTOR) for at in range(12)]
    first, again = (CrashStates(BEFORE, steps) for _ in range(2))
    digests = [state.disk.digest() for state in first.share(0, 1, luck())]
    assert len(set(digests)) == len(digests) > 30
    assert digests == [state.disk.digest() for state in again.share(0, 1, luck())]


def test_the_shares_are_all_states_and_each_only_once() -> None:
    steps = [Write(FILE, SECTOR * at, b"n" * SECTOR) for at in range(3)]
    states = CrashStates(BEFORE, steps)
    dealt = [state.disk.digest() for number in range(4) for state in states.share(number, 4, luck())]
    assert len(set(dealt)) == len(dealt) == 2**3


@settings(max_examples=40)
@given(
    st.lists(st.builds(Write, st.just(FILE), st.integers(0, 2_000), st.binary(max_size=700)), max_size=5),
    st.randoms(use_true_random=False),
)
def test_a_part_of_some_writes_makes_only_what_one_of_them_or_the_disk_has_there(
    writes: list[Write], random: Random
) -> None:
    found = disk_after(BEFORE, drawn_from(tuple(writes), random)).contents[FILE].raw
    assert len(found) <= max([len(OLD), *(write.offset + len(write.data) for write in writes)])
    for at, byte in enumerate(found):
        here = {write.data[at - write.offset] for write in writes if 0 <= at - write.offset < len(write.data)}
        assert byte in here | {OLD[at] if at < len(OLD) else 0}
