"""The coordinators' desk: one registry, open with one campaign's keys, and everything that is done with it."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path

from kiosk.deliver.contents import Contents, Delivered, Profile
from kiosk.entry_id import EntryId
from kiosk.gathering import Gathering
from kiosk.merge.outcome import MergeReport, RegistryCounts
from kiosk.merging import Merging, Told
from kiosk.progress import NoProgress, Progress
from kiosk.receipt_code import withdraw_tag
from kiosk.registry.holdings import counts
from kiosk.registry.pairs import KnownPair
from kiosk.registry.registry import Registry, RegistryFacts
from kiosk.registry.withdrawing import withdraw_code
from kiosk.reviewing import Decision, PairOpened, Reviewing
from kiosk.vault.keys import DeskKeys, load_desk_keys
from kiosk.vault.tokens import TokenKey
from kiosk.words import words_in


class Desk:
    """An open desk. It comes from `open_desk`, for one thread at a time; its own threads open the boxes."""

    def __init__(self, registry: Registry, folder: Path, keys: DeskKeys, executor: ThreadPoolExecutor) -> None:
        self._registry = registry
        self._folder = folder
        self._keys = keys
        self._merging = Merging(registry, keys, executor)
        self._gathering = Gathering(registry, keys.opening, executor)
        self._reviewing = Reviewing(registry, keys.opening)

    def facts(self) -> RegistryFacts:
        """Which campaign's registry it is, and whether what is in it counts."""
        return self._registry.facts()

    def counts(self) -> RegistryCounts:
        """What the registry holds now."""
        with self._registry.reading() as connection:
            return counts(connection)

    def merge(self, paths: Sequence[Path], progress: Progress, told: Told, receipts: Path | None = None) -> MergeReport:
        """See `Merging.merge`."""
        return self._merging.merge(paths, progress, told, receipts)

    def pairs(self) -> tuple[KnownPair, ...]:
        """See `Reviewing.pairs`."""
        self._merging.settle(NoProgress(), 0, 0)
        return self._reviewing.pairs()

    def look_at(self, a: EntryId, b: EntryId) -> PairOpened:
        """See `Reviewing.look_at`."""
        return self._reviewing.look_at(a, b)

    def decide(self, a: EntryId, b: EntryId, decision: Decision | None) -> None:
        """See `Reviewing.decide`."""
        self._reviewing.decide(a, b, decision)

    def withdraw(self, code: bytes) -> int | None:
        """Takes a signing back by its withdraw code, and counts what its person has signed beside it.

        None where this registry has no signing with the code. Raises as `Registry.writing`.
        """
        token = TokenKey.of(self._keys.opening).code(withdraw_tag(code))
        with self._registry.writing() as connection:
            remaining = withdraw_code(connection, token)
        self._merging.settle(NoProgress(), 0, 0)
        return remaining

    @contextmanager
    def contents(self, progress: Progress, *, with_ink: bool) -> Iterator[Contents]:
        """Everything in the registry by person, after what was left to compare is compared; as `Gathering.contents`."""
        self._merging.settle(NoProgress(), 0, 0)
        with self._gathering.contents(self._folder, progress, with_ink=with_ink) as contents:
            yield contents

    def deliver(self, profile: Profile, language: str | None, to: Path, progress: Progress) -> Delivered:
        """Writes a delivery into the folder `to`, in the campaign's own language where none is named.

        Progress counts signings, then pages. Raises as `contents` and `kiosk.delivering.deliver`.
        """
        from kiosk.delivering import deliver  # noqa: PLC0415 -- ReportLab and pyHanko take a second to load

        with self.contents(progress, with_ink=profile == "full") as contents:
            words = words_in(language or contents.campaign.default_language)
            return deliver(contents, profile, words, to=to, signer=self._keys.desk, progress=progress)


@contextmanager
def open_desk(url: str, folder: Path, passphrase: str) -> Iterator[Desk]:
    """The registry at this URL with the keys in this folder.

    Raises as `load_keys` and `Registry.open`.
    """
    keys = load_desk_keys(folder, passphrase)
    del passphrase  # this frame lives as long as the desk is open
    with ExitStack() as opened:
        registry = Registry.open(url, sha256(keys.desk.root_der).digest())
        opened.callback(registry.close)
        executor = opened.enter_context(ThreadPoolExecutor(os.cpu_count() or 1, "opening"))
        yield Desk(registry, folder, keys, executor)
