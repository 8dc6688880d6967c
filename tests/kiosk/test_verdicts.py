"""Every check of the self-test has its sentences, and what must be right before anybody signs is told from the rest."""

from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.home import Home
from kiosk.selftest import Check, self_test
from kiosk.verdicts import SENTENCES, is_vital, verdict_on
from kiosk.words import words_in


def test_a_check_that_is_right_is_said_in_one_sentence() -> None:
    verdict = verdict_on(Check("clock", ok=True, detail="2026-11-22"), words_in("en"))
    assert (verdict.ok, verdict.said, verdict.to_do) == (True, "The clock shows the day of the event.", "")


def test_a_check_that_failed_says_what_to_do() -> None:
    verdict = verdict_on(Check("disk", ok=False, detail="/data"), words_in("en"))
    assert verdict.said == "Nothing can be written to the disk."
    assert verdict.to_do.startswith("Restart the laptop")


def test_what_loses_signatures_is_vital_and_a_clock_is_not() -> None:
    vital = {name for name in SENTENCES if is_vital(Check(name, ok=False, detail=""))}
    assert vital == {"disk", "fonts", "durability", "keys", "ledger", "kiosk"}


def test_every_check_has_its_sentences(tmp_path: Path) -> None:
    """Without a kiosk; what comes with one is held to the list in tests/kiosk/test_selftest.py."""
    checks = self_test(Home(tmp_path), SystemClock(), lambda: Check("screen", ok=True, detail=""))
    with_kiosk = {"durability", "clock", "keys", "ledger"}
    assert {check.name for check in checks} | with_kiosk == set(SENTENCES)
