"""Readings kept in a database, and asked for by what they are about. The only place that knows SQLAlchemy."""

from comity.ledger.amending import amendments
from comity.ledger.checking import Checked
from comity.ledger.contents import Digest
from comity.ledger.copying import Copied, copy
from comity.ledger.decision import Decision, Verb
from comity.ledger.decisions import Decisions, History, Imported, Past
from comity.ledger.entries import Entry, Member, Step
from comity.ledger.ledger import Ledger
from comity.ledger.query import Filed, Found, Query, Relation, Ruling, View
from comity.ledger.waiting import Doubt

__all__ = [
    "Checked",
    "Copied",
    "Decision",
    "Decisions",
    "Digest",
    "Doubt",
    "Entry",
    "Filed",
    "Found",
    "History",
    "Imported",
    "Ledger",
    "Member",
    "Past",
    "Query",
    "Relation",
    "Ruling",
    "Step",
    "Verb",
    "View",
    "amendments",
    "copy",
]
