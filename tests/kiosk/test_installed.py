"""A kiosk at work: set up once, used by one process, counting what it saves, and taking paper sheets."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from factories_kiosks import CAMPAIGN, EVENT, signings

from kiosk.attending import Attending
from kiosk.clock import SystemClock
from kiosk.entry import Mode
from kiosk.errors import Busy, InputRefused, StorageFailed
from kiosk.home import Home
from kiosk.installed import Kiosk, open_kiosk
from kiosk.installing import install
from kiosk.kit import Kit, make_kit, read_kit
from kiosk.settings import event_settings, read_settings, write_settings
from kiosk.simulating import made_up_signings
from kiosk.speech.permission import ReadingAloud
from kiosk.tally import Tally
from kiosk.transcribing import Refused, Saved, transcribe
from kiosk.vault.keys import CampaignKeys


def test_a_kiosk_is_set_up_once_and_used_by_one(home: Home, kit: Kit) -> None:
    with pytest.raises(InputRefused, match="kiosk-exists"):
        install(kit, EVENT, home, SystemClock())
    with open_kiosk(home.folder), pytest.raises(Busy, match="data-in-use"), open_kiosk(home.folder):
        pass


def test_files_of_two_kiosks_are_not_taken_for_one(home: Home, keys: CampaignKeys, tmp_path: Path) -> None:
    made = make_kit(CAMPAIGN, keys, name="kiosk-08", mode=Mode.LIVE, to=tmp_path, randomness=lambda n: b"x" * n)
    other = Home(tmp_path / "other")
    install(read_kit(made.file, made.code), EVENT, other, SystemClock())
    home.ledger.unlink()
    other.ledger.rename(home.ledger)

    with pytest.raises(InputRefused, match="kiosk-mixed-up"), open_kiosk(home.folder):
        pass


def test_settings_survive_and_broken_ones_are_refused(home: Home) -> None:
    changed = read_settings(home.settings)
    write_settings(home.settings, changed)
    assert read_settings(home.settings) == changed
    home.settings.write_bytes(b'{"event": 1}')
    with pytest.raises(InputRefused, match="kiosk-settings-broken"):
        read_settings(home.settings)
    for day in ("2026-13-01", "22.11.2026", "20261122", "2026-W47-7", ""):
        with pytest.raises(InputRefused, match="event-day-wrong"):
            event_settings("Fair", "", day)


def test_settings_of_before_there_was_a_voice_are_read(home: Home) -> None:
    older = json.loads(home.settings.read_bytes())
    del older["reading_aloud"], older["speech_speed"]
    home.settings.write_text(json.dumps(older), "utf-8")
    settings = read_settings(home.settings)
    assert settings.reading_aloud is ReadingAloud.OFF
    write_settings(home.settings, msgspec.structs.replace(settings, reading_aloud=ReadingAloud.HEADPHONES))
    assert read_settings(home.settings).reading_aloud is ReadingAloud.HEADPHONES
    home.settings.write_text(json.dumps(older | {"reading_aloud": "megaphone"}), "utf-8")
    with pytest.raises(InputRefused, match="kiosk-settings-broken"):
        read_settings(home.settings)


def test_everything_in_the_data_folder_is_private(home: Home) -> None:
    modes = {path.relative_to(home.folder): path.stat().st_mode & 0o077 for path in home.folder.rglob("*")}

    assert {path: mode for path, mode in modes.items() if mode} == {}


class Noon(SystemClock):
    """A clock that stands, and whose monotonic side is moved by hand."""

    seconds = 100.0

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 12, 30, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.seconds


def test_attending_counts_saves_and_never_lowers_a_goal(kiosk: Kiosk) -> None:
    clock = Noon()
    tally = Tally(clock)
    attending = Attending(kiosk, tally)
    assert tally.seconds_since_save() is None
    assert tally.by_hour() == ()

    for signing in signings(kiosk, 3):
        code = attending.accept(signing).withdraw_code
    clock.seconds += 60
    attending.withdraw(code)

    assert tally.seconds_since_save() == 60
    assert [hour.count for hour in tally.by_hour()] == [3]
    progress = attending.progress()
    assert (progress.total, progress.goal) == (714, 1000)


def test_a_goal_that_was_shown_is_shown_after_a_new_start(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_kiosk(home.folder) as kiosk:
        kiosk.campaign = replace(kiosk.campaign, baseline=998, goals=(1_000, 1_500))
        attending = Attending(kiosk, Tally(Noon()))
        codes = [attending.accept(signing).withdraw_code for signing in signings(kiosk, 2)]
        assert attending.progress().goal == 1_500
        settings = kiosk.settings
        kiosk.change_settings(msgspec.structs.replace(settings, text_size=3, shown_goal=0))
        for code in codes:
            attending.withdraw(code)
    with open_kiosk(home.folder) as kiosk:
        kiosk.campaign = replace(kiosk.campaign, baseline=998, goals=(1_000, 1_500))
        assert kiosk.settings.text_size == 3
        progress = Attending(kiosk, Tally(Noon())).progress()
        assert (progress.total, progress.goal) == (998, 1_500)


def test_a_goal_that_cannot_be_remembered_is_shown_all_the_same(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk.campaign = replace(kiosk.campaign, baseline=999, goals=(1_000, 1_500))
    attending = Attending(kiosk, Tally(Noon()))
    for signing in signings(kiosk, 1):
        attending.accept(signing)

    def full(*_: object) -> None:
        raise StorageFailed("disk-full")

    monkeypatch.setattr("kiosk.installed.write_settings", full)
    assert attending.progress().goal == 1_500


@pytest.mark.parametrize("failure", [StorageFailed("disk-full"), ValueError("a fault in the program")])
def test_a_failed_save_is_remembered_until_the_next_good_one(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    tally = Tally(Noon())
    attending = Attending(kiosk, tally)
    one, two = signings(kiosk, 2)

    def fail(*_: object) -> None:
        raise failure

    with monkeypatch.context() as broken:
        broken.setattr(kiosk.collecting, "accept", fail)
        with pytest.raises(type(failure)):
            attending.accept(one)
    assert tally.saving_works is False
    attending.accept(two)
    assert tally.saving_works is True


def test_a_save_that_fails_on_a_damaged_ledger_is_one(kiosk: Kiosk) -> None:
    tally = Tally(Noon())
    attending = Attending(kiosk, tally)
    one, two = signings(kiosk, 2)
    with pytest.raises(InputRefused, match="consent"):
        attending.accept(replace(one, consent=replace(one.consent, given=False)))
    assert tally.saving_works is True
    attending.accept(one)
    kiosk.ledger.close()  # the next use opens the file anew
    content = kiosk.home.ledger.read_bytes()
    kiosk.home.ledger.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))

    with pytest.raises(InputRefused, match="ledger-broken"):
        attending.accept(two)
    assert tally.saving_works is False


def test_paper_sheets_are_saved_line_by_line(kiosk: Kiosk) -> None:
    whole = (
        b'{"given_name": "Ann", "family_name": "Lee", "exposure": "handover", "language": "de", "ink": null,'
        b' "consent": true, "city": "", "country": "DE", "email": ""}'
    )
    lines = [
        whole,
        b"",
        whole.replace(b"true", b"false"),
        b"{",
        whole.replace(b'"de"', b'"xx"'),
        whole[:-1] + b', "more": 1}',
        whole.replace(b"null", b"[[[1, 2], [900, 380]]]"),
    ]

    outcomes = list(transcribe(lines, kiosk.campaign, kiosk.collecting))

    assert outcomes == [
        Saved(1, 1),
        Refused(3, "consent-missing"),
        Refused(4, "line-not-json"),
        Refused(5, "line-language-unknown"),
        Refused(6, "line-wrong"),
        Saved(7, 2),
    ]


def test_equal_seeds_make_up_equal_people(kiosk: Kiosk) -> None:
    assert list(made_up_signings(5, 3, kiosk.campaign)) == list(made_up_signings(5, 3, kiosk.campaign))
    assert list(made_up_signings(5, 3, kiosk.campaign)) != list(made_up_signings(5, 4, kiosk.campaign))
