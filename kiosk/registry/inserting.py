"""Many rows by one statement on SQLite, and as few bound values for them as will do.

Binding a value costs more than storing it. So what is the same in all rows is bound once, and short hashes and codes of
a row go in as one value that SQLite takes apart (measured: merge).
"""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Column, LargeBinary, Table

ROWS_AT_ONCE = 100
"""Rows of one statement: more gain nothing (measured: merge)."""

LONGEST_JOINED = 64
"""Bytes of a value that is joined with others: longer ones cost more to copy once again than to bind."""

STATEMENTS = 64
"""That are kept ready; rows of one batch need a few."""

Row = Sequence[Any]
Values = Sequence[Any]
"""Of one column, in some rows one after the other."""

_ONCE, _EACH = -1, 0
"""How a column goes in: one value for all rows, a value for each, or as so many bytes of each row's joined value."""


def insert_rows(driver: sqlite3.Connection, table: Table, pieces: Iterable[Sequence[Values]]) -> None:
    """Inserts rows that come turned, by columns; whole pieces go in by one statement each, the rest row by row."""
    columns = tuple(table.columns)
    for piece in pieces:
        if len(piece[0]) == ROWS_AT_ONCE:
            ways = tuple(map(_way, columns, piece))
            driver.execute(_statement(table, ways), _bound(columns, ways, piece))
        else:
            one = _values(table, f"({', '.join(map(_placeholder, columns))})")
            driver.executemany(one, zip(*map(_bindable, columns, piece), strict=True))


def names(table: Table) -> str:
    """The table's columns in their order, as SQL has them."""
    return ", ".join(f'"{column.name}"' for column in table.columns)


def _way(column: Column[Any], values: Values) -> int:
    first = values[0]
    # The last is looked at first: most columns that differ are told by it alone.
    if first == values[-1] and values.count(first) == len(values):
        return _ONCE
    if not _is_bytes(column) or None in values:
        return _EACH
    sizes = set(map(len, values))
    return sizes.pop() if len(sizes) == 1 and len(first) <= LONGEST_JOINED else _EACH


class _Split(NamedTuple):
    """The places of columns by the way in which they go in."""

    once: list[int]
    each: list[int]
    joined: list[int]


def _split(ways: Sequence[int]) -> _Split:
    places = range(len(ways))
    return _Split(
        [place for place in places if ways[place] == _ONCE],
        [place for place in places if ways[place] == _EACH],
        [place for place in places if ways[place] > 0],
    )


def _bound(columns: Sequence[Column[Any]], ways: Sequence[int], piece: Sequence[Values]) -> list[Any]:
    once, each, joined = _split(ways)
    cells = [_bindable(columns[place], piece[place]) for place in each]
    if joined:
        cells.append([bytearray().join(row) for row in zip(*(piece[place] for place in joined), strict=True)])
    return [piece[place][0] for place in once] + list(chain.from_iterable(zip(*cells, strict=True)))


@lru_cache(STATEMENTS)
def _statement(table: Table, ways: tuple[int, ...]) -> str:
    once, each, joined = _split(ways)
    width = len(each) + bool(joined)
    if not width:
        return _values(table, ", ".join([f"({', '.join(f'?{place + 1}' for place in once)})"] * ROWS_AT_ONCE))
    picked, begin = [], 1
    for place, (column, way) in enumerate(zip(table.columns, ways, strict=True)):
        if way == _ONCE:
            picked.append(f"?{once.index(place) + 1}")
        elif way == _EACH:
            picked.append(_present(column, f"column{each.index(place) + 1}"))
        else:
            picked.append(f"substr(column{width}, {begin}, {way})")
            begin += way
    numbers = iter(range(len(once) + 1, len(once) + 1 + ROWS_AT_ONCE * width))
    rows = ", ".join(f"({', '.join(f'?{next(numbers)}' for _ in range(width))})" for _ in range(ROWS_AT_ONCE))
    return f"INSERT INTO {table.name} ({names(table)}) SELECT {', '.join(picked)} FROM (VALUES {rows})"  # noqa: S608 -- our names


def _values(table: Table, rows: str) -> str:
    return f"INSERT INTO {table.name} ({names(table)}) VALUES {rows}"  # noqa: S608 -- our names


# Python's sqlite3 binds a bytearray and a number as they are; for every bytes and None it looks for an adapter, which
# took a third of the time of staging a row (measured: merge).

_NONE = 0
"""Stands for no bytes at all, and is none of any bytes."""


def _bindable(column: Column[Any], values: Values) -> Values:
    if not _is_bytes(column):
        return values
    if not column.nullable:
        return list(map(bytearray, values))
    return [_NONE if value is None else bytearray(value) for value in values]


def _present(column: Column[Any], value: str) -> str:
    return f"NULLIF({value}, {_NONE})" if _is_bytes(column) and column.nullable else value


def _placeholder(column: Column[Any]) -> str:
    return _present(column, "?")


def _is_bytes(column: Column[Any]) -> bool:
    return isinstance(column.type, LargeBinary)
