"""What a signing is looked up by: only signings that share a lead are opened and compared.

A lead is readable and says something of a name; the caller makes keyed tokens of leads before they are stored.
"""

from itertools import product

from kiosk.merge.naming import naming
from kiosk.signatory import Signatory

MOST_WAYS = 4
"""Of hearing both names: where each may be heard in two ways, as Chantal Chodźko; most names have one."""

BEGINNING_OF_FAMILY = 5
BEGINNING_OF_GIVEN = 2


def name_leads(signatory: Signatory) -> tuple[str, ...]:
    """The leads of a name: `n` for each way of hearing it, `f` and `g`; none where it is not given.

    `n`: both names by kin and consonants, in alphabetical order, so that exchanged fields meet; finds other spellings.
    `f`: the family name's skeleton and how the given name begins; finds unknown short forms and slips in given names.
    `g`: the given name's kin and how the family name begins; finds endings and slips in family names.
    """
    name = naming(signatory.given_name, signatory.family_name)
    if not name.is_given:
        return ()
    given, family = name
    leads = ["n " + " ".join(sorted(pair)) for pair in product(family.bones, given.bones)][:MOST_WAYS]
    beginning = given.words[0].known.kin or given.words[0].heard[0]
    leads += [
        f"f {family.heard[0]} {beginning[:BEGINNING_OF_GIVEN]}",
        f"g {family.heard[0][:BEGINNING_OF_FAMILY]} {given.bones[0]}",
    ]
    return tuple(dict.fromkeys(leads))
