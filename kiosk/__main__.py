"""`petition-kiosk`: hardens the process, shows at once that a kiosk starts, and only then loads what it is made of."""

import sys

from kiosk.hardening import harden_process
from kiosk.start_words import StartWords, read_start_words


def main() -> None:
    """Starts the kiosk where the words say so, and hands all others to `kiosk.commands`."""
    harden_process()
    words = read_start_words(sys.argv[1:])
    if words is None:
        from kiosk.commands import run_command  # noqa: PLC0415 -- a kiosk starts without it

        run_command()
    _start(words)


def _start(words: StartWords) -> None:
    from ui.start_screen import show_start_screen  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

    start_screen = show_start_screen(windowed=words.windowed)
    from kiosk.ending import end_with  # noqa: PLC0415 -- takes its time: the screen comes first
    from kiosk.home import Home  # noqa: PLC0415 -- likewise
    from kiosk.paths import default_data  # noqa: PLC0415 -- likewise

    def run() -> int:
        from ui.app import run_kiosk  # noqa: PLC0415 -- likewise

        home = Home(words.data or default_data())
        return run_kiosk(home, windowed=words.windowed, kit=words.kit, start_screen=start_screen)

    end_with(run)


if __name__ == "__main__":
    main()
