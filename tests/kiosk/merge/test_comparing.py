"""Precision and recall on the lists of tests/vectors/persons, and what counts for and against."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import example, given
from known_persons import ONE_EMAIL, SignatoryPair, pairs_of, signatories

from kiosk.merge.common_names import is_common
from kiosk.merge.comparing import Comparison, Verdict, compare, doubtful, email_key
from kiosk.merge.leads import name_leads
from kiosk.merge.naming import naming
from kiosk.merge.places import same_town
from kiosk.merge.skeleton import family_skeletons, plain
from kiosk.signatory import Signatory


def is_found(pair: SignatoryPair) -> bool:
    return compare(*pair).verdict is not Verdict.DIFFERENT and bool({*name_leads(pair[0])} & {*name_leads(pair[1])})


@pytest.mark.parametrize(("file", "least"), [("same.toml", 500), ("held_out.toml", 250)])
def test_spellings_of_one_person_are_found(file: str, least: int) -> None:
    pairs = list(pairs_of(file, "people"))
    assert len(pairs) >= least
    assert sum(map(is_found, pairs)) / len(pairs) >= 0.95


@pytest.mark.parametrize("file", ["same.toml", "held_out.toml"])
def test_most_slips_and_short_forms_are_found(file: str) -> None:
    pairs = list(pairs_of(file, "slips"))
    assert sum(map(is_found, pairs)) / len(pairs) >= 0.8


@pytest.mark.parametrize("file", ["same.toml", "held_out.toml"])
def test_with_one_email_most_spellings_are_one_person_without_asking(file: str) -> None:
    pairs = list(pairs_of(file, "people", ONE_EMAIL))
    assert sum(compare(*pair).verdict is Verdict.SAME for pair in pairs) / len(pairs) >= 0.9


def test_relatives_with_one_email_are_never_one_person() -> None:
    pairs = list(pairs_of("others.toml", "households", ONE_EMAIL))
    assert len(pairs) >= 120
    assert not [pair for pair in pairs if compare(*pair).verdict is Verdict.SAME]


@pytest.mark.parametrize(
    "names",
    [
        *("Eliana Elena", "Элиана Елена", "Eliana Елена", "Элиана Elena", "Алиана Алена", "Aliana Алена"),
        *(
            "Олиана Олена",
            "Лена Liana",
            "Lena Лиана",
            "Irena Iriana",
            "Julian Julen",
            "Eugene Eugenie",
            "Евгений Eugenie",
        ),
        *("Danil Danila", "Данил Данила"),
    ],
)
def test_names_that_are_heard_alike_are_two_persons_until_somebody_says_otherwise(names: str) -> None:
    one, other = (Signatory(name, "Новик", email=ONE_EMAIL) for name in names.split())
    assert compare(one, other).verdict is not Verdict.SAME
    assert compare(one, other).verdict is Verdict.DOUBTFUL or names == "Евгений Eugenie"


@pytest.mark.parametrize(
    "names",
    [
        *("Elena Елена Jelena Yelena", "Alena Алена", "Лена Lena", "Уляна Uliana Uljana", "Liana Лиана", "Liana Ляна"),
        *("Святлана Светлана Sviatlana Svetlana", "Сяргей Сергей Siarhei Sergey", "Julian Юлиан Юльян Юліян"),
        *("Eugene Евгений Яўген Yauhen", "Eugenie Евгения Яўгенія", "Мар'яна Mariana Марияна", "Христя Khrystia"),
    ],
)
def test_spellings_with_a_soft_vowel_are_one_person_without_asking(names: str) -> None:
    for one, other in combinations(names.split(), 2):
        pair = (Signatory(name, "Новик", email=ONE_EMAIL) for name in (one, other))
        assert compare(*pair).verdict is Verdict.SAME, (one, other)


def test_namesakes_with_common_names_elsewhere_are_no_doubt() -> None:
    pairs = list(pairs_of("others.toml", "elsewhere"))
    assert not [pair for pair in pairs if compare(*pair).verdict is not Verdict.DIFFERENT]
    at_home = [(replace(one, city=other.city), other) for one, other in pairs]
    assert not [pair for pair in at_home if compare(*pair).verdict is not Verdict.DOUBTFUL]


def test_strangers_whose_names_look_alike_are_no_doubt() -> None:
    assert not [
        pair for pair in pairs_of("others.toml", "strangers") if compare(*pair).verdict is not Verdict.DIFFERENT
    ]


@example(Signatory("A.", "A", email="one@x.org"), Signatory("AА", "A", email="one@x.org"))
@given(signatories, signatories)
def test_the_order_of_the_two_does_not_matter(one: Signatory, other: Signatory) -> None:
    assert compare(one, other) == compare(other, one)


@given(signatories, signatories)
def test_without_one_email_nobody_is_the_same(one: Signatory, other: Signatory) -> None:
    found = compare(one, other)
    if not email_key(one.email) or email_key(one.email) != email_key(other.email):
        assert found.verdict is not Verdict.SAME
    assert 0 <= found.score <= 100


@given(signatories)
def test_who_has_an_email_is_the_same_as_themselves_if_the_name_is_more_than_initials(one: Signatory) -> None:
    is_known = one.email and not naming(one.given_name, one.family_name).given.is_initials
    assert compare(one, one).verdict is (Verdict.SAME if is_known else Verdict.DOUBTFUL)


def test_equal_initials_with_one_email_are_doubtful() -> None:
    found = compare(*[Signatory("A.", "Kowalski", email=ONE_EMAIL)] * 2)
    assert found == Comparison(Verdict.DOUBTFUL, 95, ("same-email", "same-name"))


def test_emails_are_equal_after_nfkc_trimming_and_casefold_and_nothing_else() -> None:
    assert email_key(" ＡNNA@Example.ORG ") == email_key("anna@example.org")
    assert email_key("a.nna@example.org") != email_key("anna@example.org")
    assert email_key("anna+x@example.org") != email_key("anna@example.org")
    assert email_key("  ") == ""


def test_place_and_spelling_give_the_score_and_the_reasons() -> None:
    minsk = Signatory("Алесь", "Бяляцкі", "Мінск", "BY")
    assert compare(minsk, replace(minsk, given_name="Ales", family_name="Bialiatski", city="Minsk")) == Comparison(
        Verdict.DOUBTFUL, 93, ("name-in-another-spelling", "same-city", "same-country")
    )
    scores = [
        compare(minsk, replace(minsk, city=city, country=country)).score
        for city, country in [("Менск", "BY"), ("", "BY"), ("", ""), ("Гродна", "BY"), ("", "PL"), ("Прага", "CZ")]
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 6


def test_names_alone_are_compared_where_only_they_were_asked() -> None:
    found = compare(Signatory("Мікола", "Зайцаў"), Signatory("Николай", "Зайцев"))
    assert found == Comparison(Verdict.DOUBTFUL, 78, ("name-in-another-spelling",))


def test_a_name_that_is_not_given_leads_nowhere() -> None:
    nobody = Signatory("", "", email="a@example.org")
    assert compare(nobody, nobody) == Comparison(Verdict.DIFFERENT, 0, ("name-not-given",))


def test_same_made_doubtful_keeps_its_reasons() -> None:
    assert doubtful(Comparison(Verdict.SAME, 100, ("same-email",))) == Comparison(Verdict.DOUBTFUL, 95, ("same-email",))


def test_towns_in_several_languages() -> None:
    assert same_town("Вільня", "Vilnius")
    assert same_town("Гродно", "Hrodna")
    assert same_town("Kyjiw", "Kyjiw")
    assert same_town("Київ", "Kiew")
    assert not same_town("Минск", "Пинск")


def test_which_names_are_common() -> None:
    assert is_common(family_skeletons(plain("Ivanova")))
    assert not is_common(family_skeletons(plain("Бяляцкі")))
