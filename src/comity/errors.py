"""Every error Comity raises on purpose.

::

    ComityError
    ├── EvidenceError        a record's words are not in its source
    ├── SettingsError        a setting, option or argument that cannot be used
    ├── LexiconError         a table that is missing or malformed
    ├── ModelError           the language pipeline is absent or not the one expected
    ├── SourceError          a document that cannot be read
    │   ├── NotFound         no such file, or it may not be opened
    │   ├── NotText          empty, binary, an unknown encoding
    │   ├── TooLarge         over the size limit
    │   ├── Damaged          a file of a known format that does not open
    │   ├── NoArticle        opened, but holds no running text
    │   ├── UnreadLanguage   not a language Comity reads
    │   └── FetchError       an address that fails or may not be asked
    ├── LedgerError          a ledger that cannot be opened or written
    └── DecisionError        a decision that does not fit what it is about
        └── Overtaken        a newer decision stands that its maker had not seen

Each message says in one line what is wrong, where, and what to do.
"""


class ComityError(Exception):
    """Base of all errors raised on purpose."""


class EvidenceError(ComityError):
    """A passage that does not cut its words out of the source."""


class SettingsError(ComityError):
    """A setting, option or argument that cannot be used."""


class LexiconError(ComityError):
    """A word table that is missing or malformed."""


class ModelError(ComityError):
    """The language pipeline is absent, or not the one whose digest is pinned."""


class SourceError(ComityError):
    """A document that cannot be read; nothing of it is stored."""


class NotFound(SourceError):
    """No such file, or it may not be opened."""


class NotText(SourceError):
    """Empty, binary, or in an encoding nobody can tell."""


class TooLarge(SourceError):
    """Over the size limit."""


class Damaged(SourceError):
    """A PDF, DOCX or HTML file that does not open."""


class NoArticle(SourceError):
    """The file opens but holds no running text."""


class UnreadLanguage(SourceError):
    """The text is in a language that Comity does not read."""


class FetchError(SourceError):
    """An address that fails, or that may not be asked."""


class LedgerError(ComityError):
    """A ledger that cannot be opened or written."""


class DecisionError(ComityError):
    """A decision whose target, field or value does not fit; nothing of it is written."""


class Overtaken(DecisionError):
    """A decision whose maker had not seen a newer one on the same thing; nothing of it is written."""
