"""Whole signings in a real window on a real ledger: what was entered is what the coordinators open."""

import csv
import io
import subprocess

import pytest
from booths import Booth, BoothMaker, Prepared
from imports import ROOT
from PySide6.QtCore import Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from visiting import SCRIBBLE, VISITORS, TouchHands, come_to, sign

from kiosk.opening import OpenedRecord, OpenedWithdrawal, open_entry
from kiosk.signatory import Exposure, InkKind
from ui.booth.pages.staff_pad import DigitPad
from ui.booth.viewmodels.flow import Step
from ui.booth.viewmodels.staff_export import ExportStep
from ui.hands import Hands

SIZES = ((1280, 720), (720, 1280), (1920, 1080))


@pytest.fixture(scope="session")
def touch_screen() -> QPointingDevice:
    return QTest.createTouchDevice()


def opened_records(booth: Booth, prepared: Prepared) -> list[OpenedRecord]:
    opened = [open_entry(entry, prepared.keys.opening) for entry in booth.kiosk.ledger.entries()]
    return [record for record in opened if isinstance(record, OpenedRecord)]


@pytest.mark.parametrize("language", VISITORS)
def test_a_signing_by_touch_is_kept_as_it_was_entered(
    language: str,
    booth_of: BoothMaker,
    prepared: Prepared,
    touch_screen: QPointingDevice,
    request: pytest.FixtureRequest,
) -> None:
    if language != "be":
        request.getfixturevalue("brief_pauses")
    booth, visitor, hands = booth_of(), VISITORS[language], TouchHands(touch_screen)
    area = booth.window.attendee

    come_to(hands, area, visitor, Step.AGREE, Exposure.HANDOVER)
    assert booth.kiosk.ledger.tip.seq == 0
    sign(hands, area)

    (record,) = opened_records(booth, prepared)
    who = record.signatory
    assert (who.given_name, who.family_name) == (visitor.given_name, visitor.family_name)
    assert (who.city, who.country, who.email) == (visitor.city, visitor.country, "")
    assert (record.language, record.exposure) == (language, Exposure.HANDOVER)
    assert record.text_sha256 == booth.kiosk.campaign.petition(language).text_sha256
    assert record.ink.kind is InkKind.DRAWN
    assert len(record.ink.strokes) == 1
    xs = [x for x, _ in record.ink.strokes[0]]
    assert min(xs) == pytest.approx(1000 * SCRIBBLE[0][0], abs=12)
    assert max(xs) == pytest.approx(1000 * SCRIBBLE[-1][0], abs=12)
    assert area.flow.state.progress.total == 713


@pytest.mark.usefixtures("brief_pauses")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("exposure", Exposure)
def test_every_exposure_at_every_size(
    size: tuple[int, int], exposure: Exposure, booth_of: BoothMaker, prepared: Prepared
) -> None:
    booth, hands = booth_of(size), Hands()
    area = booth.window.attendee

    come_to(hands, area, VISITORS["de"], Step.AGREE, exposure)
    sign(hands, area)

    (record,) = opened_records(booth, prepared)
    assert record.exposure is exposure
    if exposure is Exposure.COUNT:
        assert (record.signatory.city, record.signatory.country) == ("", "")
        assert record.ink.kind is InkKind.NONE


def test_a_signing_by_keyboard_alone(booth_of: BoothMaker, prepared: Prepared) -> None:
    booth = booth_of()
    area, window = booth.window.attendee, booth.window

    def key(code: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(window.windowHandle(), code)

    def walk_to(target: object) -> None:
        for _ in range(40):
            if QApplication.focusWidget() is target:
                return
            key(Qt.Key.Key_Tab)
        raise AssertionError(f"the focus never comes to {target}")

    walk_to(area.welcome.start)
    key(Qt.Key.Key_Return)
    walk_to(area.petition.support)
    key(Qt.Key.Key_Return)
    walk_to(area.exposure.choices.card("count"))
    key(Qt.Key.Key_Space)
    walk_to(area.exposure.on)
    key(Qt.Key.Key_Return)
    walk_to(area.details.fields["given_name"].line)
    QTest.keyClicks(area.details.fields["given_name"].line, "Ann")
    walk_to(area.details.fields["family_name"].line)
    QTest.keyClicks(area.details.fields["family_name"].line, "Lee")
    walk_to(area.details.on)
    key(Qt.Key.Key_Return)
    walk_to(area.agree.on)
    key(Qt.Key.Key_Return)
    Hands().wait(lambda: area.flow.state.step is Step.THANKS, "no Thank-you")

    (record,) = opened_records(booth, prepared)
    assert (record.signatory.given_name, record.signatory.family_name) == ("Ann", "Lee")


def test_the_keys_of_the_release_check_make_a_whole_signing(booth_of: BoothMaker, prepared: Prepared) -> None:
    """What packaging/check-package.sh presses on the packaged kiosk, from outside and unseen."""
    booth = booth_of((1024, 768))
    keys = {"Tab": Qt.Key.Key_Tab, "Return": Qt.Key.Key_Return, "space": Qt.Key.Key_Space}
    for line in (ROOT / "packaging/inside-root/signing.keys").read_text("utf-8").splitlines():
        what, _, letters = line.partition(" ")
        if what == "type":
            QTest.keyClicks(QApplication.focusWidget() or booth.window, letters)
        elif what != "#":
            QTest.keyClick(booth.window.windowHandle(), keys[what])
    Hands().wait(lambda: booth.window.attendee.flow.state.step is Step.THANKS, "no Thank-you")

    (record,) = opened_records(booth, prepared)
    assert record.exposure is Exposure.COUNT
    assert (record.signatory.given_name, record.signatory.family_name) == ("Ann", "Lee")


def test_one_who_cannot_draw_declares(booth_of: BoothMaker, prepared: Prepared) -> None:
    booth, hands = booth_of(), Hands()
    area = booth.window.attendee
    come_to(hands, area, VISITORS["ru"], Step.SIGN, Exposure.CAMPAIGN)

    hands.press(area.sign.cannot)
    sign(hands, area)

    (record,) = opened_records(booth, prepared)
    assert record.ink.kind is InkKind.DECLARED


@pytest.mark.usefixtures("brief_pauses")
def test_very_little_ink_is_asked_about_once(booth_of: BoothMaker) -> None:
    booth, hands = booth_of(), Hands()
    area = booth.window.attendee
    come_to(hands, area, VISITORS["en"], Step.SIGN, Exposure.CAMPAIGN)
    hands.draw(area.sign.pad_area, (((0.5, 0.5), (0.51, 0.5)),))

    hands.press(area.sign.on)
    assert area.question.isVisible()
    hands.press(area.question.no_button)
    assert area.question.isHidden()
    hands.press(area.sign.on)
    hands.press(area.question.yes_button)

    assert area.flow.state.step is Step.AGREE


@pytest.mark.usefixtures("brief_pauses")
def test_taking_back_while_thank_you_stands(booth_of: BoothMaker, prepared: Prepared) -> None:
    booth, hands = booth_of(), Hands()
    area = booth.window.attendee
    come_to(hands, area, VISITORS["be"], Step.AGREE, Exposure.HANDOVER)
    sign(hands, area)
    code = area.flow.state.thanks and area.flow.state.thanks.code

    hands.press(area.thanks.take_back)
    hands.wait(lambda: area.flow.state.progress.total == 712, "the count stays")

    last = [open_entry(entry, prepared.keys.opening) for entry in booth.kiosk.ledger.entries()][-1]
    assert last == OpenedWithdrawal(code or b"")


@pytest.mark.usefixtures("brief_pauses")
def test_neither_name_nor_campaign_stands_with_the_code(booth_of: BoothMaker) -> None:
    booth, hands = booth_of(), Hands()
    area, visitor = booth.window.attendee, VISITORS["en"]
    come_to(hands, area, visitor, Step.AGREE, Exposure.HANDOVER)
    sign(hands, area)
    hands.press(area.thanks.show_code)

    shown = " ".join(label.words() for label in area.thanks.findChildren(type(area.thanks.title)) if label.isVisible())

    assert area.thanks.code.words()
    for word in (visitor.given_name, visitor.family_name, "Viasna", booth.kiosk.campaign.petition("en").title):
        assert word not in shown


def test_the_language_changes_at_once_and_keeps_what_was_typed(booth_of: BoothMaker) -> None:
    booth, hands = booth_of(), Hands()
    area = booth.window.attendee
    come_to(hands, area, VISITORS["en"], Step.DETAILS, Exposure.CAMPAIGN)
    hands.press(area.details.fields["given_name"])
    hands.type(area.details.keyboard, "Zara")

    area.header.language_chosen.emit("be")

    assert area.details.keyboard.layout_id == "be"
    assert area.flow.state.draft.details.given_name == "Zara"
    assert area.flow.language.current == "be"


@pytest.mark.usefixtures("brief_pauses")
def test_staff_end_the_event_and_export_what_pdfsig_calls_valid(booth_of: BoothMaker, prepared: Prepared) -> None:
    booth, hands = booth_of(), Hands()
    area, staff = booth.window.attendee, booth.window.staff
    for language in ("en", "be"):
        come_to(hands, area, VISITORS[language], Step.AGREE, Exposure.HANDOVER)
        sign(hands, area)
        hands.press(area.thanks.on)

    booth.window.gesture.made.emit()
    pad = staff.pages["pin"].findChildren(DigitPad)[0]
    for digit in booth.pin:
        hands.press(pad.keys[digit])
    hands.wait(lambda: staff.stack.currentWidget() is staff.overview, "the PIN did not open")
    staff.show_page("end_event")
    hands.hold(staff.end_event.hold, staff.end_event.export.isVisible)
    hands.press(staff.end_event.export)
    model = staff.models.export
    hands.wait(lambda: bool(model.state.keys_found), "no keys folder is offered")
    hands.press(staff.export.choose.opened)
    staff.export.passphrase.setText("journeys")
    hands.press(staff.export.open)
    hands.wait(lambda: model.state.step is ExportStep.DONE, "the export does not end")

    (folder,) = [path for path in booth.export_to.iterdir() if path.is_dir()]
    verdict = subprocess.run(["pdfsig", folder / "signatures.pdf"], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in verdict
    assert "Total document signed" in verdict
    rows = list(csv.DictReader(io.StringIO((folder / "signatures.csv").read_text("utf-8-sig"))))
    assert {row["family_name"] for row in rows} == {VISITORS["en"].family_name, VISITORS["be"].family_name}
