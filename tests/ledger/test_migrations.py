"""Ledgers of older versions are brought up to date, and are then no different from new ones."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import MetaData, Table, insert, inspect, select

from built import after, eve
from cluster import Place
from comity.errors import LedgerError
from comity.ledger import Ledger
from comity.ledger.migrations import change_tables
from comity.ledger.opening import shown, writing
from comity.ledger.postgres import engine_of as server_engine
from comity.ledger.sqlite import engine_of as file_engine
from comity.ledger.sqlite import path_of


def engine(place: Place) -> Any:
    return server_engine(place.address) if place.server else file_engine(path_of(place.address), "rwc")


def tables(place: Place) -> dict[str, Any]:
    """All that makes a difference between two databases; the order of columns makes none."""
    opened = engine(place)
    look = inspect(opened)
    out = {}
    for name in sorted(look.get_table_names()):
        columns = {
            one["name"]: (
                str(one["type"]),
                getattr(one["type"], "collation", None),
                one["nullable"],
                one.get("default"),
            )
            for one in look.get_columns(name)
        }
        out[name] = (
            columns,
            look.get_pk_constraint(name)["constrained_columns"],
            sorted(
                (one["constrained_columns"], one["referred_table"], str(one["options"]))
                for one in look.get_foreign_keys(name)
            ),
            sorted((one["name"] or "", one["column_names"], one["unique"]) for one in look.get_indexes(name)),
            sorted(one["column_names"] for one in look.get_unique_constraints(name)),
        )
    opened.dispose()
    return out


def as_first_schema(old: Place, new: Place) -> None:
    """Write into `old` what `new` holds, as the first version would have."""
    to, of = engine(old), engine(new)
    with writing(to, "old") as db, of.connect() as origin:
        change_tables(db, 0, 1)
        metadata = MetaData()
        for name in ("run", "source", "record", "facet", "pair"):
            table = Table(name, metadata, autoload_with=db)
            today = Table(name, MetaData(), autoload_with=of)
            rows = origin.execute(select(*(today.c[one.name] for one in table.c)))
            db.execute(insert(table), [dict(row) for row in rows.mappings()])
        about = Table("about", metadata, autoload_with=db)
        db.execute(insert(about), [{"name": "format", "value": "comity ledger"}, {"name": "schema", "value": "1"}])
    to.dispose()
    of.dispose()


@pytest.fixture
def old(place: Place, twin: Place) -> Place:
    """A ledger of the first schema, beside a new one of the same readings."""
    with Ledger.open(twin.address) as ledger:
        ledger.add(eve().reading())
        ledger.add(after().reading())
    as_first_schema(place, twin)
    return place


def test_migrated_ledger_is_the_same_as_a_new_one(old: Place, twin: Place) -> None:
    with Ledger.open(old.address) as ledger:
        assert ledger.before == 1
        assert ledger.check().problems == []
        with Ledger.open(twin.address) as fresh:
            assert fresh.before is None
            assert ledger.digest(times=True) == fresh.digest(times=True)
            assert ledger.entries() == fresh.entries()
    assert tables(old) == tables(twin)
    with Ledger.open(old.address) as ledger:
        assert ledger.before is None


def test_older_ledger_is_not_changed_by_looking(old: Place) -> None:
    before = tables(old)
    with pytest.raises(LedgerError, match=r"schema 1, this one knows 2.*comity ledger update --ledger") as error:
        Ledger.open(old.address, write=False)
    assert str(error.value).startswith(f"{shown(old.address)}: ")
    assert "\n" not in str(error.value)
    assert tables(old) == before


def test_older_ledger_that_cannot_be_read_back_stays_as_it_is(old: Place) -> None:
    old.sql("update record set kind = 'sanction' where kind = 'milestone'")
    before = tables(old)
    with pytest.raises(LedgerError, match="sanction"):
        Ledger.open(old.address)
    assert tables(old) == before
    assert old.sql("select value from about where name = 'schema'") == [("1",)]
