"""DuckDB and Polars on the rows of a merge; `bench_merge.py` runs this in a Python that has them.

    python peers_of_merge.py duckdb|polars headed|bare FILE.csv…

Prints seconds by the clock and of CPU from the files to unique rows in a file of their own, a database or Parquet, and
how many these are.
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

Done = tuple[float, float, int]


def by_duckdb(files: list[str], headed: bool, folder: Path) -> Done:
    """Into a table of a new database."""
    import duckdb  # noqa: PLC0415 -- seconds are counted without imports, of the one peer that is measured

    begun, used = perf_counter(), process_time()
    with duckdb.connect(str(folder / "rows.duckdb")) as connection:
        read = f"read_csv(?, header={str(headed).lower()}, all_varchar=true)"
        connection.execute(f"CREATE TABLE row AS SELECT DISTINCT * FROM {read}", [files])  # noqa: S608 -- our words; the files are bound
    took = perf_counter() - begun, process_time() - used
    with duckdb.connect(str(folder / "rows.duckdb")) as connection:
        return *took, connection.execute("SELECT count(*) FROM row").fetchall()[0][0]


def by_polars(files: list[str], headed: bool, folder: Path) -> Done:
    """Into a Parquet file."""
    import polars  # noqa: PLC0415 -- seconds are counted without imports, of the one peer that is measured

    begun, used = perf_counter(), process_time()
    rows = polars.scan_csv(files, has_header=headed, infer_schema=False).unique()
    rows.sink_parquet(folder / "rows.parquet")
    took = perf_counter() - begun, process_time() - used
    return *took, polars.scan_parquet(folder / "rows.parquet").select(polars.len()).collect().item()


def main() -> None:
    """Loads the files named on the command line."""
    peer, head, *files = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        print(*{"duckdb": by_duckdb, "polars": by_polars}[peer](files, head == "headed", Path(folder)))


if __name__ == "__main__":
    main()
