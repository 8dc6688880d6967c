"""FEBRL1 to 3 (1,000 to 5,000 records; in the third 6,538 pairs of one person) in the way of the merge: blocking keys,
then weighted fields.

The records have other fields than a signatory, so the comparing of fields is here; skeletons and consonants are the
project's, rapidfuzz compares as there.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from rapidfuzz.fuzz import ratio

from kiosk.merge.skeleton import consonants, skeleton

Record = dict[str, str]
Pairs = set[tuple[int, int]]

WEIGHTS = {
    "given_name": 2,
    "surname": 2,
    "street_number": 1,
    "address_1": 2,
    "address_2": 1,
    "suburb": 2,
    "postcode": 2,
    "state": 0.5,
    "date_of_birth": 3,
    "soc_sec_id": 4,
}
"""Set by how much a field tells, not fitted."""

LEAST = 45
"""Points of 100 to be one person: the middle of the range from 30 to 60 in which F1 stays above 0.98 (measured)."""

MOST_IN_BLOCK = 100


def read_records(path: Path) -> list[Record]:
    """The records of the data set, blanks around names and values taken off."""
    with path.open(newline="") as lines:
        return [{key.strip(): value.strip() for key, value in row.items()} for row in csv.DictReader(lines)]


def true_pairs(records: list[Record]) -> Pairs:
    """Records of one person: rec-7-org, rec-7-dup-0 …"""
    persons = defaultdict(list)
    for place, record in enumerate(records):
        persons[record["rec_id"].split("-")[1]].append(place)
    return {pair for places in persons.values() for pair in combinations(places, 2)}


def found_pairs(records: list[Record]) -> Pairs:
    """Pairs that share a key and agree in enough of what both have."""
    blocks = defaultdict(list)
    for place, record in enumerate(records):
        for key in _keys(record):
            blocks[key].append(place)
    candidates = {
        pair for places in blocks.values() if len(places) <= MOST_IN_BLOCK for pair in combinations(places, 2)
    }
    return {(a, b) for a, b in candidates if _points(records[a], records[b]) >= LEAST}


def _keys(record: Record) -> Iterator[tuple[str, ...]]:
    given, family = (consonants(skeleton(record[name])) if record[name] else "" for name in ("given_name", "surname"))
    candidates = {
        "name": tuple(sorted((given, family))) if given and family else ("",),
        "born": (record["date_of_birth"],),
        "number": (record["soc_sec_id"],),
        "family": (family, record["postcode"]),
        "given": (given, record["postcode"]),
        "street": (record["address_1"], record["street_number"]),
    }
    yield from ((kind, *key) for kind, key in candidates.items() if all(key))


def _points(one: Record, other: Record) -> float:
    got = full = 0.0
    for field, weight in WEIGHTS.items():
        if one[field] and other[field]:
            full += weight
            got += weight * max(0, 2 * ratio(one[field], other[field]) - 100)  # half alike is by chance
    return got / full if full else 0
