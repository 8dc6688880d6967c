"""A desk in memory behind the coordinator's window, and the window on a screen: work is done at once, or when told."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from factories_staff_area import AtOnce
from kept_by_pyside import refuse_kept_items
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.campaign import Campaign
from kiosk.campaign_check import CampaignReport, campaign_problems
from kiosk.campaign_folder import read_campaign
from kiosk.deliver.contents import Delivered, Profile
from kiosk.deliver.statistics import Statistics
from kiosk.entry import Mode
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused, KioskError
from kiosk.kit import KitMade
from kiosk.merge.outcome import BatchOutcome, MergeReport, RegistryCounts
from kiosk.paths import FONTS
from kiosk.preparing import KitOrder
from kiosk.progress import Progress
from kiosk.signatory import DECLARED_INK, Event, Exposure, Ink, InkKind
from kiosk.vault.keys import KeysMade
from kiosk.words import Words, program_languages
from ui.desk.metrics import DeskMetrics
from ui.desk.viewmodels.models import DeskModels
from ui.desk.viewmodels.ports import (
    Decision,
    OpenedRegistry,
    PairShown,
    PairSummary,
    Preview,
    SigningShown,
)
from ui.desk.window import DeskWindow
from ui.fonts import load_fonts
from ui.jobs import JobRunner
from ui.language import LanguageSwitch
from ui.theme import Stylist, TextSize, Theme

LANGUAGES = program_languages()
PASSPHRASE = "five old words and one more"
NAMES = ("Ганна Прыкладная", "Анна Прикладная", "Ales Bialiatski-Przykładny", "Алесь Прыкладны")
STROKE = ((60, 300), (110, 90), (170, 60), (190, 210), (150, 320), (250, 180), (300, 260), (380, 120), (420, 300))


def an_entry(number: int) -> EntryId:
    return EntryId(bytes([number]) * 16, number)


def a_pair(
    number: int = 1, score: int = 94, why: tuple[str, ...] = ("same-city", "name-in-another-spelling")
) -> PairSummary:
    return PairSummary(an_entry(number), an_entry(number + 100), score, why)


def a_signing(name: str = NAMES[0], **changes: object) -> SigningShown:
    facts: dict[str, object] = {
        "city": "Гродна",
        "country": "BY",
        "kiosk": "Kiosk 03",
        "day": date(2026, 11, 21),
        "language": "be",
        "exposure": Exposure.HANDOVER,
        "ink": Ink(InkKind.DRAWN, 400, (STROKE,)),
    }
    return SigningShown(name, **(facts | changes))  # type: ignore[arg-type]  # tests pass what the fields take


def two_signings() -> PairShown:
    other = a_signing(
        NAMES[1], city="Гродно", kiosk="Kiosk 07", day=date(2026, 11, 22), language="ru", ink=DECLARED_INK
    )
    return PairShown(a_signing(), other)


def some_results() -> Statistics:
    days = tuple((date(2026, 11, 14 + place), count) for place, count in enumerate((31, 118, 4, 57, 240)))
    fair, congress = Event("Book fair", "Vilnius", date(2026, 11, 18)), date(2026, 11, 15)
    events = (
        (fair, 240),
        (Event("Конгрэс беларускіх медыкаў", "Беласток", congress), 153),
        (Event("", "", congress), 57),
    )
    countries = (("LT", 201), ("PL", 144), ("DE", 75), ("BY", 22), ("", 8))
    return Statistics(450, days, events, countries, (("be", 301), ("ru", 88), ("en", 41), ("de", 20)))


@dataclass
class MemoryDesk:
    """Keeps to `DeskPort`; `failing` maps a method's name to the error it raises.

    `batches` says what comes of a file by its name; of any other, ten records are new the first time and known after.
    """

    held: RegistryCounts = field(default_factory=RegistryCounts)
    mode: Mode | None = None
    shown: dict[PairSummary, PairShown] = field(default_factory=dict)
    batches: dict[str, BatchOutcome] = field(default_factory=dict)
    counted: Statistics = field(default_factory=some_results)
    failing: dict[str, KioskError] = field(default_factory=dict)
    asked: list[tuple[str, object]] = field(default_factory=list)
    merged: set[Path] = field(default_factory=set)
    decisions: dict[PairSummary, Decision] = field(default_factory=dict)
    is_open: bool = False

    def _ask(self, name: str, fact: object = None) -> None:
        self.asked.append((name, fact))
        if name in self.failing:
            raise self.failing[name]

    def asked_for(self, name: str) -> list[object]:
        """With what a method was called, in order."""
        return [fact for each, fact in self.asked if each == name]

    def check_campaign(self, folder: Path, words: Words) -> CampaignReport:
        self._ask("check_campaign", folder)
        return campaign_problems(folder, words)

    def read_campaign(self, folder: Path) -> Campaign:
        return read_campaign(folder)

    def make_keys(self, out: Path, passphrase: str, campaign: Path | None) -> KeysMade:
        self._ask("make_keys", (out, passphrase, campaign))
        return KeysMade("ab" * 32, "cd" * 32)

    def make_kits(self, order: KitOrder) -> tuple[KitMade, ...]:
        self._ask("make_kits", order)
        names = [f"kiosk-{number:02}" for number in range(1, order.count + 1)]
        return tuple(KitMade(order.out / f"{name}.kit", name, bytes(16), "K7QF 9M2D X4TB R8HW-5") for name in names)

    def open(self, keys: Path, passphrase: str, registry: str) -> OpenedRegistry:
        self._ask("open", (keys, registry))
        if passphrase != PASSPHRASE:
            raise InputRefused("passphrase-wrong")
        self.is_open = True
        return self.holds()

    def close(self) -> None:
        self._ask("close")
        self.is_open = False

    def holds(self) -> OpenedRegistry:
        return OpenedRegistry("viasna" if self.held.signings else "", self.mode, self.counts())

    def counts(self) -> RegistryCounts:
        left = len(self.pairs()) if self.shown else self.held.to_review
        return RegistryCounts(self.held.signings, self.held.persons, self.held.withdrawn, left)

    def merge(
        self, paths: Sequence[Path], receipts: Path | None, progress: Progress, told: Callable[[BatchOutcome], None]
    ) -> MergeReport:
        self._ask("merge", (tuple(paths), receipts))
        outcomes: list[BatchOutcome] = []
        for place, path in enumerate(paths):
            progress.advance(10 * place, 10 * len(paths))
            outcome = self.batches.get(path.name) or self._plain(path)
            outcomes.append(BatchOutcome(path, *_rest(outcome)))
            told(outcomes[-1])
        progress.advance(10 * len(paths), 10 * len(paths))
        written = tuple(receipts / f"{path.stem}.receipt" for path in paths) if receipts else ()
        return MergeReport(tuple(outcomes), self.counts(), bytes(32), written)

    def _plain(self, path: Path) -> BatchOutcome:
        if path in self.merged:
            return BatchOutcome(path, None, known=10)
        self.merged.add(path)
        held = self.held
        self.held = RegistryCounts(held.signings + 10, held.persons + 10, held.withdrawn, held.to_review)
        return BatchOutcome(path, None, new=10)

    def pairs(self) -> tuple[PairSummary, ...]:
        self._ask("pairs")
        return tuple(pair for pair in self.shown if pair not in self.decisions)

    def look_at(self, pair: PairSummary) -> PairShown:
        self._ask("look_at", pair)
        return self.shown[pair]

    def decide(self, pair: PairSummary, decision: Decision | None) -> None:
        self._ask("decide", (pair, decision))
        self.decisions.pop(pair, None)
        if decision is not None:
            self.decisions[pair] = decision

    def results(self, progress: Progress) -> Statistics:
        self._ask("results")
        progress.advance(1, 2)
        progress.advance(2, 2)
        return self.counted

    def preview(self, profile: Profile, progress: Progress) -> Preview:
        self._ask("preview", profile)
        progress.advance(1, 1)
        return Preview(461, 450, {"full": 431, "handover": 187, "count": 0}[profile], self.counts().to_review)

    def deliver(self, profile: Profile, language: str, to: Path, progress: Progress) -> Delivered:
        self._ask("deliver", (profile, language, to))
        progress.advance(1, 2)
        progress.advance(2, 2)
        return Delivered(("delivery.pdf", "delivery.csv"), *self.preview(profile, progress))


def _rest(outcome: BatchOutcome) -> tuple[str | None, int, int, int, tuple[int, int] | None, int, str]:
    one = outcome
    return one.code, one.new, one.known, one.refused, one.gap, one.unreadable, one.kiosk_name


@dataclass
class AnsweringChooser:
    """Somebody who has made up their mind; None and nothing for one who has not."""

    folder_chosen: Path | None = None
    batches_chosen: tuple[Path, ...] = ()
    file_chosen: Path | None = None
    asked: list[str] = field(default_factory=list)

    def folder(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.folder_chosen

    def batches(self, title: str) -> tuple[Path, ...]:
        self.asked.append(title)
        return self.batches_chosen

    def database(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.file_chosen

    def picture(self, title: str, suggested: str) -> Path | None:
        self.asked.append(suggested)
        return self.file_chosen


@contextmanager
def a_desk(
    qtbot: QtBot,
    desk: MemoryDesk,
    *,
    chooser: AnsweringChooser | None = None,
    executor: Executor | None = None,
    size: tuple[int, int] = (1280, 720),
    language: str = "en",
    languages: Sequence[str] = LANGUAGES,
    theme: Theme = Theme.LIGHT,
    text_size: TextSize = TextSize.NORMAL,
    registry: str = "",
    idle_ms: int = 900_000,
) -> Iterator[DeskWindow]:
    """The window at its open face, which nobody looks at; closed again at the end."""
    load_fonts(FONTS)
    models = DeskModels(desk, JobRunner(executor or AtOnce()), registry, idle_ms)
    look = Stylist(theme, DeskMetrics.at_desk(*size), text_size)
    speaks = LanguageSwitch(languages, language)
    window = DeskWindow(models, speaks, chooser or AnsweringChooser(), look)
    window.resize(*size)
    window.setUpdatesEnabled(False)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield window
        refuse_kept_items()
    finally:
        window.close()
        window.deleteLater()
        models.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle() -> None:
    """Lets the window do what it has to do."""
    for _ in range(4):
        QApplication.processEvents()


def unlock(window: DeskWindow) -> None:
    """Opens the registry, as if it had been typed."""
    window.models.session.open(Path("/keys"), PASSPHRASE, "/tmp/registry.db")
    settle()
