"""Keeps what is in the process's memory and files from everybody else on the machine, as far as its system can."""

import os

from kiosk.system import keep_others_out

PRIVATE_UMASK = 0o077


def harden_process() -> None:
    """What is written from now on is for its owner alone, and the memory is for this process alone.

    To be called first of all, before anything secret is read. Where the system knows no such thing it does nothing
    and says nothing: the program must run there all the same. Root reads everything, here as everywhere.
    """
    os.umask(PRIVATE_UMASK)
    keep_others_out()
