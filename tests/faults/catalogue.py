"""All faults, in the order of the table."""

from faults import power_cut, process_dies
from faults.harness import Fault

FAULTS: tuple[Fault, ...] = (
    power_cut.AFTER_THANKS,
    power_cut.IN_A_SAVE,
    process_dies.PROCESS_DIES,
)


def fault_named(name: str) -> Fault:
    """The fault of this name."""
    return next(fault for fault in FAULTS if fault.name == name)
