"""A throwaway PostgreSQL cluster from the system's packages: a folder under /tmp, a free port, run by an unprivileged
user, gone when the tests are."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import sqlite3
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

USERS = ("postgres", "nobody")
"""Who runs the server where we are root, whom PostgreSQL refuses; the first that there is."""

SETTINGS = {"fsync": "off", "full_page_writes": "off", "max_connections": "40"}
"""A cluster that is thrown away need not outlive the machine; it does outlive the death of its processes."""


class NoCluster(Exception):
    """There can be no cluster here, and why."""


def programs() -> Path:
    """The folder of `initdb` and `pg_ctl`, of the newest version installed.

    Raises:
        NoCluster: PostgreSQL is not installed.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    paths = [path.parent for path in reversed(found)] + [Path("/usr/local/bin")]
    known = shutil.which("initdb")
    for folder in [*paths, *([Path(known).parent] if known else [])]:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise NoCluster("PostgreSQL is not installed (Debian: apt-get install postgresql)")


class Cluster:
    """A running server. Call `stop` in the end."""

    def __init__(self) -> None:
        self._programs = programs()
        self._user = self._unprivileged()
        self.folder = Path(tempfile.mkdtemp(prefix="comity-pg-", dir="/tmp"))
        self._names = count(1)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        if self._user is not None:
            shutil.chown(self.folder, self._user)
        self._run("initdb", "-D", "base", "-U", "comity", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        more = "".join(f"{name} = {value}\n" for name, value in SETTINGS.items())
        with (self.folder / "base" / "postgresql.conf").open("a") as file:
            file.write(
                f"port = {self.port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '{self.folder}'\n{more}"
            )
        self.start()

    @staticmethod
    def _unprivileged() -> str | None:
        if os.geteuid() != 0:
            return None
        known = {one.pw_name for one in pwd.getpwall()}
        user = next((user for user in USERS if user in known), None)
        if user is None:
            raise NoCluster("there is no user but root to run PostgreSQL")
        return user

    def _run(self, program: str, *args: str) -> None:
        known = pwd.getpwnam(self._user) if self._user is not None else None
        # Its words go to a file: a server that holds our pipe would keep us waiting for its end.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                [str(self._programs / program), *args],
                cwd=self.folder,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                user=known.pw_uid if known else None,
                group=known.pw_gid if known else None,
                extra_groups=[] if known else None,
                check=False,
            )
            said.seek(0)
            if done.returncode != 0:
                raise NoCluster(f"{program} failed: {' '.join(said.read().split())[-300:]}")

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._run("pg_ctl", "start", "-D", "base", "-w", "-l", "log")

    def stop(self, how: str = "immediate") -> None:
        """Stop the server: `fast` ends sessions, `immediate` is as if it had crashed."""
        self._run("pg_ctl", "stop", "-D", "base", "-w", "-m", how)

    def remove(self) -> None:
        """Stop the server and remove its folder."""
        self.stop()
        shutil.rmtree(self.folder)

    def address(self, name: str) -> str:
        """The address of a database, by its socket."""
        return f"postgresql://comity@/{name}?host={self.folder}&port={self.port}"

    def by_port(self, name: str) -> str:
        """The address of a database, by its port."""
        return f"postgresql://comity:secret@127.0.0.1:{self.port}/{name}"

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"ledger_{next(self._names)}"
        self.sql("postgres", f"CREATE DATABASE {name}")
        return self.address(name)

    def drop(self, address: str) -> None:
        """Remove a database, whoever is still in it: some hundred of them left behind take minutes to clear away."""
        name = address.removeprefix("postgresql://comity@/").partition("?")[0]
        self.sql("postgres", f"DROP DATABASE {name} WITH (FORCE)")

    def sql(self, name: str, statement: str) -> list[tuple[object, ...]]:
        """Run one statement, outside of any transaction."""
        import psycopg

        with psycopg.connect(self.address(name), autocommit=True) as db:
            asked = db.execute(statement.encode())
            return asked.fetchall() if asked.description is not None else []


class Place:
    """Where a ledger may lie, in a file or on a server, and a way into it beside Comity."""

    def __init__(self, address: str, cluster: Cluster | None = None) -> None:
        self.address = address
        self._cluster = cluster

    @property
    def server(self) -> bool:
        return self._cluster is not None

    def sql(self, statement: str) -> list[tuple[Any, ...]]:
        if self._cluster is not None:
            return self._cluster.sql(self.address.split("/")[3].split("?")[0], statement)
        db = sqlite3.connect(self.address)
        try:
            rows = db.execute(statement).fetchall()
            db.commit()
            return rows
        finally:
            db.close()

    def rows(self, table: str) -> int:
        return int(self.sql(f"SELECT count(*) FROM {table}")[0][0])
