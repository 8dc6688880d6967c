"""Spellings of one name have one skeleton; names that are told apart have two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.merge.skeleton import (
    consonants,
    family_skeletons,
    parts,
    plain,
    skeleton,
    skeletons,
    unaccented,
    without_gender,
)

FAMILY_NAMES = [
    "Бяляцкі Беляцкий Беляцький Bialiatski Byalyatski Bialacki Białacki Bjaljazki Beljazkij Bieliacki",
    "Ціханоўская Тихановская Tsikhanouskaya Tikhanovskaya Tichanowskaja Cichanoŭskaja Cichanouska Тихановська",
    "Зайцаў Зайцев Zaitsau Zaitsev Zajcaŭ Zajcew Saizew",
    "Чарнышоў Чернышёв Charnyshou Chernyshev Tschernyschow Čarnyšoŭ Czernyszow",
    "Шчарбакоў Щербаков Shcharbakou Schtscherbakow Szczerbakow Ščarbakoŭ",
    "Дзядзькоў Дедков Dziadzkou Dedkov Dedkow",
    "Кавалёў Ковалёв Ковалев Kavaliou Kovalev Kowaljow Kowalow",
    "Лукашэнка Лукашенко Lukashenka Lukashenko Łukaszenka Lukaschenko",
    "Хадыка Хадыко Khadyka Chadyka Chadyko",
    "Жыгалаў Жигалов Zhyhalau Žyhałaŭ Schigalow Żygałow",
    "Дар’ін Дар'ін Дарʼін Дарьін Darjin Dar’in",
    "Мюллер Müller Mueller Muller",
]
TWO_NAMES = [
    ("Новак", "Новік"),
    ("Петров", "Петрова"),
    ("Козлов", "Котлов"),
    ("Мороз", "Морозов"),
    ("Шевчук", "Савчук"),
    ("Белый", "Белов"),
    ("Жук", "Шук"),
]
TWO_GIVEN_NAMES = [
    ("Валера", "Валерия"),
    ("Eugene", "Eugenia"),
    ("Mario", "Maria"),
    ("Émile", "Emilia"),
    ("André", "Andrea"),
    ("Иван", "Иванна"),
    ("Павел", "Павла"),
]


@pytest.mark.parametrize("names", FAMILY_NAMES)
def test_spellings_of_a_family_name_share_a_skeleton(names: str) -> None:
    first, *others = (set(family_skeletons(plain(name))) for name in names.split())
    assert not [other for other in others if first.isdisjoint(other)]


@pytest.mark.parametrize(("one", "other"), TWO_NAMES)
def test_family_names_that_only_look_alike_share_none(one: str, other: str) -> None:
    assert set(family_skeletons(plain(one))).isdisjoint(family_skeletons(plain(other)))


@pytest.mark.parametrize(("one", "other"), TWO_GIVEN_NAMES)
def test_a_mans_and_a_womans_given_name_share_none(one: str, other: str) -> None:
    assert set(skeletons(plain(one))).isdisjoint(skeletons(plain(other)))


def test_a_womans_ending_can_be_taken_off() -> None:
    pairs = [("Бяляцкая", "Бяляцкі"), ("Новикова", "Новиков"), ("Ильина", "Ильин"), ("Kowalska", "Kowalski")]
    for woman, man in pairs:
        (hers,), (his,) = family_skeletons(plain(woman)), family_skeletons(plain(man))
        assert hers != his
        assert without_gender(hers) == without_gender(his)


def test_latin_ch_is_heard_both_ways() -> None:
    assert set(skeletons("charnou")) == {*skeletons("чарноў"), "harnav"}
    assert skeletons("чарноў") == ("qarnav",)


def test_consonants_forgive_slips_in_vowels() -> None:
    assert consonants("belacki") == consonants("bilecko") == "blsk"


def test_a_name_falls_into_words() -> None:
    assert parts("Анна-Мария  de la Cruz") == ("анна", "мария", "de", "la", "cruz")
    assert parts("A. B.") == ("a", "b")
    assert parts("-") == ("-",)


def test_accents_are_taken_off() -> None:
    assert unaccented("łódźёй") == "lodzеи"


@given(st.text(min_size=1, max_size=30))
def test_every_word_has_a_skeleton_and_case_does_not_matter(text: str) -> None:
    for word in parts(text):
        assert skeleton(word) or not word
        assert skeleton(word) in skeletons(word)
    assert parts(plain(text)) == parts(text)
