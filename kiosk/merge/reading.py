"""From the entries of a verified batch to rows of the registry: boxes opened on all cores, tokens instead of names."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from kiosk.entry import Entry
from kiosk.errors import InputRefused
from kiosk.merge.comparing import email_key
from kiosk.merge.leads import name_leads
from kiosk.opening import Opens, open_sealed
from kiosk.receipt_code import withdraw_tag
from kiosk.registry.schema import Holding, LeadKind
from kiosk.registry.staging import Lead, StagedEntry, packed_leads
from kiosk.sealed_payload import SealedNote, SealedRecord, SealedWithdrawal
from kiosk.signatory import Exposure, Signatory
from kiosk.vault.tokens import TokenKey

AT_ONCE = 250
"""Entries in one piece of work: long enough that handing it over costs nothing."""
PIECES_AHEAD = 8
"""Pieces under way or done and waiting: what is in memory of a batch, 10 MiB."""

Given = TypeVar("Given")
Made = TypeVar("Made")


class Read(NamedTuple):
    """An entry on its way into the registry. `spoils` is the number of the signing that a note marks, 0 for none.

    `refused` is the code of what is wrong with its box, empty where it opened, was not tried, or is missing.
    `signatory` is who signed it, where it is a signing that was opened here.
    """

    staged: StagedEntry
    is_open: bool = False
    refused: str = ""
    spoils: int = 0
    signatory: Signatory | None = None

    @property
    def seq(self) -> int:
        """Its number."""
        return self.staged.seq


_EMAIL, _NAME = int(LeadKind.EMAIL), int(LeadKind.NAME)
"""Plain numbers: the others are slower to pack, and SQLite asks of each how to store it."""


def _staged(
    entry: Entry,
    holding: Holding,
    *,
    exposure: int = 0,
    language: str = "",
    code: bytes | None = None,
    leads: bytes | None = None,
) -> StagedEntry:
    kind, clear = int(entry.kind), (entry.box_sha256, entry.head, entry.event, entry.day)
    return StagedEntry(entry.seq, kind, *clear, exposure, language, int(holding), 0, code, leads)


class Reader:
    """Opens entries for one campaign."""

    def __init__(self, opening: Opens, tokens: TokenKey) -> None:
        self._opening = opening
        self._tokens = tokens

    def leads(self, signatory: Signatory) -> tuple[Lead, ...]:
        """Tokens of what this signing is to be found by: the e-mail, and keys of the name."""
        token, email = self._tokens.lead, email_key(signatory.email)
        by_name = [(token(_NAME, key), _NAME) for key in name_leads(signatory)]
        return ((token(_EMAIL, email), _EMAIL), *by_name) if email else tuple(by_name)

    def held(self, entry: Entry) -> Read:
        """An entry whose box the registry has opened before: it is not opened again."""
        return Read(_staged(entry, Holding.OPENED), is_open=True)

    def read(self, entry: Entry) -> Read:
        """An entry with what is in its box."""
        if entry.box is None:
            return Read(_staged(entry, Holding.MISSING))
        try:
            sealed = open_sealed(entry, self._opening)
        except InputRefused as error:
            return Read(_staged(entry, Holding.UNREADABLE), refused=error.code)
        match sealed:
            case SealedRecord():
                signatory = sealed.signatory
                return Read(self._record(entry, sealed, signatory), is_open=True, signatory=signatory)
            case SealedWithdrawal():
                token = self._tokens.code(withdraw_tag(sealed.withdraw_code))
                return Read(_staged(entry, Holding.OPENED, code=token), is_open=True)
            case SealedNote(seq=seq):
                return Read(_staged(entry, Holding.OPENED), is_open=True, spoils=seq if seq < entry.seq else 0)
            case _:
                return Read(_staged(entry, Holding.OPENED), is_open=True)

    def _record(self, entry: Entry, record: SealedRecord, signatory: Signatory) -> StagedEntry:
        return _staged(
            entry,
            Holding.OPENED,
            exposure=exposure_number(record.exposure),
            language=record.language,
            code=self._tokens.code(withdraw_tag(record.withdraw_code)),
            leads=packed_leads(self.leads(signatory)),
        )


_NUMBERS = MappingProxyType({exposure: place for place, exposure in enumerate(Exposure, start=1)})


def exposure_number(exposure: Exposure | None) -> int:
    """How a registry writes an exposure: its place from 1, the strictest first; 0 for none."""
    return 0 if exposure is None else _NUMBERS[exposure]


def numbered_exposure(number: int) -> Exposure | None:
    """What a registry wrote so."""
    return tuple(Exposure)[number - 1] if number else None


def in_pieces(items: Iterable[Given], size: int = AT_ONCE) -> Iterator[list[Given]]:
    """The items in lists of `size`."""
    ahead = iter(items)
    while piece := list(islice(ahead, size)):
        yield piece


def on_all_cores(executor: Executor, work: Callable[[Given], Made], items: Iterable[Given]) -> Iterator[Made]:
    """What the work makes of each item, in order, with a few pieces under way at a time."""
    waiting: deque[Future[Made]] = deque()
    try:
        for item in items:
            waiting.append(executor.submit(work, item))
            if len(waiting) >= PIECES_AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
