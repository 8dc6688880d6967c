"""DuckDB on the rows of a merge; `bench_merge.py` runs this in a Python that has it.

    python peers_of_merge.py FILE.csv

Prints seconds from the file to a table of unique rows in a database file.
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

import duckdb


def main() -> None:
    """Loads the file named on the command line."""
    with tempfile.TemporaryDirectory() as folder:
        begun = perf_counter()
        with duckdb.connect(str(Path(folder) / "rows.duckdb")) as connection:
            rows = "read_csv(?, header=false, all_varchar=true)"
            connection.execute(f"CREATE TABLE row AS SELECT DISTINCT * FROM {rows}", [sys.argv[1]])  # noqa: S608 -- ours
        print(perf_counter() - begun)


if __name__ == "__main__":
    main()
