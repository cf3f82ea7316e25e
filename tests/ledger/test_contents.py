"""The digest of a ledger: the same for the same content, another for any other."""

from __future__ import annotations

import pytest

from built import after, eve
from cluster import Place
from comity.ledger import Ledger


def test_same_readings_have_the_same_digest_wherever_they_are(place: Place, other: Place) -> None:
    for one in (place, other):
        with Ledger.open(one.address) as ledger:
            if one is other:
                # its numbers begin elsewhere
                ledger.refuse("gone.txt", "empty")
                ledger.add(eve().reading())
                ledger.replace(eve().reading())
                one.sql("delete from refusal")
            else:
                ledger.add(eve().reading())
            ledger.add(after().reading())
    with Ledger.open(place.address) as one, Ledger.open(other.address) as two:
        assert one.digest() == two.digest()


@pytest.mark.parametrize(
    "change",
    [
        "update source set title = 'Another' where number = 1",
        "update record set score = 0.123 where number = 3",
        "update facet set value = 'other' where name = 'status' and value = 'expected'",
        "update link set reasons = '[]'",
        "delete from mark",
        'update entry set "into" = 1 where number = 2',
    ],
)
def test_any_change_changes_the_digest(ledger: Ledger, place: Place, change: str) -> None:
    ledger.add(eve().reading())
    before = ledger.digest()
    place.sql(change)
    assert ledger.digest().total != before.total


def test_order_of_arrival_is_content(place: Place, other: Place) -> None:
    readings = [eve().reading(), after().reading()]
    for one, order in ((place, readings), (other, readings[::-1])):
        with Ledger.open(one.address) as ledger:
            for reading in order:
                ledger.add(reading)
    with Ledger.open(place.address) as one, Ledger.open(other.address) as two:
        assert one.digest().total != two.digest().total


def test_times_count_when_asked_for(ledger: Ledger, place: Place) -> None:
    ledger.add(eve().reading())
    before, timed = ledger.digest(), ledger.digest(times=True)
    place.sql("update source set added = '2020-01-01T00:00:00+00:00'")
    assert ledger.digest() == before
    assert ledger.digest(times=True).total != timed.total
