"""The tables of a ledger. Types are those that SQLite and PostgreSQL share.

A record's `id` digests its anchor and stays when the text is read again; its `number` is the database's own and does
not. What people decide will hang on `id`, in tables of its own, so that a new reading replaces rows here and nothing
there.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

SCHEMA = 2
"""Number of this schema; a ledger with a higher one was made by a newer version."""

FORMAT = "comity ledger"
"""What a ledger calls itself, so that another program's database is not taken for one."""

metadata = MetaData()

# SQLite counts rows only in a column whose type is exactly INTEGER.
_Number = BigInteger().with_variant(Integer, "sqlite")


def _refers(column: str) -> ForeignKey:
    return ForeignKey(column, ondelete="CASCADE")


about = Table(
    "about",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the file says of itself: `format` and `schema`."""

run = Table(
    "run",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("at", Text, nullable=False),
    Column("comity", Text, nullable=False),
    Column("model", Text, nullable=False),
)
"""One opening of the ledger by one version and model that filed readings; `at` is UTC, ISO 8601."""

source = Table(
    "source",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("run", _Number, ForeignKey("run.number"), nullable=False),
    Column("added", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("published_from", Text),
    Column("language", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("path", Text),
    Column("chars", Integer, nullable=False),
    # Last, so that SQLite lists sources without turning the pages of their texts.
    Column("text", Text, nullable=False),
    Index("source_by_day", "day"),
)
"""One text. `number` is the order of arrival, `run` the run that read it last, `day` the day of publication or ''."""

record = Table(
    "record",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("source", _Number, _refers("source.number"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("begins", Text),
    Column("ends", Text),
    Column("score", Float),
    Column("lost", Integer, nullable=False, server_default="0"),
    Column("body", Text, nullable=False),
    Index("record_by_source", "source", "place"),
    Index("record_by_end", "kind", "ends"),
)
"""One item as the machine read it: `place` is its rank in the reading, `begins` and `ends` the days that its own date
covers, `body` the contract's JSON. `lost` is 1 where the last reading no longer finds it, but a person decided on it.
"""

facet = Table(
    "facet",
    metadata,
    Column("name", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("record", _Number, _refers("record.number"), nullable=False),
    PrimaryKeyConstraint("name", "value", "record"),
    Index("facet_by_record", "record"),
    sqlite_with_rowid=False,
)
"""What lists are filtered by: each value of each field declared a facet, and `side`."""

pair = Table(
    "pair",
    metadata,
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("source", _Number, _refers("source.number"), nullable=False),
    Column("record", _Number, _refers("record.number"), nullable=False),
    PrimaryKeyConstraint("a", "b", "kind", "day", "source", "record"),
    Index("pair_by_record", "record"),
    Index("pair_by_source", "source"),
    sqlite_with_rowid=False,
)
"""Which records concern which two sides, `a < b`. In the order of this key the newest of a kind is one step away,
however large the ledger."""

entry = Table(
    "entry",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("into", _Number, ForeignKey("entry.number")),
    Index("entry_by_kind", "kind", "day"),
)
"""One thing that sources tell of: this visit, this treaty, this plant, this indicator of this pair. `id` digests the
record that founded it, `day` is that of the newest source that tells of it, or ''; `into` is the entry that a person
joined it to."""

link = Table(
    "link",
    metadata,
    Column("record", Text, primary_key=True),
    Column("entry", _Number, _refers("entry.number"), nullable=False),
    Column("decided", _Number, _refers("entry.number")),
    Column("source", _Number, _refers("source.number"), nullable=False),
    Column("day", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Index("link_by_entry", "entry", "day"),
    Index("link_by_decided", "decided", "day"),
    Index("link_by_source", "source"),
)
"""Which entry a record belongs to, as the machine sees it: how sure, why (JSON list of words), and the profile that
later records are compared with. `decided` is the entry that a person put it in, where that is another."""

doubt = Table(
    "doubt",
    metadata,
    Column("record", Text, nullable=False),
    Column("entry", _Number, _refers("entry.number"), nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    PrimaryKeyConstraint("record", "entry"),
    Index("doubt_by_entry", "entry"),
)
"""Links that may hold and are not made: they wait for a person."""

mark = Table(
    "mark",
    metadata,
    Column("mark", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("entry", _Number, _refers("entry.number"), nullable=False),
    PrimaryKeyConstraint("mark", "day", "entry"),
    Index("mark_by_entry", "entry"),
    sqlite_with_rowid=False,
)
"""What a record is looked up by when its entry is sought: two sides and a word, a month, or nothing else. The newest
of a mark are one step away."""
