"""The wizard's view model: each way to its end, back again, and everything that can go wrong between two screens."""

from dataclasses import replace
from datetime import date

import pytest
from factories_booth import ByHand
from factories_setup import (
    OWN_CODE,
    STICK,
    TODAY,
    MemoryLight,
    MemoryMachine,
    a_flow,
    a_keys_place,
    a_kit,
    opened,
    the_campaign,
)

from kiosk.entry import Mode
from kiosk.errors import InputRefused, StorageFailed
from kiosk.own_campaign import OwnCampaign
from kiosk.passphrase import Strength
from kiosk.settings import EventSettings
from ui.setup.viewmodels.ports import Resumed
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.steps import Step, Way

PASSPHRASE = "sturdy walnut parade oxygen velvet cricket"


def at_code(flow: SetupFlow) -> None:
    flow.choose_language("de")
    flow.choose_way(Way.KIT)
    flow.choose_kit(a_kit())


def where(flow: SetupFlow) -> tuple[Step, str | None]:
    """The step, and the code of what went wrong."""
    return flow.state.step, flow.state.error.code if flow.state.error else None


def at_day(flow: SetupFlow) -> None:
    at_code(flow)
    flow.try_code("K7QF")
    flow.go_on()
    flow.type_event("Fair", " Vilnius ")
    flow.go_on()


def at_passphrase(flow: SetupFlow, mode: Mode = Mode.LIVE, *, keys_there: bool = False) -> None:
    flow.choose_language("be")
    flow.choose_way(Way.OWN)
    flow.choose_campaign(the_campaign())
    flow.choose_mode(mode)
    if mode is Mode.LIVE:
        flow.confirm_controller()
    flow.choose_keys(a_keys_place(there=keys_there))


def test_the_way_with_a_kit() -> None:
    machine = MemoryMachine()
    flow = a_flow(machine)
    at_day(flow)
    assert machine.asked_for("install") == []
    flow.go_on()

    assert flow.state.step is Step.TOUCH
    assert machine.asked_for("open_kit") == [(STICK / "kiosk-01.kit", "K7QF")]
    assert machine.asked_for("install") == [(EventSettings("Fair", "Vilnius", TODAY), "de")]
    for step in (Step.KEYBOARD, Step.CHECKS, Step.PIN, Step.PIN_AGAIN):
        flow.go_on()
        assert flow.state.step is step


def test_the_way_with_keys_of_ones_own() -> None:
    machine = MemoryMachine()
    flow = a_flow(machine)
    at_passphrase(flow)
    flow.type_passphrase(PASSPHRASE, PASSPHRASE)
    flow.go_on()
    flow.type_event("Fair", "")
    flow.go_on()
    flow.go_on()

    expected = OwnCampaign(the_campaign().folder, a_keys_place().folder, Mode.LIVE, True, PASSPHRASE)
    assert machine.asked_for("make_own") == [expected]
    assert [name for name, _ in machine.asked][-2:] == ["make_own", "install"]
    assert flow.state.step is Step.TOUCH
    assert flow.state.set_up_code == OWN_CODE


def test_no_secret_stands_in_the_state() -> None:
    flow = a_flow(MemoryMachine())
    at_passphrase(flow)
    flow.type_passphrase(PASSPHRASE, PASSPHRASE)
    assert "walnut" not in repr(flow.state)
    assert "walnut" not in repr(flow._order())


@pytest.mark.parametrize(
    ("mode", "typed", "again", "there", "will_do"),
    [
        (Mode.LIVE, PASSPHRASE, PASSPHRASE, False, True),
        (Mode.LIVE, PASSPHRASE, PASSPHRASE[:-1], False, False),
        (Mode.LIVE, "spring", "spring", False, False),
        (Mode.REHEARSAL, "spring", "spring", False, True),
        (Mode.REHEARSAL, "", "", False, False),
        (Mode.LIVE, "spring", "", True, True),
        (Mode.LIVE, "", "", True, False),
    ],
)
def test_which_passphrase_will_do(mode: Mode, typed: str, again: str, there: bool, will_do: bool) -> None:
    flow = a_flow(MemoryMachine())
    at_passphrase(flow, mode, keys_there=there)
    flow.type_passphrase(typed, again)
    assert flow.state.passphrase_will_do is will_do


def test_its_strength_is_said_while_it_is_typed() -> None:
    flow = a_flow(MemoryMachine())
    at_passphrase(flow)
    said = []
    for length in (6, 34, len(PASSPHRASE)):
        flow.type_passphrase(PASSPHRASE[:length], "")
        said.append(flow.state.passphrase.strength)
    assert said == [Strength.WEAK, Strength.FAIR, Strength.STRONG]


@pytest.mark.parametrize("code", ["code-wrong", "code-mistyped", "kit-broken", "kit-newer", "kit-member-changed"])
def test_a_kit_that_does_not_open_is_told_where_its_code_is_typed(code: str) -> None:
    facts = {"file": "seal.pub"} if code == "kit-member-changed" else {}
    machine = MemoryMachine(failing={"open_kit": InputRefused(code, **facts)})
    flow = a_flow(machine)
    at_code(flow)
    flow.try_code("K7QF")
    assert where(flow) == (Step.CODE, code)

    machine.failing.clear()
    flow.try_code("K7QG")
    assert where(flow) == (Step.FITS, None)


def test_a_disk_that_fails_leaves_everything_to_try_again() -> None:
    machine = MemoryMachine(failing={"install": StorageFailed("disk-full")})
    flow = a_flow(machine)
    at_day(flow)
    flow.go_on()
    assert where(flow) == (Step.DAY, "disk-full")
    assert flow.state.name == "Fair"

    machine.failing.clear()
    flow.go_on()
    assert where(flow) == (Step.TOUCH, None)


def test_a_wrong_passphrase_leads_back_to_where_it_is_typed() -> None:
    machine = MemoryMachine(failing={"make_own": InputRefused("passphrase-wrong")})
    flow = a_flow(machine)
    at_passphrase(flow, keys_there=True)
    flow.type_passphrase("wrong words", "")
    for _ in range(3):
        flow.type_event("Fair", "")
        flow.go_on()
    assert where(flow) == (Step.PASSPHRASE, "passphrase-wrong")
    assert machine.asked_for("install") == []

    flow.forget_passphrase()
    assert where(flow) == (Step.PASSPHRASE, "passphrase-wrong"), "it is still to be read"
    flow.type_passphrase("other words", "")
    assert where(flow) == (Step.PASSPHRASE, None)


def test_back_leads_through_what_was_chosen_and_never_behind_the_kiosk() -> None:
    flow = a_flow(MemoryMachine())
    at_day(flow)
    ways = []
    while flow.state.can_go_back:
        ways.append(flow.state.step)
        flow.go_back()
    assert ways == [Step.DAY, Step.EVENT, Step.FITS, Step.CODE, Step.KIT, Step.WAY]
    assert (flow.state.name, flow.state.kit) == ("Fair", a_kit())

    other = a_flow(MemoryMachine())
    at_day(other)
    other.go_on()
    assert not other.state.can_go_back
    other.go_back()
    assert other.state.step is Step.TOUCH


def test_only_the_pin_may_be_looked_at_again() -> None:
    flow = a_flow(MemoryMachine(there=Resumed(Mode.LIVE, "ru")))
    for _ in range(4):
        flow.go_on()
    assert (flow.state.step, flow.state.can_go_back) == (Step.PIN_AGAIN, True)
    flow.go_back()
    assert (flow.state.step, flow.state.can_go_back) == (Step.PIN, False)


def test_a_second_touch_while_the_kiosk_is_being_made_makes_no_second_one() -> None:
    machine, executor = MemoryMachine(), ByHand()
    flow = a_flow(machine, executor)
    at_code(flow)
    flow.try_code("K7QF")
    flow.try_code("K7QF")
    executor.drain()
    flow.go_on()
    flow.type_event("Fair", "")
    flow.go_on()
    flow.go_on()
    assert flow.state.working
    assert not flow.state.can_go_back
    flow.go_on()
    executor.drain()
    assert len(machine.asked_for("open_kit")) == len(machine.asked_for("install")) == 1


def test_another_kit_has_to_be_opened_anew() -> None:
    flow = a_flow(MemoryMachine())
    at_day(flow)
    for _ in range(4):
        flow.go_back()
    flow.choose_kit(a_kit("kiosk-02"))
    assert flow.state.opened is None


@pytest.mark.parametrize("mode", Mode)
def test_the_mode_is_known_from_the_kit_from_the_choice_and_from_before(mode: Mode) -> None:
    kit = a_flow(MemoryMachine(kit_opened=opened(mode)))
    at_code(kit)
    assert kit.state.mode is None
    kit.try_code("K7QF")
    own = a_flow(MemoryMachine())
    at_passphrase(own, mode)
    resumed = a_flow(MemoryMachine(there=Resumed(mode, "be")))
    assert kit.state.mode is own.state.mode is resumed.state.mode is mode


def test_a_kiosk_without_a_seen_pin_is_taken_up_where_it_was_left() -> None:
    flow = a_flow(MemoryMachine(there=Resumed(Mode.REHEARSAL, "be")))
    assert (flow.state.step, flow.language.current) == (Step.TOUCH, "be")
    assert not flow.state.can_go_back


def test_the_day_is_today_until_another_is_chosen() -> None:
    machine = MemoryMachine()
    flow = a_flow(machine)
    assert flow.state.day == TODAY
    at_day(flow)
    flow.choose_day(date(2026, 11, 29))
    flow.go_on()
    assert machine.asked_for("install") == [(EventSettings("Fair", "Vilnius", date(2026, 11, 29)), "de")]


def test_an_event_needs_a_name() -> None:
    state = a_flow(MemoryMachine()).state
    assert [replace(state, name=name).event_is_named for name in ("", "  ", "Fair")] == [False, False, True]


def test_a_light_brings_its_step() -> None:
    flow = a_flow(MemoryMachine(lamp=MemoryLight()))
    assert Step.BRIGHTNESS in flow.state.steps
