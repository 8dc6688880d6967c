"""The ink: how far from the hand is what is drawn, what is kept and what is drawn from that; and are points lost.

Real events through a real window, by finger, pen and mouse, 60, 120 and 240 times a second. Run it with `make bench`.
"""

import json
import os
from dataclasses import asdict
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from handwriting import RATES, SIGNATURES
from ink_fidelity import PAD, Fidelity, by_finger, by_mouse, by_pen, measured
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.application import make_application
from ui.theme import Stylist, dress
from ui.widgets.ink_pad import InkPad

RESULTS = Path("build/bench/ink.json")
BOUND = 1.0
"""Per cent of the box's width."""


def pad_in_window() -> tuple[QWidget, InkPad]:
    """A pad of the size that it has at 1280x720, and the window that it lives in."""
    window = QWidget()
    window.resize(1280, 720)
    pad = InkPad(window)
    pad.setGeometry(31, 160, *PAD)
    dress(window, Stylist())
    window.show()
    QCoreApplication.processEvents()
    return window, pad


def main() -> None:
    """Prints a line for each signature, rate and means, and keeps them as JSON."""
    make_application()
    means = {"finger": by_finger(QTest.createTouchDevice()), "pen": by_pen, "mouse": by_mouse}
    # A pad for each: while a pen is about, a finger is the hand that holds it.
    pads = {by: pad_in_window() for by in means}
    found: list[dict[str, object]] = []
    worst: list[Fidelity] = []
    for name in SIGNATURES:
        for rate in RATES:
            for by, write in means.items():
                one = measured(pads[by][1], name, rate, write)
                worst.append(one)
                found.append({"signature": name, "rate": rate, "by": by} | asdict(one))
                off = f"drawn {one.drawn_off:.2f}  kept {one.kept_off:.2f}  shown {one.shown_off:.2f} %"
                print(f"{name:16} {rate:3}/s {by:6} sent {one.sent:5} lost {one.lost} kept {one.kept:4}  {off}")
    for window, _ in pads.values():
        window.close()
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1))
    print(f"worst {max(one.worst for one in worst):.2f} % of {BOUND} %; lost {sum(one.lost for one in worst)}")


if __name__ == "__main__":
    main()
