"""`petition-kiosk`: hardens the process, shows at once that a kiosk starts, and only then loads what it is made of.

The one file of `kiosk` that knows the screens in `ui`.
"""

import gc
import sys
from typing import TYPE_CHECKING

from kiosk.hardening import harden_process
from kiosk.start_words import StartWords, read_start_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.home import Home
    from kiosk.selftest import Check


class Screens:
    """Keeps to `kiosk.windows.Windows`: each loads Qt only when it is called."""

    def run_kiosk(
        self, home: "Home", *, windowed: bool, kit: "Path | None" = None, demo_keys: "Path | None" = None
    ) -> int:
        """See `Windows.run_kiosk`."""
        from ui.app import run_kiosk  # noqa: PLC0415 -- Qt is loaded only where a window is wanted

        return run_kiosk(home, windowed=windowed, kit=kit, demo_keys=demo_keys)

    def run_desk(self, registry: str | None) -> int:
        """See `Windows.run_desk`."""
        from ui.desk.app import run_desk  # noqa: PLC0415 -- likewise

        return run_desk(registry)

    def take_tour(self, to: "Path", say: "Callable[[str], None]") -> dict[str, object]:
        """See `Windows.take_tour`."""
        from ui.tour import take_tour  # noqa: PLC0415 -- likewise

        return take_tour(to, say)

    def check_screen(self) -> "Check":
        """See `Windows.check_screen`."""
        from ui.screen_check import check_screen  # noqa: PLC0415 -- likewise

        return check_screen()


def main() -> None:
    """Starts the kiosk where the words say so, and hands all others to `kiosk.commands`."""
    harden_process()
    words = read_start_words(sys.argv[1:])
    if words is None:
        from kiosk.commands import run_command  # noqa: PLC0415 -- a kiosk starts without it

        run_command(Screens())
    _start(words)


def _start(words: StartWords) -> None:
    # What is loaded now is no garbage, and to look through it again and again takes a tenth of the start. Once the
    # kiosk stands there, its screen's thread does (ui.garbage).
    gc.disable()
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
