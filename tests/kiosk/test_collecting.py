"""A signing is kept whole and sealed or refused without a trace, and the kiosk answers everybody alike."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest
from factories import a_signatory, an_event, an_ink
from factories_collecting import Stand, a_counted_signing_of, a_signing_of, a_stand
from factories_ledger import KIOSK_ID, TYPICAL_BOX

from kiosk.entry import Entry, EntryKind, Mode, event_tag
from kiosk.errors import InputRefused, StorageFailed
from kiosk.ledger.ledger import Counts, Ledger, Seal, Sign
from kiosk.opening import OpenedCheckpoint, OpenedNote, OpenedRecord, OpenedWithdrawal
from kiosk.receipt_code import CODE_BYTES
from kiosk.signatory import (
    DECLARED_INK,
    NO_INK,
    Consent,
    Exposure,
    Ink,
    InkKind,
    Signatory,
    Signing,
    Stroke,
    signing_errors,
)
from kiosk.vault.certificates import verify_head


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    made = a_stand(tmp_path)
    yield made
    made.ledger.close()


def test_a_signing_is_kept_as_it_was_given(stand: Stand) -> None:
    signing = a_signing_of(stand.campaign, signatory=a_signatory(given_name="  Янка  ", city="Новая   Вільня"))
    accepted = stand.collecting.accept(signing)
    (opened,) = stand.opened()
    assert isinstance(opened, OpenedRecord)
    assert len(opened.record_id) == 16
    assert opened == OpenedRecord(
        record_id=opened.record_id,
        campaign=stand.campaign.id,
        text_sha256=signing.text_sha256,
        language="be",
        event=an_event(),
        signatory=a_signatory(given_name="Янка", city="Новая Вільня"),
        exposure=Exposure.HANDOVER,
        consent_sha256=signing.consent.shown_sha256,
        ink=an_ink(),
        withdraw_code=accepted.withdraw_code,
    )


def test_what_stands_in_the_clear_is_of_the_event_and_not_of_the_person(stand: Stand) -> None:
    stand.collecting.accept(a_signing_of(stand.campaign))
    (entry,) = stand.ledger.entries()
    clear = (entry.kiosk_id, entry.seq, entry.kind, entry.mode, entry.event, entry.day)
    assert clear == (KIOSK_ID, 1, EntryKind.RECORD, Mode.LIVE, event_tag(an_event()), "2026-11-22")
    assert verify_head(stand.identity.certificate_der, entry.head, entry.sig)


def test_no_word_of_a_person_is_in_any_file(stand: Stand, tmp_path: Path) -> None:
    given = a_signatory(given_name="Kanarienvogel", family_name="Canarybird", city="Canaryville", email="canary@e.org")
    stand.collecting.accept(a_signing_of(stand.campaign, signatory=given))
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir()).lower()
    assert len(written) > TYPICAL_BOX
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert not any(word.encode(encoding) in written for word in ("kanarien", "canary"))


REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("field-empty", {"signatory": a_signatory(given_name=" ")}),
    ("name-without-letters", {"signatory": a_signatory(family_name="123")}),
    ("field-too-long", {"signatory": a_signatory(city="x" * 101)}),
    ("email-incomplete", {"signatory": a_signatory(email="janka@")}),
    ("country-unknown", {"signatory": a_signatory(country="lt")}),
    ("country-unknown", {"signatory": a_signatory(country="XX")}),
    ("field-strange-characters", {"signatory": a_signatory(given_name="Янка\u200d")}),
    ("field-strange-characters", {"signatory": a_signatory(given_name="Ян\u202eка")}),
    ("field-empty", {"ink": NO_INK}),
    ("ink-outside", {"ink": Ink(InkKind.DRAWN, 300, (((0, 301),),))}),
    ("field-not-asked", {"exposure": Exposure.COUNT}),
    ("consent-missing", {"consent": False}),
]


@pytest.mark.parametrize(("code", "changes"), REFUSED)
def test_a_refused_signing_leaves_nothing(stand: Stand, tmp_path: Path, code: str, changes: dict[str, Any]) -> None:
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(InputRefused) as refusal:
        stand.collecting.accept(a_signing_of(stand.campaign, **changes))
    assert refusal.value.code == code
    assert set(refusal.value.facts) <= {"field"}
    assert stand.ledger.tip.seq == 0
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_text_or_consent_that_was_not_this_campaigns_is_refused(stand: Stand) -> None:
    signing = a_signing_of(stand.campaign)
    others: list[tuple[str, Signing]] = [
        ("text-not-shown", replace(signing, text_sha256="ab" * 32)),
        ("text-not-shown", replace(signing, text_sha256=stand.campaign.petition("ru").text_sha256)),
        ("text-not-shown", replace(signing, consent=Consent(given=True, shown_sha256="cd" * 32))),
        ("language-not-offered", replace(signing, language="fr")),
    ]
    for code, other in others:
        with pytest.raises(InputRefused, match=code):
            stand.collecting.accept(other)
    assert stand.ledger.tip.seq == 0


def test_what_the_campaigns_form_does_not_offer_is_refused(stand: Stand) -> None:
    stand.campaign = replace(
        stand.campaign, form=replace(stand.campaign.form, email="off", city="required", exposure=(Exposure.CAMPAIGN,))
    )
    stand.__post_init__()
    refused: list[tuple[str, dict[str, Any]]] = [
        ("field-not-asked", {}),
        ("field-empty", {"signatory": a_signatory(email="", city="")}),
        ("exposure-not-offered", {"signatory": a_signatory(email="")}),
        ("exposure-not-offered", {"signatory": Signatory("A", "B"), "ink": NO_INK, "exposure": Exposure.COUNT}),
    ]
    for code, changes in refused:
        with pytest.raises(InputRefused, match=code):
            stand.collecting.accept(a_signing_of(stand.campaign, **changes))
    assert stand.ledger.tip.seq == 0


@pytest.mark.parametrize("asked", ["optional", "off"])
def test_a_campaign_that_needs_no_drawing_takes_signings_without(
    stand: Stand, asked: Literal["optional", "off"]
) -> None:
    stand.campaign = replace(stand.campaign, form=replace(stand.campaign.form, ink=asked))
    stand.__post_init__()
    stand.collecting.accept(a_signing_of(stand.campaign, ink=NO_INK))
    (opened,) = stand.opened()
    assert isinstance(opened, OpenedRecord)
    assert opened.ink == NO_INK
    if asked == "off":
        with pytest.raises(InputRefused, match="field-not-asked"):
            stand.collecting.accept(a_signing_of(stand.campaign))


@pytest.mark.parametrize("strokes", [(), ((),), ((), ())])
def test_a_drawing_without_a_point_is_never_sealed(stand: Stand, strokes: tuple[Stroke, ...]) -> None:
    """It could not be opened again; one that nobody has to draw is left out, not drawn empty."""
    stand.campaign = replace(stand.campaign, form=replace(stand.campaign.form, ink="optional"))
    stand.__post_init__()
    with pytest.raises(InputRefused, match="field-empty"):
        stand.collecting.accept(a_signing_of(stand.campaign, ink=Ink(InkKind.DRAWN, 400, strokes)))
    assert stand.ledger.tip.seq == 0


@pytest.mark.parametrize("name", ["علی\u200cرضا", "ශ්\u200dරීනාත්", "क्\u200dष"])
def test_names_are_spelled_with_joiners_where_their_script_is(stand: Stand, name: str) -> None:
    stand.collecting.accept(a_signing_of(stand.campaign, signatory=a_signatory(given_name=name)))
    (opened,) = stand.opened()
    assert isinstance(opened, OpenedRecord)
    assert opened.signatory.given_name == name


def test_a_signing_that_is_only_counted_carries_two_names_and_no_more(stand: Stand) -> None:
    stand.collecting.accept(a_counted_signing_of(stand.campaign))
    (opened,) = stand.opened()
    assert isinstance(opened, OpenedRecord)
    assert opened.exposure is Exposure.COUNT
    assert opened.signatory == Signatory("Янка", "Купала")
    assert opened.ink == NO_INK


def test_strokes_begun_before_declaring_are_not_kept(stand: Stand) -> None:
    begun = Ink(InkKind.DECLARED, 350, an_ink().strokes)
    assert signing_errors(a_signing_of(stand.campaign, ink=begun)) == ()
    stand.collecting.accept(a_signing_of(stand.campaign, ink=begun))
    (opened,) = stand.opened()
    assert isinstance(opened, OpenedRecord)
    assert opened.ink == DECLARED_INK


def test_boxes_of_different_people_and_entries_are_of_one_length(stand: Stand) -> None:
    signatures = (
        a_signing_of(stand.campaign),
        a_signing_of(stand.campaign, signatory=Signatory("Ян", "Лі"), ink=DECLARED_INK),
        a_signing_of(stand.campaign, signatory=a_signatory(family_name="Краўчэня-" * 9), exposure=Exposure.CAMPAIGN),
        a_counted_signing_of(stand.campaign),
    )
    for signing in signatures:
        stand.collecting.accept(signing)
    stand.collecting.withdraw(bytes(CODE_BYTES))
    stand.collecting.checkpoint()
    assert {len(entry.box or b"") for entry in stand.ledger.entries()} == {TYPICAL_BOX}


def test_a_second_signing_gets_the_same_answer(stand: Stand) -> None:
    signing = a_signing_of(stand.campaign)
    first, second = stand.collecting.accept(signing), stand.collecting.accept(signing)
    assert (type(second), second.seq) == (type(first), first.seq + 1)
    assert len(second.withdraw_code) == len(first.withdraw_code) == CODE_BYTES
    assert second.withdraw_code != first.withdraw_code
    ids = {opened.record_id for opened in stand.opened() if isinstance(opened, OpenedRecord)}
    assert len(ids) == 2
    boxes = [entry.box for entry in stand.ledger.entries()]
    assert boxes[0] != boxes[1]


def test_known_and_unknown_codes_are_withdrawn_alike(stand: Stand) -> None:
    code = stand.collecting.accept(a_signing_of(stand.campaign)).withdraw_code
    unknown = bytes(range(CODE_BYTES))
    for withdrawn in (code, unknown, code):
        stand.collecting.withdraw(withdrawn)
    assert stand.opened()[1:] == [OpenedWithdrawal(code), OpenedWithdrawal(unknown), OpenedWithdrawal(code)]
    clear = {(entry.kind, entry.event, entry.day, len(entry.box or b"")) for entry in stand.ledger.entries(2)}
    assert len(clear) == 1
    with pytest.raises(InputRefused, match="code-mistyped"):
        stand.collecting.withdraw(code[:-1])


def test_the_last_signing_can_be_marked_once(stand: Stand) -> None:
    with pytest.raises(InputRefused, match="nothing-to-mark"):
        stand.collecting.mark_last_spoilt("child")
    stand.collecting.accept(a_signing_of(stand.campaign))
    assert stand.collecting.accept(a_signing_of(stand.campaign)).seq == 2
    assert stand.collecting.mark_last_spoilt("child") == 2
    assert stand.opened()[2] == OpenedNote(2, "child")
    with pytest.raises(InputRefused, match="nothing-to-mark"):
        stand.collecting.mark_last_spoilt("child")
    assert stand.collecting.counts() == Counts(records=2, notes=1)


def test_a_checkpoint_keeps_the_counts_of_its_event_once(stand: Stand) -> None:
    stand.collecting.accept(a_signing_of(stand.campaign))
    stand.event = an_event("Concert", day=date(2026, 11, 23))
    stand.collecting.accept(a_signing_of(stand.campaign))
    stand.collecting.accept(a_signing_of(stand.campaign))
    stand.collecting.withdraw(bytes(CODE_BYTES))
    counts = stand.collecting.checkpoint()
    assert counts == Counts(records=2, withdrawals=1)
    assert stand.opened()[-1] == OpenedCheckpoint(stand.event, {"records": 2, "withdrawals": 1, "notes": 0})
    stand.collecting.checkpoint()
    assert stand.collecting.counts() == Counts(records=3, withdrawals=1, checkpoints=1)
    assert stand.collecting.event_counts() == Counts(records=2, withdrawals=1, checkpoints=1)
    stand.event = an_event()
    assert stand.collecting.event_counts() == Counts(records=1)


def test_the_event_in_the_clear_and_in_the_box_are_one(stand: Stand) -> None:
    events = iter([an_event("First"), an_event("Second"), an_event("Third")])
    stand.collecting._event = lambda: next(events)
    stand.collecting.accept(a_signing_of(stand.campaign))
    (entry,), (opened,) = list(stand.ledger.entries()), stand.opened()
    assert isinstance(opened, OpenedRecord)
    assert event_tag(opened.event) == entry.event


def test_a_save_that_fails_says_so_and_keeps_nothing(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_head: bytes) -> bytes:
        raise StorageFailed("disk-full")

    monkeypatch.setattr(stand.collecting, "_identity", type("Broken", (), {"sign_head": staticmethod(fail)})())
    with pytest.raises(StorageFailed):
        stand.collecting.accept(a_signing_of(stand.campaign))
    assert stand.ledger.tip.seq == 0


class Failing(Ledger):
    """On a disk that calls one commit failed, and keeps it or not."""

    fails: Literal["and keeps it", "and loses it"] | None = None

    def append(self, kind: EntryKind, event: bytes, day: str, seal: Seal, sign: Sign) -> Entry:
        fails, self.fails = self.fails, None
        if fails == "and loses it":
            seal(self.tip.seq + 1)
            raise StorageFailed("disk-failed")
        entry = super().append(kind, event, day, seal, sign)
        if fails == "and keeps it":
            raise StorageFailed("disk-failed")
        return entry


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[Stand]:
    a_stand(tmp_path).ledger.close()
    made = Stand(Failing.open(tmp_path / "ledger.db"))
    yield made
    made.ledger.close()


def refuse_one(stand: Stand, how: Literal["and keeps it", "and loses it"]) -> None:
    assert isinstance(stand.ledger, Failing)
    stand.ledger.fails = how
    with pytest.raises(StorageFailed, match="disk-failed"):
        stand.collecting.accept(a_signing_of(stand.campaign))


@pytest.mark.parametrize("next_thing", ["the same person again", "staff end the event"])
def test_what_was_called_not_saved_and_came_back_is_taken_back_first(failing: Stand, next_thing: str) -> None:
    refuse_one(failing, "and keeps it")
    if next_thing == "staff end the event":
        failing.collecting.checkpoint()
    else:
        failing.collecting.accept(a_signing_of(failing.campaign))
    failing.collecting.accept(a_signing_of(failing.campaign))

    refused, withdrawal, *others = failing.opened()
    assert isinstance(refused, OpenedRecord)
    assert isinstance(withdrawal, OpenedWithdrawal)
    assert withdrawal.withdraw_code == refused.withdraw_code
    assert len(others) == 2
    assert not any(isinstance(other, OpenedWithdrawal) for other in others)


def test_what_did_not_come_back_is_not_withdrawn(failing: Stand) -> None:
    refuse_one(failing, "and loses it")
    failing.collecting.accept(a_signing_of(failing.campaign))
    assert failing.ledger.counts() == Counts(records=1)
