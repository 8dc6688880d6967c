"""The SQL in docs/desk.md, typed into a real server: coordinators can work with it, and nobody else comes in."""

import re
from collections.abc import Iterator

import psycopg
import pytest
from clusters import Cluster
from imports import ROOT
from psycopg import sql
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from kiosk.registry.bulk import drop_indexes
from kiosk.registry.registry import Registry
from kiosk.registry.schema import LATE_INDEXES

SET_UP, TIDY_UP = re.findall(r"```sql\n(.*?)```", (ROOT / "docs/desk.md").read_text("utf-8"), re.DOTALL)
FURTHER = "\n".join(line.replace("anna", "boris") for line in SET_UP.splitlines() if "anna" in line)
STRANGER = "CREATE ROLE stranger LOGIN;"
LEFT = "DROP DATABASE IF EXISTS petition WITH (FORCE); DROP ROLE IF EXISTS anna, boris, stranger, petition_registry;"


def typed(cluster: Cluster, script: str) -> None:
    """Types statements in, one after another."""
    for statement in filter(None, (one.strip() for one in script.split(";"))):
        cluster.execute(sql.SQL(statement).format())


def as_role(cluster: Cluster, role: str) -> str:
    return f"postgresql+psycopg://{role}@/petition?host={cluster.folder}"


@pytest.fixture
def petition(cluster: Cluster) -> Iterator[Cluster]:
    """The cluster after the guide's statements were typed in, for two coordinators, with a stranger on it."""
    typed(cluster, SET_UP + FURTHER + STRANGER)
    yield cluster
    typed(cluster, LEFT)


def test_two_coordinators_share_what_either_of_them_began(petition: Cluster) -> None:
    for role in ("anna", "boris"):
        Registry.open(as_role(petition, role), bytes(32)).close()

    engine = create_engine(as_role(petition, "boris"), poolclass=NullPool)
    with engine.begin() as connection:
        owners = connection.scalars(text("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")).all()
        drop_indexes(connection, LATE_INDEXES)
        connection.execute(text("CREATE TEMPORARY TABLE waiting (id int)"))
    assert owners == ["petition_registry"]
    assert "box" in inspect(engine).get_table_names()


def test_after_withdrawals_a_coordinator_can_tidy_up(petition: Cluster) -> None:
    Registry.open(as_role(petition, "anna"), bytes(32)).close()

    with psycopg.connect(host=str(petition.folder), user="boris", dbname="petition", autocommit=True) as connection:
        said: list[str | None] = []
        connection.add_notice_handler(lambda notice: said.append(notice.message_primary))
        connection.execute(TIDY_UP.encode())

    assert said == []


def test_nobody_else_comes_in_and_coordinators_rule_nothing_else(petition: Cluster) -> None:
    with pytest.raises(OperationalError, match="permission denied"):
        create_engine(as_role(petition, "stranger"), poolclass=NullPool).connect()
    with create_engine(as_role(petition, "anna"), poolclass=NullPool).connect() as connection:
        row = connection.execute(
            text("SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user")
        ).one()
    assert tuple(row) == (False, False, False)
