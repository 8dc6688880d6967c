"""A person's signings as they may leave the seal: the strictest exposure that any of them has holds for all."""

from dataclasses import replace

from kiosk.deliver.contents import Person
from kiosk.export.snapshot import Row, withheld
from kiosk.signatory import NO_INK, Exposure


def shown_row(person: Person, place: int) -> Row:
    """The signing at this place of the person's, counted from 0, with what may be shown of it."""
    return _shown(person.signings[place], person.exposure)


def first_shown(person: Person) -> Row:
    """The signing that counts, with what may be shown of it."""
    return shown_row(person, 0)


def _shown(row: Row, exposure: Exposure) -> Row:
    """The row under the person's exposure instead of its own.

    Otherwise whoever filters a table by that column would find people who asked for less. Of one who is only
    counted neither details nor ink are left: a drawn signature is a name.
    """
    if exposure is Exposure.COUNT:
        return withheld(replace(row, exposure=exposure, ink=NO_INK))
    return row if row.exposure is exposure else replace(row, exposure=exposure)
