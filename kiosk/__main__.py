"""`petition-kiosk`: hardens the process, shows at once that a kiosk starts, and only then loads what it is made of."""

import sys

from kiosk.hardening import harden_process


def starts_a_kiosk(words: list[str]) -> bool:
    """Whether these words, a command line without the program's name, start the kiosk rather than ask about it."""
    return words[:1] == ["run"] and "--help" not in words


def main() -> None:
    """See `kiosk.commands.run_command`."""
    harden_process()
    start_screen = None
    if starts_a_kiosk(sys.argv[1:]):
        from ui.start_screen import show_start_screen  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

        start_screen = show_start_screen(windowed="--windowed" in sys.argv)
    from kiosk.commands import run_command  # noqa: PLC0415 -- takes its time: the screen comes first

    run_command(start_screen)


if __name__ == "__main__":
    main()
