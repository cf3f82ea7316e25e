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
)
from sqlalchemy import Text as _Text

SCHEMA = 2
"""Number of this schema; a ledger with a higher one was made by a newer version."""

FORMAT = "comity ledger"
"""What a ledger calls itself, so that another program's database is not taken for one."""

metadata = MetaData()

# Words are compared by code points in both databases, whatever the server's language: the same order, the same bytes.
Text = _Text().with_variant(_Text(collation="C"), "postgresql")

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
    Column("view", Text),
    PrimaryKeyConstraint("name", "value", "record"),
    Index("facet_by_record", "record"),
    sqlite_with_rowid=False,
)
"""What lists are filtered by: each value of each field declared a facet, and `side`. `view` is `read` where it holds
only as the machine read it, `decided` where only as a person decided, and else empty."""

pair = Table(
    "pair",
    metadata,
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("source", _Number, _refers("source.number"), nullable=False),
    Column("record", _Number, _refers("record.number"), nullable=False),
    Column("view", Text),
    PrimaryKeyConstraint("a", "b", "kind", "day", "source", "record"),
    Index("pair_by_record", "record"),
    Index("pair_by_source", "source"),
    sqlite_with_rowid=False,
)
"""Which records concern which two sides, `a < b`. In the order of this key the newest of a kind is one step away,
however large the ledger. `view` as in `facet`."""

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
    Index("entry_by_into", "into"),
)
"""One thing that sources tell of: this visit, this treaty, this plant, this indicator of this pair. `id` digests the
record that founded it, `day` is that of the newest source that tells of it, or ''; `into` is the entry that a person
joined it to."""

alias = Table(
    "alias",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entry", _Number, _refers("entry.number"), nullable=False),
    Index("alias_by_entry", "entry"),
)
"""Ids of entries that the machine found to be part of another one: what was decided or cited by them still holds."""

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

tie = Table(
    "tie",
    metadata,
    Column("record", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("source", _Number, _refers("source.number"), nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    PrimaryKeyConstraint("record", "other"),
    Index("tie_by_other", "other"),
    Index("tie_by_source", "source"),
)
"""Which record is about which of another kind: the signing and what is signed, the promise and its plant. `source` is
that of `record`."""

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

band = Table(
    "band",
    metadata,
    Column("band", Text, nullable=False),
    Column("source", _Number, _refers("source.number"), nullable=False),
    PrimaryKeyConstraint("band", "source"),
    Index("band_by_source", "source"),
    sqlite_with_rowid=False,
)
"""Parts of a source's MinHash signature: sources that share one may be copies."""

near = Table(
    "near",
    metadata,
    Column("one", _Number, _refers("source.number"), nullable=False),
    Column("other", _Number, _refers("source.number"), nullable=False),
    Column("share", Float, nullable=False),
    PrimaryKeyConstraint("one", "other"),
    Index("near_by_other", "other"),
)
"""Sources that are one text, copied or lightly edited: the share of the shorter one's shingles that both hold."""

refusal = Table(
    "refusal",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("at", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("refusal_by_path", "path"),
)
"""A source that could not be read, and why; one that is taken in later is no longer counted."""

decision = Table(
    "decision",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("body", Text, nullable=False),
)
"""What people decided, in order: rows are added and never changed, and an undoing is a row, too. `at` is UTC, ISO 8601;
`body` is the JSON line that an export writes. What follows from it is kept beside the machine's own in `ruling`,
`concern`, `link.decided`, `entry.into` and the `view` of facets and pairs, all of which can be made again from here."""

concern = Table(
    "concern",
    metadata,
    Column("thing", Text, nullable=False),
    Column("decision", _Number, ForeignKey("decision.number"), nullable=False),
    PrimaryKeyConstraint("thing", "decision"),
    sqlite_with_rowid=False,
)
"""Ids of the records, entries and decisions that a decision names."""

ruling = Table(
    "ruling",
    metadata,
    Column("record", Text, primary_key=True),
    Column("verdict", Text),
    Column("fields", Text, nullable=False),
    Column("ends", Text),
    Index("ruling_by_verdict", "verdict"),
)
"""What stands decided of a record: `verdict` is `confirmed`, `rejected` or empty, `fields` the amended ones as JSON,
each with its value and the words that say it, `ends` the last day of its amended date."""
