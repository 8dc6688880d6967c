"""Entries become rows with tokens instead of names, whatever is in them; work goes to all cores and comes in order."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from threading import Event

import pytest
from factories import a_signatory
from factories_collecting import a_counted_signing_of
from factories_registry import Booth, a_booth, some_keys
from hypothesis import given
from hypothesis import strategies as st

from kiosk.deliver.contents import STRICTEST_FIRST
from kiosk.entry import Entry, EntryKind
from kiosk.merge.reading import PIECES_AHEAD, Reader, exposure_number, in_pieces, on_all_cores
from kiosk.payload import pack_payload
from kiosk.receipt_code import withdraw_tag
from kiosk.registry.schema import Holding, LeadKind
from kiosk.registry.staging import Lead, unpacked_leads
from kiosk.signatory import Signatory
from kiosk.vault.keys import CampaignKeys
from kiosk.vault.seal import OpeningKey, box_context
from kiosk.vault.tokens import TokenKey


def a_reader(opening: OpeningKey) -> Reader:
    return Reader(opening, TokenKey.of(opening))


@pytest.fixture
def keys() -> CampaignKeys:
    return some_keys()


@pytest.fixture
def reader(keys: CampaignKeys) -> Reader:
    return a_reader(keys.opening)


@pytest.fixture
def booth(tmp_path: Path, keys: CampaignKeys) -> Booth:
    return a_booth(tmp_path, keys)


def by_email(leads: tuple[Lead, ...]) -> list[int]:
    return [token for token, kind in leads if kind == LeadKind.EMAIL]


def test_a_record_gives_its_leads_and_a_code_that_its_withdrawal_gives_too(
    reader: Reader, booth: Booth, keys: CampaignKeys
) -> None:
    who = Signatory("Янка", "Купала", email="janka@example.org")
    code = booth.sign(who.given_name, who.family_name, email=who.email).withdraw_code
    booth.collecting.withdraw(code)
    entries = booth.entries()
    signed, back = (reader.read(entry) for entry in entries)
    token = TokenKey.of(keys.opening).code(withdraw_tag(code))
    assert (signed.staged.code, back.staged.code) == (token, token)
    assert unpacked_leads(signed.staged.leads) == list(reader.leads(who))
    assert (back.staged.leads, back.staged.exposure, back.staged.language) == (None, 0, "")
    assert (signed.staged.exposure, signed.staged.language) == (3, "be")
    for read, entry in zip((signed, back), entries, strict=True):
        assert (read.seq, read.is_open, read.refused, read.spoils) == (entry.seq, True, "", 0)
        assert (read.staged.kind, read.staged.leaf, read.staged.head) == (entry.kind, entry.box_sha256, entry.head)
        assert (read.staged.event, read.staged.day, read.staged.holding) == (entry.event, entry.day, Holding.OPENED)


def test_notes_and_checkpoints_lead_nowhere_and_a_note_says_what_it_spoils(reader: Reader, booth: Booth) -> None:
    booth.sign("Янка", "Купала")
    booth.collecting.mark_last_spoilt("test")
    booth.collecting.checkpoint()
    _, note, checkpoint = (reader.read(entry) for entry in booth.entries())
    assert (note.spoils, checkpoint.spoils) == (1, 0)
    for read in (note, checkpoint):
        assert (read.staged.code, read.staged.leads, read.staged.holding) == (None, None, Holding.OPENED)


def test_a_note_of_something_later_spoils_nothing(reader: Reader, booth: Booth, keys: CampaignKeys) -> None:
    booth.sign("Янка", "Купала")
    booth.collecting.mark_last_spoilt("test")
    note = booth.entries()[1]
    context = box_context(note.kiosk_id, note.seq, EntryKind.NOTE)
    for seq in (2, 3):
        box = keys.opening.sealing_key().seal(pack_payload({"v": 1, "seq": seq, "reason": ""}), context)
        read = reader.read(replace(note, box=box))
        assert (read.is_open, read.spoils) == (True, 0)


def test_a_missing_box_is_no_unreadable_one(reader: Reader, booth: Booth) -> None:
    booth.sign("Янка", "Купала")
    (entry,) = booth.entries()
    assert entry.box is not None
    missing = reader.read(replace(entry, box=None))
    assert (missing.is_open, missing.refused, missing.staged.holding) == (False, "", Holding.MISSING)
    elsewhere = replace(entry, seq=entry.seq + 1)
    flipped = replace(entry, box=entry.box[:-1] + bytes((entry.box[-1] ^ 1,)))
    stranger = a_reader(OpeningKey.generate())
    for one, other in ((reader, elsewhere), (reader, flipped), (stranger, entry)):
        read = one.read(other)
        assert (read.is_open, read.refused, read.staged.holding) == (False, "box-unreadable", Holding.UNREADABLE)
        assert (read.staged.code, read.staged.leads, read.staged.exposure) == (None, None, 0)


def test_an_entry_that_was_opened_before_is_not_opened_again(booth: Booth) -> None:
    booth.sign("Янка", "Купала")
    (entry,) = booth.entries()
    held = a_reader(OpeningKey.generate()).held(entry)
    assert (held.seq, held.is_open, held.refused) == (1, True, "")
    assert (held.staged.leaf, held.staged.holding, held.staged.leads) == (entry.box_sha256, Holding.OPENED, None)


def test_equal_emails_share_a_token_and_others_do_not(reader: Reader) -> None:
    leads = [
        by_email(reader.leads(a_signatory(email=email)))
        for email in ("janka@example.org", " JANKA@Example.Org", "ｊanka@example.org", "janka+1@example.org")
    ]
    assert leads[0] == leads[1] == leads[2] != leads[3]
    assert [len(tokens) for tokens in leads] == [1] * 4


def test_without_an_email_or_a_name_there_is_nothing_to_find_it_by(reader: Reader, booth: Booth) -> None:
    booth.accept(a_counted_signing_of(booth.campaign))
    (entry,) = booth.entries()
    counted = unpacked_leads(reader.read(entry).staged.leads)
    assert {kind for _, kind in counted} == {LeadKind.NAME}
    assert reader.leads(Signatory("", "")) == ()
    assert reader.leads(Signatory("", "", email=" ")) == ()


def test_another_campaign_makes_other_tokens_and_none_can_be_read(reader: Reader) -> None:
    who = a_signatory()
    other = a_reader(OpeningKey.generate())
    assert not {token for token, _ in reader.leads(who)} & {token for token, _ in other.leads(who)}


def test_the_stricter_exposure_has_the_smaller_number() -> None:
    assert [exposure_number(one) for one in (None, *STRICTEST_FIRST)] == [0, 1, 2, 3]


@given(st.lists(st.integers()), st.integers(1, 9))
def test_pieces_put_together_are_the_whole(items: list[int], size: int) -> None:
    pieces = list(in_pieces(items, size))
    assert list(chain.from_iterable(pieces)) == items
    assert all(len(piece) == size for piece in pieces[:-1])
    assert [] not in pieces


def test_what_is_done_first_waits_for_what_was_given_first() -> None:
    later_done = Event()

    def work(number: int) -> int:
        if number == 0:
            later_done.wait(10)
        if number == 1:
            later_done.set()
        return number * 2

    with ThreadPoolExecutor(2) as executor:
        assert list(on_all_cores(executor, work, range(50))) == [number * 2 for number in range(50)]
    assert later_done.is_set()


def test_only_a_few_pieces_are_read_ahead() -> None:
    given = count()
    with ThreadPoolExecutor(2) as executor:
        made = on_all_cores(executor, str, given)
        assert [next(made) for _ in range(3)] == ["0", "1", "2"]
        assert next(given) <= 3 + PIECES_AHEAD
        made.close()  # type: ignore[attr-defined]  # it is a generator


def test_whoever_stops_leaves_no_work_behind() -> None:
    may_end, begun = Event(), list[int]()

    def work(number: int) -> int:
        begun.append(number)
        if number > 0:
            may_end.wait(10)
        return number

    with ThreadPoolExecutor(1) as executor:
        made = on_all_cores(executor, work, range(100))
        assert next(made) == 0
        made.close()  # type: ignore[attr-defined]  # it is a generator
        may_end.set()
    assert begun in ([0], [0, 1])


def test_what_goes_wrong_in_a_piece_comes_out_in_its_place() -> None:
    def work(number: int) -> float:
        return 1 / (number - 2)

    with ThreadPoolExecutor(2) as executor:
        made = on_all_cores(executor, work, range(9))
        assert [next(made), next(made)] == [-0.5, -1.0]
        with pytest.raises(ZeroDivisionError):
            next(made)


def test_no_name_is_in_what_goes_to_the_registry(reader: Reader, booth: Booth) -> None:
    booth.sign("Канарэйка", "Птушкіна", email="kanarek@example.org", city="Птушкаград")
    (entry,) = booth.entries()
    assert isinstance(entry, Entry)
    shown = repr(reader.read(entry))
    assert not [word for word in ("Канарэйка", "Птушкіна", "kanarek", "Птушкаград") if word.casefold() in shown]
