"""A kit opens with its own code only, is whole, and cannot be swapped in part for anything else."""

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from factories_batch import flipped, members_of, packed, some_of
from factories_campaign import SHIPPED, a_campaign_copy
from factories_vault import STARTED, an_issuer
from written_over import write_over

from kiosk.batch.cms import sign_detached
from kiosk.campaign_folder import campaign_contents
from kiosk.canonical import canonical_json
from kiosk.entry import Mode
from kiosk.errors import InputRefused, StorageFailed
from kiosk.kit import KitMade, campaign_members, look_into_kit, make_kit, read_kit
from kiosk.kit_facts import KitJson, facts_of, kit_json_bytes, read_kit_json
from kiosk.receipt_code import format_code
from kiosk.vault.certificates import to_der
from kiosk.vault.identity import Issuer
from kiosk.vault.keys import CampaignKeys, PublicKeys
from kiosk.vault.seal import OpeningKey


def some_keys(issuer: Issuer | None = None) -> CampaignKeys:
    """A campaign's keys in memory: the folder's locks are of no matter here."""
    issuer, opening = issuer or an_issuer(), OpeningKey.generate()
    desk = issuer.issue("desk", "desk", None, STARTED)
    root_pem = issuer.as_signer().to_pem()[0]
    return CampaignKeys(opening, desk, issuer, PublicKeys(root_pem, opening.sealing_key().to_bytes()))


@pytest.fixture(scope="module")
def keys() -> CampaignKeys:
    return some_keys()


@pytest.fixture(scope="module")
def made(keys: CampaignKeys, tmp_path_factory: pytest.TempPathFactory) -> KitMade:
    to = tmp_path_factory.mktemp("kits")
    return make_kit(SHIPPED, keys, name="kiosk-01", mode=Mode.LIVE, to=to, randomness=os.urandom)


def refused(path: Path, code: str) -> str:
    with pytest.raises(InputRefused) as caught:
        read_kit(path, code)
    return caught.value.code


def rewritten(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "changed.kit"
    path.write_bytes(packed(members))
    return path


def described(members: dict[str, bytes], signer: Issuer | None) -> dict[str, bytes]:
    """The members with the hashes in kit.json made right, and signed anew where there is somebody to sign."""
    kit = json.loads(members["kit.json"])
    others = {name: content for name, content in members.items() if not name.startswith("kit.json")}
    kit["sha256"] = {name: hashlib.sha256(content).hexdigest() for name, content in others.items()}
    raw = canonical_json(kit)
    signature = sign_detached(raw, signer.as_signer()) if signer else members["kit.json.p7s"]
    return {"kit.json": raw, "kit.json.p7s": signature, **others}


def test_a_kit_opens_with_its_code_however_it_is_typed(made: KitMade, keys: CampaignKeys) -> None:
    for code in (made.code, made.code.lower().replace(" ", "").replace("-", "")):
        kit = read_kit(made.file, code)
        assert kit.facts.kiosk_id == made.kiosk_id == kit.identity.kiosk_id
        assert (kit.facts.name, kit.facts.mode, kit.facts.campaign_id) == ("kiosk-01", Mode.LIVE, "viasna")
        assert kit.identity.root_der == keys.issuer.certificate_der
        assert kit.identity.role == "kiosk"
        assert kit.members["seal.pub"] == keys.public.seal_pub
        assert campaign_members(kit.members) == campaign_contents(SHIPPED)


def test_kits_differ_in_id_code_and_key(made: KitMade, keys: CampaignKeys, tmp_path: Path) -> None:
    other = make_kit(SHIPPED, keys, name="kiosk-01", mode=Mode.REHEARSAL, to=tmp_path, randomness=os.urandom)
    assert other.kiosk_id != made.kiosk_id
    assert other.code != made.code
    assert read_kit(other.file, other.code).facts.mode is Mode.REHEARSAL
    assert refused(other.file, made.code) == "code-wrong"


def test_a_kit_is_private_and_alone_in_its_folder(made: KitMade) -> None:
    assert made.file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in made.file.parent.iterdir()] == ["kiosk-01.kit"]


def test_no_name_of_the_campaign_is_in_the_certificate(made: KitMade) -> None:
    kit = read_kit(made.file, made.code)
    assert b"viasna" not in kit.identity.certificate_der.lower()


def test_another_code_and_a_mistyped_one_are_told_apart(made: KitMade) -> None:
    assert refused(made.file, format_code(bytes(10))) == "code-wrong"
    assert refused(made.file, made.code[:-1] + ("0" if made.code[-1] != "0" else "1")) == "code-mistyped"
    assert refused(made.file, "") == "code-mistyped"


@pytest.mark.parametrize("name", ["seal.pub", "root.pem", "identity.p12", "campaign/campaign.toml"])
def test_a_changed_member_is_named(made: KitMade, tmp_path: Path, name: str) -> None:
    members = members_of(made.file)
    members[name] = flipped(members[name], 100)
    with pytest.raises(InputRefused) as caught:
        read_kit(rewritten(tmp_path, members), made.code)
    assert (caught.value.code, caught.value.facts) == ("kit-member-changed", {"file": name})


@pytest.mark.parametrize("name", ["seal.pub", "campaign/texts/en.toml"])
def test_a_swapped_member_whose_hash_was_made_right_fails_at_the_roots_signature(
    made: KitMade, tmp_path: Path, name: str
) -> None:
    stranger = some_keys()
    members = members_of(made.file)
    members[name] = stranger.public.seal_pub if name == "seal.pub" else members[name] + b"\n# x\n"
    assert refused(rewritten(tmp_path, described(members, None)), made.code) == "signature-wrong"
    path = rewritten(tmp_path, described(members, stranger.issuer))
    assert refused(path, made.code) == "certificate-unknown-root"


def test_a_whole_kit_of_a_stranger_around_the_true_identity_is_refused(made: KitMade, tmp_path: Path) -> None:
    stranger = some_keys()
    members = members_of(made.file) | {"root.pem": stranger.public.root_pem, "seal.pub": stranger.public.seal_pub}
    assert refused(rewritten(tmp_path, described(members, stranger.issuer)), made.code) == "kit-swapped"


def test_only_the_root_itself_signs_kits(made: KitMade, keys: CampaignKeys, tmp_path: Path) -> None:
    members = members_of(made.file)
    members["kit.json.p7s"] = sign_detached(members["kit.json"], keys.desk)
    assert refused(rewritten(tmp_path, members), made.code) == "kit-signature-wrong"


def test_a_kit_for_another_kiosks_identity_is_refused(made: KitMade, keys: CampaignKeys, tmp_path: Path) -> None:
    members = members_of(made.file)
    for role, kiosk_id, code in (
        ("kiosk", bytes(16), "certificate-wrong-kiosk"),
        ("desk", made.kiosk_id, "certificate-wrong-role"),
    ):
        other = keys.issuer.issue("x", role, kiosk_id, STARTED)  # type: ignore[arg-type]  # a plain str here
        changed = described(members | {"identity.p12": other.to_p12(made.code)}, keys.issuer)
        assert refused(rewritten(tmp_path, changed), made.code) == code


def test_members_that_a_kit_does_not_have_are_refused(made: KitMade, keys: CampaignKeys, tmp_path: Path) -> None:
    members = members_of(made.file)
    for changed in (
        {name: content for name, content in members.items() if name != "seal.pub"},
        members | {"more": b""},
        described(members | {"more": b""}, keys.issuer),
        described(members | {"campaign/more.txt": b""}, keys.issuer),
        described(members | {"campaign/texts/pl.toml": b""}, keys.issuer),
    ):
        assert refused(rewritten(tmp_path, changed), made.code) == "kit-broken"


def test_a_signed_kit_with_a_broken_campaign_says_what_is_wrong_with_it(
    made: KitMade, keys: CampaignKeys, tmp_path: Path
) -> None:
    members = members_of(made.file) | {"campaign/texts/en.toml": b"title = 1"}
    changed = described(members, keys.issuer)
    assert refused(rewritten(tmp_path, changed), made.code) == "campaign-value-wrong"


def test_changed_bits_anywhere_are_refused(made: KitMade, tmp_path: Path) -> None:
    raw, path = made.file.read_bytes(), tmp_path / "changed.kit"
    for bit in some_of(len(raw) * 8, 500):
        write_over(path, flipped(raw, bit))
        with pytest.raises(InputRefused):
            read_kit(path, made.code)


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "nothing", "."):
        assert refused(tmp_path / name, "") == "file-unreadable"
    with (tmp_path / "large").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    assert refused(tmp_path / "large", "") == "archive-too-large"


@pytest.mark.parametrize("name", ["../x", "a/b", ".x", "a\\b", "a\nb", "", "x" * 65])
def test_a_name_that_is_no_files_name_makes_no_kit(keys: CampaignKeys, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputRefused, match="kiosk-name-unfit"):
        make_kit(SHIPPED, keys, name=name, mode=Mode.LIVE, to=tmp_path, randomness=os.urandom)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_campaign_or_place_makes_no_kit(keys: CampaignKeys, tmp_path: Path) -> None:
    copy = a_campaign_copy(tmp_path / "campaign")
    (copy.folder / "texts/en.toml").unlink()
    with pytest.raises(InputRefused, match="campaign-file-missing"):
        make_kit(copy.folder, keys, name="k", mode=Mode.LIVE, to=tmp_path, randomness=os.urandom)
    with pytest.raises(StorageFailed, match="target-gone"):
        make_kit(SHIPPED, keys, name="k", mode=Mode.LIVE, to=tmp_path / "gone", randomness=os.urandom)


KIT = KitJson("viasna", "ab" * 16, "kiosk-01", Mode.LIVE, {"root.pem": "cd" * 32})


def test_a_kits_description_has_one_encoding() -> None:
    raw = kit_json_bytes(KIT)
    assert read_kit_json(raw) == KIT
    assert facts_of(raw).kiosk_id == bytes.fromhex("ab" * 16)
    for other in (raw + b"\n", raw.replace(b":", b": "), raw.replace(b'"live"', b'"l\\u0069ve"'), b"[" * 100_000):
        with pytest.raises(InputRefused, match="kit-broken"):
            read_kit_json(other)


@pytest.mark.parametrize("changes", [{"mode": "test"}, {"kiosk_id": "ab"}, {"further": 1}, {"sha256": {"a": "b"}}])
def test_a_description_that_no_coordinator_writes_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(InputRefused, match="kit-broken"):
        read_kit_json(canonical_json(json.loads(kit_json_bytes(KIT)) | changes))


def test_a_newer_kit_says_so() -> None:
    with pytest.raises(InputRefused, match="kit-newer"):
        read_kit_json(kit_json_bytes(KIT).replace(b"kit/1", b"kit/2"))


def test_a_stranger_cannot_replace_the_root_in_the_identity_either(
    made: KitMade, keys: CampaignKeys, tmp_path: Path
) -> None:
    true = read_kit(made.file, made.code).identity
    other = replace(true, root_der=an_issuer().certificate_der)
    members = members_of(made.file) | {"identity.p12": other.to_p12(made.code)}
    assert refused(rewritten(tmp_path, described(members, keys.issuer)), made.code) == "kit-swapped"


def test_the_root_proves_a_kit_without_its_code(made: KitMade, keys: CampaignKeys, tmp_path: Path) -> None:
    root = to_der(keys.public.root_pem)
    facts, campaign = look_into_kit(made.file, root)
    assert (facts.name, facts.kiosk_id, campaign.id) == ("kiosk-01", made.kiosk_id, "viasna")

    stranger, members = some_keys(), members_of(made.file)
    changed = members | {"seal.pub": stranger.public.seal_pub}
    for harmed, by, code in (
        (changed, root, "kit-member-changed"),
        (described(changed, stranger.issuer), root, "certificate-unknown-root"),
        (members | {"kit.json.p7s": sign_detached(members["kit.json"], keys.desk)}, root, "kit-signature-wrong"),
        (members, to_der(stranger.public.root_pem), "certificate-unknown-root"),
    ):
        with pytest.raises(InputRefused) as caught:
            look_into_kit(rewritten(tmp_path, harmed), by)
        assert caught.value.code == code
