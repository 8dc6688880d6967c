"""The table of a run of the faults: fault, runs, lost, exposed, seconds, seed, and what was refused and caught."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from faults.harness import NOTHING, Outcome


@dataclass
class Row:
    """One fault's line, filled as its shares come in."""

    fault: str
    seed: int
    found: Outcome = NOTHING
    seconds: float = 0.0
    """Of work, whichever process did it."""
    skipped: str | None = None
    defects: dict[str, bool] = field(default_factory=dict)
    """Planted defects, and whether they were caught."""

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, exposed or wrong and every planted defect was caught."""
        return self.found.holds and all(self.defects.values())

    def as_json(self) -> dict[str, Any]:
        """The row for programs."""
        return {
            "fault": self.fault,
            "runs": self.found.cases,
            "lost": self.found.lost,
            "exposed": self.found.exposed,
            "seconds": round(self.seconds, 1),
            "seed": self.seed,
            "refused_with": sorted(self.found.codes),
            "wrong": list(self.found.wrong),
            "measured": list(self.found.measured),
            "defects": self.defects,
            "skipped": self.skipped,
        }


HEADER = """\
| fault | runs | lost | exposed | seconds | seed | refused with | planted, and caught |
|---|---:|---:|---:|---:|---:|---|---|
"""


def as_markdown(rows: Iterable[Row]) -> str:
    """The rows as a table, and under it what was wrong."""
    rows = list(rows)
    lines = "".join(f"{markdown_of(row)}\n" for row in rows)
    return f"{HEADER}{lines}{sentences_of(rows)}"


def sentences_of(rows: Iterable[Row]) -> str:
    """What was wrong beside lost and exposed, and what was measured, a line each; nothing where there is neither."""
    lines = [f"- {sentence}\n" for row in rows for sentence in (*row.found.wrong, *row.found.measured)]
    return "\n" + "".join(lines) if lines else ""


def markdown_of(row: Row) -> str:
    """One line of the table."""
    if row.skipped is not None:
        return f"| {row.fault} | skipped: {row.skipped} | | | | | | |"
    codes = ", ".join(f"`{code}`" for code in sorted(row.found.codes))
    defects = ", ".join(name if caught else f"**{name}: NOT CAUGHT**" for name, caught in row.defects.items())
    found, seconds = row.found, f"{row.seconds:,.0f}"
    return (
        f"| {row.fault} | {found.cases:,} | {found.lost} | {found.exposed} | {seconds} | {row.seed} "
        f"| {codes} | {defects} |"
    )
