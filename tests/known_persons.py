"""The lists of tests/vectors/persons: spellings of one person, and persons who are easily taken for one."""

import string
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from hypothesis import strategies as st
from imports import ROOT

from kiosk.signatory import Signatory

FOLDER = ROOT / "tests/vectors/persons"
ONE_EMAIL = "family@example.org"

NAMES_LETTERS = string.ascii_letters + "абвёіўшАБ’'- .łśüßთ"

SignatoryPair = tuple[Signatory, Signatory]


def signatory_of(line: str, email: str = "") -> Signatory:
    """A line of the lists: "given / family", "given / family / city / country"."""
    return replace(Signatory(*line.split(" / ")), email=email)


def pairs_of(file: str, part: str, email: str = "") -> Iterator[SignatoryPair]:
    """Every two of each group in a part of a list."""
    for group in tomllib.loads((FOLDER / file).read_text("utf-8"))[part]:
        yield from combinations((signatory_of(line, email) for line in group), 2)


names = st.text(NAMES_LETTERS, min_size=1, max_size=12).filter(str.strip)
signatories = st.builds(
    Signatory,
    given_name=st.sampled_from(["Анна", "Hanna", "Саша", "A.", "Ян", "Иван Петрович"]) | names,
    family_name=st.sampled_from(["Новак", "Nowak", "Novakova", "Жук"]) | names,
    city=st.sampled_from(["", "Мінск", "Minsk", "Berlin"]),
    country=st.sampled_from(["", "BY", "DE"]),
    email=st.sampled_from(["", "a@example.org", " A@EXAMPLE.ORG", "b@example.org"]),
)
"""Signatories among whom every way of being alike is frequent."""
