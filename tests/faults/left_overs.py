"""Leaves canary words at every screen by every way, and looks for them where the next person or a thief could."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import rmtree

from canaries import ENCODINGS
from faults.booth import SHOWING_WINDOWS, SIZE, STDERR
from faults.children import Nursery, lent_nursery
from faults.displays import X11, Display, x_server
from faults.harness import Defect, Fault, Outcome, Prepare, Run
from faults.kiosks import Breakable, a_breakable
from faults.leaving import BACKWARDS, NEXT, VISIT
from faults.left_over_defects import KEPT_CLIPBOARD, KEPT_DRAFT, KEPT_HISTORY, LOGGED, WRITTEN
from faults.process_memory import is_in_memory
from faults.screens import CASES, Screen, Way

WORDS = tuple(word[::-1] for word in BACKWARDS.values())
FORMS = tuple(case(word).encode(encoding) for word in WORDS for case in (str, str.lower) for encoding in ENCODINGS)
COMMON = {
    stem: tuple(form for form in FORMS if stem in form)
    for word in WORDS
    for stem in (word[1:].encode(), word[1:].encode("utf-16-le")[:-1])
}
"""The forms by what they share: all but the first letter, which alone is a capital; and the two of UTF-16 are the same,
shifted by a byte."""
assert {form for forms in COMMON.values() for form in forms} == {*FORMS}
SHOWING = (Screen.TYPING, Screen.DETAILS, Screen.AGREE, Screen.SEEN)
MIXED = tuple(Random(49).sample(CASES, len(CASES)))  # noqa: S311 -- so that a few of them are of every kind


@dataclass
class _Stand:
    """A kiosk that people leave."""

    breakable: Breakable
    folder: Path
    nursery: Nursery
    planted: str
    display: str | None
    lingering: int = 0
    """After how many leavings a word still stood in memory that was freed and not used again: told, not judged."""

    def leave(self, number: int, _random: Random) -> Outcome:
        """One person leaves one screen in one way."""
        return self.by(*MIXED[number % len(MIXED)])

    def by(self, screen: Screen, way: Way) -> Outcome:
        """Everywhere is looked: by the process in itself, by us in all that it wrote and said."""
        place = self.folder / "place"
        rmtree(place, ignore_errors=True)
        place.mkdir()
        given = {
            "folder": str(place),
            "home": str(self.breakable.fresh(place / "kiosk")),
            "planted": self.planted,
            "display": self.display,
        }
        self.nursery.begin(VISIT, **given, screen=str(screen), way=str(way))
        self._hear("stopped", place)
        before = is_in_memory(self.nursery.child, COMMON)
        assert before or screen not in SHOWING, f"{screen}: the search of the memory does not find what stands there"
        self.nursery.go_on()
        if way is Way.CRASH:
            self.nursery.kill()
            self.nursery.begin(NEXT, **given)
        else:
            self._hear("stopped", place, times=2)
            self.lingering += is_in_memory(self.nursery.child, COMMON)
            self.nursery.go_on()
        self._hear("searched", place)
        self.nursery.kill()
        found = [*self.nursery.said("found"), *_written(place), *_spoken(self.nursery.heard)]
        return Outcome(exposed=len(found), wrong=tuple(f"{screen}, {way}: {one}" for one in found))

    def _hear(self, word: str, place: Path, times: int = 1) -> None:
        """As the nursery hears; a child that ended before tells why."""
        self.nursery.hear(word, "ended", times=times)
        if self.nursery.said("ended"):
            errors = (place / STDERR).read_text(encoding="utf-8").strip().splitlines()
            raise AssertionError(f"ended {self.nursery.wait()}: {errors[-1:]}")


def _written(folder: Path) -> Iterator[str]:
    """Files under the folder that have a canary in them, or in their names."""
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        if any(form in content or form in path.name.encode() for form in FORMS):
            yield f"file {path.relative_to(folder).parts[0]}"


def _spoken(lines: list[str]) -> Iterator[str]:
    yield from ("standard output" for line in lines if any(form in line.encode() for form in FORMS))


def _prepared(planted: str = "", *, on_x11: bool = False) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        shown: AbstractContextManager[Display | None] = x_server(SIZE) if on_x11 else nullcontext()
        with shown as display, lent_nursery(*SHOWING_WINDOWS) as children:
            yield _Stand(a_breakable(), folder, children, planted, display.name if display else None).leave

    return prepare


LEFT_OVERS = Fault(
    "left-overs",
    runs=len(CASES),
    short=2,
    prepare=_prepared(),
    defects=tuple(Defect(name, _prepared(name), runs=9) for name in (KEPT_DRAFT, KEPT_HISTORY, LOGGED, WRITTEN)),
)
ON_X11 = Fault(
    "left-overs-on-x11",
    runs=len(Way),
    short=1,
    prepare=_prepared(on_x11=True),
    defects=(Defect(KEPT_CLIPBOARD, _prepared(KEPT_CLIPBOARD, on_x11=True), runs=3),),
    needs=(X11,),
)
"""What a mouse selects goes to a clipboard of its own there, which Qt does not have off the screen."""
