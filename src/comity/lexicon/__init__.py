"""Words and codes: tables in `data/`, one folder a language, one for what languages share. Never words in Python."""

from comity.lexicon.tables import Language, Row, Shared, cell, language, languages, shared

__all__ = ["Language", "Row", "Shared", "cell", "language", "languages", "shared"]
