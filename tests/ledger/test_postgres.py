"""Ledgers on a server: addresses, and what the server may complain of."""

from __future__ import annotations

import subprocess
import sys

import pytest

from built import Built, eve
from cluster import Cluster
from comity.errors import LedgerError
from comity.ledger import Ledger
from comity.ledger.opening import shown


def complaint(address: str, **options: bool) -> str:
    with pytest.raises(LedgerError) as error:
        Ledger.open(address, **options)
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("postgresql://anna:secret@host/name", "postgresql://anna:***@host/name"),
        ("postgres://anna:secret@host:5433/name", "postgresql://anna:***@host:5433/name"),
        ("postgresql://host/name?password=secret&sslmode=require", "postgresql://host/name?sslmode=require"),
        ("plain/path.db", "plain/path.db"),
    ],
)
def test_password_is_not_shown(address: str, printed: str) -> None:
    assert shown(address) == printed


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://anna:secret@host/name", "a ledger is a file or in PostgreSQL"),
        ("postgresql://anna:secret@host:port/name", "this is no address"),
        ("postgresql://anna:secret@127.0.0.1:1/name", "cannot be reached or refuses (Connection refused)"),
    ],
)
def test_address_that_leads_nowhere_is_said(address: str, said: str) -> None:
    for options in ({}, {"write": False}):
        assert said in complaint(address, **options)


def test_ledger_is_opened_by_the_servers_port(cluster: Cluster) -> None:
    name = cluster.database().split("/")[3].split("?")[0]
    with Ledger.open(cluster.by_port(name)) as ledger:
        assert ledger.add(eve().reading())
        assert "secret" not in ledger.location
    with Ledger.open(cluster.address(name), write=False) as ledger:
        assert ledger.reading(eve().source.id) == eve().reading()


def test_database_that_is_not_there_is_said(cluster: Cluster) -> None:
    assert 'database "nothing" does not exist' in complaint(cluster.address("nothing"))


def test_database_without_a_ledger_is_not_made_one_by_looking(cluster: Cluster) -> None:
    place = cluster.database()
    assert "there is no ledger in it yet" in complaint(place, write=False)
    assert "there is no ledger in it yet" in complaint(place, create=False)


def test_user_without_rights_is_told(cluster: Cluster) -> None:
    place = cluster.database()
    name = place.split("/")[3].split("?")[0]
    with Ledger.open(place) as ledger:
        ledger.add(eve().reading())
    cluster.sql("postgres", "CREATE ROLE guest LOGIN")
    guest = place.replace("comity@", "guest@")
    assert "may not read or write the ledger" in complaint(guest, write=False)
    cluster.sql(name, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest")
    with Ledger.open(guest, write=False) as ledger:
        assert len(ledger.sources()) == 1
        with pytest.raises(LedgerError):
            ledger.add(Built("Oslo met Riga.").reading())
    assert "may not read or write the ledger" in complaint(guest)
    cluster.sql("postgres", "ALTER ROLE guest SET default_transaction_read_only = on")
    assert "may not be written through this address" in complaint(guest)


def test_character_that_the_server_does_not_keep_is_said(cluster: Cluster) -> None:
    with Ledger.open(cluster.database()) as ledger:
        with pytest.raises(LedgerError, match="the character NUL") as error:
            ledger.add(Built("Oslo \0 Riga").reading())
        assert "\n" not in str(error.value)
        assert ledger.sources() == ()


def test_words_are_ordered_by_code_points(cluster: Cluster) -> None:
    place = cluster.database()
    Ledger.open(place).close()
    name = place.split("/")[3].split("?")[0]
    cluster.sql(name, "INSERT INTO about VALUES ('a', ''), ('B', ''), ('é', ''), ('z', '')")
    rows = cluster.sql(name, "SELECT name FROM about WHERE length(name) = 1 ORDER BY name")
    assert [one for (one,) in rows] == ["B", "a", "z", "é"]


def test_missing_driver_is_said() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; sys.modules['psycopg'] = None\n"
            "from comity.ledger import Ledger\nfrom comity.errors import LedgerError\n"
            "try: Ledger.open('postgresql://u:secret@h/x')\nexcept LedgerError as error: print(error)",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told == (
        "postgresql://u:***@h/x: PostgreSQL needs its driver; install it with `pip install 'comity[postgres]'`\n"
    )
