"""What a signing is looked up by: only signings that share a lead are opened and compared.

A lead is readable and says something of a name; the caller makes keyed tokens of leads before they are stored.
"""

from itertools import product

from kiosk.merge.naming import Naming, Word, naming
from kiosk.merge.skeleton import consonants
from kiosk.signatory import Signatory

MOST_LEADS = 4
BEGINNING_OF_FAMILY = 5
BEGINNING_OF_GIVEN = 2


def name_leads(signatory: Signatory) -> tuple[str, ...]:
    """The leads of a name, at most four; none where it is not given.

    `n`: both names by kin and consonants, in alphabetical order, so that exchanged fields meet; finds other spellings.
    `f`: the family name's skeleton and how the given name begins; finds unknown short forms and slips in given names.
    `g`: the given name's kin and how the family name begins; finds endings and slips in family names.
    """
    name = naming(signatory.given_name, signatory.family_name)
    if not name.is_given:
        return ()
    givens = tuple(dict.fromkeys(_kin(word, heard) for word in name.given[:1] for heard in word.heard))
    families = tuple(dict.fromkeys(_family_kin(name, heard) for heard in name.heard))
    leads = dict.fromkeys("n " + " ".join(sorted(pair)) for pair in product(families, givens))
    leads[f"f {name.heard[-1]} {givens[-1][:BEGINNING_OF_GIVEN]}"] = None
    leads[f"g {name.heard[-1][:BEGINNING_OF_FAMILY]} {givens[-1]}"] = None
    return tuple(leads)[-MOST_LEADS:]


def _kin(word: Word, heard: str) -> str:
    return word.known.kin or consonants(heard)


def _family_kin(name: Naming, heard: str) -> str:
    """As for a given name, which it is where the fields were exchanged."""
    return (name.family[0].known.kin if len(name.family) == 1 else "") or consonants(heard)
