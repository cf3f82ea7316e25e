"""Which fixture when.

- `place`: where a ledger may lie, once in a file and once in PostgreSQL. For whatever must hold in both.
- `ledger`: an open, empty one there.
- `cluster`: the PostgreSQL server itself, to stop and start.

Where there is no PostgreSQL those tests are skipped with the reason; with CI=true they fail instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster import Cluster, NoCluster, Place
from comity.ledger import Ledger


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    try:
        made = Cluster()
    except NoCluster as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    yield made
    made.remove()


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return new_place(request.param, request, tmp_path)


@pytest.fixture
def twin(place: Place, request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A second place of the same sort."""
    return new_place("server" if place.server else "file", request, tmp_path / "twin")


@pytest.fixture(params=["file", "server"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A second place, for copies."""
    return new_place(request.param, request, tmp_path / "other")


def new_place(kind: str, request: pytest.FixtureRequest, folder: Path) -> Place:
    if kind == "file":
        return Place(str(folder / "ledger.db"))
    made = request.getfixturevalue("cluster")
    address = made.database()
    request.addfinalizer(lambda: made.drop(address))
    return Place(address, made)


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with Ledger.open(place.address) as opened:
        yield opened
