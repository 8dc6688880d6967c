"""Every kind of harm to an import receipt, which makes a kiosk erase: none may erase a box too many."""

from collections.abc import Iterator
from dataclasses import replace

from vectors.batch_signing import kiosk_identity, the_keys
from vectors.originals import STARTED
from vectors.vector import Vector, the

from kiosk.batch.cms import sign_attached, sign_detached, verify_attached
from kiosk.entry import Mode
from kiosk.receipt import ImportReceipt, _bytes_of, read_receipt
from kiosk.vault.identity import Issuer


def harms() -> Iterator[Vector]:
    """All of them."""
    keys = the_keys()
    whole, root = the("receipt/good-1").read_bytes(), keys.desk.root_der
    raw, _ = verify_attached(whole, root)
    receipt = read_receipt(the("receipt/good-1"), root)
    yield from _bytes(whole)
    yield from _contents(raw)
    yield from _others(receipt)
    stranger = Issuer.make(STARTED, STARTED)
    unknown = sign_attached(raw, stranger.issue("Desk", "desk", None, STARTED))
    yield Vector("other-root", "certificate-unknown-root", "A stranger's desk signed it.", unknown)
    by_kiosk = sign_attached(raw, kiosk_identity())
    yield Vector("signed-by-kiosk", "certificate-wrong-role", "A kiosk signed it, not the desk.", by_kiosk)
    by_root = sign_attached(raw, keys.issuer.as_signer())
    yield Vector("signed-by-root", "certificate-wrong-role", "The root signed it, not the desk.", by_root)
    apart = sign_detached(raw, keys.desk)
    yield Vector("detached", "signature-broken", "The signature has no content.", apart)


def _bytes(whole: bytes) -> Iterator[Vector]:
    broken = "signature-broken"
    yield Vector("appended", broken, "A byte stands after the end.", whole + b"\0")
    yield Vector("truncated", broken, "The last byte is missing.", whole[:-1])
    yield Vector("empty", broken, "There is nothing in it.", b"")
    yield Vector("text", broken, "It is a text.", b"Erase everything, please.")
    ahead = whole.replace(b'"last_seq":8', b'"last_seq":9')
    yield Vector("changed", "signature-wrong", "It speaks of another number.", ahead)
    value = whole[:-1] + bytes((whole[-1] ^ 1,))
    yield Vector("signature-changed", "signature-wrong", "The last bit of the signature differs.", value)
    ber = whole[:1] + b"\x80" + whole[4:] + b"\0\0"
    yield Vector("re-encoded", broken, "It is BER and not DER.", ber)
    yield Vector("deep", broken, "It is nested 5,000 times.", b"\x30\x80" * 5_000)


def _contents(raw: bytes) -> Iterator[Vector]:
    desk, broken = the_keys().desk, "receipt-broken"

    def signed(content: bytes) -> bytes:
        return sign_attached(content, desk)

    newer = signed(raw.replace(b"petition-kiosk/receipt/1", b"petition-kiosk/receipt/2"))
    yield Vector("newer", "receipt-newer", "It is of a later format.", newer)
    yield Vector("json-spaces", broken, "It is not canonical.", signed(raw.replace(b":", b": ")))
    yield Vector("json-twice", broken, "A key stands twice.", signed(raw[:-1] + b',"last_seq":8}'))
    yield Vector("json-deep", broken, "It is nested 30,000 times.", signed(b"[" * 30_000))
    negative = signed(raw.replace(b'"last_seq":8', b'"last_seq":-8'))
    yield Vector("negative", broken, "Its number is below none.", negative)


def _others(receipt: ImportReceipt) -> Iterator[Vector]:
    desk = the_keys().desk

    def signed(changed: ImportReceipt) -> bytes:
        return sign_attached(_bytes_of(changed), desk)

    others = {
        "other-kiosk": ("receipt-of-other-kiosk", replace(receipt, kiosk_id=bytes(16)), "It is another kiosk's."),
        "other-campaign": ("receipt-of-other-campaign", replace(receipt, campaign="another"), "Another campaign's."),
        "rehearsal": ("receipt-of-other-mode", replace(receipt, mode=Mode.REHEARSAL), "It is a rehearsal's."),
        "ahead": ("receipt-ahead", replace(receipt, last_seq=9), "It covers more than the kiosk has."),
        "other-entries": ("receipt-of-other-entries", replace(receipt, head=bytes(32)), "It covers other entries."),
        "other-length": ("receipt-of-other-entries", replace(receipt, last_seq=7), "Its head is a later entry's."),
    }
    for name, (code, changed, harm) in others.items():
        yield Vector(name, code, harm, signed(changed))
