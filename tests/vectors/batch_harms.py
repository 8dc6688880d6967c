"""Every kind of harm to a sealed batch from outside: its archive, its names, its members, and who signed it."""

from collections.abc import Iterator
from hashlib import sha256

from asn1crypto import cms, x509
from factories_batch import members_of, packed
from vectors.batch_contents import content_harms, manifest_harms
from vectors.batch_signing import KIOSK_ID, kiosk_identity, signed_by, signed_members, the_keys
from vectors.originals import STARTED
from vectors.raw_zip import linked_zip, ordinary_zip, raw_zip
from vectors.vector import Vector, the

from kiosk.vault.identity import Issuer

SIGNATURE = "manifest.json.p7s"


def harms() -> Iterator[Vector]:
    """All of them."""
    bare = the("batch/good-1-nothing-new")
    whole, members = bare.read_bytes(), members_of(bare)
    yield from _bytes(whole, members)
    yield from _names(members)
    yield from _members(members)
    yield from _signatures(members)
    yield from _signers(members)
    yield from manifest_harms(members)
    yield from content_harms(members_of(the("batch/good-1-older")))


def _bytes(whole: bytes, members: dict[str, bytes]) -> Iterator[Vector]:
    broken = "archive-broken"
    yield Vector("appended", broken, "A byte stands after the end.", whole + b"\n")
    yield Vector("prefixed", broken, "A program stands before the archive.", b"#!/bin/sh\n" + whole)
    yield Vector("truncated", broken, "The last byte is missing.", whole[:-1])
    yield Vector("half", broken, "The second half is missing.", whole[: len(whole) // 2])
    yield Vector("empty", broken, "There is nothing in it.", b"")
    yield Vector("text", broken, "It is a text and no archive.", b"Dear coordinators, here is the batch.\n")
    yield Vector("flipped", broken, "A bit is changed.", _flipped(whole, len(whole) // 2))
    yield Vector("re-encoded", broken, "An ordinary tool packed the same members.", ordinary_zip(members.items()))
    yield Vector("deflated", broken, "The members are compressed.", ordinary_zip(members.items(), compressed=True))
    bomb = members | {"records.bin": bytes(20_000_000)}
    yield Vector("bomb", broken, "20 MB of zeros are 1:1000 in it.", ordinary_zip(bomb.items(), compressed=True))
    commented = ordinary_zip(members.items(), comment=b"see example.org")
    yield Vector("commented", broken, "It has a comment.", commented)
    yield Vector("linked", broken, "Its members say that they are links.", linked_zip(members.items()))
    claim = bytearray(whole)
    claim[18:26] = (0xF0000000).to_bytes(4, "little") * 2
    yield Vector("claims-gigabytes", broken, "Its first member claims 4 GB.", bytes(claim))


def _flipped(raw: bytes, offset: int) -> bytes:
    return raw[:offset] + bytes((raw[offset] ^ 1,)) + raw[offset + 1 :]


def _names(members: dict[str, bytes]) -> Iterator[Vector]:
    evil = {
        "climbing": ("../evil", "A name climbs out of the folder."),
        "climbing-inside": ("a/../../evil", "A name climbs out of the folder on its way."),
        "absolute": ("/tmp/evil", "A name is absolute."),
        "drive": ("C:evil", "A name says a drive."),
        "backslash": ("..\\evil", "A name climbs as other systems climb."),
        "nul": ("evil\0.txt", "A name has a NUL."),
        "bidi": ("evil\u202efdp.exe", "A name has a control that turns it around."),
        "escape": ("evil\x1b[2J", "A name has a terminal's control sequence."),
        "nameless": ("", "A name is empty."),
        "duplicate": ("manifest.json", "A member is there twice."),
        "duplicate-by-case": ("MANIFEST.json", "A member is there twice where capitals do not matter."),
    }
    for name, (member, harm) in evil.items():
        yield Vector(f"name-{name}", "archive-name-wrong", harm, raw_zip([*members.items(), (member, b"evil")]))
    many = [(f"{number}", b"") for number in range(129)]
    yield Vector("many-members", "archive-too-large", "It has 129 members.", raw_zip(many))


def _members(members: dict[str, bytes]) -> Iterator[Vector]:
    wrong = "batch-members-wrong"
    yield Vector("unlisted", wrong, "It has a member too many.", packed(members | {"readme.txt": b"Read me."}))
    yield Vector("incomplete", wrong, "It has no records.", packed(_without(members, "records.bin")))
    yield Vector("unsigned", "batch-unsigned", "It has no signature.", packed(_without(members, SIGNATURE)))
    backwards = dict(reversed(members.items()))
    yield Vector("backwards", wrong, "Its members are in another order.", packed(backwards))
    other_type = members | {"mimetype": b"application/vnd.petition-kiosk.batcH"}
    yield Vector("other-type", wrong, "It says that it is something else.", packed(other_type))


def _without(members: dict[str, bytes], name: str) -> dict[str, bytes]:
    return {one: content for one, content in members.items() if one != name}


def _signatures(members: dict[str, bytes]) -> Iterator[Vector]:
    broken, raw = "signature-broken", members[SIGNATURE]

    def with_signature(signature: bytes) -> bytes:
        return packed(members | {SIGNATURE: signature})

    changed = members["manifest.json"].replace(b"2026-11-22", b"2026-11-23")
    yield Vector("manifest-changed", "signature-wrong", "Another day.", packed(members | {"manifest.json": changed}))
    other = members_of(the("batch/good-1"))[SIGNATURE]
    yield Vector("signature-of-another", "signature-wrong", "Another batch's signature.", with_signature(other))
    yield Vector("signature-empty", broken, "The signature is empty.", with_signature(b""))
    yield Vector("signature-text", broken, "The signature is a text.", with_signature(b"signed: me"))
    yield Vector("signature-appended", broken, "A byte stands after the signature.", with_signature(raw + b"\0"))
    # An indefinite length means the same to a tolerant reader (X.690, 8.1.3.6).
    ber = raw[:1] + b"\x80" + raw[4:] + b"\0\0"
    yield Vector("signature-re-encoded", broken, "It is BER and not DER.", with_signature(ber))
    yield Vector("certificate-appended", broken, "A stranger's certificate is added.", with_signature(_more(raw)))
    unsigned = with_signature(_with_unsigned_attribute(raw))
    yield Vector("unsigned-attribute", broken, "It has an attribute that nobody signed.", unsigned)


def _more(raw: bytes) -> bytes:
    signed = cms.ContentInfo.load(raw)
    stranger = Issuer.make(STARTED, STARTED).certificate_der
    signed["content"]["certificates"].append(cms.CertificateChoices({"certificate": x509.Certificate.load(stranger)}))
    return bytes(signed.dump(force=True))


def _with_unsigned_attribute(raw: bytes) -> bytes:
    signed = cms.ContentInfo.load(raw)
    attribute = cms.CMSAttribute({"type": "1.2.840.113549.1.9.16.2.14", "values": [signed.copy()]})
    signed["content"]["signer_infos"][0]["unsigned_attrs"] = [attribute]
    return bytes(signed.dump(force=True))


def _signers(members: dict[str, bytes]) -> Iterator[Vector]:
    keys, raw = the_keys(), members["manifest.json"]
    stranger = Issuer.make(STARTED, STARTED)
    strangers = signed_by(stranger.issue("kiosk-01", "kiosk", KIOSK_ID, STARTED), members, raw)
    yield Vector("other-root", "certificate-unknown-root", "Another campaign's root issued the signer.", strangers)
    # The campaign's own root stands inside, yet it did not issue the signer.
    forged = signed_members(stranger.issue("kiosk-01", "kiosk", KIOSK_ID, STARTED), members, raw)
    forged[SIGNATURE] = forged[SIGNATURE].replace(stranger.certificate_der, keys.desk.root_der)
    yield Vector("forged-root", "signature-broken", "The root beside a stranger's certificate.", packed(forged))
    desk = signed_by(keys.desk, members, raw)
    yield Vector("signed-by-desk", "certificate-wrong-role", "The desk signed it, not a kiosk.", desk)
    root = signed_by(keys.issuer.as_signer(), members, raw)
    yield Vector("signed-by-root", "certificate-wrong-role", "The root itself signed it.", root)
    other = keys.issuer.issue("kiosk-02", "kiosk", sha256(b"another").digest()[:16], STARTED)
    yield Vector(
        "signed-by-another", "certificate-wrong-kiosk", "Another kiosk signed it.", signed_by(other, members, raw)
    )
    nobody = keys.issuer.issue("kiosk-03", "kiosk", None, STARTED)
    yield Vector(
        "signed-by-nobody", "certificate-wrong-kiosk", "The signer has no id.", signed_by(nobody, members, raw)
    )
    again = kiosk_identity()
    yield Vector(
        "signed-again", "", "Nothing: the kiosk signed the same manifest once more.", signed_by(again, members, raw)
    )
