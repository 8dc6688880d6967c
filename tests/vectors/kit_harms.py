"""Every kind of harm to a kit: what a volunteer may be handed in place of the one that was meant for them."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate
from factories_batch import members_of, packed
from vectors.batch_signing import KIOSK_ID, kiosk_identity, the_keys
from vectors.originals import OTHER_SEAL, STARTED
from vectors.raw_zip import ordinary_zip, raw_zip
from vectors.vector import Vector, kept, the

from kiosk.batch.cms import sign_detached
from kiosk.kit import printed_code
from kiosk.kit_facts import kit_json_bytes, read_kit_json
from kiosk.receipt_code import format_code
from kiosk.vault.identity import Identity, Issuer

DESCRIBED, SIGNATURE, IDENTITY = "kit.json", "kit.json.p7s", "identity.p12"


def harms() -> Iterator[Vector]:
    """All of them, each with the set-up code that it is tried with."""
    code = next(str(one.facts["setup_code"]) for one in kept() if one.name == "kit/good-1")
    whole, members = the("kit/good-1").read_bytes(), members_of(the("kit/good-1"))
    for made in (*_bytes(whole, members), *_swaps(members), *_identities(members, code), *_descriptions(members)):
        yield Vector(made.name, made.code, made.harm, made.content, facts={"setup_code": code})
    yield Vector(
        "other-code", "code-wrong", "The code is another kit's.", whole, facts={"setup_code": format_code(bytes(10))}
    )
    mistyped = code[:-1] + ("A" if code[-1] != "A" else "B")
    yield Vector(
        "mistyped-code", "code-mistyped", "A sign of the code is wrong.", whole, facts={"setup_code": mistyped}
    )


def described(members: Mapping[str, bytes], signer: Identity, **fields: str) -> dict[str, bytes]:
    """The members under a description that fits them, changed in these fields, signed by this signer."""
    listed = {name: content for name, content in members.items() if name not in {DESCRIBED, SIGNATURE}}
    digests = {name: sha256(content).hexdigest() for name, content in listed.items()}
    kit = read_kit_json(members[DESCRIBED])
    raw = kit_json_bytes(
        type(kit)(fields.get("campaign", kit.campaign), kit.kiosk_id, kit.kiosk_name, kit.mode, digests)
    )
    return {DESCRIBED: raw, SIGNATURE: sign_detached(raw, signer), **listed}


def _bytes(whole: bytes, members: dict[str, bytes]) -> Iterator[Vector]:
    yield Vector("appended", "archive-broken", "A byte stands after the end.", whole + b"\0")
    yield Vector("truncated", "archive-broken", "The last byte is missing.", whole[:-1])
    yield Vector("re-encoded", "archive-broken", "An ordinary tool packed it.", ordinary_zip(members.items()))
    bomb = members | {"campaign/photos/a.png": bytes(10_000_000)}
    yield Vector("bomb", "archive-broken", "A picture is 10 MB in 10 kB.", ordinary_zip(bomb.items(), compressed=True))
    climbing = [*members.items(), ("campaign/../../evil", b"evil")]
    yield Vector("name-climbing", "archive-name-wrong", "A member climbs out.", raw_zip(climbing))
    twice = [*members.items(), ("seal.pub", members["seal.pub"])]
    yield Vector("duplicate", "archive-name-wrong", "A member is there twice.", raw_zip(twice))
    added = members | {"campaign/photos/a.txt": b"Hello"}
    yield Vector("unlisted", "kit-broken", "A picture is added that the description has not.", packed(added))
    yield Vector("unknown-member", "kit-broken", "A member is unknown.", packed(members | {"run.sh": b"#!/bin/sh"}))
    for name in (SIGNATURE, "seal.pub", IDENTITY):
        less = {one: content for one, content in members.items() if one != name}
        yield Vector(f"without-{name.replace('.', '-')}", "kit-broken", f"It has no {name}.", packed(less))


def _swaps(members: dict[str, bytes]) -> Iterator[Vector]:
    keys, other = the_keys(), (OTHER_SEAL / "seal.pub").read_bytes()
    swapped = members | {"seal.pub": other}
    changed = "kit-member-changed"
    yield Vector("seal-swapped", changed, "The sealing key is another.", packed(swapped))
    stranger = Issuer.make(STARTED, STARTED)
    forged = described(swapped, stranger.as_signer())
    harm = "The sealing key is another, described and signed by a stranger."
    yield Vector("seal-swapped-described", "certificate-unknown-root", harm, packed(forged))
    root_pem = load_der_x509_certificate(stranger.certificate_der).public_bytes(Encoding.PEM)
    all_theirs = described(swapped | {"root.pem": root_pem}, stranger.as_signer())
    yield Vector("root-swapped", "kit-swapped", "Root and sealing key are a stranger's.", packed(all_theirs))
    by_kiosk = described(swapped, kiosk_identity())
    yield Vector("signed-by-kiosk", "kit-signature-wrong", "A kiosk signed it, not the root.", packed(by_kiosk))
    by_desk = described(swapped, keys.desk)
    yield Vector("signed-by-desk", "kit-signature-wrong", "The desk signed it, not the root.", packed(by_desk))
    root = keys.issuer.as_signer()
    short = described(members | {"seal.pub": members["seal.pub"][:-1]}, root)
    yield Vector("seal-short", "sealing-key-broken", "The sealing key is cut short.", packed(short))
    low_order = described(members | {"seal.pub": members["seal.pub"][:-32] + bytes(32)}, root)
    yield Vector("seal-low-order", "sealing-key-broken", "Half of the sealing key hides nothing.", packed(low_order))
    text = members["campaign/texts/en.toml"].replace(b"Word 11", b"Word 99")
    retold = members | {"campaign/texts/en.toml": text}
    yield Vector("text-changed", changed, "A demand is another.", packed(retold))
    strict = members["campaign/campaign.toml"] + b'\n[extra]\nkey = "value"\n'
    unknown = described(members | {"campaign/campaign.toml": strict}, root)
    yield Vector("campaign-broken", "campaign-value-wrong", "Its campaign has an unknown key.", packed(unknown))
    other_id = described(members, root, campaign="another")
    yield Vector("campaign-other", "kit-broken", "It names another campaign than it has.", packed(other_id))


def _identities(members: dict[str, bytes], code: str) -> Iterator[Vector]:
    keys, password = the_keys(), printed_code(code)
    root = keys.issuer.as_signer()

    def with_identity(raw: bytes) -> bytes:
        return packed(described(members | {IDENTITY: raw}, root))

    another = keys.issuer.issue("kiosk-02", "kiosk", bytes(16), STARTED)
    harm = "The identity in it is another kiosk's."
    yield Vector("identity-of-another", "certificate-wrong-kiosk", harm, with_identity(another.to_p12(password)))
    desk = keys.issuer.issue("kiosk-01", "desk", KIOSK_ID, STARTED)
    harm = "The identity in it is a desk's."
    yield Vector("identity-of-desk", "certificate-wrong-role", harm, with_identity(desk.to_p12(password)))
    p12 = members[IDENTITY]
    slow = p12[:-4] + b"\x02\x02\x7f\xff"
    yield Vector("identity-slow", "code-wrong", "Its code is to be checked in other rounds.", with_identity(slow))
    yield Vector("identity-text", "code-wrong", "The identity is a text.", with_identity(b"me"))
    yield Vector("identity-cut", "code-wrong", "The identity is cut short.", with_identity(p12[:-1]))


def _descriptions(members: dict[str, bytes]) -> Iterator[Vector]:
    raw, root = members[DESCRIBED], the_keys().issuer.as_signer()

    def kit(changed: bytes) -> bytes:
        return packed(members | {DESCRIBED: changed, SIGNATURE: sign_detached(changed, root)})

    newer = kit(raw.replace(b"petition-kiosk/kit/1", b"petition-kiosk/kit/2"))
    yield Vector("newer", "kit-newer", "It is of a later format.", newer)
    yield Vector("json-spaces", "kit-broken", "Its description is not canonical.", kit(raw.replace(b":", b": ")))
    yield Vector("json-twice", "kit-broken", "A key stands twice.", kit(raw[:-1] + b"," + raw[1:]))
    yield Vector("json-deep", "kit-broken", "It is nested 30,000 times.", kit(b"[" * 30_000))
    other_mode = kit(raw.replace(b'"live"', b'"demo"'))
    yield Vector("mode-unknown", "kit-broken", "Its mode is neither live nor rehearsal.", other_mode)
    unsigned = packed(members | {DESCRIBED: raw.replace(b'"live"', b'"rehearsal"')})
    yield Vector("mode-changed", "signature-wrong", "It was made a rehearsal's.", unsigned)
