"""Names in the order of the language."""

import pytest

from kiosk.name_order import is_family_first, names_in_order, whole_name


@pytest.mark.parametrize(("language", "whole"), [("be", "Ян Чачот"), ("en", "Ян Чачот"), ("hu", "Чачот Ян")])
def test_a_name_as_it_is_said(language: str, whole: str) -> None:
    assert whole_name("Ян", "Чачот", language) == whole


def test_one_name_alone_stands_alone() -> None:
    assert whole_name("Ян", "", "hu") == "Ян"


def test_a_variant_of_a_language_has_its_order() -> None:
    assert is_family_first("zh_Hant")


def test_only_the_names_of_a_form_change_places() -> None:
    fields = ("given_name", "family_name", "city")
    assert names_in_order(fields, "de") == fields
    assert names_in_order(fields, "hu") == ("family_name", "given_name", "city")
