"""Which touch writes: the moving fingertip."""

from ui.widgets.ink_contacts import Contact, Sample, goes_on, is_ghost, is_rest, settle, writer

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


def test_a_palm_on_either_side_never_takes_over() -> None:
    for palm_at in (20.0, 900.0):
        palm = _contact((palm_at, 300), (palm_at + 4, 303), diameter=17)
        finger = _contact((450, 200), (470, 190), diameter=9)
        contacts = {1: palm, 2: finger}
        assert writer(contacts, 1, MM) == 2
        settle(contacts, 2, MM)
        palm.add(Sample(palm_at + 90, 300, 2000), 17 * MM)
        assert writer(contacts, 2, MM) == 2


def test_a_glove_writes_though_it_is_broad_for_a_moment() -> None:
    glove = _contact((0, 0), (40, 0), diameter=16)
    glove.add(Sample(60, 0, 1030), 30 * MM)
    assert writer({1: glove}, 1, MM) == 1


def test_a_palm_that_comes_down_bit_by_bit_is_one_after_a_few_pictures() -> None:
    palm = _contact((0, 0), diameter=6)
    for step in range(1, 8):
        palm.add(Sample(3.0 * step, 0, 1000 + 10 * step), 30 * MM)
    assert writer({1: palm}, 1, MM) is None


def test_water_is_there_too_shortly_for_a_finger() -> None:
    assert is_ghost(_contact((5, 5), (5, 5), every=8), MM)
    assert not is_ghost(_contact((5, 5), (6, 5), every=60), MM)
    assert not is_ghost(_contact((5, 5), (90, 5), every=8), MM)


def test_a_wet_finger_that_is_lost_on_its_way_goes_on() -> None:
    lost = _contact((0, 0), (30, 0), (60, 0), (90, 0))
    assert goes_on(lost, Sample(180, 5, 1060), MM)
    assert goes_on(lost, Sample(96, 0, 1045), MM)


def test_another_stroke_is_another_stroke() -> None:
    lifted = _contact((0, 0), (30, 0), (60, 0), (90, 0))
    assert not goes_on(lifted, Sample(180, 5, 1150), MM)
    assert not goes_on(lifted, Sample(90, 200, 1060), MM)
    assert not goes_on(lifted, Sample(-60, 0, 1060), MM)
    assert not goes_on(_contact((5, 5), (6, 5)), Sample(6, 5, 1040), MM)
