"""Schema 1. Written by `scripts/migration.py`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision: str | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """What this schema adds to the one before."""
    op.create_table(
        "about",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("value", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "run",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("comity", WORDS, nullable=False),
        sa.Column("model", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "source",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("run", NUMBER, nullable=False),
        sa.Column("added", WORDS, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("title", WORDS, nullable=True),
        sa.Column("url", WORDS, nullable=True),
        sa.Column("publisher", WORDS, nullable=True),
        sa.Column("published", WORDS, nullable=True),
        sa.Column("published_from", WORDS, nullable=True),
        sa.Column("language", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("path", WORDS, nullable=True),
        sa.Column("chars", sa.Integer(), nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["run"],
            ["run.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("source_by_day", "source", ["day"], unique=False)
    op.create_table(
        "record",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("source", NUMBER, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("begins", WORDS, nullable=True),
        sa.Column("ends", WORDS, nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("body", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["source"], ["source.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("record_by_end", "record", ["kind", "ends"], unique=False)
    op.create_index("record_by_source", "record", ["source", "place"], unique=False)
    op.create_table(
        "facet",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("value", WORDS, nullable=False),
        sa.Column("record", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["record"], ["record.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("name", "value", "record"),
        sqlite_with_rowid=False,
    )
    op.create_index("facet_by_record", "facet", ["record"], unique=False)
    op.create_table(
        "pair",
        sa.Column("a", WORDS, nullable=False),
        sa.Column("b", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("source", NUMBER, nullable=False),
        sa.Column("record", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["record"], ["record.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source"], ["source.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", "b", "kind", "day", "source", "record"),
        sqlite_with_rowid=False,
    )
    op.create_index("pair_by_record", "pair", ["record"], unique=False)
    op.create_index("pair_by_source", "pair", ["source"], unique=False)
