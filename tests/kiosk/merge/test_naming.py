"""Names taken apart, and how alike two are."""

import pytest
from known_persons import signatory_of

from kiosk.merge.given_names import KINS
from kiosk.merge.likeness import How, likeness
from kiosk.merge.naming import Naming, is_compatible, is_same_word, naming


def named(line: str) -> Naming:
    who = signatory_of(line)
    return naming(who.given_name, who.family_name)


COMPATIBLE = [
    ("Ганна / Кавалёва", "Anna / Kovaleva"),
    ("Иван / Шамякин", "Иван Петрович / Шамякин"),
    ("Ганна-Марыя / Дуб", "Anna Maria / Dub"),
    ("Zośka / Wieras", "Zoska / Wieras"),
    ("Вольга / Ціханоўская", "Olga / Tikhanovskaya"),
    ("Марта / Залеская", "Marta / Zaleska"),
    ("Anna M. / Novak", "Anna M. / Novak"),
]
NOT_COMPATIBLE = [
    ("Иван Петрович / Шамякин", "Иван Иванович / Шамякин"),
    ("A. / Novak", "Anna / Novak"),
    ("A. / Novak", "A. / Nowak"),
    ("A. / Novak", "A. / Novak"),
    ("А. Петрович / Новик", "А. Петрович / Новик"),
    ("Саша / Новик", "Александр / Новик"),
    ("Kristian / Braun", "Kristen / Braun"),
    ("Anna / Kowalska", "Hanna / Kowalska"),
    ("Анна / Новикова", "Анна / Новиков"),
    ("Анна / Новик", "Анна-Мария / Новик"),
    ("Анна Марина / Новик", "Анна / Новик"),
]
ALIKE = [
    ("Алесь / Бяляцкі", "АЛЕСЬ / бяляцкі", How.SAME),
    ("Алесь / Бяляцкі", "Ales / Beljazkij", How.SPELLING),
    ("Алесь / Бяляцкі", "Beljazkij / Ales", How.SWAPPED),
    ("Саша / Сакалоў", "Александр / Соколов", How.SIMILAR),
    ("Anna / Bialiatski", "Ганна / Бяляцкая", How.SIMILAR),
    ("Ludmila / Kovalenko", "Людміла / Каваленка-Сокал", How.SIMILAR),
    ("Viktar / Yakubovich", "Viktar / Yakubvich", How.SIMILAR),
    ("Anna / Novak", "Jan / Novak", How.NOT),
    ("Марина / Жук", "Мария / Жук", How.NOT),
    ("Иван Петрович / Рудак", "Иван Сергеевич / Рудак", How.NOT),
]


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
def test_only_the_spelling_tells_them_apart(one: str, other: str) -> None:
    assert is_compatible(named(one), named(other))
    assert is_compatible(named(other), named(one))


@pytest.mark.parametrize(("one", "other"), NOT_COMPATIBLE)
def test_more_than_the_spelling_tells_them_apart(one: str, other: str) -> None:
    assert not is_compatible(named(one), named(other))
    assert not is_compatible(named(other), named(one))


@pytest.mark.parametrize(("one", "other", "how"), ALIKE)
def test_in_which_way_names_are_alike(one: str, other: str, how: How) -> None:
    assert likeness(named(one), named(other)).how is how
    assert likeness(named(one), named(other)) == likeness(named(other), named(one))


def test_a_name_that_is_not_given() -> None:
    assert not naming("", "").is_given
    assert not naming("Анна", " ").is_given
    assert naming("-", "-").is_given


def test_of_all_names_in_the_table_only_forms_of_one_are_the_same() -> None:
    words = {form: naming(form, "x").given.words[0] for form in KINS.split() if form not in "|~" and "-" not in form}
    wrong = [
        (one, other)
        for one, a in words.items()
        for other, b in words.items()
        if one < other and a.bare != b.bare and is_same_word(a, b)
        if a.known.names and b.known.names and not a.known.names & b.known.names
    ]
    assert not wrong
