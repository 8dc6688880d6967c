"""Leads are few, and spellings of one name share one."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.merge.leads import MOST_WAYS, name_leads
from kiosk.signatory import Signatory


def shared(one: tuple[str, str], other: tuple[str, str]) -> set[str]:
    """Which kinds of lead the two have in common."""
    common = set(name_leads(Signatory(*one))) & set(name_leads(Signatory(*other)))
    return {lead[0] for lead in common}


def test_another_spelling_and_exchanged_fields_meet() -> None:
    assert shared(("Алесь", "Бяляцкі"), ("Ales", "Beljazkij")) >= {"n"}
    assert shared(("Алесь", "Бяляцкі"), ("Beljazkij", "Aleksandr")) == {"n"}


def test_an_unknown_short_form_and_a_slip_in_the_given_name_meet() -> None:
    assert shared(("Серафим", "Чиж"), ("Серафимушка", "Чиж")) == {"f"}


def test_a_slip_in_the_family_name_meets() -> None:
    assert shared(("Viktar", "Yakubovich"), ("Viktar", "Yakubovihc")) == {"g"}


def test_both_ways_of_hearing_ch_meet_their_own() -> None:
    assert shared(("Anna", "Chadyka"), ("Ганна", "Хадыка")) == {"n"}
    assert shared(("Anna", "Charnova"), ("Ганна", "Чарнова")) >= {"n"}


def test_a_slip_is_found_in_a_name_that_is_heard_in_many_ways() -> None:
    for name in (("Chantal", "Chodźko"), ("Chiara", "Zacharczuk")):
        assert {lead[0] for lead in name_leads(Signatory(*name))} == {"n", "f", "g"}
    assert "g" in shared(("Chantal", "Chodźko"), ("Chantal", "Chodźkow"))
    assert "f" in shared(("Chantal", "Chodźko"), ("Chantral", "Chodźko"))
    assert "n" in shared(("Chantal", "Chodźko"), ("Шанталь", "Ходзько"))


def test_others_of_the_family_do_not_meet() -> None:
    assert not shared(("Мікола", "Жук"), ("Галіна", "Жук"))
    assert not shared(("Ганна", "Жук"), ("Ганна", "Цвірка"))


def test_who_gave_no_name_has_no_lead() -> None:
    assert name_leads(Signatory("", "")) == ()


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_there_are_few(given_name: str, family_name: str) -> None:
    leads = name_leads(Signatory(given_name, family_name))
    assert len(set(leads)) == len(leads) <= MOST_WAYS + 2
    assert len(leads) >= 2 or not (given_name.strip() and family_name.strip())
