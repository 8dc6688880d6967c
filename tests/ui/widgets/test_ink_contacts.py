"""Which touch writes: the moving fingertip."""

from ui.widgets.ink_contacts import Contact, Sample, is_rest, writer

MM = 4.0


def _contact(*places: tuple[float, float], diameter: float = 8.0, every: int = 10) -> Contact:
    contact = Contact()
    for number, (x, y) in enumerate(places):
        contact.add(Sample(x, y, 1000 + number * every), diameter * MM)
    return contact


def test_a_single_finger_writes_from_its_first_touch() -> None:
    assert writer({4: _contact((10, 10))}, None, MM) == 4


def test_a_moving_finger_goes_before_a_resting_palm() -> None:
    palm, finger = _contact((300, 300), diameter=18), _contact((100, 100), (120, 90))
    assert writer({1: palm, 2: finger}, 1, MM) == 2


def test_of_two_resting_ones_the_smaller_writes() -> None:
    assert writer({1: _contact((0, 0), diameter=15), 2: _contact((9, 9), diameter=7)}, 1, MM) == 2


def test_what_is_moving_keeps_the_pen() -> None:
    finger, other = _contact((0, 0), (40, 0), diameter=12), _contact((200, 0), (260, 0), diameter=5)
    assert writer({1: finger, 2: other}, 1, MM) == 1


def test_no_palm_ever_writes() -> None:
    assert writer({1: _contact((0, 0), (90, 90), diameter=30)}, None, MM) is None


def test_a_dot_is_ink_and_a_resting_hand_is_not() -> None:
    assert not is_rest(_contact((5, 5), (6, 5), every=80), MM)
    assert is_rest(_contact((5, 5), (6, 5), every=2000), MM)
    assert not is_rest(_contact((5, 5), (90, 5), every=2000), MM)
