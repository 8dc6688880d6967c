"""The tests' own PostgreSQL is a real server, recent enough, that nobody else reaches; its databases are apart."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from select import select
from shutil import which

import psycopg
import pytest
from clusters import (
    OLDEST,
    OWNER,
    PACKAGE,
    SETTINGS,
    Cluster,
    ClusterFailed,
    Programs,
    a_database,
    drop_database,
    empty_database,
    find_programs,
    found_or_skipped,
    running,
)
from imports import ROOT
from sqlalchemy import create_engine, inspect, make_url, text
from sqlalchemy.pool import NullPool

ENDS_WITHIN_S = 60
OF_A_WORKER = """
import sys, clusters
with clusters.running(clusters.find_programs()) as cluster:
    print(cluster.pid, cluster.folder, flush=True)
    sys.stdin.read()
"""


def ask(url: str, statement: str) -> object:
    """The one value that a statement gives."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        return connection.scalar(text(statement))


def setting(url: str, name: str) -> object:
    return ask(url, f"SELECT current_setting('{name}')")


def test_it_is_a_real_server_and_recent_enough(postgresql_url: str, cluster: Cluster) -> None:
    assert int(str(setting(postgresql_url, "server_version_num"))) >= OLDEST * 10_000
    assert str(ask(postgresql_url, "SELECT version()")).startswith("PostgreSQL ")
    assert Path(f"/proc/{cluster.pid}/comm").read_text().strip() == "postgres"


def test_it_listens_to_nobody_but_its_owner_here(postgresql_url: str, cluster: Cluster) -> None:
    assert setting(postgresql_url, "listen_addresses") == ""
    assert setting(postgresql_url, "unix_socket_directories") == str(cluster.folder)
    assert ask(postgresql_url, "SELECT inet_server_addr()") is None
    assert cluster.folder.stat().st_mode & 0o077 == 0
    assert Path(f"/proc/{cluster.pid}").stat().st_uid != 0


def test_two_databases_are_apart(cluster: Cluster) -> None:
    one, two = a_database(cluster), a_database(cluster)

    engines = [create_engine(url, poolclass=NullPool) for url in (one, two)]
    with engines[0].begin() as connection:
        connection.execute(text("CREATE TABLE boxes (id int)"))

    assert [inspect(engine).get_table_names() for engine in engines] == [["boxes"], []]
    for url in (one, two):
        drop_database(cluster, url)


def test_an_emptied_database_is_as_good_as_new_and_free(cluster: Cluster) -> None:
    used, new = a_database(cluster), a_database(cluster)
    public = "SELECT concat(nspowner::regrole, nspacl) FROM pg_namespace WHERE nspname = 'public'"
    with closing(psycopg.connect(host=str(cluster.folder), user=OWNER, dbname=make_url(used).database)) as left_open:
        left_open.execute("CREATE TABLE boxes (id int); INSERT INTO boxes VALUES (1)")
        left_open.commit()
        left_open.execute("SELECT * FROM boxes")  # whose lock would be waited for
        empty_database(cluster, used)

    assert inspect(create_engine(used, poolclass=NullPool)).get_table_names() == []
    assert ask(used, public) == ask(new, public) is not None
    for url in (used, new):
        drop_database(cluster, url)


def test_a_dropped_database_is_gone_even_from_under_a_connection(cluster: Cluster) -> None:
    url = a_database(cluster)
    name = make_url(url).database
    with psycopg.connect(host=str(cluster.folder), user=OWNER, dbname=name):
        drop_database(cluster, url)

    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(host=str(cluster.folder), user=OWNER, dbname=name)


def test_a_registry_is_asked_for_on_both_databases(registry_url: str, request: pytest.FixtureRequest) -> None:
    assert make_url(registry_url).get_backend_name() == request.node.callspec.params["registry_url"]
    assert ask(registry_url, "SELECT 1") == 1
    assert inspect(create_engine(registry_url, poolclass=NullPool)).get_table_names() == []


@pytest.mark.parametrize("end", ["finished", "killed"])
def test_a_server_ends_with_those_who_started_it(end: str, cluster: Cluster) -> None:
    if end == "killed" and which("setpriv") is None:
        pytest.skip("no setpriv here, by which a server ends with a process that is killed; util-linux brings it")
    worker = subprocess.Popen(
        [sys.executable, "-c", OF_A_WORKER], cwd=ROOT / "tests", stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with worker:
        assert worker.stdout is not None
        pid, folder = worker.stdout.readline().decode().split()
        server = os.pidfd_open(int(pid))
        if end == "killed":
            worker.kill()

    assert int(pid) != cluster.pid
    assert select([server], [], [], ENDS_WITHIN_S)[0], "it still runs"
    os.close(server)
    # Whoever is killed cannot tidy up either.
    assert Path(folder).exists() == (end == "killed")
    shutil.rmtree(folder, ignore_errors=True)


def test_where_there_is_no_server_the_reason_says_what_to_install(tmp_path: Path) -> None:
    assert find_programs(tmp_path, path="") is None
    with pytest.raises(pytest.skip.Exception, match=f"package {PACKAGE} brings one"):
        found_or_skipped(None)


def test_the_newest_server_is_taken_and_none_that_is_too_old(tmp_path: Path) -> None:
    def with_versions(*versions: str) -> Programs | None:
        for version in versions:
            (tmp_path / version / "bin").mkdir(parents=True)
            (tmp_path / version / "bin/postgres").touch()
        return find_programs(tmp_path, path="")

    assert with_versions("9", "13") is None
    newest = with_versions("15", "17")
    assert newest is not None
    assert newest.folder == tmp_path / "17/bin"


def test_a_server_that_does_not_start_says_why(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SETTINGS, "max_connections", "none")

    with pytest.raises(ClusterFailed, match="max_connections"), running(found_or_skipped(find_programs())):
        raise AssertionError(cluster)
