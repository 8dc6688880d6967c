"""The table of given names: forms of one name belong together, and no form belongs to two names."""

from collections import defaultdict

import pytest

from kiosk.merge.given_names import KINS, SIBLINGS, UNKNOWN, given_name
from kiosk.merge.skeleton import plain

FORMS = [
    line.partition(" | ")[0].removeprefix("~ ").split() for line in KINS.replace("\n    ", " ").strip().splitlines()
]


def known(name: str) -> frozenset[str]:
    return given_name(plain(name)).names


@pytest.mark.parametrize(
    "names",
    [
        "Мікола Николай Mikalai Mykola Mikołaj Nikolaus",
        "Ганна Анна Hanna Anna",
        "Аляксандр Александр Oleksandr Aliaksandr Aleksander",
        "Яўген Евгений Yevhen Yauhen Jewgenij",
        "Кацярына Екатерина Kateryna Katsiaryna Katarzyna",
        "Дзмітрый Дмитрий Dmytro Dzmitry",
        "Уладзімір Владимир Volodymyr Uladzimir Wladimir",
        "Юры Юрий Yuri Jurij Юрій",
        "Сяргей Сергей Serhii Siarhei Sergej",
        "Пётр Petr Piotr Petro Peter",
    ],
)
def test_forms_of_one_name_in_several_languages(names: str) -> None:
    assert len(set.union(*(set(known(name)) for name in names.split()))) == 1


def test_there_are_more_than_a_hundred_names() -> None:
    assert len(FORMS) > 150


def test_no_form_belongs_to_two_names() -> None:
    belongs = defaultdict(set)
    for forms in FORMS:
        for form in forms:
            belongs[form].add(known(form))
            assert len(known(form)) == 1, form
    assert not [form for form, names in belongs.items() if len(names) > 1]


def test_a_short_form_is_no_name_of_its_own() -> None:
    sasha = given_name("саша")
    assert not sasha.names
    assert sasha.may_be >= {"Александр", "Александра"}
    assert sasha.kin == given_name("aliaksandr").kin


def test_a_name_that_is_only_heard_like_one_of_the_table_may_be_that_name() -> None:
    eliana, elena = given_name("eliana"), given_name("elena")
    assert not eliana.names
    assert eliana.may_be >= elena.names
    assert eliana.kin == elena.kin


def test_what_the_table_does_not_know() -> None:
    assert given_name("kunihunda") == UNKNOWN


def test_siblings_are_forms_of_one_name() -> None:
    for pair in SIBLINGS:
        one, other = pair
        assert known(one) & known(other), pair
