"""For each reader: good bytes to begin with, and what it must do with any others, value or refusal.

A reader that takes bytes must give a value that is written as these very bytes; `again` writes it. Whatever else it
raises than InputRefused is a defect.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from factories_batch import members_of, packed
from vectors.texts import CAMPAIGN
from vectors.vector import FOLDER, the

from kiosk.batch.archive import content_of, member, read_archive, write_archive
from kiosk.batch.cms import verify_detached
from kiosk.batch.manifest import manifest_bytes, read_manifest
from kiosk.batch.reader import read_batch
from kiosk.batch.records_bin import read_entries, write_entries
from kiosk.campaign_folder import campaign_in
from kiosk.campaign_source import MemberSource
from kiosk.errors import InputRefused
from kiosk.export.table import csv_bytes, read_csv
from kiosk.kit import read_kit
from kiosk.kit_facts import kit_json_bytes, read_kit_json
from kiosk.receipt import read_receipt
from kiosk.vault.certificates import to_der


@dataclass(frozen=True)
class Target:
    """A reader. `again` reads bytes and writes what it read; it raises InputRefused, or gives the very same bytes."""

    name: str
    good: bytes
    again: Callable[[bytes], bytes]


def root() -> bytes:
    """The vectors' campaign root, DER."""
    return to_der((FOLDER / "keys/root.pem").read_bytes())


def targets() -> tuple[Target, ...]:
    """Every reader of what comes from outside."""
    batch, kit = members_of(the("batch/good-1")), members_of(the("kit/good-1"))
    table = (the("opened/good-1") / "signatures.csv").read_bytes()
    text = CAMPAIGN["campaign.toml"].encode()
    return (
        Target("manifest", batch["manifest.json"], lambda raw: manifest_bytes(read_manifest(raw))),
        Target("records", batch["records.bin"], _records_again),
        Target("signature", batch["manifest.json.p7s"], _signature_again(batch["manifest.json"])),
        Target("table", table, lambda raw: csv_bytes(read_csv(raw))),
        Target("description of a kit", kit["kit.json"], lambda raw: kit_json_bytes(read_kit_json(raw))),
        Target("archive", the("batch/good-1-nothing-new").read_bytes(), _archive_again),
        Target("campaign", text, _campaign_again),
        Target("receipt", the("receipt/good-1").read_bytes(), _receipt_again),
        Target("batch", the("batch/good-1-nothing-new").read_bytes(), _batch_again),
        Target("kit", the("kit/good-1").read_bytes(), _kit_again),
    )


def _records_again(raw: bytes) -> bytes:
    return b"".join(write_entries(read_entries(BytesIO(raw), len(raw))))


def _signature_again(content: bytes) -> Callable[[bytes], bytes]:
    def again(raw: bytes) -> bytes:
        verify_detached(content, raw, root())
        return raw

    return again


def _archive_again(raw: bytes) -> bytes:
    file = BytesIO(raw)
    stored = read_archive(file, len(raw))
    return b"".join(write_archive([member(one.name, content_of(file, one, len(raw))) for one in stored]))


def _campaign_again(raw: bytes) -> bytes:
    """TOML has no one encoding: that it is read without harm is all that can be asked."""
    campaign_in(MemberSource({name: text.encode() for name, text in CAMPAIGN.items()} | {"campaign.toml": raw}))
    return raw


def _with_file(raw: bytes, read: Callable[[Path], object]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(raw)
        read(path)
    return raw


def _receipt_again(raw: bytes) -> bytes:
    return _with_file(raw, lambda path: read_receipt(path, root()))


def _kit_again(raw: bytes) -> bytes:
    return _with_file(raw, lambda path: read_kit(path, "208H 44RM 2MB1 E60S-9"))


def _batch_again(raw: bytes) -> bytes:
    def read(path: Path) -> None:
        with read_batch(path, root()) as batch:
            assert packed({**batch.contents, "records.bin": b"".join(batch.records())}) == raw

    return _with_file(raw, read)


def mutated(good: bytes, random: Random) -> bytes:
    """One to three changes: a bit, a byte, a piece cut out, doubled, or overwritten with what is often special."""
    changed = bytearray(good)
    for _ in range(random.randint(1, 3)):
        start = random.randrange(len(changed) + 1)
        end = min(len(changed), start + random.choice((1, 1, 2, 4, 16, 300)))
        match random.randrange(6):
            case 0 if start < len(changed):
                changed[start] ^= 1 << random.randrange(8)
            case 1 if start < len(changed):
                changed[start] = random.randrange(256)
            case 2:
                del changed[start:end]
            case 3:
                changed[start:start] = changed[start:end]
            case 4:
                changed[start:end] = random.choice(SPECIAL)
            case _:
                changed[start:start] = random.choice(SPECIAL)
    return bytes(changed)


SPECIAL = (
    *(
        b"",
        b"\0",
        b"\xff" * 4,
        b"\x7f\xff\xff\xff",
        b"\x80\0\0\0",
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"\x30\x80",
        b"\xdd\xff",
    ),
    *(b'"', b"'", b"\\", b"{", b"[" * 50, b"}", b",", b":", b"\r\n", b";", b"=", b"null", b"-1", b"1e999", b"9" * 50),
    *("\u202e".encode(), b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x1b[2J", b"../", b"nan", b"\n\n", b"a.a.a", b"'''"),
)
"""What readers trip over: lengths, marks, quotes, controls, halves of letters."""


def trip(target: Target, raw: bytes) -> str | None:
    """What is wrong with what the reader did with these bytes; None where it refused them or gave them back."""
    try:
        again = target.again(raw)
    except InputRefused:
        return None
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is what is looked for
        return f"{target.name}: {type(error).__name__} at {raw[:80]!r}"
    return None if again == raw else f"{target.name}: it took {len(raw)} bytes and writes others"


def fuzz(target: Target, seed: int, runs: int) -> list[str]:
    """What went wrong in so many runs, each with a change of its own."""
    random = Random(f"{target.name}/{seed}")  # noqa: S311 -- repeatable on purpose
    return [wrong for _ in range(runs) if (wrong := trip(target, mutated(target.good, random)))]


def changed_batches(seed: int, runs: int) -> Mapping[str, int]:
    """One byte changed anywhere in a whole batch, so many times: how often each code refused it, "" for never."""
    random, whole = Random(seed), the("batch/good-1").read_bytes()  # noqa: S311 -- repeatable on purpose
    counted: dict[str, int] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "changed.kiosk-batch"
        for _ in range(runs):
            spot, more = random.randrange(len(whole)), random.randrange(1, 256)
            path.write_bytes(whole[:spot] + bytes(((whole[spot] + more) % 256,)) + whole[spot + 1 :])
            code = _code_of(path)
            counted[code] = counted.get(code, 0) + 1
    return counted


def _code_of(path: Path) -> str:
    try:
        with read_batch(path, root()):
            return ""
    except InputRefused as error:
        return error.code
