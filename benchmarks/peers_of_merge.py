"""DuckDB and Polars on the rows of a merge; `bench_merge.py` runs this in a Python that has them.

    python peers_of_merge.py duckdb|polars FILE.csv

Prints seconds by the clock and of CPU from the file to unique rows in a file of their own: a database, or Parquet.
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

Seconds = tuple[float, float]


def by_duckdb(rows: str, folder: Path) -> Seconds:
    """Into a table of a new database."""
    import duckdb  # noqa: PLC0415 -- seconds are counted without imports, of the one peer that is measured

    begun, used = perf_counter(), process_time()
    with duckdb.connect(str(folder / "rows.duckdb")) as connection:
        read = "read_csv(?, header=false, all_varchar=true)"
        connection.execute(f"CREATE TABLE row AS SELECT DISTINCT * FROM {read}", [rows])  # noqa: S608 -- ours
    return perf_counter() - begun, process_time() - used


def by_polars(rows: str, folder: Path) -> Seconds:
    """Into a Parquet file."""
    import polars  # noqa: PLC0415 -- seconds are counted without imports, of the one peer that is measured

    begun, used = perf_counter(), process_time()
    polars.read_csv(rows, has_header=False, infer_schema=False).unique().write_parquet(folder / "rows.parquet")
    return perf_counter() - begun, process_time() - used


def main() -> None:
    """Loads the file named on the command line."""
    with tempfile.TemporaryDirectory() as folder:
        print(*{"duckdb": by_duckdb, "polars": by_polars}[sys.argv[1]](sys.argv[2], Path(folder)))


if __name__ == "__main__":
    main()
