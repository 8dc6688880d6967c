"""What of an opened batch may be shown: the rows of its CSV and PDF, in their order, and what they come to."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.batch.reader import Batch
from kiosk.export.snapshot import Row, Summary, record_key, withheld
from kiosk.export.summary import summary_of
from kiosk.opening import Opens
from kiosk.progress import Progress
from kiosk.reading_rows import ReadingRows
from kiosk.series import Picked, Series, sorted_places
from kiosk.spooled import Spooled


@dataclass(frozen=True, slots=True)
class ShownRows:
    """The rows in order of record id, their summary, and how many boxes did not open."""

    rows: Series[Row]
    summary: Summary
    unreadable: int


def shown_rows(batch: Batch, key: Opens, kept: Spooled[Row], progress: Progress) -> ShownRows:
    """The rows go into `kept` as they are opened, each with what may be shown of it.

    Equal batches give equal rows, so a CSV can be made again and compared. Raises as `ReadingRows.rows`, and
    StorageFailed as `Spooled.append`.
    """
    reading, keys = ReadingRows(batch, key, progress), list[bytes]()

    def passing() -> Iterator[Row]:
        for row in map(withheld, reading.rows()):
            keys.append(record_key(row))
            kept.append(row)
            yield row

    summary = summary_of(passing())
    return ShownRows(Picked(kept, sorted_places(keys)), summary, reading.unreadable)
