"""What a registry holds comes out of its box as it was sealed, and nothing comes out of a box of something else."""

from pathlib import Path

import pytest
from factories_export import a_row
from factories_registry import Booth, a_booth, some_keys

from kiosk.entry import Entry, EntryKind, Mode
from kiosk.entry_id import EntryId
from kiosk.merge.opener import Opener
from kiosk.merge.resealing import reseal
from kiosk.opening import OpenedNote, OpenedRecord, open_entry
from kiosk.registry.schema import Holding
from kiosk.registry.sealed import SealedEntry
from kiosk.vault.keys import CampaignKeys
from kiosk.vault.seal import OpeningKey


@pytest.fixture
def keys() -> CampaignKeys:
    return some_keys()


@pytest.fixture
def booth(tmp_path: Path, keys: CampaignKeys) -> Booth:
    """A kiosk with a signing and a note of it."""
    booth = a_booth(tmp_path, keys)
    booth.sign("Янка", "Купала", email="janka@example.org", city="Вільня", country="LT")
    booth.collecting.mark_last_spoilt("ink of another")
    return booth


def held(entry: Entry) -> SealedEntry:
    """The entry as a registry hands it out."""
    place = EntryId(entry.kiosk_id, entry.seq)
    assert entry.box is not None
    return SealedEntry(place, int(entry.kind), entry.box_sha256, Holding.OPENED, entry.box, place)


def test_a_signing_is_as_it_was_sealed(booth: Booth, keys: CampaignKeys) -> None:
    entry = booth.entries()[0]
    row = Opener(keys.opening, Mode.LIVE).row(held(entry))
    said = open_entry(entry, keys.opening)
    assert isinstance(said, OpenedRecord)
    assert row is not None
    assert (row.signatory, row.ink, row.exposure, row.event) == (said.signatory, said.ink, said.exposure, said.event)
    assert (row.record_id, row.box_sha256, row.seq) == (said.record_id, entry.box_sha256, entry.seq)
    assert (row.status, row.mode) == ("signed", Mode.LIVE)


def test_a_signing_that_was_sealed_anew_is_as_its_csv_said(keys: CampaignKeys) -> None:
    row = a_row()
    place = EntryId(row.kiosk_id, row.seq)
    box = reseal(row, keys.opening.sealing_key())
    sealed = SealedEntry(place, int(EntryKind.RECORD), row.box_sha256, Holding.RESEALED, box, place)
    opener = Opener(keys.opening, Mode.LIVE)
    assert opener.row(sealed) == row
    assert opener.row(sealed._replace(holding=Holding.OPENED)) is None  # it never passes for the kiosk's own
    assert opener.row(sealed._replace(id=place._replace(seq=place.seq + 1))) is None


def test_what_does_not_open_is_nothing(booth: Booth, keys: CampaignKeys) -> None:
    signing, note = (held(entry) for entry in booth.entries())
    stranger, opener = Opener(OpeningKey.generate(), Mode.LIVE), Opener(keys.opening, Mode.LIVE)
    moved = signing._replace(id=signing.id._replace(kiosk_id=bytes(16)))
    assert [one.row(other) for one, other in ((stranger, signing), (opener, moved))] == [None, None]
    assert opener.row(signing._replace(holding=Holding.RESEALED)) is None
    assert stranger.note(note) is None


def test_a_note_is_no_signing_and_a_signing_no_note(booth: Booth, keys: CampaignKeys) -> None:
    opener = Opener(keys.opening, Mode.LIVE)
    signing, note = (held(entry) for entry in booth.entries())
    assert opener.note(note) == OpenedNote(1, "ink of another")
    assert (opener.row(note), opener.note(signing)) == (None, None)


def test_rows_are_of_the_registrys_mode(booth: Booth, keys: CampaignKeys) -> None:
    entry = booth.entries()[0]
    row = Opener(keys.opening, Mode.REHEARSAL).row(held(entry))
    assert row is not None
    assert row.mode is Mode.REHEARSAL
