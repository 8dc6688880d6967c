"""The kit: one file with a campaign, its public keys and one kiosk's identity, opened with a set-up code."""

import hashlib
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kiosk.batch.archive import Stored, content_of, member, read_archive, write_archive
from kiosk.batch.cms import MAX_CMS_BYTES, sign_detached, verify_detached
from kiosk.campaign import Campaign
from kiosk.campaign_folder import campaign_contents, campaign_in
from kiosk.campaign_source import MAX_PICTURE_BYTES, MemberSource, contents_of
from kiosk.durable import put_in_place, storage_errors, unfinished_name, write_synced
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.kit_facts import KitFacts, KitJson, facts_of, kit_json_bytes, read_kit_json
from kiosk.plain_file import open_plain
from kiosk.progress import NoProgress
from kiosk.receipt_code import Randomness, format_code, new_code, parse_code
from kiosk.system import sync_folder
from kiosk.vault.certificates import MAX_NAME_BYTES, check_chain, to_der
from kiosk.vault.identity import Identity
from kiosk.vault.keys import CampaignKeys
from kiosk.vault.seal import SealingKey

SUFFIX = ".kit"
KIOSK_ID_BYTES = 16
MAX_KIT_BYTES = 64 * 1024 * 1024
MAX_SMALL_BYTES = 64 * 1024
CAMPAIGN_PREFIX = "campaign/"
FIXED = ("kit.json", "kit.json.p7s", "root.pem", "seal.pub", "identity.p12")


@dataclass(frozen=True, slots=True)
class KitMade:
    """A kit that was written, and the set-up code, which is told this once."""

    file: Path
    name: str
    kiosk_id: bytes
    code: str


@dataclass(frozen=True)
class Kit:
    """A kit that was opened with its code and holds: its members, and who its kiosk is."""

    facts: KitFacts
    identity: Identity
    members: Mapping[str, bytes]
    """Every member by name, `identity.p12` too: it tells the right set-up code later, when a PIN is forgotten."""


def _keep_no_code(_made: KitMade) -> None:
    """For those who get the code from what is returned."""


def make_kit(
    campaign_folder: Path,
    keys: CampaignKeys,
    *,
    name: str,
    mode: Mode,
    to: Path,
    randomness: Randomness,
    keep_code: Callable[[KitMade], None] = _keep_no_code,
) -> KitMade:
    """Makes one kiosk's kit in the folder `to`; raises InputRefused for a broken campaign, StorageFailed.

    `keep_code` hears of the kit before its file is there: without its code nobody can open it.
    """
    _refuse_name(name)
    contents = campaign_contents(campaign_folder)
    campaign = campaign_in(MemberSource(contents))
    kiosk_id, code = randomness(KIOSK_ID_BYTES), format_code(new_code(randomness))
    identity = keys.issuer.issue(name, "kiosk", kiosk_id, campaign.started)
    members = {f"{CAMPAIGN_PREFIX}{file}": content for file, content in contents.items()}
    members["root.pem"] = keys.public.root_pem
    members["seal.pub"] = keys.public.seal_pub
    members["identity.p12"] = identity.to_p12(printed_code(code))
    digests = {file: hashlib.sha256(content).hexdigest() for file, content in members.items()}
    described = kit_json_bytes(KitJson(campaign.id, kiosk_id.hex(), name, mode, digests))
    signature = sign_detached(described, keys.issuer.as_signer())
    whole = {"kit.json": described, "kit.json.p7s": signature, **members}
    made = KitMade(kit_file(to, name), name, kiosk_id, code)
    keep_code(made)
    _write(made.file, whole)
    return made


def kit_file(folder: Path, name: str) -> Path:
    """Where the kit of this name lies in the folder."""
    return folder / f"{name}{SUFFIX}"


def _refuse_name(name: str) -> None:
    """The name becomes a file's name."""
    if not name.isprintable() or name.startswith(".") or any(char in name for char in '/\\:*?"<>|'):
        raise InputRefused("kiosk-name-unfit", limit=MAX_NAME_BYTES)


def printed_code(code: str) -> str:
    """The set-up code as it was printed, however it was typed: so it is the password of `identity.p12`."""
    return format_code(parse_code(code))


def _write(final: Path, members: Mapping[str, bytes]) -> None:
    archive = b"".join(write_archive([member(name, content) for name, content in members.items()]))
    unfinished = unfinished_name(final)
    with storage_errors(final.parent):
        try:
            write_synced(unfinished, iter((archive,)), len(archive), NoProgress())
            put_in_place(unfinished, final)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
        sync_folder(final.parent)


def read_kit(path: Path, code: str) -> Kit:
    """Opens a kit with its set-up code and checks all of it in memory.

    The code is what binds a kit: the identity inside opens only with it and carries the root, and that root must
    have signed everything else. Raises InputRefused: "file-unreadable", "kit-broken", "kit-member-changed",
    "code-mistyped", "code-wrong", "kit-swapped", "kit-signature-wrong", and those of the campaign's reader.
    """
    members = _read_members(path)
    kit = read_kit_json(members["kit.json"])
    _refuse_changed(kit, members)
    identity = Identity.from_p12(members["identity.p12"], printed_code(code))
    _refuse_swapped(kit, members, identity)
    SealingKey.from_bytes(members["seal.pub"])
    _refuse_broken_campaign(kit, members)
    return Kit(facts_of(members["kit.json"]), identity, members)


def peek_kit(path: Path) -> KitFacts:
    """Who a kit says it is for, before anybody has typed its code: nothing of it is proven yet.

    Raises InputRefused: "file-unreadable", "kit-broken", "kit-newer", and those of the archive's reader.
    """
    try:
        with open_plain(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_KIT_BYTES:
                raise InputRefused("archive-too-large")
            described = next((one for one in read_archive(file, size) if one.name == "kit.json"), None)
            if described is None:
                raise InputRefused("kit-broken")
            return facts_of(content_of(file, described, MAX_SMALL_BYTES))
    except OSError as error:
        raise InputRefused("file-unreadable", file=path.name) from error


def look_into_kit(path: Path, root_der: bytes) -> tuple[KitFacts, Campaign]:
    """Who a kit is for, and its campaign, proven by the campaign's root and without the set-up code.

    Whether the identity inside is the kiosk's own shows only with the code. Raises as `peek_kit` and `verify_detached`,
    and InputRefused: "kit-member-changed", "kit-signature-wrong", and those of the campaign's reader.
    """
    members = _read_members(path)
    kit = read_kit_json(members["kit.json"])
    _refuse_changed(kit, members)
    _refuse_unsigned(members, root_der)
    return facts_of(members["kit.json"]), campaign_in(MemberSource(campaign_members(members)))


def _read_members(path: Path) -> dict[str, bytes]:
    try:
        with open_plain(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_KIT_BYTES:
                raise InputRefused("archive-too-large")
            members = {one.name: _content(file, one) for one in read_archive(file, size)}
    except OSError as error:
        raise InputRefused("file-unreadable", file=path.name) from error
    others = [name for name in members if name not in FIXED and not name.startswith(CAMPAIGN_PREFIX)]
    if others or not set(FIXED) <= set(members):
        raise InputRefused("kit-broken")
    return members


def _content(file: BinaryIO, stored: Stored) -> bytes:
    small = MAX_CMS_BYTES if stored.name == "kit.json.p7s" else MAX_SMALL_BYTES
    return content_of(file, stored, MAX_PICTURE_BYTES if stored.name.startswith(CAMPAIGN_PREFIX) else small)


def _refuse_changed(kit: KitJson, members: Mapping[str, bytes]) -> None:
    described = set(members) - {"kit.json", "kit.json.p7s"}
    if described != set(kit.sha256):
        raise InputRefused("kit-broken")
    for name in described:
        if hashlib.sha256(members[name]).hexdigest() != kit.sha256[name]:
            raise InputRefused("kit-member-changed", file=name)


def _refuse_swapped(kit: KitJson, members: Mapping[str, bytes], identity: Identity) -> None:
    if to_der(members["root.pem"]) != identity.root_der:
        raise InputRefused("kit-swapped")
    check_chain(identity.certificate_der, identity.root_der, "kiosk", bytes.fromhex(kit.kiosk_id))
    _refuse_unsigned(members, identity.root_der)


def _refuse_unsigned(members: Mapping[str, bytes], root_der: bytes) -> None:
    """The root itself signs kits, not a certificate that it issued."""
    if verify_detached(members["kit.json"], members["kit.json.p7s"], root_der) != root_der:
        raise InputRefused("kit-signature-wrong")


def _refuse_broken_campaign(kit: KitJson, members: Mapping[str, bytes]) -> None:
    source = MemberSource(campaign_members(members))
    campaign = campaign_in(source)
    if campaign.id != kit.campaign or set(contents_of(source, campaign.languages)) != set(source.names()):
        raise InputRefused("kit-broken")


def campaign_members(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The campaign's own files among a kit's members, by their names in the campaign folder."""
    return {
        name.removeprefix(CAMPAIGN_PREFIX): content
        for name, content in members.items()
        if name.startswith(CAMPAIGN_PREFIX)
    }
