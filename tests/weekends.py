"""A weekend of three kiosks: set up from kits, signed at through the screens' own way, and who was really there."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import product
from os import urandom
from pathlib import Path
from random import Random

import msgspec
from factories_booth import ByHand
from factories_kiosks import copied_kiosk
from factories_vault import PASSPHRASE, made_keys

from kiosk.attending import Attending
from kiosk.clock import SystemClock
from kiosk.entry import Mode
from kiosk.entry_id import EntryId
from kiosk.exporting import export_sealed
from kiosk.home import Home
from kiosk.installed import Kiosk, open_kiosk
from kiosk.installing import install
from kiosk.kit import make_kit, read_kit
from kiosk.paths import CAMPAIGNS
from kiosk.progress import NoProgress
from kiosk.settings import EventSettings
from kiosk.signatory import Exposure, Signatory
from kiosk.simulating import made_up_ink
from kiosk.tally import Tally
from kiosk.vault.keys import load_keys
from ui.booth.viewmodels.draft import asked_details
from ui.booth.viewmodels.flow import SigningFlow, Step
from ui.jobs import JobRunner
from ui.language import LanguageSwitch

KIOSKS = 3
SIGNINGS_A_DAY = 150
SATURDAY, SUNDAY = 0, 1
DAYS = (
    EventSettings("Кірмаш", "Вільня", date(2026, 11, 21)),
    EventSettings("Канцэрт", "Варшава", date(2026, 11, 22)),
)
LANGUAGES = ("be", "ru", "en", "de")
EXPOSURES = (Exposure.HANDOVER, Exposure.HANDOVER, Exposure.CAMPAIGN, Exposure.COUNT)

FAMILY_NAMES = tuple(
    "".join(parts) for parts in product(("Ба", "Гры", "Ляў", "Ску", "Ча"), *[("бу", "дзе", "ка", "лё", "мы", "ро")] * 3)
)
GIVEN_NAMES = ("Янка", "Юрий", "Grace", "Käthe", "Зося", "Пётр", "Tom", "Ilse")

DOUBLES = (
    (("Алесь", "Бяляцкі"), ("Ales", "Bialiatski")),
    (("Мікола", "Гусоўскі"), ("Николай", "Гусовский")),
    (("Ганна", "Кавалёва"), ("Анна", "Ковалёва")),
    (("Аляксандр", "Лукашэвіч"), ("Oleksandr", "Lukashevych")),
    (("Святлана", "Зайцава"), ("Swetlana", "Saizewa")),
    (("Яўген", "Шчарбакоў"), ("Евгений", "Щербаков")),
    (("Вольга", "Ціханоўская"), ("Olga", "Tikhanovskaya")),
    (("Уладзімір", "Караткевіч"), ("Владимир", "Короткевич")),
)
"""People who sign twice without an e-mail, in two alphabets or languages: a coordinator decides."""
SPELT_TWICE = (
    (("Дзмітрый", "Жыгалаў"), ("Дмитрий", "Жигалов")),
    (("Таццяна", "Чарнышова"), ("Tatsiana", "Charnyshova")),
    (("Максім", "Багдановіч"), ("Максим", "Богданович")),
    (("Надзея", "Астроўская"), ("Надежда", "Островская")),
)
"""The same with one e-mail: the merge decides by itself."""
NAMESAKES = (("Iryna", "Juszczenko"), ("Павел", "Ганчарык"), ("Алена", "Гарэцкая"), ("Тарас", "Шпакоўскі"))
"""Names of two people each, of one town."""


@dataclass(frozen=True)
class Visit:
    """Somebody who comes to a kiosk on a day. `who` tells people apart, whatever they write."""

    kiosk: int
    day: int
    who: str
    signatory: Signatory
    exposure: Exposure = Exposure.HANDOVER
    takes_back: bool = False
    is_spoilt: bool = False


@dataclass(frozen=True)
class Signed:
    """A signing that is in a ledger."""

    visit: Visit
    id: EntryId
    code: bytes


class Screens:
    """A kiosk with the attendee's flow before it; its worker does what it is given when it is told to."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        self.attending = Attending(kiosk, Tally(SystemClock()))
        self._worker = ByHand()
        self._random = Random(kiosk.facts.kiosk_id)  # noqa: S311 -- ink only
        self._language = LanguageSwitch(kiosk.campaign.languages, kiosk.campaign.default_language)
        self._flow = SigningFlow(kiosk.campaign, self.attending, self._language, JobRunner(self._worker))

    def sign(self, visit: Visit, language: str) -> Signed:
        """Goes through every screen as this visitor, and leaves Thank-you behind."""
        flow = self._flow
        self._language.choose(language)
        flow.read()
        flow.support()
        self._choose(visit.exposure)
        for name in asked_details(visit.exposure, self.kiosk.campaign):
            flow.enter(name, getattr(visit.signatory, name))
        assert flow.confirm_details() is None
        if visit.exposure is not Exposure.COUNT:
            ink = made_up_ink(self._random)
            flow.draw(ink.strokes, ink.height)
            flow.confirm_drawing()
        flow.sign()
        self._worker.drain()
        assert flow.state.step is Step.THANKS
        assert flow.state.thanks is not None
        signed = Signed(visit, EntryId(self.kiosk.facts.kiosk_id, self.kiosk.ledger.tip.seq), flow.state.thanks.code)
        self._leave(visit)
        return signed

    def _choose(self, exposure: Exposure) -> None:
        self._flow.choose_exposure(exposure)
        self._flow.confirm_exposure()
        if self._flow.state.question is not None:
            self._flow.answer(yes=True)

    def _leave(self, visit: Visit) -> None:
        if visit.takes_back:
            self._flow.take_back()
            self._worker.drain()
        elif visit.is_spoilt:
            self.kiosk.collecting.mark_last_spoilt("the pen slipped")
        self._flow.reset()


@dataclass(frozen=True)
class Weekend:
    """What came of it: kiosks in their folders, closed, with what each exported on both evenings."""

    keys_folder: Path
    homes: tuple[Path, ...]
    batches: tuple[tuple[Path, ...], ...]
    """By day, then by kiosk: the second holds the first."""
    signed: tuple[Signed, ...]
    taken_back: frozenset[EntryId]

    @property
    def standing(self) -> list[Signed]:
        """Signings that were not taken back."""
        return [one for one in self.signed if one.id not in self.taken_back]

    @property
    def spoilt(self) -> set[EntryId]:
        """Signings that staff marked, and that stand."""
        return {one.id for one in self.standing if one.visit.is_spoilt}

    @contextmanager
    def kiosks(self, to: Path) -> Iterator[list[Kiosk]]:
        """The kiosks, open, in copies of their folders."""
        with ExitStack() as opened:
            yield [opened.enter_context(open_kiosk(copied_kiosk(home, to / home.name))) for home in self.homes]


def the_visits() -> list[Visit]:
    """Everybody, in the order in which they come; every kiosk has as many as there are signings a day."""
    visits = [*_twice(), *_couples(), *_doubles(), *_namesakes()]
    random = Random(1)  # noqa: S311 -- repeatable
    names = iter(random.sample(list(product(GIVEN_NAMES, FAMILY_NAMES)), KIOSKS * 2 * SIGNINGS_A_DAY))
    for kiosk, day in product(range(KIOSKS), (SATURDAY, SUNDAY)):
        have = sum((visit.kiosk, visit.day) == (kiosk, day) for visit in visits)
        for number in range(SIGNINGS_A_DAY - have):
            exposure = random.choice(EXPOSURES)
            signatory = _alone(next(names), exposure, f"{kiosk}.{day}.{number}")
            visits.append(
                Visit(
                    kiosk, day, f"one {kiosk} {day} {number}", signatory, exposure, number in (3, 50), number in (7, 60)
                )
            )
    random.shuffle(visits)
    return sorted(visits, key=lambda visit: visit.day)


def _alone(name: tuple[str, str], exposure: Exposure, number: str) -> Signatory:
    return Signatory(*name) if exposure is Exposure.COUNT else Signatory(*name, "Гомель", "PL", f"{number}@example.org")


def _twice() -> Iterator[Visit]:
    spelt = [*SPELT_TWICE, *(((given, f"Двойчы-{given}"),) * 2 for given in GIVEN_NAMES)]
    for number, names in enumerate(spelt):
        for day, name in enumerate(names):
            email = f"Twice{number}@example.org" if day else f"twice{number}@EXAMPLE.org"
            exposure = Exposure.CAMPAIGN if day and number % 3 == 0 else Exposure.HANDOVER
            who = Signatory(*name, "Мінск", "BY", email)
            yield Visit((number + day) % KIOSKS, day, f"twice {number}", who, exposure)


def _couples() -> Iterator[Visit]:
    for number in range(9):
        for given in ("Іван", "Марыя"):
            who = Signatory(given, f"{FAMILY_NAMES[number * 7]}віч", "Брэст", "BY", f"home{number}@example.org")
            yield Visit(number % KIOSKS, number % 2, f"couple {number} {given}", who)


def _doubles() -> Iterator[Visit]:
    for number, names in enumerate(DOUBLES):
        for day, name in enumerate(names):
            city = ("Мінск", "Minsk")[day]
            yield Visit((number + 2 * day) % KIOSKS, day, f"double {number}", Signatory(*name, city, "BY"))


def _namesakes() -> Iterator[Visit]:
    for number, name in enumerate(NAMESAKES):
        for day in (SATURDAY, SUNDAY):
            who = Signatory(*name, "Гродна", "BY")
            yield Visit((number + day) % KIOSKS, day, f"namesake {number} {day}", who)


def hold(folder: Path) -> Weekend:
    """Lets the weekend happen in this folder."""
    made_keys(folder / "keys")
    homes = tuple(folder / f"kiosk-{number}" for number in range(KIOSKS))
    _set_up(folder, homes)
    visits = the_visits()
    signed: list[Signed] = []
    taken_back: set[EntryId] = set()
    batches = []
    with ExitStack() as opened:
        screens = [Screens(opened.enter_context(open_kiosk(home))) for home in homes]
        for day, event in enumerate(DAYS):
            for one in screens:
                one.kiosk.change_settings(msgspec.structs.replace(one.kiosk.settings, event=event))
            today = [visit for visit in visits if visit.day == day]
            for number, visit in enumerate(today):
                signed.append(screens[visit.kiosk].sign(visit, LANGUAGES[number % len(LANGUAGES)]))
            taken_back |= {one.id for one in signed if one.visit.takes_back}
            taken_back |= _take_back_elsewhere(screens, signed, day)
            for one in screens:
                one.kiosk.collecting.checkpoint()
            stick = folder / f"stick-{day}"
            batches.append(tuple(export_sealed(one.kiosk, stick, NoProgress()).batch for one in screens))
    return Weekend(folder / "keys", homes, tuple(batches), tuple(signed), frozenset(taken_back))


def _set_up(folder: Path, homes: Sequence[Path]) -> None:
    keys = load_keys(folder / "keys", PASSPHRASE)
    for home in homes:
        made = make_kit(CAMPAIGNS / "viasna", keys, name=home.name, mode=Mode.LIVE, to=folder, randomness=urandom)
        install(read_kit(made.file, made.code), DAYS[SATURDAY], Home(home), SystemClock())


def _take_back_elsewhere(screens: Sequence[Screens], signed: Sequence[Signed], day: int) -> set[EntryId]:
    """Some go to another kiosk with their code: ordinary people, one of those who sign twice, one marked as spoilt."""
    there = [one for one in signed if one.visit.day == day]
    alone = [one for one in there if one.visit.who.startswith("one") and not one.visit.takes_back]
    twice = [one for one in there if one.visit.who == f"twice {day + 4}"]
    spoilt = [one for one in alone if one.visit.is_spoilt]
    leaving = [*alone[:3], *twice, *spoilt[:1], *alone[:1]]  # the last a second time: it changes nothing
    for one in leaving:
        screens[(one.visit.kiosk + 1) % KIOSKS].attending.withdraw(one.code)
    screens[0].attending.withdraw(bytes(10))  # nobody's: the kiosk cannot tell
    return {one.id for one in leaving}
