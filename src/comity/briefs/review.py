"""What a person goes through: doubtful links, then the least sure records, then everything nobody looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from comity.ledger import Doubt, Found, Ledger

LEAST_SURE = 0.5
"""Score below which a record comes before newer ones. Rules that see every sign they want score 0.6 and more; below a
half stand those that had to do without one."""

AT_ONCE = 500
"""Cases of each sort that one sitting fetches: an afternoon of keys."""


class Why(StrEnum):
    """Why a case is shown."""

    DOUBT = "doubtful link"
    UNSURE = "least sure"
    NEW = "not looked at"


@dataclass(frozen=True, slots=True)
class Case:
    """One question to a person."""

    why: Why
    found: Found
    doubt: Doubt | None = None

    @property
    def id(self) -> str:
        """Id of the record."""
        return self.found.item.id


def queue(ledger: Ledger) -> Iterator[Case]:
    """The cases, each record once as a record, in the order in which they are asked."""
    for doubt in ledger.decisions.doubts(AT_ONCE):
        yield Case(Why.DOUBT, doubt.record, doubt)
    shown = set()
    for one in ledger.decisions.undecided(below=LEAST_SURE, limit=AT_ONCE):
        shown.add(one.item.id)
        yield Case(Why.UNSURE, one)
    for one in ledger.decisions.undecided(limit=AT_ONCE):
        if one.item.id not in shown:
            yield Case(Why.NEW, one)
