"""Schema 2. Written by `scripts/migration.py`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision: str | None = "1"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """What this schema adds to the one before."""
    op.create_table(
        "decision",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("who", WORDS, nullable=False),
        sa.Column("verb", WORDS, nullable=False),
        sa.Column("body", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "entry",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("into", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["into"],
            ["entry.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("entry_by_into", "entry", ["into"], unique=False)
    op.create_index("entry_by_kind", "entry", ["kind", "day"], unique=False)
    op.create_table(
        "refusal",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("path", WORDS, nullable=False),
        sa.Column("why", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("refusal_by_path", "refusal", ["path"], unique=False)
    op.create_table(
        "ruling",
        sa.Column("record", WORDS, nullable=False),
        sa.Column("verdict", WORDS, nullable=True),
        sa.Column("fields", WORDS, nullable=False),
        sa.Column("ends", WORDS, nullable=True),
        sa.PrimaryKeyConstraint("record"),
    )
    op.create_index("ruling_by_verdict", "ruling", ["verdict"], unique=False)
    op.create_table(
        "alias",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("entry", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("alias_by_entry", "alias", ["entry"], unique=False)
    op.create_table(
        "concern",
        sa.Column("thing", WORDS, nullable=False),
        sa.Column("decision", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["decision"],
            ["decision.number"],
        ),
        sa.PrimaryKeyConstraint("thing", "decision"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "doubt",
        sa.Column("record", WORDS, nullable=False),
        sa.Column("entry", NUMBER, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record", "entry"),
    )
    op.create_index("doubt_by_entry", "doubt", ["entry"], unique=False)
    op.create_table(
        "mark",
        sa.Column("mark", WORDS, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("entry", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("mark", "day", "entry"),
        sqlite_with_rowid=False,
    )
    op.create_index("mark_by_entry", "mark", ["entry"], unique=False)
    op.create_table(
        "band",
        sa.Column("band", WORDS, nullable=False),
        sa.Column("source", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["source"], ["source.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("band", "source"),
        sqlite_with_rowid=False,
    )
    op.create_index("band_by_source", "band", ["source"], unique=False)
    op.create_table(
        "link",
        sa.Column("record", WORDS, nullable=False),
        sa.Column("entry", NUMBER, nullable=False),
        sa.Column("decided", NUMBER, nullable=True),
        sa.Column("source", NUMBER, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", WORDS, nullable=False),
        sa.Column("profile", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["decided"], ["entry.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["entry"], ["entry.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source"], ["source.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record"),
    )
    op.create_index("link_by_decided", "link", ["decided", "day"], unique=False)
    op.create_index("link_by_entry", "link", ["entry", "day"], unique=False)
    op.create_index("link_by_source", "link", ["source"], unique=False)
    op.create_table(
        "near",
        sa.Column("one", NUMBER, nullable=False),
        sa.Column("other", NUMBER, nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["source.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["source.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one", "other"),
    )
    op.create_index("near_by_other", "near", ["other"], unique=False)
    op.create_table(
        "tie",
        sa.Column("record", WORDS, nullable=False),
        sa.Column("other", WORDS, nullable=False),
        sa.Column("source", NUMBER, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["source"], ["source.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record", "other"),
    )
    op.create_index("tie_by_other", "tie", ["other"], unique=False)
    op.create_index("tie_by_source", "tie", ["source"], unique=False)
    op.add_column("facet", sa.Column("view", WORDS, nullable=True))
    op.add_column("pair", sa.Column("view", WORDS, nullable=True))
    op.add_column("record", sa.Column("lost", sa.Integer(), server_default="0", nullable=False))
