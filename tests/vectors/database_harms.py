"""Databases that are of a later version, of somebody else, or none at all."""

from collections.abc import Iterator

from vectors.vector import Vector


def _changed(name: str, code: str, harm: str, statement: str) -> Vector:
    return Vector(name, code, harm, f"{statement};\n".encode(), is_change=True)


def ledger_harms() -> Iterator[Vector]:
    """Of a kiosk's ledger."""
    broken, mixed = "ledger-broken", "kiosk-mixed-up"
    yield Vector("text", broken, "It is no database.", b"Dear kiosk, here are the records.\n" * 40)
    yield _changed("newer", "ledger-newer", "It is of a later version.", "UPDATE chain SET version = 99")
    yield _changed("no-chain", broken, "A table is missing.", "DROP TABLE chain")
    yield _changed("chain-empty", broken, "It does not say whose it is.", "DELETE FROM chain")
    yield _changed("no-mode", broken, "Its mode is none.", "UPDATE chain SET mode = 7")
    yield _changed("other-mode", mixed, "It is a rehearsal's.", "UPDATE chain SET mode = 2")
    yield _changed("other-kiosk", mixed, "It is another kiosk's.", "UPDATE chain SET kiosk_id = zeroblob(16)")
    yield _changed("other-kit", mixed, "It was begun from another kit.", "UPDATE chain SET base_head = zeroblob(32)")


def registry_harms() -> Iterator[Vector]:
    """Of a registry."""
    yield Vector("text", "registry-broken", "It is no database.", b"Dear desk, here are the names.\n" * 40)
    newer = "UPDATE alembic_version SET version_num = '9999'"
    yield _changed("newer", "registry-newer", "It is of a later version.", newer)
    empty = "DELETE FROM registry"
    yield _changed("nobodys", "registry-broken", "It does not say whose it is.", empty)
    other = "UPDATE registry SET root_sha256 = zeroblob(32)"
    yield _changed("other-root", "registry-of-other-campaign", "It is another campaign's.", other)
