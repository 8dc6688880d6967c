"""Which of a person's names comes first: in most languages the given name, in some the family name."""

FAMILY_FIRST = frozenset({"hu", "ja", "km", "ko", "mn", "vi", "yue", "zh"})
"""Languages whose speakers say the family name first (CLDR, personNames, nameOrderLocales). Russian and Belarusian are
not among them: papers there begin with the family name, people introduce themselves by the given one."""


def is_family_first(language: str) -> bool:
    """Whether speakers of this language say their family name first."""
    return language.partition("_")[0] in FAMILY_FIRST


def whole_name(given_name: str, family_name: str, language: str) -> str:
    """Both names as speakers of this language say them."""
    names = (family_name, given_name) if is_family_first(language) else (given_name, family_name)
    return " ".join(name for name in names if name)


def names_in_order(fields: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The fields of a form, the two names among them as speakers of this language expect them."""
    if not is_family_first(language):
        return fields
    swapped = {"given_name": "family_name", "family_name": "given_name"}
    return tuple(swapped.get(field, field) for field in fields)
