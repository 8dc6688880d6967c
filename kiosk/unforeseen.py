"""A fault in the program, told without what the program had in hand."""

from pathlib import Path

from kiosk.errors import KioskError


def unforeseen(error: BaseException) -> KioskError:
    """A fault in the program, by its kind and place alone: its words and its frames could carry what somebody typed."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    return KioskError("unforeseen", kind=type(error).__name__, place=place)
