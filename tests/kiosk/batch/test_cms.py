"""Signatures beside or around their content: an outside judge accepts them, and other bytes than ours are refused."""

import subprocess
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest
from asn1crypto import cms, x509
from factories_vault import STARTED, an_identity, an_issuer

from kiosk.batch.cms import MAX_CMS_BYTES, sign_attached, sign_detached, verify_attached, verify_detached
from kiosk.errors import InputRefused
from kiosk.vault.identity import Identity

CONTENT = '{"place":"Вільня"}'.encode()


@pytest.fixture(scope="module")
def identity() -> Identity:
    return an_identity()


@pytest.fixture(scope="module")
def detached(identity: Identity) -> bytes:
    """A signature to be changed; that alone changes nothing."""
    signature = sign_detached(CONTENT, identity)
    assert changed(signature, "nothing") == signature
    return signature


@pytest.fixture(scope="module")
def attached(identity: Identity) -> bytes:
    """Likewise, around its content."""
    signature = sign_attached(CONTENT, identity)
    assert changed(signature, "nothing") == signature
    return signature


def test_the_signature_says_by_which_certificate_and_how_it_was_made(detached: bytes) -> None:
    """So that neither is exchanged for another that would hold, too."""
    (signer,) = cms.ContentInfo.load(detached)["content"]["signer_infos"]
    assert {attribute["type"].native for attribute in signer["signed_attrs"]} == {
        "content_type",
        "message_digest",
        "signing_certificate_v2",
        "cms_algorithm_protection",
    }


def refused(signature: bytes, root: bytes, content: bytes = CONTENT) -> str:
    with pytest.raises(InputRefused) as caught:
        verify_detached(content, signature, root)
    return caught.value.code


def judged_by_openssl(folder: Path, root: bytes, signature: bytes, content: bytes) -> subprocess.CompletedProcess[str]:
    """What `openssl cms -verify` says, with the very command that docs/formats.md promises."""
    pem = folder / "root.pem"
    subprocess.run(["openssl", "x509", "-inform", "DER", "-out", pem], input=root, check=True)
    (folder / "manifest.json").write_bytes(content)
    (folder / "manifest.json.p7s").write_bytes(signature)
    command = "openssl cms -verify -binary -inform DER -purpose any -CAfile root.pem -content manifest.json"
    return subprocess.run(
        [*command.split(), "-in", "manifest.json.p7s", "-out", "verified"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(which("openssl") is None, reason="needs openssl, the outside judge")
def test_openssl_accepts_it_and_rejects_an_edit(identity: Identity, tmp_path: Path) -> None:
    signature = sign_detached(CONTENT, identity)
    good = judged_by_openssl(tmp_path, identity.root_der, signature, CONTENT)
    assert good.returncode == 0, good.stderr
    assert "successful" in good.stderr.lower()
    assert (tmp_path / "verified").read_bytes() == CONTENT
    edited = judged_by_openssl(tmp_path, identity.root_der, signature, CONTENT + b" ")
    assert edited.returncode != 0
    stranger = judged_by_openssl(tmp_path, an_issuer().certificate_der, signature, CONTENT)
    assert stranger.returncode != 0


def test_the_signer_comes_back(identity: Identity) -> None:
    assert verify_detached(CONTENT, sign_detached(CONTENT, identity), identity.root_der) == identity.certificate_der


def test_a_root_may_sign_in_person() -> None:
    root = an_issuer().as_signer()
    assert verify_detached(CONTENT, sign_detached(CONTENT, root), root.root_der) == root.certificate_der


def test_it_holds_one_signer_both_certificates_and_no_time(identity: Identity) -> None:
    signed = cms.ContentInfo.load(sign_detached(CONTENT, identity))["content"]
    certificates = sorted(choice.chosen.dump() for choice in signed["certificates"])
    assert certificates == sorted((identity.certificate_der, identity.root_der))
    (signer,) = signed["signer_infos"]
    assert signer["unsigned_attrs"].native is None
    assert signed["encap_content_info"]["content"].native is None
    attributes = {one["type"].native for one in signer["signed_attrs"]}
    assert {"content_type", "message_digest"} <= attributes
    assert "signing_time" not in attributes


def test_other_content_another_root_and_no_signature_are_refused(identity: Identity) -> None:
    signature = sign_detached(CONTENT, identity)
    assert refused(signature, identity.root_der, CONTENT + b" ") == "signature-wrong"
    assert refused(signature, an_issuer().certificate_der) == "certificate-unknown-root"
    assert refused(b"", identity.root_der) == "signature-broken"
    assert refused(b"\x30" * 10_000, identity.root_der) == "signature-broken"
    assert refused(bytes(MAX_CMS_BYTES + 1), identity.root_der) == "signature-broken"


def test_the_root_beside_a_strangers_certificate_helps_nobody(identity: Identity) -> None:
    stranger = replace(an_identity(), root_der=identity.root_der)
    assert refused(sign_detached(CONTENT, stranger), identity.root_der) == "certificate-unknown-root"


def changed(signature: bytes, change: str) -> bytes:
    """The same signature, valid in other readers, in another encoding."""
    info = cms.ContentInfo.load(signature)
    signed = info["content"]
    (signer,) = signed["signer_infos"]
    if change == "another version":
        signed["version"] = "v3"
    elif change == "unsigned attribute":
        signer["unsigned_attrs"] = [cms.CMSAttribute({"type": "message_digest", "values": [b"note"]})]
    elif change == "further certificate":
        stranger = x509.Certificate.load(an_issuer().certificate_der)
        signed["certificates"] = [*signed["certificates"], cms.CertificateChoices({"certificate": stranger})]
    elif change == "root twice":
        signed["certificates"] = [*signed["certificates"], list(signed["certificates"])[1]]
    elif change == "two signers":
        signed["signer_infos"] = [signer, signer]
    elif change == "content inside":
        signed["encap_content_info"] = {"content_type": "data", "content": CONTENT}
    return bytes(info.dump(force=True))


@pytest.mark.parametrize(
    "change",
    [
        "another version",
        "unsigned attribute",
        "further certificate",
        "root twice",
        "two signers",
        "content inside",
    ],
)
def test_what_other_readers_would_pass_over_is_refused(identity: Identity, detached: bytes, change: str) -> None:
    other = changed(detached, change)
    assert other != detached
    assert refused(other, identity.root_der) == "signature-broken"


def test_bytes_behind_the_signature_are_refused(identity: Identity) -> None:
    assert refused(sign_detached(CONTENT, identity) + b"\0", identity.root_der) == "signature-broken"


def test_another_role_is_the_callers_to_refuse(identity: Identity) -> None:
    issuer = an_issuer()
    desk = issuer.issue("desk", "desk", None, STARTED)
    assert verify_detached(CONTENT, sign_detached(CONTENT, desk), issuer.certificate_der) == desk.certificate_der


def refused_with_content(signature: bytes, root: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        verify_attached(signature, root)
    return caught.value.code


@pytest.mark.skipif(which("openssl") is None, reason="needs openssl, the outside judge")
def test_openssl_prints_the_content_that_a_signature_is_around(identity: Identity, tmp_path: Path) -> None:
    """The very command that the coordinators' guide gives."""
    pem, signed = tmp_path / "root.pem", tmp_path / "X.kiosk-receipt"
    subprocess.run(["openssl", "x509", "-inform", "DER", "-out", pem], input=identity.root_der, check=True)
    signed.write_bytes(sign_attached(CONTENT, identity))
    files = ("-CAfile", str(pem), "-in", str(signed))
    command = ["openssl", "cms", "-verify", "-inform", "DER", "-purpose", "any", *files]

    told = subprocess.run(command, capture_output=True, check=False)

    assert (told.returncode, told.stdout) == (0, CONTENT)
    signed.write_bytes(signed.read_bytes().replace(CONTENT, CONTENT[:-1] + b" "))
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


@pytest.mark.parametrize("content", [CONTENT, b"", bytes(range(256)) * 100])
def test_content_and_signer_come_back(identity: Identity, content: bytes) -> None:
    assert verify_attached(sign_attached(content, identity), identity.root_der) == (content, identity.certificate_der)


def test_what_is_inside_is_signed(identity: Identity) -> None:
    signature = sign_attached(CONTENT, identity)
    edited = signature.replace(CONTENT, CONTENT[:-1] + b" ")
    assert edited != signature
    assert refused_with_content(edited, identity.root_der) == "signature-wrong"
    assert refused_with_content(signature, an_issuer().certificate_der) == "certificate-unknown-root"
    assert refused_with_content(bytes(MAX_CMS_BYTES + 1), identity.root_der) == "signature-broken"
    stranger = replace(an_identity(), root_der=identity.root_der)
    strangers = sign_attached(CONTENT, stranger)
    assert refused_with_content(strangers, identity.root_der) == "certificate-unknown-root"


@pytest.mark.parametrize("change", ["another version", "unsigned attribute", "further certificate", "two signers"])
def test_around_its_content_there_is_one_encoding_too(identity: Identity, attached: bytes, change: str) -> None:
    assert refused_with_content(changed(attached, change), identity.root_der) == "signature-broken"
    assert refused_with_content(attached + b"\0", identity.root_der) == "signature-broken"


def test_neither_kind_passes_for_the_other(identity: Identity) -> None:
    assert refused(sign_attached(CONTENT, identity), identity.root_der) == "signature-broken"
    assert refused_with_content(sign_detached(CONTENT, identity), identity.root_der) == "signature-broken"
