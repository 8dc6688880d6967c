"""Makes the vectors that are not there yet: `PYTHONPATH=.:tests .venv/bin/python tests/vectors/make.py`.

Nothing that is there is changed: a reader must read for ever what was released, and refuse for ever what was refused.
After a format gets a new version, add what it writes beside the old ones. Keys, signatures and boxes are random, so a
file that was deleted comes back with other bytes and the same meaning.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from vectors import batch_harms, campaign_harms, database_harms, kit_harms, opened_harms, receipt_harms
from vectors.originals import make_originals
from vectors.vector import keep

HARMS = {
    "campaign": campaign_harms.harms,
    "kit": kit_harms.harms,
    "batch": batch_harms.harms,
    "opened": opened_harms.harms,
    "receipt": receipt_harms.harms,
    "ledger": database_harms.ledger_harms,
    "registry": database_harms.registry_harms,
}


def main() -> None:
    """Makes them."""
    with TemporaryDirectory() as work:
        make_originals(Path(work))
    for format_, harms in HARMS.items():
        for vector in harms():
            keep(format_, vector)


if __name__ == "__main__":
    main()
