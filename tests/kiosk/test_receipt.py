"""Import receipts: what the desk wrote comes back, an outside judge reads it, and a changed bit refuses it."""

import random
import subprocess
from dataclasses import replace
from pathlib import Path
from shutil import which

import msgspec
import pytest
from factories_batch import SEED, flipped
from factories_vault import KIOSK_ID, STARTED, an_identity, an_issuer
from hypothesis import given, settings
from hypothesis import strategies as st
from written_over import write_over

from kiosk.batch.cms import MAX_CMS_BYTES, sign_attached
from kiosk.canonical import canonical_json
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.receipt import ImportReceipt, read_receipt, write_receipt
from kiosk.vault.identity import Identity, Issuer

RECEIPT = ImportReceipt("viasna", Mode.LIVE, KIOSK_ID, 300, bytes(range(32)))
WRITTEN = {
    "campaign": "viasna",
    "format": "petition-kiosk/receipt/1",
    "head": bytes(range(32)).hex(),
    "kiosk_id": KIOSK_ID.hex(),
    "last_seq": 300,
    "mode": "live",
}


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return an_issuer()


@pytest.fixture(scope="module")
def desk(issuer: Issuer) -> Identity:
    return issuer.issue("desk", "desk", None, STARTED)


def code_of(path: Path, root: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        read_receipt(path, root)
    return caught.value.code


def test_a_receipt_comes_back_from_a_private_file_that_is_named_after_its_kiosk(desk: Identity, tmp_path: Path) -> None:
    path = write_receipt(tmp_path / "receipts", RECEIPT, desk)

    assert path == tmp_path / "receipts" / "receipt-00010203-300.kiosk-receipt"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert read_receipt(path, desk.root_der) == RECEIPT


@settings(max_examples=30)
@given(
    receipt=st.builds(
        ImportReceipt,
        campaign=st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=64),
        mode=st.sampled_from(Mode),
        kiosk_id=st.binary(min_size=16, max_size=16),
        last_seq=st.integers(1, 2**53),
        head=st.binary(min_size=32, max_size=32),
    )
)
def test_reading_is_the_inverse_of_writing(receipt: ImportReceipt, desk: Identity, tmp_path: Path) -> None:
    assert read_receipt(write_receipt(tmp_path, receipt, desk), desk.root_der) == receipt


@pytest.mark.skipif(which("openssl") is None, reason="needs openssl, the outside judge")
def test_openssl_prints_what_the_receipt_says(desk: Identity, tmp_path: Path) -> None:
    path, pem = write_receipt(tmp_path, RECEIPT, desk), tmp_path / "root.pem"
    subprocess.run(["openssl", "x509", "-inform", "DER", "-out", pem], input=desk.root_der, check=True)
    files = ("-CAfile", str(pem), "-in", str(path))
    command = ["openssl", "cms", "-verify", "-inform", "DER", "-purpose", "any", *files]

    told = subprocess.run(command, capture_output=True, check=True)

    assert told.stdout == canonical_json(WRITTEN)
    assert msgspec.json.decode(told.stdout) == WRITTEN


def test_a_changed_bit_at_any_byte_refuses_it(desk: Identity, tmp_path: Path) -> None:
    whole = write_receipt(tmp_path, RECEIPT, desk).read_bytes()
    chosen = random.Random(SEED)  # noqa: S311 -- repeatable
    spoilt, codes = tmp_path / "spoilt", set()

    for byte in range(len(whole)):
        write_over(spoilt, flipped(whole, byte * 8 + chosen.randrange(8)))
        codes.add(code_of(spoilt, desk.root_der))

    assert codes <= {"signature-broken", "signature-wrong", "certificate-unknown-root", "certificate-broken"}
    assert {"signature-broken", "signature-wrong", "certificate-unknown-root"} <= codes


@pytest.mark.parametrize("size", [0, 1, 500])
def test_a_receipt_that_was_cut_off_or_goes_on_is_refused(size: int, desk: Identity, tmp_path: Path) -> None:
    path = write_receipt(tmp_path, RECEIPT, desk)
    whole = path.read_bytes()
    for spoilt in (whole[:size], whole + bytes(size + 1)):
        path.write_bytes(spoilt)
        assert code_of(path, desk.root_der) == "signature-broken"


def test_no_file_and_one_without_end_are_refused(desk: Identity, tmp_path: Path) -> None:
    assert code_of(tmp_path / "nothing", desk.root_der) == "file-unreadable"
    assert code_of(tmp_path, desk.root_der) == "file-unreadable"
    assert code_of(Path("/dev/zero"), desk.root_der) == "file-unreadable"
    (tmp_path / "large").write_bytes(bytes(MAX_CMS_BYTES + 1))
    assert code_of(tmp_path / "large", desk.root_der) == "signature-broken"


def test_only_the_desk_of_this_campaign_gives_receipts(issuer: Issuer, desk: Identity, tmp_path: Path) -> None:
    strange_desk = an_issuer().issue("desk", "desk", None, STARTED)
    signers = {
        "certificate-wrong-role": (an_identity(issuer), issuer.as_signer()),
        "certificate-unknown-root": (strange_desk, replace(strange_desk, root_der=desk.root_der)),
    }
    for code, all_of_them in signers.items():
        for signer in all_of_them:
            assert code_of(write_receipt(tmp_path, RECEIPT, signer), desk.root_der) == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": "petition-kiosk/receipt/2"}, "receipt-newer"),
        ({"format": "petition-kiosk/receipt/2", "more": [1]}, "receipt-newer"),
        ({"format": "petition-kiosk/receipt/0"}, "receipt-broken"),
        ({"format": "petition-kiosk/receipt/q"}, "receipt-broken"),
        ({"format": "petition-kiosk/batch/1"}, "receipt-broken"),
        ({"format": 1}, "receipt-broken"),
        ({"more": 1}, "receipt-broken"),
        ({"campaign": ""}, "receipt-broken"),
        ({"campaign": "x" * 65}, "receipt-broken"),
        ({"mode": "demo"}, "receipt-broken"),
        ({"kiosk_id": "00"}, "receipt-broken"),
        ({"kiosk_id": KIOSK_ID.hex().upper()}, "receipt-broken"),
        ({"last_seq": 0}, "receipt-broken"),
        ({"last_seq": -1}, "receipt-broken"),
        ({"last_seq": "300"}, "receipt-broken"),
        ({"last_seq": 2**53 + 1}, "receipt-broken"),
        ({"head": ""}, "receipt-broken"),
        ({"head": None}, "receipt-broken"),
    ],
)
def test_what_the_desk_signed_is_read_strictly(
    change: dict[str, object], code: str, desk: Identity, tmp_path: Path
) -> None:
    path = tmp_path / "signed"
    path.write_bytes(sign_attached(canonical_json(WRITTEN | change), desk))
    assert code_of(path, desk.root_der) == code


@pytest.mark.parametrize(
    "content",
    [
        canonical_json(WRITTEN) + b"\n",
        canonical_json(WRITTEN).replace(b":", b": "),
        canonical_json(WRITTEN).replace(b'"mode":"live"', b'"mode":"live","mode":"live"'),
        canonical_json({key: value for key, value in WRITTEN.items() if key != "head"}),
        b"[" * 10_000,
        b"\xff",
        b"",
    ],
)
def test_there_is_one_encoding_of_what_a_receipt_says(content: bytes, desk: Identity, tmp_path: Path) -> None:
    path = tmp_path / "signed"
    path.write_bytes(sign_attached(content, desk))
    assert code_of(path, desk.root_der) == "receipt-broken"
