"""Finds the campaign whose texts a batch was signed under: named, kept beside the keys, or shipped with the program."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from kiosk.batch.manifest import ManifestCampaign
from kiosk.campaign import Campaign
from kiosk.campaign_folder import campaign_contents, read_campaign
from kiosk.canonical import canonical_json
from kiosk.durable import make_private_folder, write_folder_durably
from kiosk.errors import InputRefused, KioskError, StorageFailed
from kiosk.paths import CAMPAIGNS

KEPT = "campaigns"
"""Folder in the keys folder with a copy of every campaign that kits were made for."""


def keep_campaign(campaign_folder: Path, keys: Path) -> None:
    """Keeps a copy beside the keys, so that batches can be opened years later without looking for the texts.

    A keys folder that cannot be written (a locked stick) is left as it is: the campaign can be named instead. A copy
    that says the same otherwise, or does not read back, as a stick that was pulled may leave one, gives way.
    """
    campaign = read_campaign(campaign_folder)
    kept = keys / KEPT / f"{campaign.id}-{_of_all_texts(campaign)[:8]}"
    contents = campaign_contents(campaign_folder)
    with suppress(KioskError, OSError):
        if campaign_contents(kept) == contents:
            return
    with suppress(StorageFailed, InputRefused):
        make_private_folder(kept.parent)
        write_folder_durably(kept, contents)


def _of_all_texts(campaign: Campaign) -> str:
    """One digest for them all: a correction in a single language makes another campaign to sign."""
    return hashlib.sha256(canonical_json(campaign.text_hashes())).hexdigest()


def find_campaign(described: ManifestCampaign, named: Path | None, keys: Path | None) -> Campaign:
    """The campaign that a manifest describes, with the very same texts.

    Raises InputRefused("campaign-text-unknown") where none of the places has it, or the named one is another.
    """
    for folder in [named] if named else _places(keys):
        campaign = _read(folder, strictly=named is not None)
        if campaign is not None and _is_it(campaign, described):
            return campaign
    raise InputRefused("campaign-text-unknown", campaign=described.id)


def _places(keys: Path | None) -> Iterator[Path]:
    roots: Iterable[Path] = (CAMPAIGNS,) if keys is None else (keys / KEPT, CAMPAIGNS)
    for root in roots:
        if root.is_dir():
            yield from sorted(path for path in root.iterdir() if path.is_dir())


def _read(folder: Path, *, strictly: bool) -> Campaign | None:
    try:
        return read_campaign(folder)
    except (KioskError, OSError) as error:
        if strictly:
            raise error if isinstance(error, KioskError) else StorageFailed("disk-failed") from error
        return None


def _is_it(campaign: Campaign, described: ManifestCampaign) -> bool:
    return campaign.id == described.id and campaign.text_hashes() == described.text_sha256


def campaign_signed_under(campaign_id: str, texts: Mapping[str, int], keys: Path | None) -> Campaign:
    """The campaign with this id under whose texts most signed, the first of those that have as many.

    `texts` says how many signed under each (hex digest): a campaign may have been corrected between events, and a
    registry then holds signings under both. Raises InputRefused("campaign-text-unknown") where none of the places has
    a campaign with this id.
    """
    read = (_read(folder, strictly=False) for folder in _places(keys))
    found = [campaign for campaign in read if campaign is not None and campaign.id == campaign_id]
    if not found:
        raise InputRefused("campaign-text-unknown", campaign=campaign_id)
    return max(found, key=lambda campaign: sum(texts.get(text, 0) for text in set(campaign.text_hashes().values())))
