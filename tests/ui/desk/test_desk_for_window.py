"""The window on the real desk: real keys, kiosks, batches and registry, from the first drop to the delivery."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from factories_desk_window import PASSPHRASE, settle
from factories_registry import a_booth
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from kiosk.errors import InputRefused
from kiosk.merge.outcome import BatchOutcome
from kiosk.paths import CAMPAIGNS
from kiosk.progress import NoProgress
from kiosk.vault.keys import load_keys
from ui.desk.app import desktop_language
from ui.desk.compose import build_desk
from ui.desk.desk_for_window import DeskForWindow
from ui.desk.metrics import DeskMetrics
from ui.desk.navigation import Place
from ui.desk.viewmodels.ports import PairSummary, Preview
from ui.long_work import WorkStep

VIASNA = CAMPAIGNS / "viasna"


@dataclass(frozen=True)
class Weekend:
    """A keys folder, and what two kiosks brought home."""

    keys: Path
    batches: tuple[Path, ...]


@pytest.fixture(scope="module")
def weekend(tmp_path_factory: pytest.TempPathFactory) -> Weekend:
    """Two people whose names are written in two languages, one of them twice; and a signing marked as spoilt."""
    folder = tmp_path_factory.mktemp("weekend")
    DeskForWindow().make_keys(folder / "keys", PASSPHRASE, VIASNA)
    keys = load_keys(folder / "keys", PASSPHRASE)
    one, two = a_booth(folder, keys, 1), a_booth(folder, keys, 2)
    one.sign("Ганна", "Прыкладная", city="Гродна", country="BY")
    two.sign("Анна", "Прикладная", city="Гродно", country="BY")
    two.sign("Jörg", "Groß", city="Köln", country="DE")
    two.collecting.mark_last_spoilt("a child playing")
    return Weekend(folder / "keys", (one.export(folder), two.export(folder)))


@pytest.fixture
def port() -> Iterator[DeskForWindow]:
    port = DeskForWindow()
    yield port
    port.close()


def opened(port: DeskForWindow, weekend: Weekend, folder: Path) -> DeskForWindow:
    port.open(weekend.keys, PASSPHRASE, f"sqlite:///{folder / 'registry.db'}")
    return port


def test_an_empty_registry_has_no_campaign_and_counts_nothing(
    port: DeskForWindow, weekend: Weekend, tmp_path: Path
) -> None:
    holds = opened(port, weekend, tmp_path).holds()
    assert (holds.campaign, holds.mode, holds.counts.signings) == ("", None, 0)
    assert port.results(NoProgress()).total == 0
    assert port.preview("handover", NoProgress()) == Preview(0, 0, 0)


def test_nothing_is_done_without_the_keys(port: DeskForWindow, weekend: Weekend, tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as wrong:
        port.open(weekend.keys, "not the one at all", f"sqlite:///{tmp_path / 'registry.db'}")
    assert wrong.value.code == "passphrase-wrong"
    with pytest.raises(InputRefused) as closed:
        port.holds()
    assert closed.value.code == "registry-closed"
    opened(port, weekend, tmp_path).close()
    with pytest.raises(InputRefused):
        port.pairs()


def test_batches_pairs_results_and_delivery(port: DeskForWindow, weekend: Weekend, tmp_path: Path) -> None:
    told: list[BatchOutcome] = []
    report = opened(port, weekend, tmp_path).merge(weekend.batches, tmp_path / "receipts", NoProgress(), told.append)
    assert [outcome.code for outcome in told] == [None, None]
    assert (report.counts.signings, len(report.receipts)) == (3, 2)
    shown = {pair: port.look_at(pair) for pair in port.pairs()}
    (note, spoilt) = next((pair, one) for pair, one in shown.items() if one.right is None)
    assert (spoilt.left.name, spoilt.note) == ("Jörg Groß", "a child playing")
    port.decide(note, "different")
    assert set(port.pairs()) == set(shown) - {note}
    assert port.holds().counts.signings == 3
    (pair, both) = next((pair, one) for pair, one in shown.items() if one.right is not None)
    assert both.right is not None
    assert {both.left.name, both.right.name} == {"Ганна Прыкладная", "Анна Прикладная"}
    assert {both.left.kiosk, both.right.kiosk} == {"kiosk-01", "kiosk-02"}
    persons_follow(port, pair)
    delivered = port.deliver("handover", "be", tmp_path / "out", NoProgress())
    counted = Preview(delivered.signings, delivered.persons, delivered.named, delivered.to_review)
    assert counted == port.preview("handover", NoProgress())
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(delivered.files)


def persons_follow(port: DeskForWindow, pair: PairSummary) -> None:
    """A decision counts at once, and so does taking it back."""
    for decision, persons in (("different", 3), ("same", 2), (None, 3), ("same", 2)):
        port.decide(pair, decision)  # type: ignore[arg-type]  # the literals of the protocol
        assert port.holds().counts.persons == persons
        assert port.results(NoProgress()).total == persons


def test_the_whole_window_on_a_worker_thread(qtbot: QtBot, weekend: Weekend, tmp_path: Path) -> None:
    port = DeskForWindow()
    with ThreadPoolExecutor(1) as executor:
        window = build_desk(port, executor, DeskMetrics.at_desk(1280, 720), registry=str(tmp_path / "a.db"))
        models = window.models
        window.show()
        window.open.keys.set_value(str(weekend.keys))
        window.open.passphrase.line.setText(PASSPHRASE)
        with qtbot.waitSignal(models.session.opened, timeout=20_000):
            window.open.open.click()
        models.merge.add(weekend.batches)
        qtbot.waitUntil(lambda: len(models.merge.state.lines) == 2)
        window.merge.go.click()
        qtbot.waitUntil(lambda: models.merge.state.work.step is WorkStep.DONE, timeout=20_000)
        qtbot.waitUntil(lambda: models.session.state.counts.signings == 3)
        assert models.session.state.opened is not None
        assert models.session.state.opened.campaign == "viasna"
        window.go_to(Place.RESULTS)
        qtbot.waitUntil(lambda: models.results.state.work.step is WorkStep.DONE, timeout=20_000)
        assert window.results.figures.figures[1].number.words() == "3"
        window.close()
        executor.submit(port.close).result()
        settle()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with pytest.raises(InputRefused):
        port.holds()


@pytest.mark.parametrize(
    ("desktop", "speaks"),
    [(["be-BY", "ru"], "be"), (["fr-FR", "de_DE"], "de"), (["fr"], "en"), ([], "en")],
)
def test_the_window_begins_in_the_language_of_the_desktop(desktop: list[str], speaks: str) -> None:
    assert desktop_language(desktop) == speaks
