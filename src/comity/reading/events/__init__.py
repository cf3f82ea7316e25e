"""Events: what states do to and with each other, read from verb and noun frames.

A word of the table of frames is met; its clause is asked whether it means the act, who does it, to whom, where, when,
and whether it took place; what is told several times becomes one record with several passages.
"""

from __future__ import annotations

from comity.reading.clauses import parsed
from comity.reading.events.acts import acts
from comity.reading.events.merging import records
from comity.reading.events.signings import signings
from comity.reading.notes import Notes

__all__ = ["read"]


def read(notes: Notes) -> None:
    """Find events. Without a parse, or in a language without frames, there are none."""
    if parsed(notes.doc):
        records(acts(notes), notes)
        signings(notes)
