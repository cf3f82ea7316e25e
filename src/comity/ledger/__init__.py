"""Readings kept in a database, and asked for by what they are about. The only place that knows SQLAlchemy."""

from comity.ledger.checking import Checked
from comity.ledger.contents import Digest
from comity.ledger.copying import Copied, copy
from comity.ledger.entries import Entry, Member, Step
from comity.ledger.ledger import Ledger
from comity.ledger.query import Filed, Found, Query, Relation

__all__ = [
    "Checked",
    "Copied",
    "Digest",
    "Entry",
    "Filed",
    "Found",
    "Ledger",
    "Member",
    "Query",
    "Relation",
    "Step",
    "copy",
]
