"""A PostgreSQL of the tests' own, on a socket in a folder of its own: started when a test asks, stopped at the end.

Nothing listens on any network address, no server that runs here already is touched, and every test gets a database
that is as good as new. A cluster takes a second to make and a tenth to start, a database a tenth (measured); each
worker of pytest-xdist that needs one has its own, so that workers wait for nobody.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest
from other_user import as_user
from psycopg import sql

OLDEST = 15
"""What the registry asks for: Debian 12 has 15, Debian 13 has 17."""
DEBIAN = Path("/usr/lib/postgresql")
PACKAGE = "postgresql"
OWNER = "kiosk"
SOCKETS = Path("/tmp")
"""Not pytest's own folder: the path of a socket has at most 107 bytes, and another user must be able to go there."""
STARTS_WITHIN_S = 60
LOOKS_EVERY_S = 0.02
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    # What is here need not outlive the tests, let alone a power cut.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


class ClusterFailed(AssertionError):
    """The server is installed and did not start; what it said is the message."""


QUIET: dict[str, Any] = {"cwd": "/", "env": {"PATH": os.defpath, "LC_ALL": "C"}, "stdin": subprocess.DEVNULL}
"""How `subprocess` runs a program without our folder and our variables."""


@dataclass(frozen=True)
class Programs:
    """Where a server's programs lie, and the user to run them as: None for the one who runs the tests."""

    folder: Path
    user: str | None

    def words(self, name: str, **options: str) -> list[str]:
        """A command line: the program with its options."""
        return [str(self.folder / name), *(f"--{option}={value}" for option, value in options.items())]

    def as_user(self, *options: str) -> list[str]:
        """See `other_user.as_user`."""
        if self.user is not None:
            return as_user(self.user, pwd.getpwnam(self.user).pw_gid, *options)
        return ["setpriv", *options, "--"] if options and shutil.which("setpriv") else []


@dataclass(frozen=True)
class Cluster:
    """A server that runs, at the socket in this folder."""

    folder: Path
    pid: int
    numbers: Iterator[int]
    emptied: list[str] = field(default_factory=list)
    """URLs of databases that nobody uses now."""

    def execute(self, statement: sql.Composed) -> None:
        """Runs a statement that no transaction may hold."""
        with psycopg.connect(host=str(self.folder), user=OWNER, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)


def find_programs(debian: Path = DEBIAN, path: str | None = None) -> Programs | None:
    """The newest server here: Debian's own, else the one whose `initdb` is on the PATH; None where there is none."""
    versions = sorted(int(folder.name) for folder in debian.glob("*") if (folder / "bin/postgres").exists())
    on_path = shutil.which("initdb", path=path)
    if versions and versions[-1] >= OLDEST:
        return Programs(debian / str(versions[-1]) / "bin", _unprivileged())
    return Programs(Path(on_path).resolve().parent, _unprivileged()) if on_path else None


def found_or_skipped(programs: Programs | None) -> Programs:
    """The programs; where there are none, the test is skipped and says what to install."""
    if programs is None:
        pytest.skip(f"no PostgreSQL server here; on Debian the package {PACKAGE} brings one")
    return programs


def _unprivileged() -> str | None:
    """Whom to be instead of root, for whom PostgreSQL does not start."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


@contextmanager
def running(programs: Programs, settings: Mapping[str, str] = SETTINGS) -> Iterator[Cluster]:
    """A new cluster; stopped and removed at the end, however that comes. Benchmarks set it otherwise."""
    folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-", dir=SOCKETS))
    try:
        if programs.user is not None:
            shutil.chown(folder, programs.user)
        _initialise(programs, folder / "data")
        with (folder / "log").open("wb") as log, _server(programs, folder, log.fileno(), settings) as process:
            yield Cluster(folder, process.pid, count(1))
    finally:
        shutil.rmtree(folder)


def _initialise(programs: Programs, data: Path) -> None:
    # Who reaches the socket may enter: the folder around it lets its owner and root in and nobody else.
    options = {"pgdata": str(data), "username": OWNER, "auth": "trust", "encoding": "UTF8", "locale": "C"}
    command = [*programs.as_user(), *programs.words("initdb", **options), "--no-sync", "--no-instructions"]
    done = subprocess.run(command, **QUIET, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ClusterFailed(done.stderr)


@contextmanager
def _server(
    programs: Programs, folder: Path, log: int, settings: Mapping[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    at = {"unix_socket_directories": str(folder)}
    # Tests that are killed stop nothing: the system does it.
    command = [
        *programs.as_user("--pdeathsig=INT"),
        *programs.words("postgres", **settings, **at),
        "-D",
        str(folder / "data"),
    ]
    process = subprocess.Popen(command, **QUIET, stdout=log, stderr=log)
    try:
        _wait_until_ready(process, folder)
        yield process
    finally:
        process.send_signal(signal.SIGINT)  # the "fast" way: clients are disconnected, not waited for
        process.wait()


def _wait_until_ready(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(int(STARTS_WITHIN_S / LOOKS_EVERY_S)):
        with suppress(subprocess.TimeoutExpired):
            process.wait(LOOKS_EVERY_S)
            break
        # What pg_ctl looks at too: the server writes its state into the last line of this file.
        with suppress(FileNotFoundError):
            if (folder / "data" / "postmaster.pid").read_text().rstrip().endswith("\nready"):
                return
    raise ClusterFailed((folder / "log").read_text())


def a_database(cluster: Cluster) -> str:
    """The SQLAlchemy URL of a new, empty database."""
    name = f"registry_{next(cluster.numbers)}"
    cluster.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    return f"postgresql+psycopg://{OWNER}@/{name}?host={cluster.folder}"


def drop_database(cluster: Cluster, url: str) -> None:
    """Drops a database of `a_database`, whoever is still connected."""
    cluster.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(_name_in(url))))


def _name_in(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


EMPTYING: tuple[LiteralString, ...] = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()",
    "DROP SCHEMA public CASCADE",
    # As in a new database, see its "template0".
    "CREATE SCHEMA public AUTHORIZATION pg_database_owner",
    "GRANT USAGE ON SCHEMA public TO PUBLIC",
)


def empty_database(cluster: Cluster, url: str) -> None:
    """Leaves a database of `a_database` as it was, and nobody connected: a fifth of the work of making another."""
    with psycopg.connect(
        host=str(cluster.folder), user=OWNER, dbname=_name_in(url), autocommit=True, prepare_threshold=None
    ) as connection:
        for statement in EMPTYING:
            connection.execute(statement)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The server of this run of the tests; where none is installed the test is skipped and says so."""
    with running(found_or_skipped(find_programs())) as cluster:
        yield cluster


@pytest.fixture
def postgresql_url(cluster: Cluster) -> Iterator[str]:
    """An empty database on PostgreSQL for this test alone."""
    url = cluster.emptied.pop() if cluster.emptied else a_database(cluster)
    yield url
    empty_database(cluster, url)
    cluster.emptied.append(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def registry_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a registry may be made; a test that asks for it runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'registry.db'}"
    return str(request.getfixturevalue("postgresql_url"))
