"""What a ledger rests on: sources, whom they are from, their days, which of them are one voice, what was refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from comity.ledger import Filed, Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was taken in and what was not."""

    sources: tuple[Filed, ...]
    """oldest first; undated ones at the end"""
    voices: tuple[tuple[str, ...], ...]
    """ids of sources that are copies or light edits of one text"""
    refused: tuple[tuple[str, str], ...]
    """path or address, and why"""

    @property
    def publishers(self) -> tuple[tuple[str, int], ...]:
        """Publishers with the number of their sources, the most first; those that name none under ``."""
        many = Counter(one.publisher or "" for one in self.sources)
        return tuple(sorted(many.items(), key=lambda one: (-one[1], one[0])))

    @property
    def days(self) -> tuple[str, str] | None:
        """First and last day of publication."""
        dated = [one.day for one in self.sources if one.day]
        return (min(dated), max(dated)) if dated else None

    @property
    def undated(self) -> int:
        """Sources of no known day."""
        return sum(not one.day for one in self.sources)

    @property
    def independent(self) -> int:
        """Voices: copies count once."""
        return len(self.sources) - sum(len(voice) - 1 for voice in self.voices)

    def to_json(self) -> dict[str, Any]:
        """As the contract has it, with what a person asks next."""
        days = self.days
        return {
            "sources": len(self.sources),
            "read": len(self.sources),
            "independent": self.independent,
            "undated": self.undated,
            "days": list(days) if days else None,
            "publishers": [{"name": name or None, "sources": many} for name, many in self.publishers],
            "refused": [{"path": path, "why": why} for path, why in self.refused],
            "voices": [list(voice) for voice in self.voices],
        }


def coverage(ledger: Ledger) -> Coverage:
    """What the ledger holds and what it refused."""
    return Coverage(sources=ledger.sources(), voices=ledger.voices(), refused=ledger.refusals())
