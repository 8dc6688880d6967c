"""The first PIN: one for as long as its screens stand, confirmed by typing it, and gone from memory after that."""

from factories_setup import PINS, MemoryMachine
from factories_staff_area import at_once

from kiosk.errors import StorageFailed
from ui.setup.viewmodels.first_pin import FirstPin, FirstPinState


def a_pin(machine: MemoryMachine) -> tuple[FirstPin, list[str]]:
    pin, told = FirstPin(machine, at_once()), []  # type: tuple[FirstPin, list[str]]
    pin.confirmed.connect(lambda: told.append("confirmed"))
    pin.make()
    return pin, told


def typed(pin: FirstPin, digits: str) -> None:
    for digit in digits:
        pin.press(digit)


def test_typing_it_confirms_it_and_forgets_it() -> None:
    machine = MemoryMachine()
    pin, told = a_pin(machine)
    typed(pin, PINS[0][:-1])
    assert (machine.asked_for("pin_seen"), told) == ([], [])
    typed(pin, PINS[0][-1])
    assert (machine.asked_for("pin_seen"), told) == ([None], ["confirmed"])
    assert pin.state == FirstPinState()


def test_a_wrong_one_says_so_and_confirms_nothing() -> None:
    machine = MemoryMachine()
    pin, told = a_pin(machine)
    typed(pin, "000000")
    assert (pin.state.wrong, pin.state.typed, told) == (True, 0, [])
    typed(pin, "31")
    assert not pin.state.wrong
    pin.erase()
    typed(pin, "14159")
    assert told == ["confirmed"]


def test_a_look_back_shows_the_same_and_forgets_what_was_typed() -> None:
    machine = MemoryMachine()
    pin, told = a_pin(machine)
    typed(pin, "314")
    pin.make()
    assert (pin.state.pin, pin.state.typed) == (PINS[0], 0)
    typed(pin, PINS[0])
    assert (len(machine.asked_for("new_pin")), told) == (1, ["confirmed"])


def test_a_disk_that_fails_shows_no_pin_that_does_not_hold() -> None:
    machine = MemoryMachine(failing={"new_pin": StorageFailed("disk-full")})
    pin, _ = a_pin(machine)
    assert pin.state.pin == ""
    assert pin.state.error is not None
    machine.failing.clear()
    pin.make()
    assert pin.state.pin in PINS


def test_a_mark_that_does_not_go_is_tried_again() -> None:
    machine = MemoryMachine(failing={"pin_seen": StorageFailed("disk-failed")})
    pin, told = a_pin(machine)
    typed(pin, PINS[0])
    assert told == []
    assert pin.state.error is not None
    machine.failing.clear()
    typed(pin, PINS[0])
    assert told == ["confirmed"]
