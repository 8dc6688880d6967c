"""The import receipt: what a registry holds of one kiosk, signed by the desk, so that the kiosk may erase it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from kiosk.batch.cms import MAX_CMS_BYTES, sign_attached, verify_attached
from kiosk.canonical import canonical_json
from kiosk.durable import make_private_folder, write_file_durably
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.later_format import is_of_later_format
from kiosk.plain_file import read_plain
from kiosk.vault.certificates import check_chain
from kiosk.vault.identity import Identity

FORMAT: Literal["petition-kiosk/receipt/1"] = "petition-kiosk/receipt/1"
SUFFIX = ".kiosk-receipt"


class ReceiptJson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the signature (docs/formats.md: import receipt)."""

    campaign: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    mode: Mode
    kiosk_id: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
    last_seq: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    head: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    format: Literal["petition-kiosk/receipt/1"] = FORMAT


@dataclass(frozen=True, slots=True)
class ImportReceipt:
    """A registry holds every entry from 1 to `last_seq` of this kiosk (16 bytes) and could open each box.

    `head` is head[last_seq], 32 bytes: it says which entries these are.
    """

    campaign: str
    mode: Mode
    kiosk_id: bytes
    last_seq: int
    head: bytes

    @property
    def file_name(self) -> str:
        """What the receipt's file is called."""
        return f"receipt-{self.kiosk_id.hex()[:8]}-{self.last_seq}{SUFFIX}"


def write_receipt(folder: Path, receipt: ImportReceipt, desk: Identity) -> Path:
    """Writes the receipt durably and privately into the folder, signed by the desk.

    Raises StorageFailed, and as `make_private_folder`.
    """
    make_private_folder(folder)
    path = folder / receipt.file_name
    write_file_durably(path, sign_attached(_bytes_of(receipt), desk))
    return path


def _bytes_of(receipt: ImportReceipt) -> bytes:
    described = ReceiptJson(
        receipt.campaign, receipt.mode, receipt.kiosk_id.hex(), receipt.last_seq, receipt.head.hex()
    )
    return canonical_json(msgspec.to_builtins(described))


def read_receipt(path: Path, root_der: bytes) -> ImportReceipt:
    """The receipt in this file, signed by the desk of the campaign with this root.

    Raises InputRefused: "file-unreadable", "receipt-newer" for a later format, "receipt-broken" for contents that
    `write_receipt` does not write byte for byte, and as `verify_attached` and `check_chain`.
    """
    try:
        signed = read_plain(path, MAX_CMS_BYTES)
    except OSError as error:
        raise InputRefused("file-unreadable", file=path.name) from error
    if signed is None:
        raise InputRefused("signature-broken")
    content, signer = verify_attached(signed, root_der)
    check_chain(signer, root_der, "desk", None)
    return _receipt_of(content)


def _receipt_of(raw: bytes) -> ImportReceipt:
    if is_of_later_format(raw, FORMAT):
        raise InputRefused("receipt-newer")
    try:
        read = msgspec.json.decode(raw, type=ReceiptJson)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InputRefused("receipt-broken") from error
    receipt = ImportReceipt(
        read.campaign, read.mode, bytes.fromhex(read.kiosk_id), read.last_seq, bytes.fromhex(read.head)
    )
    if _bytes_of(receipt) != raw:
        raise InputRefused("receipt-broken")
    return receipt
