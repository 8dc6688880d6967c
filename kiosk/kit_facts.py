"""What a kit says of itself: `kit.json`, which the campaign's root signs and every ledger begins from."""

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from kiosk.canonical import canonical_json
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.later_format import is_of_later_format

FORMAT: Literal["petition-kiosk/kit/1"] = "petition-kiosk/kit/1"

Hex32 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Hex64 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class KitJson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`kit.json`; `sha256` by member name, of every member but itself and its signature."""

    campaign: Name
    kiosk_id: Hex32
    kiosk_name: Name
    mode: Mode
    sha256: dict[str, Hex64]
    format: Literal["petition-kiosk/kit/1"] = FORMAT


@dataclass(frozen=True, slots=True)
class KitFacts:
    """Who a kiosk is, and whether what it collects counts."""

    campaign_id: str
    kiosk_id: bytes
    name: str
    mode: Mode


def kit_json_bytes(kit: KitJson) -> bytes:
    """The bytes that are signed: canonical JSON."""
    return canonical_json(msgspec.to_builtins(kit))


def read_kit_json(raw: bytes) -> KitJson:
    """The kit described by these bytes; raises InputRefused("kit-broken" | "kit-newer")."""
    if is_of_later_format(raw, FORMAT):
        raise InputRefused("kit-newer")
    try:
        kit = msgspec.json.decode(raw, type=KitJson)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InputRefused("kit-broken") from error
    if kit_json_bytes(kit) != raw:
        raise InputRefused("kit-broken")
    return kit


def facts_of(raw: bytes) -> KitFacts:
    """Who the kiosk of this `kit.json` is; raises as `read_kit_json`."""
    kit = read_kit_json(raw)
    return KitFacts(kit.campaign, bytes.fromhex(kit.kiosk_id), kit.kiosk_name, kit.mode)
