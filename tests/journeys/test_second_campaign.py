"""Another campaign goes all the way, with other fields, languages and goals; nothing anywhere speaks of the first.

One long journey on purpose: every screen is looked at in every language, and every file that comes of it is read.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from booths import Booth, BoothMaker, KitWithCode
from command_line import kiosk_here
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from visiting import Visitor, come_to, sign

from kiosk.paths import CAMPAIGNS
from kiosk.signatory import Exposure
from ui.booth.pages.staff_pad import DigitPad
from ui.booth.viewmodels.flow import Step
from ui.booth.viewmodels.staff_export import ExportStep
from ui.hands import Hands
from ui.widgets.text import TextLabel

SAMPLE = CAMPAIGNS / "sample"
PASSPHRASE = "lamp river seven stone quiet orange"
OF_THE_FIRST = re.compile("viasna|вясн|весн|bia[lł]iatski|бяляцк|беляцк|belarus|беларус|белорус|lukashenk|лукаш", re.I)
VISITORS = (
    (Visitor("en", "Ann", "Lee", "York", "", ""), Exposure.CAMPAIGN),
    (Visitor("pl", "Anna", "Nowak", "Opole", "", ""), Exposure.HANDOVER),
    (Visitor("uk", "Ґаля", "Їжак", "Львів", "", ""), Exposure.HANDOVER),
)


@dataclass
class Told:
    """Everything that was said on the way, by where it stood."""

    texts: dict[str, str] = field(default_factory=dict)

    def keep(self, place: str, text: str) -> str:
        """The text itself; what stood in that place before stays."""
        self.texts[place] = f"{self.texts.get(place, '')}\n{text}"
        return text

    def keep_ran(self, *words: str | Path) -> dict[str, Any]:
        """Runs a command; the object that it prints."""
        ran = kiosk_here(*words, "--json")
        self.keep(f"{words[0]} {words[1]}", ran.out + ran.err)
        return ran.json

    def of_the_first(self) -> dict[str, list[str]]:
        """Words of the first campaign, by where they stand."""
        found = {place: OF_THE_FIRST.findall(text) for place, text in self.texts.items()}
        return {place: words for place, words in found.items() if words}


def shown(window: QWidget) -> str:
    """All that can be read on a window, or is read aloud."""
    return "\n".join(text for widget in window.findChildren(QWidget) if widget.isVisible() for text in words_of(widget))


def words_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    if isinstance(widget, TextLabel):
        yield widget.words()
    elif isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()


def made_kit(told: Told, folder: Path) -> KitWithCode:
    """Checks the sample, makes its keys and a kit, all by typing."""
    (folder / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")
    unlocked = ("--passphrase-file", folder / "passphrase")
    report = told.keep_ran("campaign", "check", SAMPLE)
    assert (report["ok"], report["languages"]) == (True, ["en", "pl", "uk"])
    told.keep_ran("campaign", "keys", "--campaign", SAMPLE, "--out", folder / "keys", *unlocked)
    order = ("--campaign", SAMPLE, "--keys", folder / "keys", "--count", "1", "--controller-confirmed")
    (kit,) = told.keep_ran("kit", "make", *order, "--out", folder / "kits", *unlocked)["kits"]
    return KitWithCode(folder / "kits" / kit["file"], kit["code"], folder / "keys")


def visit(told: Told, booth: Booth, visitor: Visitor, exposure: Exposure) -> None:
    """A whole signing, and a look at every screen on the way."""
    hands, area = Hands(), booth.window.attendee
    for step in (Step.WELCOME, Step.PETITION, Step.EXPOSURE, Step.DETAILS, Step.SIGN, Step.AGREE):
        come_to(hands, area, visitor, step, exposure)
        told.keep(f"{step} in {visitor.language}", shown(booth.window))
    sign(hands, area)
    hands.press(area.thanks.show_code)
    told.keep(f"thanks in {visitor.language}", shown(booth.window))
    hands.press(area.thanks.on)


def look_at_staff(told: Told, booth: Booth) -> None:
    """Every page of the staff screen; then the event ends, and what was collected is exported."""
    hands, staff = Hands(), booth.window.staff
    booth.window.gesture.made.emit()
    pad = staff.pages["pin"].findChildren(DigitPad)[0]
    for digit in booth.pin:
        hands.press(pad.keys[digit])
    hands.wait(lambda: staff.stack.currentWidget() is staff.overview, "the PIN did not open")
    for name in staff.pages:
        if name != "pin":
            staff.show_page(name)
            hands.settle()
            told.keep(f"staff: {name}", shown(booth.window))
    staff.show_page("end_event")
    hands.hold(staff.end_event.hold, staff.end_event.export.isVisible)
    told.keep("staff: ended", shown(booth.window))
    hands.press(staff.end_event.export)
    hands.press(staff.export.choose.go)
    hands.wait(lambda: staff.models.export.state.step is ExportStep.DONE, "the export does not end")
    told.keep("staff: exported", shown(booth.window))


def handed_over(told: Told, folder: Path, batch: Path) -> None:
    """What coordinators do with the batch, up to handing over."""
    desk = ("--keys", folder / "keys", "--passphrase-file", folder / "passphrase")
    registry = ("--registry", f"sqlite:///{folder / 'registry.db'}")
    told.keep_ran("verify", batch, "--root", folder / "keys" / "root.pem")
    told.keep_ran("open", batch, *desk, "--to", folder / "opened", "--language", "uk")
    assert told.keep_ran("merge", batch, *registry, *desk)["signings"] == len(VISITORS)
    for profile, language, named in (("handover", "pl", 2), ("count", "en", 0)):
        words = ("--profile", profile, "--language", language, "--to", folder / profile)
        assert told.keep_ran("deliver", *registry, *desk, *words)["named"] == named


def keep_files(told: Told, folder: Path) -> None:
    """Every PDF and CSV under the folder, as somebody outside reads it, and its name."""
    for path in (path for path in folder.rglob("*") if path.suffix in {".pdf", ".csv"}):
        text = path.read_text("utf-8") if path.suffix == ".csv" else text_of(path)
        told.keep(str(path.relative_to(folder)), f"{path.name}\n{text}")


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.usefixtures("brief_pauses")
def test_the_sample_campaign_goes_from_its_folder_to_the_handover(booth_of: BoothMaker, tmp_path: Path) -> None:
    told = Told()
    booth = booth_of(kit=made_kit(told, tmp_path))
    for visitor, exposure in VISITORS:
        visit(told, booth, visitor, exposure)
    assert booth.window.attendee.flow.state.progress.goal == 50
    look_at_staff(told, booth)
    (batch,) = booth.export_to.glob("*.kiosk-batch")
    handed_over(told, tmp_path, batch)
    keep_files(told, tmp_path)

    assert len([place for place in told.texts if place.endswith(".pdf")]) == 3
    assert "Їжак" in told.texts["handover/handover.pdf"]
    assert "Lee" not in told.texts["handover/handover.pdf"]
    assert "Lindenwick" in told.texts["petition in en"]
    # The program speaks each of its languages that it can, and English where it cannot.
    assert "Наступна мета: 50" in told.texts["petition in uk"]
    assert "Next goal: 50" in told.texts["petition in pl"]
    # What an attendee reads promises nothing that this campaign does not ask for.
    assert not [place for place, text in told.texts.items() if " in " in place and "country" in text]
    assert told.of_the_first() == {}


@pytest.mark.parametrize("planted", ["HRC Viasna", "«Вясны»", "Весной", "take to Belarus", "у Беларусі"])
def test_planted_words_of_the_first_campaign_are_found(planted: str) -> None:
    told = Told()
    told.keep("somewhere", planted)
    assert list(told.of_the_first()) == ["somewhere"]
