"""The vectors that hold: a campaign, a kit, a kiosk's ledger, its batches, opened folders, a receipt and a registry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copytree, rmtree

from vectors.texts import CAMPAIGN
from vectors.vector import FOLDER, Vector, files_in, keep, the

from kiosk.clock import SystemClock
from kiosk.confirming import confirm
from kiosk.desk import open_desk
from kiosk.entry import Mode
from kiosk.exporting import export_sealed
from kiosk.home import Home
from kiosk.installed import Kiosk, open_kiosk
from kiosk.installing import install
from kiosk.kit import make_kit, read_kit
from kiosk.known_campaigns import find_campaign, keep_campaign
from kiosk.progress import NoProgress
from kiosk.settings import EventSettings
from kiosk.signatory import DECLARED_INK, NO_INK, Consent, Exposure, Ink, InkKind, Signatory, Signing
from kiosk.unsealing import Unsealing
from kiosk.vault.keys import CampaignKeys, load_keys, make_keys
from kiosk.vault.seal import OpeningKey
from kiosk.vault.wrap import PassphraseKey, WrapCost
from kiosk.words import words_in

KEYS, OTHER_SEAL = FOLDER / "keys", FOLDER / "keys-other-seal"
PASSPHRASE = "six words that guard no one"
CHEAP = WrapCost(memory_kib=8, rounds=1, lanes=1)
STARTED, MADE = date(2021, 12, 1), date(2026, 11, 25)
EVENT = EventSettings("Кірмаш", "Вільня", date(2026, 11, 22))
LOOP = ((100, 250), (180, 60), (260, 240), (340, 80), (420, 250))


@dataclass(frozen=True)
class Who:
    """Somebody made up, and how they sign."""

    signatory: Signatory
    exposure: Exposure
    ink: Ink
    language: str


PEOPLE = (
    Who(
        Signatory("Янка", "Прыклад-Ўзор", "Вільня", "LT", "janka@example.org"),
        Exposure.HANDOVER,
        Ink(InkKind.DRAWN, 350, (LOOP, ((500, 200), (700, 180), (900, 210)))),
        "be",
    ),
    Who(Signatory("Grace", "O’Sample", "+Köln", "DE", ""), Exposure.CAMPAIGN, DECLARED_INK, "en"),
    Who(Signatory("Зося", "Спроба"), Exposure.COUNT, NO_INK, "be"),
    Who(Signatory("Tom", "Taken-Back", "", "", "tom@example.org"), Exposure.HANDOVER, DECLARED_INK, "en"),
)


def make_originals(work: Path) -> None:
    """Keeps every vector that holds; `work` is an empty folder to make them in."""
    _make_keys()
    keys = load_keys(KEYS, PASSPHRASE)
    keep("campaign", Vector("good-1", "", "Nothing.", {name: text.encode() for name, text in CAMPAIGN.items()}))
    for folder in (KEYS, OTHER_SEAL):
        keep_campaign(the("campaign/good-1"), folder)
    if not (FOLDER / "kit" / "good-1.toml").exists():
        made = make_kit(the("campaign/good-1"), keys, name="kiosk-01", mode=Mode.LIVE, to=work, randomness=_ids)
        keep("kit", Vector("good-1", "", "Nothing.", made.file.read_bytes(), facts={"setup_code": made.code}))
        _make_kiosk(work, made.code, keys)
    _make_registry(work)


def _ids(size: int) -> bytes:
    """The kiosk's id and the set-up code: fixed, for a vector has no secrets."""
    return bytes(range(0x10, 0x10 + size))


def _make_keys() -> None:
    """The campaign's keys, and the same campaign's with another sealing key: whoever opens a box notices."""
    if KEYS.exists():
        return
    make_keys(KEYS, PASSPHRASE, STARTED, MADE, CHEAP)
    copytree(KEYS, OTHER_SEAL)
    keys, opening, key = load_keys(KEYS, PASSPHRASE), OpeningKey.generate(), PassphraseKey.new(PASSPHRASE, CHEAP)
    (OTHER_SEAL / "seal.pub").write_bytes(opening.sealing_key().to_bytes())
    secrets = {
        "seal.key": opening.to_bytes(),
        "root.key": keys.issuer.private_key_pkcs8_der,
        "desk.key": keys.desk.private_key_pkcs8_der,
    }
    for name, secret in secrets.items():
        (OTHER_SEAL / name).write_bytes(key.wrap(secret, name))


def _make_kiosk(work: Path, code: str, keys: CampaignKeys) -> None:
    home = Home(work / "kiosk")
    pin = install(read_kit(the("kit/good-1"), code), EVENT, home, SystemClock()).pin
    with open_kiosk(home.folder) as kiosk:
        _sign(kiosk, PEOPLE[:2])
        _export(kiosk, work, "good-1-older", "The same kiosk's earlier export; its entries are known after good-1.")
        code_of_last = _sign(kiosk, PEOPLE[2:])
        kiosk.collecting.withdraw(code_of_last)
        _sign(kiosk, PEOPLE[1:2])
        kiosk.collecting.mark_last_spoilt("pen")
        kiosk.collecting.checkpoint()
        batch = _export(kiosk, work, "good-1", "Nothing: four kinds of entries and three exposures.")
    files = files_in(home.folder)
    ledger = files.pop("ledger.db")
    keep("ledger", Vector("good-1", "", "Nothing.", ledger, facts={"pin": pin, "records": 5, "last_seq": 8}))
    for name, content in files.items():
        (FOLDER / "kiosk" / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / "kiosk" / name).write_bytes(content)
    _open(batch, work, keys)
    _confirm(batch, work)
    with open_kiosk(home.folder) as kiosk:
        confirm(kiosk, the("receipt/good-1"))
        _export(kiosk, work, "good-1-nothing-new", "Everything before it was confirmed: it has no entries.")


def _sign(kiosk: Kiosk, people: Iterable[Who]) -> bytes:
    """Takes their signings in; returns the last one's withdraw code."""
    campaign, code = kiosk.campaign, b""
    for who in people:
        consent = Consent(given=True, shown_sha256=campaign.consent_shown_sha256(who.language))
        text = campaign.petition(who.language).text_sha256
        signing = Signing(who.signatory, who.ink, who.exposure, who.language, text, consent)
        code = kiosk.collecting.accept(signing).withdraw_code
    return code


def _export(kiosk: Kiosk, work: Path, name: str, harm: str) -> Path:
    done = export_sealed(kiosk, work / name, NoProgress())
    keep("batch", Vector(name, "", harm, done.batch.read_bytes(), facts={"records": done.records}))
    return done.batch


def _open(batch: Path, work: Path, keys: CampaignKeys) -> None:
    unsealing = Unsealing(keys.opening, keys.desk, words_in("be"))
    opened = unsealing.open(
        batch, lambda described: find_campaign(described, None, KEYS), work / "opened", NoProgress()
    )
    files = files_in(opened.folder)
    keep("opened", Vector("good-1", "", "Nothing.", files, facts={"records": opened.records}))
    without = {name: content for name, content in files.items() if name not in {"records.bin", "signatures.pdf"}}
    keep("opened", Vector("good-1-csv", "", "Its records and PDF are lost; the CSV is enough.", without, ("merge",)))


def _confirm(batch: Path, work: Path) -> None:
    with open_desk(f"sqlite:///{work / 'registry.db'}", KEYS, PASSPHRASE) as desk:
        report = desk.merge([batch], NoProgress(), lambda _: None, work / "receipts")
    (receipt,) = report.receipts
    keep("receipt", Vector("good-1", "", "Nothing.", receipt.read_bytes(), facts={"erased": 8}))


def _make_registry(work: Path) -> None:
    if (FOLDER / "registry" / "good-1.toml").exists():
        return
    rmtree(work, ignore_errors=True)
    work.mkdir()
    path = work / "registry.db"
    with open_desk(f"sqlite:///{path}", KEYS, PASSPHRASE) as desk:
        report = desk.merge([the("batch/good-1")], NoProgress(), lambda _: None)
    facts: dict[str, str | int] = {
        "digest": report.digest.hex(),
        "signings": report.counts.signings,
        "persons": report.counts.persons,
    }
    keep("registry", Vector("good-1", "", "Nothing: it holds batch/good-1.", path.read_bytes(), facts=facts))
