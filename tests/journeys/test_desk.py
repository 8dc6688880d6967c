"""From kits to deliveries and back: three kiosks, two databases, a review, receipts, and what each kiosk erases."""

import csv
import io
import subprocess
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from clusters import Cluster, a_database
from factories_vault import PASSPHRASE
from weekends import DOUBLES, KIOSKS, NAMESAKES, SATURDAY, SUNDAY, Screens, Signed, Visit, Weekend, hold

from kiosk.confirming import Confirmed, confirm
from kiosk.deliver.contents import PROFILES, Delivered, Profile
from kiosk.desk import Desk, open_desk
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.exporting import export_sealed
from kiosk.installed import Kiosk
from kiosk.merge.outcome import MergeReport, RegistryCounts
from kiosk.progress import NoProgress
from kiosk.registry.schema import PairVerdict
from kiosk.signatory import Exposure, Signatory

QUIET = NoProgress()
LATE = 7
"""Signings after a kiosk's last export."""


def at_registry(path: Path) -> str:
    return f"sqlite:///{path}"


def merged(url: str, weekend: Weekend, batches: list[Path], receipts: Path | None = None) -> MergeReport:
    with open_desk(url, weekend.keys_folder, PASSPHRASE) as desk:
        return desk.merge(batches, QUIET, lambda _: None, receipts)


def all_batches(weekend: Weekend) -> list[Path]:
    return [batch for evening in weekend.batches for batch in evening]


def persons(signed: list[Signed], *, is_reviewed: bool) -> int:
    """How many people these are; before a review those who wrote no e-mail and another name are two."""

    def known_as(visit: Visit) -> str:
        is_doubt = visit.who.startswith("double") and not is_reviewed
        return f"{visit.who} as {visit.signatory.given_name}" if is_doubt else visit.who

    return len({known_as(one.visit) for one in signed})


def expected(weekend: Weekend, *, is_reviewed: bool, to_review: int) -> RegistryCounts:
    """The counts as the people themselves would count."""
    standing = weekend.standing
    people = persons(standing, is_reviewed=is_reviewed)
    return RegistryCounts(len(standing), people, len(weekend.signed) - len(standing), to_review)


@pytest.fixture(scope="module")
def weekend(tmp_path_factory: pytest.TempPathFactory) -> Weekend:
    return hold(tmp_path_factory.mktemp("weekend"))


@pytest.fixture(scope="module")
def everything(weekend: Weekend, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, MergeReport]:
    """A registry of everything, and what its merge told and wrote: receipts beside it."""
    path = tmp_path_factory.mktemp("everything") / "registry.db"
    return path, merged(at_registry(path), weekend, all_batches(weekend), path.parent / "receipts")


@pytest.fixture(scope="module")
def reviewed(weekend: Weekend, everything: tuple[Path, MergeReport]) -> Path:
    """The registry of everything, with every pair decided."""
    path, _ = everything
    with open_desk(at_registry(path), weekend.keys_folder, PASSPHRASE) as desk:
        review(desk, weekend)
    return path


def review(desk: Desk, weekend: Weekend) -> None:
    """Decides every pair as somebody would who knows all these people."""
    who = {one.id: one.visit.who for one in weekend.signed}
    for pair in desk.pairs():
        is_same = pair.verdict is not PairVerdict.SPOILT and who[pair.a] == who[pair.b]
        desk.decide(pair.a, pair.b, "same" if is_same else "different")


def ids_of(weekend: Weekend, kind: str, count: int) -> set[tuple[EntryId, ...]]:
    """The two signings of each double, or of the two namesakes, in order."""
    found = [
        tuple(sorted(one.id for one in weekend.signed if one.visit.who.startswith(f"{kind} {number}")))
        for number in range(count)
    ]
    assert all(len(pair) == 2 for pair in found)
    return set(found)


def test_two_orders_on_two_databases_come_to_one_registry(weekend: Weekend, tmp_path: Path, cluster: Cluster) -> None:
    batches = all_batches(weekend)
    mixed = [*Random(3).sample(batches, len(batches)), batches[0], batches[-1]]  # noqa: S311 -- repeatable
    reports = [
        merged(url, weekend, order)
        for order in (batches, mixed)
        for url in (at_registry(tmp_path / f"{len(order)}.db"), a_database(cluster))
    ]

    assert len({report.digest for report in reports}) == 1
    for report in reports:
        assert [outcome.code for outcome in report.batches] == [None] * len(report.batches)
        assert sum(outcome.new for outcome in report.batches) == len(weekend.signed) == 900
        assert report.counts == expected(weekend, is_reviewed=False, to_review=report.counts.to_review)
    assert len({report.counts for report in reports}) == 1


def test_a_review_makes_one_person_of_each_double_and_leaves_namesakes_two(
    registry_url: str, weekend: Weekend, reviewed: Path
) -> None:
    merged(registry_url, weekend, all_batches(weekend)[::-1])
    with open_desk(registry_url, weekend.keys_folder, PASSPHRASE) as desk:
        found = desk.pairs()
        offered = {pair.ids for pair in found}
        assert offered >= ids_of(weekend, "double", len(DOUBLES)) | ids_of(weekend, "namesake", len(NAMESAKES))
        assert {pair.a for pair in found if pair.verdict is PairVerdict.SPOILT} == weekend.spoilt
        review(desk, weekend)

        assert desk.pairs() == ()
        assert desk.counts() == expected(weekend, is_reviewed=True, to_review=0)
        again = desk.merge(all_batches(weekend), QUIET, lambda _: None)
        assert [outcome.new for outcome in again.batches] == [0] * 6
        assert again.counts == desk.counts()
    assert again.digest == merged(at_registry(reviewed), weekend, []).digest


@pytest.fixture(scope="module")
def deliveries(
    weekend: Weekend, reviewed: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[Profile, tuple[Path, Delivered]]:
    """Each delivery of the reviewed registry: its folder, and what was told of it."""
    made = {}
    with open_desk(at_registry(reviewed), weekend.keys_folder, PASSPHRASE) as desk:
        for profile in PROFILES:
            to = tmp_path_factory.mktemp(profile)
            made[profile] = to, desk.deliver(profile, "be", to, QUIET)
    return made


def by_person(weekend: Weekend) -> list[list[Signed]]:
    """The standing signings of each person, the one that counts first."""
    people: dict[str, list[Signed]] = {}
    for one in sorted(weekend.standing, key=lambda one: (one.visit.day, one.id)):
        people.setdefault(one.visit.who, []).append(one)
    return list(people.values())


def table_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_the_handover_names_exactly_the_persons_who_allowed_it(
    weekend: Weekend, deliveries: dict[Profile, tuple[Path, Delivered]]
) -> None:
    folder, told = deliveries["handover"]

    allowed = [
        signings[0].visit.signatory
        for signings in by_person(weekend)
        if all(one.visit.exposure is Exposure.HANDOVER for one in signings)
    ]
    table = table_of(folder / "handover.csv")
    named = Counter((row["given_name"], row["family_name"], row["country"]) for row in table if row["kind"] == "person")
    assert named == Counter((who.given_name, who.family_name, who.country) for who in allowed)
    assert told.named == len(allowed)
    text = subprocess.run(["pdftotext", folder / "handover.pdf", "-"], capture_output=True, text=True, check=True)
    changed_their_mind = [one.visit.signatory.family_name for one in weekend.standing if one.visit.who == "twice 0"]
    assert len(changed_their_mind) == 2
    for secret in (*changed_their_mind, "example.org", "Гомель"):
        assert secret not in text.stdout


@pytest.mark.parametrize("profile", PROFILES)
def test_every_delivery_counts_alike_and_is_valid_and_trusted(
    profile: Profile, weekend: Weekend, deliveries: dict[Profile, tuple[Path, Delivered]], tmp_path: Path
) -> None:
    folder, told = deliveries[profile]

    counts = expected(weekend, is_reviewed=True, to_review=0)
    assert (told.signings, told.persons) == (counts.signings, counts.persons)
    nss = tmp_path / "nss"
    nss.mkdir()
    root = weekend.keys_folder / "root.pem"
    for command in (["-N", "--empty-password"], ["-A", "-n", "root", "-t", "CT,C,C", "-i", str(root)]):
        subprocess.run(["certutil", "-d", f"sql:{nss}", *command], check=True, capture_output=True)
    judge = ["pdfsig", "-nssdir", str(nss), str(folder / f"{profile}.pdf")]
    verdict = subprocess.run(judge, capture_output=True, text=True, check=False).stdout
    for sentence in ("Signature is Valid.", "Certificate is Trusted.", "Total document signed"):
        assert sentence in verdict


def boxes(kiosk: Kiosk) -> list[int]:
    """Numbers of the entries that have their box."""
    return [entry.seq for entry in kiosk.ledger.entries() if entry.box is not None]


def sign_late(kiosk: Kiosk) -> None:
    screens = Screens(kiosk)
    for number in range(LATE):
        who = Signatory("Позняя", f"Асоба-{number}")
        screens.sign(Visit(0, SUNDAY, f"late {number}", who, Exposure.COUNT), "ru")


def test_kiosks_erase_what_receipts_cover_and_nothing_else(weekend: Weekend, tmp_path: Path) -> None:
    """The first goes on signing after its export; of the last, only Saturday's batch ever came to the desk."""
    url, receipts = at_registry(tmp_path / "registry.db"), tmp_path / "receipts"
    came = [weekend.batches[SUNDAY][0], weekend.batches[SUNDAY][1], weekend.batches[SATURDAY][2]]
    with weekend.kiosks(tmp_path) as kiosks:
        lasts = [kiosk.ledger.tip.seq for kiosk in kiosks]
        sign_late(kiosks[0])
        report = merged(url, weekend, came, receipts)
        of_kiosk = {receipt.name.split("-")[1]: receipt for receipt in report.receipts}
        covered = [lasts[0], lasts[1], int(came[2].stem.split("-")[2])]

        for kiosk, last in zip(kiosks, covered, strict=True):
            before = boxes(kiosk)
            assert before == list(range(1, kiosk.ledger.tip.seq + 1))
            done = confirm(kiosk, of_kiosk[kiosk.facts.kiosk_id.hex()[:8]])
            assert done == Confirmed(erased=last, kept=len(before) - last)
            assert boxes(kiosk) == before[last:]
            assert kiosk.verify_ledger().bad == ()
        assert [len(boxes(kiosk)) for kiosk in kiosks] == [LATE, 0, lasts[2] - covered[2]]

        rest = [export_sealed(kiosk, tmp_path / "monday", QUIET).batch for kiosk in kiosks]
        report = merged(url, weekend, rest, receipts)
        assert [outcome.gap for outcome in report.batches] == [None] * 3
        assert report.counts.signings == len(weekend.standing) + LATE
        assert report.counts.persons == persons(weekend.standing, is_reviewed=False) + LATE
        for receipt in report.receipts:
            (mine,) = (kiosk for kiosk in kiosks if kiosk.facts.kiosk_id.hex()[:8] in receipt.name)
            confirm(mine, receipt)
            assert boxes(mine) == []
            assert mine.verify_ledger().bad == ()


def test_the_receipt_of_another_kiosk_erases_nothing(
    weekend: Weekend, everything: tuple[Path, MergeReport], tmp_path: Path
) -> None:
    _, report = everything
    assert len(report.receipts) == KIOSKS
    with weekend.kiosks(tmp_path) as kiosks:
        for kiosk in kiosks:
            mine = kiosk.facts.kiosk_id.hex()[:8]
            for receipt in report.receipts:
                if mine not in receipt.name:
                    with pytest.raises(InputRefused, match="receipt-of-other-kiosk"):
                        confirm(kiosk, receipt)
            assert boxes(kiosk) == list(range(1, kiosk.ledger.tip.seq + 1))
