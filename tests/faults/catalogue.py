"""All faults, in the order of the table."""

from faults import (
    clock_jumps,
    copy_pulled,
    crash_confirm,
    crash_export,
    crash_save,
    csv_formulas,
    escape,
    failing_disk,
    file_limit,
    flipped_byte,
    full_disk,
    guessed_pin,
    left_overs,
    merge_at_once,
    merge_order,
    power_cut,
    process_dies,
    soak,
    stick_pulled,
    tampered_batch,
)
from faults.harness import Fault

FAULTS: tuple[Fault, ...] = (
    power_cut.AFTER_THANKS,
    power_cut.IN_A_SAVE,
    crash_save.IN_SAVES,
    crash_export.IN_EXPORT,
    crash_confirm.IN_CONFIRMATION,
    process_dies.PROCESS_DIES,
    full_disk.FULL_DISK,
    file_limit.FILE_LIMIT,
    failing_disk.FAILING_DISK,
    flipped_byte.LEDGER,
    flipped_byte.BATCH,
    stick_pulled.DURING,
    stick_pulled.AFTER_FINISHED,
    stick_pulled.EXFAT_DURING,
    stick_pulled.EXFAT_AFTER_FINISHED,
    copy_pulled.WHILE_COPYING,
    copy_pulled.EXFAT_WHILE_COPYING,
    merge_order.ON_SQLITE,
    merge_order.ON_POSTGRESQL,
    merge_at_once.ON_SQLITE,
    merge_at_once.ON_POSTGRESQL,
    tampered_batch.TAMPERED_BATCH,
    csv_formulas.CSV_FORMULAS,
    guessed_pin.GUESSED_PIN,
    left_overs.LEFT_OVERS,
    left_overs.ON_X11,
    escape.ON_X11,
    escape.UNDER_CAGE,
    soak.SOAK_TEST,
    clock_jumps.CLOCK_JUMPS,
)


def fault_named(name: str) -> Fault:
    """The fault of this name."""
    return next(fault for fault in FAULTS if fault.name == name)
