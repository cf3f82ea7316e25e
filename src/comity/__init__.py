"""Comity reads what is written about relations between states and keeps a sourced record of it.

>>> import comity
>>> reading = comity.read("Oslo and Riga signed a protocol on 3 March 2024.")
>>> reading.agreements[0].stage
<AgreementStage.SIGNED: 'signed'>
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.records import (
    KINDS,
    Agreement,
    Check,
    Commitment,
    Date,
    Event,
    Figure,
    Milestone,
    Party,
    Passage,
    Place,
    Project,
    PublishedFrom,
    Quote,
    Reading,
    Record,
    Source,
    SourceKind,
    Voice,
)
from comity.version import __version__

if TYPE_CHECKING:
    from comity.ledger import Ledger
    from comity.reading.reader import Reader

__all__ = [
    "KINDS",
    "Agreement",
    "Check",
    "Commitment",
    "Date",
    "Event",
    "Figure",
    "Ledger",
    "Milestone",
    "Party",
    "Passage",
    "Place",
    "Project",
    "Quote",
    "Reader",
    "Reading",
    "Record",
    "Source",
    "Voice",
    "__version__",
    "read",
]


def read(
    text: str, *, published: str | None = None, language: str = "en", model: str | None = None, **known: Any
) -> Reading:
    """Read a text into records.

    Args:
        text: the text as it stands; passages count its characters.
        published: date of publication, ISO 8601; dates such as "last year" are reckoned from it.
        language: ISO 639-1 code.
        model: name of an installed spaCy package, in place of the language's own.
        known: what else is known of the source: `title`, `publisher`, `url`, `kind`.

    Raises:
        ModelError: the language pipeline is absent or not the pinned one.
    """
    from comity.reading.reader import reader

    if "kind" in known:
        known["kind"] = SourceKind(known["kind"])
    origin = PublishedFrom.ARGUMENT if published is not None else None
    source = Source(text=text, published=published, published_from=origin, language=language, **known)
    return reader(language, model).read(source)


def __getattr__(name: str) -> Any:
    # spaCy and SQLAlchemy load only when they are used: it costs a second.
    if name == "Reader":
        from comity.reading.reader import Reader

        return Reader
    if name == "Ledger":
        from comity.ledger import Ledger

        return Ledger
    raise AttributeError(f"module 'comity' has no attribute {name!r}")
