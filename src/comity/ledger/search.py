"""Full-text search over the sources: FTS5 in SQLite, tsvector in PostgreSQL.

Both fold case and take English endings off; SQLite folds accents, too. Words are all wanted, "quoted words" as they
stand, and a word with a * behind it stands for all that begin so.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlalchemy import ColumnElement, Connection, Integer, column, func, literal_column, select, table, text

from comity.errors import SettingsError
from comity.ledger.linking.words import fold, telling
from comity.ledger.tables import record, source
from comity.records import Item

_TERM = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"\w+")

_DOCUMENT = "coalesce(title, '') || ' ' || text"
"""What is searched of a source, in SQL."""


def lay(db: Connection) -> None:
    """The index of a ledger that has none."""
    if db.dialect.name == "postgresql":
        db.execute(
            text(
                f"CREATE INDEX IF NOT EXISTS source_by_words ON source USING gin (to_tsvector('english', {_DOCUMENT}))"
            )
        )
        return
    # The text stands in `source` already: the index keeps no second copy of it.
    db.execute(
        text(
            "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(title, text, content='source', "
            "content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')"
        )
    )


def rebuild(db: Connection) -> None:
    """Make the index again from the sources that are there."""
    lay(db)
    if db.dialect.name == "sqlite":
        db.execute(text("INSERT INTO words(words) VALUES ('rebuild')"))


def note(db: Connection, number: int, title: str | None, words: str) -> None:
    """Take a source into the index; PostgreSQL does so by itself."""
    if db.dialect.name == "sqlite":
        db.execute(
            text("INSERT INTO words(rowid, title, text) VALUES (:number, :title, :words)"),
            {"number": number, "title": title or "", "words": words},
        )


def terms(asked: str) -> list[tuple[list[str], bool]]:
    """What is searched for: each phrase as its words, and whether its last word is only a beginning.

    Raises:
        SettingsError: there is no word in it.
    """
    out = []
    for found in _TERM.finditer(asked):
        said = found[1] or found[2]
        words = _WORD.findall(said)
        if words:
            out.append((words, found[1] is None and said.endswith("*")))
    if not out:
        raise SettingsError(f"{asked!r} holds no word to search for")
    return out


class Wanted:
    """Words that a record's own passages must hold, too: a source of ten pages may hold them anywhere."""

    def __init__(self, asked: str) -> None:
        self._terms = terms(asked)

    def met(self, item: Item, language: str) -> bool:
        """Whether the words stand in what the item rests on."""
        said = " ".join(passage.text for passage in item.proofs())
        way = telling(language)
        stems, words = way.stems(said), _WORD.findall(fold(said))
        return all(self._holds(term, begins, stems, words, way.stem) for term, begins in self._terms)

    @staticmethod
    def _holds(
        term: list[str], begins: bool, stems: frozenset[str], words: list[str], stem: Callable[[str], str]
    ) -> bool:
        bare = [fold(word) for word in term]
        if begins:
            return any(word.startswith(bare[-1]) for word in words)
        if len(bare) == 1:
            return stem(bare[0]) in stems or bare[0] in words
        # Words in a row, each in any of its forms, as the index has them.
        wanted, told = [stem(word) for word in bare], [stem(word) for word in words]
        return any(told[at : at + len(wanted)] == wanted for at in range(len(told) - len(wanted) + 1))


def holding(asked: str, dialect: str) -> ColumnElement[bool]:
    """The condition that the source of a record holds all these words."""
    if dialect == "postgresql":
        query = " & ".join(
            " <-> ".join([*words[:-1], words[-1] + (":*" if begins else "")]) for words, begins in terms(asked)
        )
        document = func.to_tsvector(literal_column("'english'"), literal_column(_DOCUMENT))
        match = document.op("@@")(func.to_tsquery(literal_column("'english'"), query))
        return record.c.source.in_(select(source.c.number).where(match))
    query = " ".join(f'"{" ".join(words)}"' + ("*" if begins else "") for words, begins in terms(asked))
    index = table("words", column("rowid", Integer))
    return record.c.source.in_(select(index.c.rowid).where(text("words MATCH :asked").bindparams(asked=query)))
