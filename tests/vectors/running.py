"""Runs commands, each in a process of its own that is ended by the system after as much work as is allowed."""

import resource
import signal

from command_line import Ran, kiosk, run_here

CPU_SECONDS = 5
MOST_SECONDS = 60
"""By the clock on the wall, for what waits without working; a busy machine may well take several for a good file."""


def run(words: list[str], **more: str) -> Ran:
    """Runs `petition-kiosk WORDS`, with more in its environment."""
    return kiosk(*words, by=f"{__name__}:run_within_limits", **more)


def run_within_limits(words: list[str], environ: dict[str, str], folder: str) -> None:
    """In the child: becomes the command; does not return."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    signal.alarm(MOST_SECONDS)
    run_here(words, environ, folder)
