"""The ledger appends in order, reads in pages, and goes on from what is really in its file."""

from pathlib import Path
from threading import Thread

import pytest
from factories import an_event
from factories_ledger import BASE_HEAD, DAY, EVENT, KIOSK_ID, a_ledger, an_identity, save, stand_in_sign

from kiosk.entry import EntryKind, Mode, event_tag, head_of
from kiosk.errors import InputRefused
from kiosk.ledger.ledger import PAGE_OF_ENTRIES, Counts, Ledger
from kiosk.vault.certificates import verify_head

OTHER_EVENT = event_tag(an_event("Concert"))


def test_a_new_ledger_ends_at_its_kit(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path)
    assert (ledger.kiosk_id, ledger.mode, ledger.tip, ledger.confirmed_seq) == (
        KIOSK_ID,
        Mode.LIVE,
        (0, BASE_HEAD),
        0,
    )
    assert list(ledger.entries()) == []
    ledger.close()


def test_entries_come_back_as_they_were_appended(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path)
    appended = [save(ledger, kind) for kind in EntryKind]
    ledger.close()
    again = Ledger.open(tmp_path / "ledger.db")
    assert list(again.entries()) == appended
    assert list(again.entries(2, 3)) == appended[1:3]
    assert again.tip == (4, appended[-1].head)
    assert [again.head_at(seq) for seq in range(5)] == [BASE_HEAD, *(entry.head for entry in appended)]
    again.close()


def test_heads_are_chained_and_signed_by_the_kiosk(tmp_path: Path) -> None:
    identity = an_identity()
    ledger = a_ledger(tmp_path)
    entries = [
        ledger.append(EntryKind.RECORD, EVENT, DAY, lambda seq: b"box %d" % seq, identity.sign_head) for _ in range(3)
    ]
    assert [entry.box for entry in entries] == [b"box 1", b"box 2", b"box 3"]
    assert [entry.head for entry in entries] == [
        head_of(entry, previous) for entry, previous in zip(entries, map(ledger.head_at, range(3)), strict=True)
    ]
    assert all(verify_head(identity.certificate_der, entry.head, entry.sig) for entry in entries)
    assert ledger.verify(lambda head, sig: verify_head(identity.certificate_der, head, sig)).bad == ()
    assert ledger.verify(lambda head, sig: verify_head(an_identity().certificate_der, head, sig)).bad == (1, 2, 3)
    ledger.close()


def test_pages_leave_no_entry_out(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path)
    for _ in range(2 * PAGE_OF_ENTRIES + 1):
        ledger.append(EntryKind.RECORD, EVENT, DAY, lambda seq: b"%d" % seq, stand_in_sign)
    assert [entry.seq for entry in ledger.entries()] == list(range(1, 2 * PAGE_OF_ENTRIES + 2))
    assert [entry.seq for entry in ledger.entries(PAGE_OF_ENTRIES, PAGE_OF_ENTRIES + 1)] == [256, 257]
    ledger.close()


def test_appending_goes_on_while_entries_are_read(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, entries=3)
    reading = ledger.entries()
    first = next(reading)
    save(ledger)
    assert [first.seq, *(entry.seq for entry in reading)] == [1, 2, 3]
    ledger.close()


def test_threads_get_numbers_without_gap(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path)
    threads = [Thread(target=lambda: [save(ledger) for _ in range(10)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [entry.seq for entry in ledger.entries()] == list(range(1, 41))
    assert ledger.verify().bad == ()
    ledger.close()


def test_counts_by_kind_event_and_number(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, entries=3)
    save(ledger, EntryKind.WITHDRAWAL)
    save(ledger, EntryKind.CHECKPOINT)
    save(ledger, event=OTHER_EVENT, day="2026-11-23")
    save(ledger, EntryKind.NOTE, event=OTHER_EVENT)
    assert ledger.counts() == Counts(records=4, withdrawals=1, checkpoints=1, notes=1)
    assert ledger.counts(EVENT) == Counts(records=3, withdrawals=1, checkpoints=1)
    assert ledger.counts(after=5) == Counts(records=1, notes=1)
    last = ledger.last_of(EVENT)
    assert last is not None
    assert last.seq == 5
    assert ledger.last_of(event_tag(an_event("Nowhere"))) is None
    ledger.close()


def test_a_seal_or_signature_that_fails_leaves_nothing(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, entries=1)

    def fail(_given: object) -> bytes:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ledger.append(EntryKind.RECORD, EVENT, DAY, fail, stand_in_sign)
    with pytest.raises(RuntimeError):
        ledger.append(EntryKind.RECORD, EVENT, DAY, lambda _seq: b"", fail)
    assert ledger.tip.seq == 1
    assert save(ledger).seq == 2
    ledger.close()


def test_a_ledger_is_made_once(tmp_path: Path) -> None:
    a_ledger(tmp_path, entries=1).close()
    with pytest.raises(InputRefused, match="ledger-exists"):
        a_ledger(tmp_path)
    ledger = Ledger.open(tmp_path / "ledger.db")
    assert ledger.tip.seq == 1
    ledger.close()


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="ledger-missing"):
        Ledger.open(tmp_path / "ledger.db")
    assert list(tmp_path.iterdir()) == []
    ledger = a_ledger(tmp_path, entries=1)
    with pytest.raises(InputRefused, match="ledger-gap"):
        ledger.head_at(2)
    ledger.close()
