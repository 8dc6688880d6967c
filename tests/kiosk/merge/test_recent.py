"""What came in last is kept by its id, not too much of it, and no longer than it is wanted."""

from factories import a_signatory

from kiosk.entry_id import EntryId
from kiosk.merge.recent import Recent

ONE, TWO, THREE = (EntryId(bytes(16), seq) for seq in (1, 2, 3))


def test_what_is_kept_is_found_by_its_id() -> None:
    recent = Recent()
    who = a_signatory(city="Гродна")
    recent.keep([(ONE, a_signatory()), (TWO, who)])
    assert recent.among([TWO, THREE]) == {TWO: who}


def test_the_oldest_go_first() -> None:
    recent = Recent(most=2)
    recent.keep([(ONE, a_signatory()), (TWO, a_signatory())])
    recent.keep([(ONE, a_signatory()), (THREE, a_signatory())])
    assert recent.among([ONE, TWO, THREE]).keys() == {ONE, THREE}


def test_nothing_is_left_of_what_was_forgotten() -> None:
    recent = Recent()
    recent.keep([(ONE, a_signatory())])
    recent.forget()
    assert not recent.among([ONE])
