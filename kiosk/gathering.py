"""The use case of gathering: all that a registry holds, out of the boxes and by person, as deliveries want it."""

from array import array
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kiosk.deliver.contents import Contents, day_number, persons_of, strictest
from kiosk.deliver.doubts import in_doubt
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.export.snapshot import Row
from kiosk.known_campaigns import campaign_signed_under
from kiosk.merge.opener import Opener
from kiosk.merge.reading import in_pieces, numbered_exposure, on_all_cores
from kiosk.progress import Progress
from kiosk.registry.holdings import counts, digest
from kiosk.registry.pairs import to_review
from kiosk.registry.registry import Registry
from kiosk.registry.sealed import SealedEntry, all_signings, count_signings
from kiosk.signatory import NO_INK, Exposure
from kiosk.spooled import Spooled
from kiosk.vault.seal import OpeningKey
from kiosk.vault.spool import Spool

BOXES_AT_ONCE = 100


class Gathering:
    """Opens the signings of one registry."""

    def __init__(self, registry: Registry, opening: OpeningKey, executor: Executor) -> None:
        self._registry = registry
        self._opening = opening
        self._executor = executor

    @contextmanager
    def contents(self, keys: Path, progress: Progress, *, with_ink: bool) -> Iterator[Contents]:
        """The registry's contents now; what is opened waits in a spool until it is looked at, while this is open.

        Raises InputRefused("registry-empty" | "campaign-text-unknown"), StorageFailed as `Spool.append`, Cancelled from
        `progress`, which counts signings, and as `Registry.reading`.
        """
        facts = self._registry.facts()
        if facts.mode is None:
            raise InputRefused("registry-empty")
        opener = Opener(self._opening, facts.mode)
        with Spool() as spool:
            rows, owners, exposures = Spooled(spool, Row), list[bytes](), list[Exposure]()
            days = array("I")
            texts: Counter[str] = Counter()
            whose: dict[EntryId, bytes] = {}
            with self._registry.reading() as connection:
                total, waiting = count_signings(connection), to_review(connection)
                in_pairs = {one for pair in waiting for one in pair.ids}
                pieces = self._opened(opener, all_signings(connection), with_ink=with_ink)
                for done, piece in enumerate(pieces, start=1):
                    progress.advance(min(done * BOXES_AT_ONCE, total), total)
                    for sealed, row in piece:
                        rows.append(row)
                        owners.append(sealed.person.to_bytes())
                        exposures.append(strictest({row.exposure, numbered_exposure(sealed.exposure)}))
                        days.append(day_number(row))
                        texts[row.text_sha256] += 1
                        if sealed.id in in_pairs:
                            whose[sealed.id] = owners[-1]
                now, sum_of_all = counts(connection), digest(connection)
            campaign = campaign_signed_under(facts.campaign, texts, keys)
            yield Contents(
                campaign=campaign,
                mode=facts.mode,
                digest=sum_of_all,
                persons=persons_of(rows, owners, exposures, days),
                withdrawn=now.withdrawn,
                unreadable=total - len(rows),
                to_review=len(waiting),
                in_doubt=in_doubt((pair.ids for pair in waiting), whose, zip(owners, exposures, strict=True)),
                other_texts=frozenset(texts) - set(campaign.text_hashes().values()),
            )

    def _opened(
        self, opener: Opener, sealed: Iterator[SealedEntry], *, with_ink: bool
    ) -> Iterator[list[tuple[SealedEntry, Row]]]:
        def rows(piece: list[SealedEntry]) -> list[tuple[SealedEntry, Row]]:
            found = ((one, opener.row(one)) for one in piece)
            return [(one, row if with_ink else replace(row, ink=NO_INK)) for one, row in found if row is not None]

        return on_all_cores(self._executor, rows, in_pieces(sealed, BOXES_AT_ONCE))
