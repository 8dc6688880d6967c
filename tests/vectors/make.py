"""Makes the vectors that are not there yet: `PYTHONPATH=.:tests .venv/bin/python tests/vectors/make.py`.

Nothing that is there is changed: a reader must read for ever what was released, and refuse for ever what was refused.
After a format gets a new version, add what it writes beside the old ones. Keys, signatures and boxes are random, so a
file that was deleted comes back with other bytes and the same meaning.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from vectors.batch_harms import harms as batch_harms
from vectors.campaign_harms import harms as campaign_harms
from vectors.database_harms import ledger_harms, registry_harms
from vectors.kit_harms import harms as kit_harms
from vectors.opened_harms import harms as opened_harms
from vectors.originals import make_originals
from vectors.receipt_harms import harms as receipt_harms
from vectors.vector import keep

HARMS = {
    "campaign": campaign_harms,
    "kit": kit_harms,
    "batch": batch_harms,
    "opened": opened_harms,
    "receipt": receipt_harms,
    "ledger": ledger_harms,
    "registry": registry_harms,
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
